package diagnose_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
)

func TestAsGUID(t *testing.T) {
	for text, want := range map[string]string{
		"258EAFA5-E914-47DA-95CA-5AB5DC11B735":   "wrong-guid",
		"258eafa5-e914-47da-95ca-c5ab0dc85b11":   "guid-lower-case",
		"258EAFA5E91447DA95CAC5AB0DC85B11":       "guid-no-dashes",
		"{258EAFA5-E914-47DA-95CA-C5AB0DC85B11}": "guid-wrapped",
		"258EAFA5-E914-47DA-95CA- C5AB0DC85B11":  "guid-spaced",
		"6F9619FF-8B86-D011-B42D-00CF4FC964FF":   "wrong-guid",
		strings.Repeat("A", 5000):                "wrong-guid",
	} {
		x, wrong := diagnose.AsGUID(text)
		if !wrong || x.Mistake != want || x.Fix == "" || x.Proof.Output != "" {
			t.Errorf("%.50s: wrong %v, %s, want %s; fix %q", text, wrong, x.Mistake, want, x.Fix)
		}
	}
	if x, wrong := diagnose.AsGUID(guid); wrong {
		t.Errorf("the GUID: %s", x.Mistake)
	}
}
