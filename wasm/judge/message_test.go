package judge_test

import (
	"testing"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
)

// TestMessageDecides holds what a message does to the outcome.
func TestMessageDecides(t *testing.T) {
	for _, test := range []struct {
		text string
		want judge.Outcome
		ok   bool
	}{
		{"Error: Unexpected server response: 403", judge.ToldFailed, false},
		{"websocket: close 1000 (normal)", judge.ToldOpened, true},
		{"The WebSocket session [7] idle timeout expired", judge.ToldOpened, true},
		{"WebSocket connection to 'wss://a.example/' failed: Connection closed before receiving a handshake response", "closed", false},
		{"upstream timed out (110: Connection timed out) while reading response header from upstream", judge.ToldFailed, false},
		{"HTTP/1.1 403 Forbidden\r\n\r\nwebsocket: request origin not allowed by Upgrader.CheckOrigin", judge.Refused, false},
		{"something that nobody knows", judge.Nothing, true},
	} {
		if r := judge.Text(test.text); r.Outcome != test.want || r.OK() != test.ok {
			t.Errorf("%s: %s, ok %v; want %s, %v", test.text, r.Outcome, r.OK(), test.want, test.ok)
		}
	}
	if found := paste.Find("Unexpected server response: 403", paste.Either); found.Response.Text != "" {
		t.Errorf("a response is made up: %q", found.Response.Text)
	}
}
