package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"wsaccept/server/probe"
	"wsaccept/wasm/secrets/secretstest"
)

// So with a probe: neither its JSON nor its text nor its link has them, whoever
// sent them.
func TestProbeMasksCorpus(t *testing.T) {
	for _, c := range secretstest.Cases() {
		x := probe.Exchange{Peer: "127.0.0.1:80", Address: probe.Address{Host: "a", Port: "80", Target: "/"}}
		field := ""
		switch {
		case c.Kind == secretstest.Field && !strings.HasPrefix(c.Text, ":"):
			field = c.Text + "\r\n"
		case c.Kind == secretstest.Target:
			x.Address.Target = c.Text
		default:
			continue
		}
		x.Sent = "GET " + x.Address.Target + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\n"
		x.Received = "HTTP/1.1 302 Found\r\nLocation: " + x.Address.Target + "\r\n" + field + "\r\n"
		p := newProbed(x, "http://b/")
		data, err := json.Marshal(p.result)
		if err != nil {
			t.Fatal(err)
		}
		for what, text := range map[string]string{"JSON": string(data), "text": p.text(), "sent": string(p.result.Sent), "received": string(p.result.Received)} {
			for _, secret := range c.Secrets {
				if strings.Contains(text, secret) {
					t.Errorf("%q: %q is in the %s", c.Text, secret, what)
				}
			}
		}
		if len(p.result.Sent) != len(x.Sent) || len(p.result.Redacted) > 0 != c.HasSecret() {
			t.Errorf("%q: %q, hidden %q", c.Text, p.result.Sent, p.result.Redacted)
		}
	}
}
