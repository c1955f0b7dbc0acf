package probe

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
)

// The errors that no loopback server can cause on every computer.
func TestExplain(t *testing.T) {
	e := explainer{address: Address{Host: "a.example", Port: "80"}, timeout: 10 * time.Second}
	wrapped := func(err error) error {
		return &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", err)}
	}
	alert := func(text string) error { return &net.OpError{Op: "remote error", Err: errors.New(text)} }
	tests := map[string]struct {
		got  *Failure
		end  handshake.End
		what string // a part
		do   string // a part of the advice
	}{
		"no such host":          {e.connect(&net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "a.example", IsNotFound: true}}), handshake.UnknownHost, "There is no host called a.example.", ""},
		"resolver broken":       {e.connect(&net.OpError{Op: "dial", Err: &net.DNSError{Err: "server misbehaving", Name: "a.example"}}), handshake.UnknownHost, "could not be looked up: server misbehaving.", "resolver"},
		"resolver slow":         {e.connect(&net.DNSError{Err: "i/o timeout", IsTimeout: true}), handshake.TimedOut, "within 10s", "-timeout"},
		"connect timeout":       {e.connect(&net.OpError{Op: "dial", Err: context.DeadlineExceeded}), handshake.TimedOut, "No connection to a.example:80 within 10s: timed out.", "-timeout"},
		"refused":               {e.connect(wrapped(syscall.ECONNREFUSED)), handshake.ConnectionRefused, "refused", ""},
		"no route":              {e.connect(wrapped(syscall.ENETUNREACH)), handshake.Unreachable, "There is no route", ""},
		"other":                 {e.connect(wrapped(syscall.EACCES)), handshake.Unreachable, "permission denied.", ""},
		"TLS timeout":           {e.tls(context.DeadlineExceeded, nil), handshake.TimedOut, "did not finish within 10s", "-timeout"},
		"not TLS":               {e.tls(tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, nil), handshake.PlainPort, "does not speak TLS", ""},
		"untrusted":             {e.tls(io.EOF, &TLS{WhyNot: "It expired."}), handshake.BadCertificate, "can’t be verified. It expired.", "-insecure"},
		"ended in TLS":          {e.tls(io.EOF, nil), handshake.TLSFailed, "closed the connection during the TLS", ""},
		"h2 only":               {e.tls(alert("tls: no application protocol"), nil), handshake.TLSFailed, "refuses HTTP/1.1", "h2"},
		"another alert":         {e.tls(alert("tls: handshake failure"), nil), handshake.TLSFailed, "TLS failed with a.example:80: tls: handshake failure.", ""},
		"client certificate":    {e.answer(alert("tls: certificate required"), ""), handshake.TLSFailed, "client certificate", "none to send"},
		"closed":                {e.answer(io.EOF, ""), handshake.Closed, "closed the connection without a response", ""},
		"reset":                 {e.answer(wrapped(syscall.ECONNRESET), ""), handshake.Reset, "reset the connection without a response", ""},
		"silent":                {e.answer(context.DeadlineExceeded, ""), handshake.TimedOut, "did not answer within 10s", "-timeout"},
		"reset in the middle":   {e.answer(wrapped(syscall.ECONNRESET), "HTTP/1.1 101"), handshake.Reset, "12 bytes arrived", ""},
		"closed in the middle":  {e.answer(io.EOF, "HTTP/1.1 101"), handshake.Closed, "12 bytes arrived", ""},
		"stalled in the middle": {e.answer(context.DeadlineExceeded, "HTTP/1.1 101"), handshake.TimedOut, "12 bytes arrived", ""},
		"HTTP/2":                {e.answer(io.EOF, "\x00\x00\x12\x04\x00\x00\x00\x00\x00"), "", "9 bytes arrived", ""},
	}
	for name, test := range tests {
		if test.got.End != test.end || !strings.Contains(test.got.What, test.what) || !strings.Contains(test.got.Advice, test.do) {
			t.Errorf("%s: %+v", name, test.got)
		}
		// What it prints is understood where it is pasted.
		if r := judge.Text("✗ " + test.got.What); test.end != "" && r.End != test.end {
			t.Errorf("%s: %q is taken for %q", name, test.got.What, r.End)
		}
	}
}

// certificate returns a certificate for a.example that signed itself.
func certificate(t *testing.T, from, to time.Time) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, DNSNames: []string{"a.example"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, NotBefore: from, NotAfter: to, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

// A certificate is verified as crypto/tls does, which is asked too, and what is
// wrong with it is said.
func TestCertificates(t *testing.T) {
	now := time.Now()
	good := certificate(t, now.Add(-time.Hour), now.Add(time.Hour))
	tests := map[string]struct {
		certificate tls.Certificate
		trusted     bool
		host        string
		whyNot      string // the beginning
	}{
		"good":        {good, true, "127.0.0.1", ""},
		"not trusted": {good, false, "127.0.0.1", "It is self-signed"},
		"other host":  {good, true, "localhost", "It is not for localhost, but for a.example, 127.0.0.1."},
		"expired":     {certificate(t, now.Add(-2*time.Hour), now.Add(-time.Hour)), true, "127.0.0.1", "It expired on "},
		"too early":   {certificate(t, now.Add(time.Hour), now.Add(2*time.Hour)), true, "127.0.0.1", "It is not valid before "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{test.certificate}, NextProtos: []string{"h2", "http/1.1"}})
			if err != nil {
				t.Fatal(err)
			}
			defer listener.Close()
			go func() {
				for {
					conn, err := listener.Accept()
					if err != nil {
						return
					}
					go func() {
						defer conn.Close()
						conn.SetDeadline(time.Now().Add(2 * time.Second))
						io.ReadFull(conn, make([]byte, len("REQUEST")))
						io.WriteString(conn, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
					}()
				}
			}()
			roots := x509.NewCertPool()
			if test.trusted {
				roots.AddCert(test.certificate.Leaf)
			}
			_, port, _ := net.SplitHostPort(listener.Addr().String())
			_, theirs := tls.Dial("tcp", listener.Addr().String(), &tls.Config{ServerName: test.host, RootCAs: roots})
			if (theirs == nil) != (test.whyNot == "") {
				t.Fatalf("crypto/tls says %v", theirs)
			}
			a := Address{Secure: true, Host: test.host, Port: port, Target: "/"}
			for _, insecure := range []bool{false, true} {
				x := Do(t.Context(), a, "REQUEST", Options{Timeout: 2 * time.Second, Roots: roots, Insecure: insecure})
				if x.TLS == nil || x.TLS.Verified != (test.whyNot == "") || !strings.HasPrefix(x.TLS.WhyNot, test.whyNot) || x.TLS.ALPN != "http/1.1" || x.TLS.Subject != "CN=test" {
					t.Fatalf("insecure %t: %+v, failure %+v", insecure, x.TLS, x.Failure)
				}
				if refused := test.whyNot != "" && !insecure; (x.Failure != nil) != refused || (x.Sent == "") != refused || refused && x.Failure.Phase != Securing {
					t.Errorf("insecure %t: sent %q, failure %+v", insecure, x.Sent, x.Failure)
				}
			}
		})
	}
}
