package capture_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// recordTLS is record with TLS, and a configuration of clients that trusts it.
func recordTLS(t *testing.T, handler http.HandlerFunc) (*recorder, *tls.Config) {
	t.Helper()
	from := httptest.NewUnstartedServer(nil)
	from.StartTLS()
	from.Close()
	config := &tls.Config{Certificates: from.TLS.Certificates, NextProtos: []string{"http/1.1"}}
	trust := from.Client().Transport.(*http.Transport).TLSClientConfig
	return recordBehind(t, handler, func(l net.Listener) net.Listener { return tls.NewListener(l, config) }), &tls.Config{RootCAs: trust.RootCAs}
}

// Inside of TLS the bytes are those before they were encrypted, whatever the
// segments, on a connection that is used again and again; and net/http knows of the
// TLS.
func TestExactBytesInTLS(t *testing.T) {
	heads := []string{
		"GET /a HTTP/1.1\r\nHost: x\r\nsec-WEBsocket-KEY:   odd \t\r\n\r\n",
		"GET /b HTTP/1.1\nHost: x\nX: bare line feeds\n\n",
		"GET /c HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("long ", 1400) + "\r\n\r\n",
		"GET /d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
	}
	for _, size := range []int{1, 7, 1000, 1 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			rec, trust := recordTLS(t, func(w http.ResponseWriter, r *http.Request) {
				if r.TLS == nil || !r.TLS.HandshakeComplete || r.TLS.NegotiatedProtocol != "" {
					t.Errorf("%s: net/http knows of the TLS %+v", r.URL.Path, r.TLS)
				}
				io.WriteString(w, "this is "+r.URL.Path)
			})
			c, err := tls.DialWithDialer(&net.Dialer{Timeout: 10 * time.Second}, "tcp", rec.addr, trust)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(10 * time.Second))
			go func() {
				for rest := strings.Join(heads, ""); rest != ""; {
					n := min(size, len(rest))
					io.WriteString(c, rest[:n])
					rest = rest[n:]
				}
			}()
			answers, err := io.ReadAll(c)
			if err != nil {
				t.Fatal(err)
			}
			if len(rec.all()) != len(heads) {
				t.Fatalf("%d exchanges, want %d; answers: %s", len(rec.all()), len(heads), answers)
			}
			recorded := ""
			for i, e := range rec.all() {
				if e.Request() != heads[i] {
					t.Errorf("request %d: %q, want %q", i, e.Request(), heads[i])
				}
				response, _ := e.Response()
				recorded += response
			}
			if recorded != string(answers) {
				t.Errorf("recorded %q, on the wire %q", recorded, answers)
			}
		})
	}
}
