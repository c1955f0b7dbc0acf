package judge_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/verdict"
)

// pasted is a text as people paste it, with what it means. The sentences were written
// down from the meaning, by hand, and not from what is said; each may be one of several,
// between bars.
type pasted struct {
	Name  string
	Class string
	Input string
	Code  bool     // it is code
	OK    *bool    // whether nothing keeps the WebSocket from opening, if that is clear
	Says  []string // what must be said
	Never []string // and what must not, because it is false or distracts
}

func readPasted(t *testing.T) []pasted {
	t.Helper()
	data, err := os.ReadFile("testdata/field.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []pasted
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// TestField reads texts of public bug reports and questions, and others of their kinds:
// consoles, logs, terminals, code.
func TestField(t *testing.T) {
	for _, c := range readPasted(t) {
		if c.Code {
			continue // server/cli/field_test.go gives it to diagnose
		}
		t.Run(c.Class+"/"+c.Name, func(t *testing.T) {
			r := judge.Text(c.Input)
			said := ofText(r)
			if c.OK != nil && r.OK() != *c.OK {
				t.Errorf("OK is %v", r.OK())
			}
			if alone := judge.Editors(judge.Editor{}, judge.Editor{Text: c.Input}, ""); len(r.Messages) > 0 && r.Pair.Request.Absent() && r.Pair.Response.Absent() && alone.Outcome != r.Outcome {
				t.Errorf("in the response's field it is %s, and %s alone", alone.Outcome, r.Outcome)
			}
			for _, want := range c.Says {
				if !containsOne(said, want) {
					t.Errorf("nothing says %q:\n%s", want, said)
				}
			}
			for _, bad := range c.Never {
				if containsOne(said, bad) {
					t.Errorf("%q is said:\n%s", bad, said)
				}
			}
			if t.Failed() {
				t.Logf("of %s", c.Input)
			}
		})
	}
}

// ofText is what a person reads about a text, but for what programs do.
func ofText(r *judge.Result) string {
	advice := r.Advice()
	lines := []string{verdict.Outcome(r), advice.Cause, advice.Fix}
	for _, m := range r.Messages {
		lines = append(lines, m.Text+" ("+strings.Join(m.Programs(), ", ")+")", m.Means)
		for _, cause := range m.Causes {
			lines = append(lines, cause.Why+" "+cause.Tell)
		}
		lines = append(lines, m.Fix)
	}
	lines = append(lines, r.Notes...)
	for _, f := range r.All() {
		lines = append(lines, f.Title+" "+f.Detail)
	}
	return strings.Join(lines, "\n")
}

func containsOne(text, wanted string) bool {
	text = strings.ToLower(text)
	for w := range strings.SplitSeq(strings.ToLower(wanted), "|") {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
