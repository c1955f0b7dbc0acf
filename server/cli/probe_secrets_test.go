package cli

import (
	"encoding/json"
	"io"
	"net"
	"strings"
	"testing"
)

// Secrets go to the server, and nowhere else.
func TestProbeSecrets(t *testing.T) {
	const password, token = "QWxhZGRpbjpvcGVu", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
	addr, requests := rawServer(t, "tcp4", "127.0.0.1", func(conn net.Conn, key string) {
		answer := strings.Replace(accepting(key), "\r\n\r\n", "\r\nSec-WebSocket-Protocol: "+token+"\r\nSet-Cookie: id="+password+"\r\n\r\n", 1)
		io.WriteString(conn, answer+closed1000)
	})
	args := []string{"ws://" + addr + "/?token=" + password, "-protocol", "bearer," + token, "-H", "Authorization: Basic " + password + "\x7f"}
	status, stdout, _ := probing(args...)
	request := <-requests
	if status != exitOK || strings.Count(request, password) != 2 || !strings.Contains(request, token) {
		t.Errorf("status %d, on the wire %q", status, request)
	}
	_, asJSON, _ := probing(append(args, "-json")...)
	var r probeJSON
	if err := json.Unmarshal([]byte(asJSON), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Sent) != len(request) || strings.Join(r.Redacted, " ") != "token Sec-WebSocket-Protocol Authorization Set-Cookie" {
		t.Errorf("sent %q, redacted %q", r.Sent, r.Redacted)
	}
	for what, text := range map[string]string{"text": stdout, "JSON": asJSON, "sent": string(r.Sent), "received": string(r.Received)} {
		for _, secret := range []string{password, token[:12]} {
			if strings.Contains(text, secret) {
				t.Errorf("%q is in the %s:\n%s", secret, what, text)
			}
		}
	}
}
