package judge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

var update = flag.Bool("update", false, "write what is said into testdata")

// TestField holds what is said of texts that people paste: logs, consoles, terminals.
// The texts are files in testdata/field, and what is said stands beside them.
func TestField(t *testing.T) {
	files, err := filepath.Glob("testdata/field/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			input, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := said(judge.Text(string(input)))
			golden := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// said is what a person reads first of r.
func said(r *judge.Result) string {
	var b strings.Builder
	line := func(label, text string) {
		if text != "" {
			b.WriteString(label + ": " + text + "\n")
		}
	}
	line("outcome", string(r.Outcome))
	line("request", string(r.Verdicts.Request))
	line("response", string(r.Verdicts.Response))
	line("cause", r.Advice().Cause)
	for _, note := range r.Notes {
		line("note", note)
	}
	for _, list := range []judge.Side{judge.Request, judge.Response} {
		for _, f := range r.About(list) {
			line(string(f.Severity), f.Title)
		}
	}
	line("request's head", strings.ReplaceAll(r.Request.Text, "\r\n", "⏎"))
	line("response's head", strings.ReplaceAll(r.Response.Text, "\r\n", "⏎"))
	return b.String()
}
