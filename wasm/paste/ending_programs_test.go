package paste_test

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/programs"
)

// sayNothing are programs that say the same, or next to nothing, of more than one
// end.
var sayNothing = map[string]bool{"firefox": true, "undici": true, "faye " + string(handshake.Closed): true, "python-websockets " + string(handshake.Reset): true, "gobwas " + string(handshake.Closed): true}

// TestEndingOfPrograms pastes what each client is predicted to say of each end.
func TestEndingOfPrograms(t *testing.T) {
	for _, end := range handshake.Ends() {
		for _, c := range programs.Unanswered(end) {
			if c.Message == "" || sayNothing[c.Program.ID] || sayNothing[c.Program.ID+" "+string(end)] {
				continue
			}
			said := c.Message
			if c.Program.ID == "chromium" {
				said = "WebSocket connection to 'wss://example.com/' failed: " + said
			}
			if got := paste.Find(said, paste.Either).End; got != end {
				t.Errorf("%s, %s: %q is taken for %q", c.Program.ID, end, said, got)
			}
		}
	}
}
