package endpoint

import (
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"sync"
	"time"

	"wsaccept/wasm/wire"
)

// recheck is how long a certificate is served before its files are looked at
// again.
const recheck = time.Minute

// certificate is the server's, of two files that may be renewed while it serves.
type certificate struct {
	cert, key string
	log       io.Writer // what is wrong with renewed files

	mu      sync.Mutex
	pair    *tls.Certificate
	looked  time.Time
	changed [2]time.Time // when the files were written
}

// loadCertificate reads the files, and warns on log of what clients will not like.
func loadCertificate(cert, key string, log io.Writer) (*certificate, error) {
	if cert == "" || key == "" {
		return nil, errors.New("-cert and -key belong together: the certificate and its private key")
	}
	c := &certificate{cert: cert, key: key, log: log}
	return c, c.load()
}

// load reads the files.
func (c *certificate) load() error {
	changed := c.written()
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("-cert, -key: %w", err)
	}
	c.pair, c.looked, c.changed = &pair, time.Now(), changed
	for _, doubt := range doubts(pair.Leaf, time.Now()) {
		fmt.Fprintln(c.log, "The certificate "+doubt)
	}
	return nil
}

// written returns when the files were last written.
func (c *certificate) written() (times [2]time.Time) {
	for i, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil {
			times[i] = info.ModTime()
		}
	}
	return times
}

// get returns the certificate to serve. One that can't be read is served on as it
// was.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) >= recheck {
		c.looked = time.Now()
		if c.written() != c.changed {
			if err := c.load(); err != nil {
				fmt.Fprintln(c.log, "The certificate was not renewed:", err)
			}
		}
	}
	return c.pair, nil
}

// secure puts TLS in front of listener. HTTP/2 is not offered: a handshake of RFC
// 6455 needs HTTP/1.1.
func (c *certificate) secure(listener net.Listener) net.Listener {
	return tls.NewListener(listener, &tls.Config{GetCertificate: c.get, NextProtos: []string{"http/1.1"}})
}

// doubts says why clients may refuse a certificate.
func doubts(leaf *x509.Certificate, now time.Time) []string {
	var all []string
	switch {
	case now.After(leaf.NotAfter):
		all = append(all, "expired on "+leaf.NotAfter.Format(time.DateOnly)+": clients will refuse it.")
	case now.Before(leaf.NotBefore):
		all = append(all, "is not valid before "+leaf.NotBefore.Format(time.DateOnly)+": clients will refuse it.")
	}
	if public, ok := leaf.PublicKey.(*rsa.PublicKey); ok && public.N.BitLen() < 2048 {
		all = append(all, fmt.Sprintf("has an RSA key of %d bits: clients want 2048 at least.", public.N.BitLen()))
	}
	switch leaf.SignatureAlgorithm {
	case x509.MD5WithRSA, x509.SHA1WithRSA, x509.ECDSAWithSHA1:
		all = append(all, "is signed with "+leaf.SignatureAlgorithm.String()+": clients no longer trust that.")
	}
	if len(leaf.DNSNames)+len(leaf.IPAddresses) == 0 {
		all = append(all, "names no host in its subjectAltName: browsers look nowhere else.")
	}
	return all
}

// strictTransport asks browsers to come with https: only, where they came with
// it, to a name: RFC 6797. Not for localhost, which other programs serve, too, and
// not in answers to handshakes, which carry nothing else.
func strictTransport(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS != nil && isPublicName(r.Host) && r.URL.Path != wire.SocketPath && !strings.HasPrefix(r.URL.Path, wire.LabPath) {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

func isPublicName(hostport string) bool {
	host := hostport
	if name, _, err := net.SplitHostPort(hostport); err == nil {
		host = name
	}
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err != nil && host != "" && host != "localhost" && !strings.HasSuffix(host, ".localhost")
}
