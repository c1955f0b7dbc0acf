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

// A log of a mebibyte, whose growth is linear: make bench tells how fast.
func BenchmarkEach(b *testing.B) {
	for _, name := range []string{"server-log", "console", "pairs", "sockets.har"} {
		b.Run(name, func(b *testing.B) {
			part, err := os.ReadFile("testdata/several/" + name + ".txt")
			if err != nil {
				b.Fatal(err)
			}
			text := strings.Repeat(string(part), 1<<20/len(part))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				judge.Each(text)
			}
		})
	}
}

// Whatever the text, what the list says of a handshake is what its piece says by itself,
// and a list is of none, of one or of several that are in order.
func FuzzEach(f *testing.F) {
	for _, pattern := range []string{"testdata/several/*.txt", "../pcap/testdata/*.pcap*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := judge.Each(text)
		if (len(list.Handshakes) == 0) != judge.Text(text).Empty() {
			t.Errorf("%d handshakes in the list, and Text finds %s", len(list.Handshakes), judge.Text(text).Outcome)
		}
		for i, h := range list.Handshakes {
			if r := h.Result(); h.Number != i+1 || r.Outcome != h.Outcome || r.OK() != h.OK || h.Span.Start < 0 || h.Span.End > len(text) {
				t.Errorf("%+v by itself is %s", h, r.Outcome)
			}
		}
	})
}
