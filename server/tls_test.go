package main

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// newCertificate writes a certificate for 127.0.0.1 and its key into files, and
// returns a configuration of clients that trusts it.
func newCertificate(t *testing.T) (cert, key string, trust *tls.Config) {
	t.Helper()
	from := httptest.NewUnstartedServer(nil)
	from.StartTLS()
	from.Close()
	pair := from.TLS.Certificates[0]
	secret, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{
		cert: {Type: "CERTIFICATE", Bytes: pair.Certificate[0]},
		key:  {Type: "PRIVATE KEY", Bytes: secret},
	} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool := x509.NewCertPool()
	pool.AddCert(from.Certificate())
	return cert, key, &tls.Config{RootCAs: pool}
}

// startTLS is start with TLS, and a client that trusts the server.
func startTLS(t *testing.T, change ...func(*serveOptions)) (addr string, client *http.Client, trust *tls.Config) {
	t.Helper()
	cert, key, trust := newCertificate(t)
	addr, _ = start(t, append(change, func(o *serveOptions) { o.cert, o.key = cert, key })...)
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
		key, token := newKey(), newToken()
		request := asBrowser("https://"+addr, socketPath+query+token, key)
		c, err := tls.DialWithDialer(&net.Dialer{Timeout: patience}, "tcp", addr, trust)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(patience))
		answer, err := send(c, request)
		if err == nil {
			err = rightly(name, key, answer)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, status, err := getReport(client, "https://"+addr+"/endpoint/report/"+token)
		if err != nil || status != 200 || string(r.Request) != request || string(r.Response) != answer {
			t.Errorf("%s: %d, %v: reported %q and %q, on the wire %q and %q", name, status, err, r.Request, r.Response, request, answer)
		}
	}
	// The origin of the page has https:, too.
	request := strings.Replace(asBrowser("https://"+addr, socketPath, newKey()), "Origin: https:", "Origin: http:", 1)
	c, err := tls.DialWithDialer(&net.Dialer{Timeout: patience}, "tcp", addr, trust)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	if answer, err := send(c, request); err != nil || statusesIn(answer) != "403" {
		t.Errorf("a page over http: %q, %v", answer, err)
	}
}

// Somebody else's client takes the server for one of wss:, and the page comes over
// https:, but not over HTTP/2.
func TestClientsOverTLS(t *testing.T) {
	t.Parallel()
	addr, client, trust := startTLS(t)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c, _, err := websocket.Dial(ctx, "wss://"+addr+socketPath, &websocket.DialOptions{HTTPClient: client, HTTPHeader: http.Header{"Origin": {"https://" + addr}}})
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
	resp, err := (&http.Client{Transport: transport, Timeout: patience}).Get("https://" + addr + "/")
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
		c, err := tls.DialWithDialer(&net.Dialer{Timeout: patience}, "tcp", addr, config)
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
		"plain HTTP":          {asBrowser("http://"+addr, socketPath, newKey()), 0, 15 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := connect(addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			began := time.Now()
			io.WriteString(c, test.sent)
			if _, status, err := getReport(client, "https://"+addr+"/endpoint"); err != nil || status != 200 {
				t.Errorf("meanwhile: %d, %v", status, err)
			}
			answer, err := io.ReadAll(c)
			if took := time.Since(began); isTimeout(err) || took < test.from || took > test.to || strings.Contains(string(answer), "101") {
				t.Errorf("after %v: %q, %v", took, answer, err)
			}
		})
	}
}

// What is wrong with the two flags is said before anything is served.
func TestCertificateFlags(t *testing.T) {
	cert, key, _ := newCertificate(t)
	for _, test := range []struct{ args, stderr string }{
		{"-cert " + cert, "wsaccept: -cert and -key belong together"},
		{"-key " + key, "wsaccept: -cert and -key belong together"},
		{"-cert nowhere.pem -key " + key, "wsaccept: -cert, -key: open nowhere.pem"},
		{"-cert " + key + " -key " + cert, "wsaccept: -cert, -key: tls: failed to find"},
	} {
		var stdout, stderr strings.Builder
		status := run(strings.Fields("-addr 127.0.0.1:0 "+test.args), strings.NewReader(""), &stdout, &stderr)
		if status != exitUsage || !strings.HasPrefix(stderr.String(), test.stderr) || stdout.Len() > 0 {
			t.Errorf("%s: status %d, %q, %q", test.args, status, stdout.String(), stderr.String())
		}
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
	cert, key, _ := newCertificate(t)
	var log safeBuffer
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
		for _, path := range []string{"/", socketPath, labPath + "ok"} {
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
