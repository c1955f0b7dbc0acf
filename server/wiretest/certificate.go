package wiretest

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// NewCertificate writes a certificate for 127.0.0.1 and its key into files, and
// returns a configuration of clients that trusts it.
func NewCertificate(t *testing.T) (cert, key string, trust *tls.Config) {
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
