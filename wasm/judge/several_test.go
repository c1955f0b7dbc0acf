package judge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

var update = flag.Bool("update", false, "write what is said into testdata")

// TestEach holds what is found in texts with several handshakes.
func TestEach(t *testing.T) {
	files, err := filepath.Glob("testdata/several/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			input, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			list := judge.Each(string(input))
			for _, h := range list.Handshakes {
				if r := h.Result(); r.Outcome != h.Outcome || r.OK() != h.OK || r.Title() != h.Title {
					t.Errorf("handshake %d is %s (%s) in the list and %s (%s) by itself", h.Number, h.Title, h.Outcome, r.Title(), r.Outcome)
				}
				if alone := judge.Each(h.Piece.Text); len(alone.Handshakes) != 1 || alone.Handshakes[0].Outcome != h.Outcome {
					t.Errorf("the piece of handshake %d holds %s", h.Number, listed(alone))
				}
				if line := 1 + strings.Count(string(input)[:h.Span.Start], "\n"); line != h.Line {
					t.Errorf("handshake %d is said to begin in line %d, not %d", h.Number, h.Line, line)
				}
			}
			golden(t, strings.TrimSuffix(file, ".txt")+".want", listed(list))
		})
	}
}

func listed(l *judge.List) string {
	var b strings.Builder
	for _, h := range l.FailingFirst() {
		b.WriteString(strconv.Itoa(h.Number) + ", line " + strconv.Itoa(h.Line) + ": " + string(h.Outcome) + ": " + h.Title + "\n")
	}
	b.WriteString(strconv.Itoa(l.Failing()) + " of " + strconv.Itoa(len(l.Handshakes)) + " fail; " + strconv.Itoa(l.Others) + " others\n")
	return b.String()
}

// golden compares got with the content of a file, or writes it there.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
