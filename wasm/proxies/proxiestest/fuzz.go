package proxiestest

import (
	"os"
	"path/filepath"
	"testing"

	"wsaccept/wasm/proxies/passage"
)

// Fuzz reads whatever f comes upon, beginning with the configurations in testdata: spans
// are in the text, what does not pass has a cause, and what is called a fix is one.
func Fuzz(f *testing.F, read Reader) {
	names, err := filepath.Glob(filepath.Join("testdata", "*.conf"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(Fill(string(text), Listen, Backend, Dead, Dir), "/ws")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		report, ok := read(text)
		if !ok {
			return
		}
		asked, _ := read(text, passage.Ask{Host: passage.Host, Path: path})
		for _, r := range append(report.Routes, asked.Routes...) {
			_ = r.Blame.Of(text) + r.Span.Of(text) + r.Idle.Span.Of(text)
			for _, n := range append(r.Warns, r.Notes...) {
				_ = n.Span.Of(text)
			}
			passage.Diff(text, r.Edits)
			if r.Outcome != passage.Passes && r.Cause == "" {
				t.Errorf("%s without a cause: %+v", r.Outcome, r)
			}
		}
		for ask, fixed := range Fixed(text, []passage.Ask{{Host: passage.Host, Path: path}}, read) {
			if again, _ := read(fixed, ask); len(again.Routes) != 1 || again.Routes[0].Outcome != passage.Passes {
				t.Errorf("fixed to %q, and %+v", fixed, again.Routes)
			}
		}
	})
}
