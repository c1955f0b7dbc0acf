package probe

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"strings"
	"time"
)

// TLS is what was agreed on below a wss: handshake.
type TLS struct {
	Version   string // such as “TLS 1.3”
	Cipher    string
	ALPN      string // what the server chose, "" for nothing
	Subject   string // of the server's certificate
	Issuer    string
	NotBefore time.Time
	NotAfter  time.Time
	Verified  bool
	WhyNot    string // why the certificate could not be verified, a sentence
}

// startTLS makes conn a TLS connection over which HTTP/1.1 will be spoken. With an
// error, state has what is known by then; it is nil without a certificate.
func startTLS(ctx context.Context, conn net.Conn, a Address, o Options) (secured net.Conn, state *TLS, err error) {
	name, _, _ := strings.Cut(a.Host, "%")
	client := tls.Client(conn, &tls.Config{
		ServerName: name,
		// A server that may choose h2 will, and then there is no handshake of
		// RFC 6455 any more.
		NextProtos: []string{"http/1.1"},
		// VerifyConnection does it, so that a certificate that is refused can be
		// shown.
		InsecureSkipVerify: true,
		VerifyConnection: func(s tls.ConnectionState) error {
			state = describeTLS(s)
			err := verify(s, name, o.Roots)
			state.Verified = err == nil
			if err != nil {
				state.WhyNot = explainCertificate(err, s.PeerCertificates[0], name)
			}
			if o.Insecure {
				return nil
			}
			return err
		},
	})
	err = client.HandshakeContext(ctx)
	return client, state, err
}

// refusedCertificate returns state if its certificate is why TLS failed, else nil.
func refusedCertificate(state *TLS, o Options) *TLS {
	if state == nil || state.Verified || o.Insecure {
		return nil
	}
	return state
}

// verify verifies the certificate of a server called name, as crypto/tls would.
func verify(s tls.ConnectionState, name string, roots *x509.CertPool) error {
	intermediates := x509.NewCertPool()
	for _, c := range s.PeerCertificates[1:] {
		intermediates.AddCert(c)
	}
	_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{DNSName: name, Roots: roots, Intermediates: intermediates})
	return err
}

func describeTLS(s tls.ConnectionState) *TLS {
	c := s.PeerCertificates[0]
	return &TLS{
		Version: tls.VersionName(s.Version), Cipher: tls.CipherSuiteName(s.CipherSuite), ALPN: s.NegotiatedProtocol,
		Subject: c.Subject.String(), Issuer: c.Issuer.String(), NotBefore: c.NotBefore, NotAfter: c.NotAfter,
	}
}
