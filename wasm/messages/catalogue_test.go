package messages

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// TestCatalogue reads all that the files hold.
func TestCatalogue(t *testing.T) {
	c := loaded()
	for _, line := range c.faults {
		t.Errorf("this line can't be read, or has no explanation: %s", line)
	}
	programs := map[string]bool{}
	texts := 0
	used := map[string]bool{}
	for _, e := range c.entries {
		used[e.explanation] = true
		texts += len(e.sources)
		for _, s := range e.sources {
			programs[s.Program] = true
			if s.Version == "" {
				t.Errorf("%s has no version", s.Program)
			}
		}
		if anchored := newIndex([]entry{e}); len(anchored.anchors) == 0 {
			t.Errorf("%s: no run of %d bytes that could be looked for", e.text, window)
		}
	}
	if texts < 250 || len(programs) < 60 {
		t.Errorf("%d texts of %d programs, want 250 of 60", texts, len(programs))
	}
	t.Logf("%d texts of %d programs, %d explanations", texts, len(programs), len(c.explanations))
	for _, ids := range []map[string]string{terminations, responseFlags, {"": "alb", "101": "proxy-read-timeout-60", "WSDISCONNECT": "daphne-unaccepted"}} {
		for code, id := range ids {
			if used[id] = true; c.explanations[id].ID == "" {
				t.Errorf("%s has no explanation %s", code, id)
			}
		}
	}
	ends := map[handshake.End]bool{"": true}
	for _, end := range handshake.Ends() {
		ends[end] = true
	}
	for id, e := range c.explanations {
		group := strings.TrimRight(id, "-0123456789x") // status-404, close-code-3xxx
		if !used[id] && !used[group] {
			t.Errorf("no text has the explanation %s", id)
		}
		if e.Phase == "" || e.Means == "" || len(e.Causes) == 0 && id != "opened" || e.Fix == "" || !ends[e.End] {
			t.Errorf("%s is not whole", id)
		}
		for _, l := range e.Links {
			found := false
			switch l.Kind {
			case ToExample:
				_, found = gallery.Find(l.ID)
			case ToRule:
				found = slices.ContainsFunc(handshake.Rules(), func(r *handshake.Rule) bool { return r.ID == l.ID })
			case ToMistake:
				_, found = diagnose.FindMistake(l.ID)
			case ToFault:
				_, found = lab.Find(l.ID)
			}
			if !found {
				t.Errorf("%s: there is no %s %s", id, l.Kind, l.ID)
			}
		}
	}
}
