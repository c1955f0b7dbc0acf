package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// certificate writes a certificate for 127.0.0.1 and its key into files, and
// returns a configuration of clients that trusts it.
func certificate(t *testing.T) (cert, key string, trust *tls.Config) {
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
	cert, key, trust := certificate(t)
	addr, _ = start(t, append(change, func(o *serveOptions) { o.cert, o.key = cert, key })...)
	transport := &http.Transport{TLSClientConfig: trust}
	t.Cleanup(transport.CloseIdleConnections)
	return addr, &http.Client{Transport: transport}, trust
}
