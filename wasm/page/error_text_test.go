package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/page/event"
)

// A link to an error text has the text, and not the log around it or the secrets in it.
func TestLinkOfErrorText(t *testing.T) {
	for _, test := range []struct{ text, link string }{
		{"1006", "1006"},
		{"websocket: bad handshake", "websocket: bad handshake"},
		{"2026/11/30 10:00:00 jane@home: dial failed: websocket: bad handshake\n", "websocket: bad handshake"},
		{"connect ECONNREFUSED 127.0.0.1:3000", ""},
		{"WebSocket connection to 'wss://a.example/?token=c2VjcmV0LXRva2Vu' failed: Error during WebSocket handshake: net::ERR_CONNECTION_RESET", ""},
	} {
		b := openTab(t, plainFiles{}, "#v=1")
		b.take(event.Pasted{Field: KeyField, Text: test.text})
		b.take(event.Typed{Field: KeyField, Text: test.text})
		b.settle()
		b.shows(CheckView)
		again := openTab(t, plainFiles{}, b.hash())
		again.settle()
		if got := again.state.Draft.Request; test.link != "" && got != test.link {
			t.Errorf("%q: the link has %q", test.text, got)
		}
		is(t, test.text, again.text("meanings"), b.text("meanings"))
		is(t, test.text, again.text("judgement"), b.text("judgement"))
		if strings.Contains(b.hash(), "c2VjcmV0") || strings.Contains(b.hash(), "jane") {
			t.Errorf("the link is %s", b.hash())
		}
	}
}
