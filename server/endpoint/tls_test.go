package endpoint

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// startTLS is start with TLS, and a client that trusts the server.
func startTLS(t *testing.T, change ...func(*Options)) (addr string, client *http.Client, trust *tls.Config) {
	t.Helper()
	cert, key, trust := wiretest.NewCertificate(t)
	addr, _ = start(t, append(change, func(o *Options) { o.Cert, o.Key = cert, key })...)
	transport := &http.Transport{TLSClientConfig: trust}
	t.Cleanup(transport.CloseIdleConnections)
	return addr, &http.Client{Transport: transport}, trust
}

// A handshake inside of TLS is answered and reported as one without: the bytes are
// those that the client sent before they were encrypted.
func TestHandshakeOverTLS(t *testing.T) {
	t.Parallel()
	addr, client, trust := startTLS(t)
	for name, query := range map[string]string{"coder": "?t=", "gorilla": "?voice=gorilla&t="} {
		key, token := wiretest.NewKey(), wiretest.NewToken()
		request := wiretest.AsBrowser("https://"+addr, wire.SocketPath+query+token, key)
		c, err := tls.DialWithDialer(&net.Dialer{Timeout: wiretest.Patience}, "tcp", addr, trust)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(wiretest.Patience))
		answer, err := wiretest.Send(c, request)
		if err == nil {
			err = wiretest.CheckAnswer(name, key, answer)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, status, err := wiretest.GetReport(client, "https://"+addr+"/endpoint/report/"+token)
		if err != nil || status != 200 || string(r.Request) != request || string(r.Response) != answer {
			t.Errorf("%s: %d, %v: reported %q and %q, on the wire %q and %q", name, status, err, r.Request, r.Response, request, answer)
		}
	}
	// The origin of the page has https:, too.
	request := strings.Replace(wiretest.AsBrowser("https://"+addr, wire.SocketPath, wiretest.NewKey()), "Origin: https:", "Origin: http:", 1)
	c, err := tls.DialWithDialer(&net.Dialer{Timeout: wiretest.Patience}, "tcp", addr, trust)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(wiretest.Patience))
	if answer, err := wiretest.Send(c, request); err != nil || wiretest.StatusesIn(answer) != "403" {
		t.Errorf("a page over http: %q, %v", answer, err)
	}
}

// Somebody else's client takes the server for one of wss:, and the page comes over
// https:, but not over HTTP/2.
func TestClientsOverTLS(t *testing.T) {
	t.Parallel()
	addr, client, trust := startTLS(t)
	ctx, cancel := context.WithTimeout(t.Context(), wiretest.Patience)
	defer cancel()
	c, _, err := websocket.Dial(ctx, "wss://"+addr+wire.SocketPath, &websocket.DialOptions{HTTPClient: client, HTTPHeader: http.Header{"Origin": {"https://" + addr}}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.CloseNow()
	c.Write(ctx, websocket.MessageText, []byte("hello"))
	if _, message, err := c.Read(ctx); err != nil || string(message) != "hello" {
		t.Errorf("echo %q, %v", message, err)
	}

	transport := &http.Transport{TLSClientConfig: trust.Clone(), ForceAttemptHTTP2: true}
	defer transport.CloseIdleConnections()
	resp, err := (&http.Client{Transport: transport, Timeout: wiretest.Patience}).Get("https://" + addr + "/")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 || resp.ProtoMajor != 1 {
		t.Errorf("the page: %s %s", resp.Proto, resp.Status)
	}
}

// ALPN offers HTTP/1.1 only: over HTTP/2 there is no handshake of RFC 6455.
func TestALPN(t *testing.T) {
	t.Parallel()
	addr, _, trust := startTLS(t)
	for _, test := range []struct {
		offer []string
		want  string
		fails bool
	}{
		{[]string{"h2", "http/1.1"}, "http/1.1", false},
		{[]string{"http/1.1"}, "http/1.1", false},
		{nil, "", false},
		{[]string{"h2"}, "", true},
	} {
		config := trust.Clone()
		config.NextProtos = test.offer
		c, err := tls.DialWithDialer(&net.Dialer{Timeout: wiretest.Patience}, "tcp", addr, config)
		if (err != nil) != test.fails {
			t.Errorf("%q: %v", test.offer, err)
		}
		if err != nil {
			continue
		}
		if got := c.ConnectionState(); got.NegotiatedProtocol != test.want || got.Version < tls.VersionTLS12 {
			t.Errorf("%q: %q over version %x", test.offer, got.NegotiatedProtocol, got.Version)
		}
		c.Close()
	}
}

// A client that does not finish the handshake of TLS is dropped in the end, and
// keeps nobody waiting. One that does not speak TLS is dropped at once.
func TestUnfinishedTLS(t *testing.T) {
	t.Parallel()
	addr, client, _ := startTLS(t)
	for name, test := range map[string]struct {
		sent     string
		from, to time.Duration
	}{
		"nothing":             {"", 2500 * time.Millisecond, 15 * time.Second},
		"half a client hello": {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 2500 * time.Millisecond, 15 * time.Second},
		"plain HTTP":          {wiretest.AsBrowser("http://"+addr, wire.SocketPath, wiretest.NewKey()), 0, 15 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := wiretest.Connect(addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			began := time.Now()
			io.WriteString(c, test.sent)
			if _, status, err := wiretest.GetReport(client, "https://"+addr+"/endpoint"); err != nil || status != 200 {
				t.Errorf("meanwhile: %d, %v", status, err)
			}
			answer, err := io.ReadAll(c)
			if took := time.Since(began); wiretest.IsTimeout(err) || took < test.from || took > test.to || strings.Contains(string(answer), "101") {
				t.Errorf("after %v: %q, %v", took, answer, err)
			}
		})
	}
}

// What clients will not like of a certificate is said before they are asked.
func TestDoubts(t *testing.T) {
	t.Parallel()
	now := time.Now()
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	good, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	day := 24 * time.Hour
	for name, test := range map[string]struct {
		key         crypto.Signer
		from, until time.Time
		names       []string
		want        []string
	}{
		"fine":    {good, now.Add(-day), now.Add(day), []string{"play.example"}, nil},
		"expired": {good, now.Add(-2 * day), now.Add(-day), []string{"play.example"}, []string{"expired on"}},
		"early":   {good, now.Add(day), now.Add(2 * day), []string{"play.example"}, []string{"is not valid before"}},
		"weak":    {small, now.Add(-day), now.Add(day), []string{"play.example"}, []string{"has an RSA key of 1024 bits"}},
		"all":     {small, now.Add(-2 * day), now.Add(-day), nil, []string{"expired on", "has an RSA key", "names no host"}},
	} {
		template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: test.from, NotAfter: test.until, DNSNames: test.names}
		der, err := x509.CreateCertificate(rand.Reader, template, template, test.key.Public(), test.key)
		if err != nil {
			t.Fatal(err)
		}
		leaf, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		got := doubts(leaf, now)
		if len(got) != len(test.want) {
			t.Errorf("%s: %q", name, got)
		}
		for i, want := range test.want {
			if i < len(got) && !strings.HasPrefix(got[i], want) {
				t.Errorf("%s: %q, want %q", name, got[i], want)
			}
		}
	}
}

// A certificate whose files are written anew is served without a restart; one that
// can't be read is served on as it was.
func TestRenewedCertificate(t *testing.T) {
	t.Parallel()
	cert, key, _ := wiretest.NewCertificate(t)
	var log wiretest.Buffer
	c, err := loadCertificate(cert, key, &log)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := c.get(nil)
	again := func() *tls.Certificate {
		c.looked = time.Time{} // as after a minute
		got, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if again() != first {
		t.Error("the same files are another certificate")
	}
	later := time.Now().Add(time.Hour)
	os.Chtimes(cert, later, later)
	second := again()
	if second == first {
		t.Error("the new files were not read")
	}
	os.WriteFile(cert, []byte("nothing"), 0o600)
	if again() != second || !strings.Contains(log.String(), "The certificate was not renewed") {
		t.Errorf("with a bad file; the log is %q", log.String())
	}
}

// Browsers that came by https: to a name are asked to stay there; localhost and
// addresses are not theirs alone.
func TestStrictTransport(t *testing.T) {
	t.Parallel()
	handler := strictTransport(http.NotFoundHandler())
	for host, want := range map[string]bool{
		"play.example": true, "play.example:8443": true, "localhost": false, "localhost:8443": false,
		"a.localhost": false, "127.0.0.1:8443": false, "[::1]:8443": false, "[::1]": false,
	} {
		for _, path := range []string{"/", wire.SocketPath, wire.LabPath + "ok"} {
			r := httptest.NewRequest("GET", "https://"+host+path, nil)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if got := w.Header().Get("Strict-Transport-Security") != ""; got != (want && path == "/") {
				t.Errorf("%s%s: %t", host, path, got)
			}
			r.TLS = nil
			w = httptest.NewRecorder()
			if handler.ServeHTTP(w, r); w.Header().Get("Strict-Transport-Security") != "" {
				t.Errorf("%s%s without TLS", host, path)
			}
		}
	}
}
