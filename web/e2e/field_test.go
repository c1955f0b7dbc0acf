package e2e

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestField pastes a text of each class of those that people paste into the page, in a
// real browser, and reads the verdict, the cause and the fix.
func TestField(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../wasm/judge/testdata/field.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, Class, Input string
		Code               bool
		Says               []string
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	b.open(program(t))
	read := map[string]bool{}
	for _, c := range cases {
		if read[c.Class] {
			continue
		}
		read[c.Class] = true
		t.Run(c.Class, func(t *testing.T) {
			islands := `["judgement", "why", "meanings", "taken", "problems", "address", "request", "response"]`
			if c.Code {
				b.put("diagnose-code", c.Input)
				islands = `["diagnosis", "diagnosis-notes", "explanation", "constants"]`
			} else {
				b.fill("request-text", c.Input)
			}
			shown := `(` + islands + `.map((id) => document.getElementById(id)?.textContent ?? "").join(" ").replace(/\s+/g, " "))`
			for _, want := range c.Says {
				var any []string
				for w := range strings.SplitSeq(strings.ToLower(want), "|") {
					quoted, err := json.Marshal(w)
					if err != nil {
						t.Fatal(err)
					}
					any = append(any, shown+`.toLowerCase().includes(`+string(quoted)+`)`)
				}
				if expression := strings.Join(any, " || "); !eval[bool](b, `new Promise((done) => { const until = Date.now() + 5000; (function look() { if (`+expression+`) done(true); else if (Date.now() > until) done(false); else setTimeout(look, 50); })(); })`) {
					t.Errorf("%s: the page does not say %q:\n%s", c.Name, want, eval[string](b, shown))
				}
			}
		})
	}
}
