package edge

import (
	"encoding/json"
	"strings"
	"testing"

	"wsaccept/wasm/secrets/secretstest"
)

// The report of the Worker has the secrets of the corpus no more.
func TestWorkerMasksCorpus(t *testing.T) {
	masked := 0
	for _, c := range append(secretstest.Of(secretstest.Field), secretstest.Of(secretstest.Target)...) {
		target, fields := "https://play.example/endpoint/ws", []string{"Connection: keep-alive, Upgrade", "Upgrade: websocket", "Origin: https://play.example", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"}
		switch name, value, _ := strings.Cut(c.Text, ": "); {
		case c.Kind == secretstest.Target && strings.HasPrefix(c.Text, "/?") && !strings.Contains(c.Text, "#"):
			target += c.Text[1:]
		case c.Kind == secretstest.Field && value != "" && !strings.Contains(c.Text, "\r\n") && !strings.Contains(strings.Join(fields, "\n")+"\nHost:", name+":"):
			fields = append(fields, c.Text)
		default: // the runtime would not hand it on
			continue
		}
		p := &peer{messages: make(chan Message)}
		close(p.messages)
		w := serve(t, Endpoint{Upgrader: p}.Handler(), adapted(t, target, fields...))
		if len(p.sent) == 0 {
			if w.status < 400 {
				t.Errorf("%q: %d, and no report", c.Text, w.status)
			}
			continue // the handshake is refused, and there is no report then
		}
		var first struct {
			Request  []byte
			Redacted []string
		}
		if err := json.Unmarshal(p.sent[0].Data, &first); err != nil {
			t.Fatal(err)
		}
		for _, secret := range c.Secrets {
			if strings.Contains(string(first.Request), secret) {
				t.Errorf("%q: %q is in the report %q", c.Text, secret, first.Request)
			}
		}
		if len(first.Redacted) > 0 != c.HasSecret() {
			t.Errorf("%q: hidden %q in %q", c.Text, first.Redacted, first.Request)
		}
		if c.HasSecret() {
			masked++
		}
	}
	if masked < 250 {
		t.Errorf("only %d handshakes with secrets were reported", masked)
	}
}
