package probe

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
	"time"

	"wsaccept/wasm/words"
)

// Phase is how far a probe had come.
type Phase string

// The phases, in order.
const (
	Connecting Phase = "connect"
	Securing   Phase = "tls"
	Answering  Phase = "answer"
)

// Failure says why there is no whole answer.
type Failure struct {
	Phase  Phase
	What   string // what happened, in a sentence
	Advice string // what to do
}

// explainer puts the errors of a connection into words.
type explainer struct {
	address Address
	timeout time.Duration
}

func (e explainer) connect(err error) *Failure {
	host := e.address.dialled()
	f := &Failure{Phase: Connecting}
	var dns *net.DNSError
	switch {
	case isTimeout(err):
		f.What = "No connection to " + host + " within " + e.timeout.String() + "."
		f.Advice = "A firewall may drop what is sent there, or the address is wrong. -timeout 30s waits longer."
	case errors.As(err, &dns) && dns.IsNotFound:
		f.What = "There is no host called " + e.address.Host + "."
		f.Advice = "Check how it is written. A private name may need a VPN, or a resolver that knows it."
	case errors.As(err, &dns):
		f.What = "The name " + e.address.Host + " could not be looked up: " + dns.Err + "."
		f.Advice = "Check this computer’s network and its resolver."
	case errors.Is(err, syscall.ECONNREFUSED):
		f.What = "Nothing takes connections at " + host + ": refused."
		f.Advice = "Check that the server runs, and that it listens at this address and port."
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		f.What = "There is no way from here to " + host + "."
		f.Advice = "Check this computer’s network; an IPv6 address needs IPv6 on the whole way."
	default:
		f.What = "No connection to " + host + ": " + cause(err) + "."
		f.Advice = "Check the address and this computer’s network."
	}
	return f
}

// tls explains why TLS was not agreed on. refused is what was known of it if that
// was because of the certificate, or nil.
func (e explainer) tls(err error, refused *TLS) *Failure {
	host := e.address.dialled()
	f := &Failure{Phase: Securing}
	var noTLS tls.RecordHeaderError
	switch {
	case refused != nil:
		f.What = "The certificate can’t be verified. " + refused.WhyNot
		f.Advice = "Browsers refuse it, too, and show a page nothing but close code 1006. -insecure goes on all the same."
	case isTimeout(err):
		f.What = "TLS with " + host + " was not agreed on within " + e.timeout.String() + "."
		f.Advice = "The server may not speak TLS at this port: try ws: in place of wss:. -timeout 30s waits longer."
	case errors.As(err, &noTLS):
		f.What = "The server at " + host + " does not speak TLS."
		f.Advice = "Try ws: in place of wss:, or the port that has TLS."
	case strings.Contains(err.Error(), "no application protocol"):
		f.What = "The server refuses HTTP/1.1 when TLS begins (ALPN)."
		f.Advice = "Let it offer http/1.1 beside h2: the handshake of RFC 6455 is HTTP/1.1."
	case isEnd(err):
		f.What = "The server at " + host + " ended the connection before TLS was agreed on."
		f.Advice = "It may speak no TLS at this port, know no host of this name, or want a certificate of the client."
	default:
		f.What = "TLS with " + host + " failed: " + cause(err) + "."
		f.Advice = "Compare the versions and ciphers that the server allows; it may also want a certificate of the client."
	}
	return f
}

// answer explains why an answer of which got came is not whole.
func (e explainer) answer(err error, got string) *Failure {
	f := &Failure{Phase: Answering}
	came := "nothing"
	if got != "" {
		came = words.Count(len(got), "byte")
	}
	switch {
	case errors.Is(err, errTooLong):
		f.What = "The head of the answer is longer than 64 KiB."
		f.Advice = "A head ends with an empty line. No client reads this much of one."
		return f
	case isTimeout(err):
		f.What = "The answer is not whole in time: " + came + " came."
	case errors.Is(err, syscall.ECONNRESET):
		f.What = "The server reset the connection before its answer was whole: " + came + " came."
	case isEnd(err):
		f.What = "The server ended the connection before its answer was whole: " + came + " came."
	default:
		f.What = "The connection failed before the answer was whole: " + cause(err) + "; " + came + " came."
	}
	f.Advice = adviceOn(got)
	switch {
	case got == "" && strings.Contains(err.Error(), "certificate required"):
		f.Advice = "The server wants a certificate of the client. wsaccept has none to send."
	case got == "" && isTimeout(err):
		f.What = "The server takes the connection and the request, and does not answer within " + e.timeout.String() + "."
		f.Advice = "A proxy may hold the request back, or the port speaks something else. -timeout 30s waits longer."
	}
	return f
}

// adviceOn says what an answer that is not whole may be.
func adviceOn(got string) string {
	switch {
	case got == "":
		return "The server may speak something else at this port: if it is TLS, try wss:. Its log may say more."
	case strings.HasPrefix(got, "\x15\x03"):
		return "These bytes are a TLS alert: the port speaks TLS. Try wss: in place of ws:."
	case len(got) >= 9 && got[:2] == "\x00\x00" && got[3] == 0x04:
		return "These bytes are a SETTINGS frame: the port speaks HTTP/2 only. The handshake of RFC 6455 is HTTP/1.1."
	case !strings.HasPrefix(got, "HTTP/"):
		return "This is not HTTP. Check the port."
	}
	return "A head ends with an empty line: CR LF twice. A server that forgets it keeps every client waiting."
}

// explainCertificate says in a sentence why certificate can't be verified.
func explainCertificate(err error, certificate *x509.Certificate, name string) string {
	var invalid x509.CertificateInvalidError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && time.Now().Before(certificate.NotBefore):
		return "It is not valid before " + certificate.NotBefore.Format(time.DateTime) + "."
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && time.Now().After(certificate.NotAfter):
		return "It expired on " + certificate.NotAfter.Format(time.DateTime) + "."
	case errors.As(err, &host):
		return "It is not for " + name + ", but for " + holders(certificate) + "."
	case errors.As(err, &authority) && certificate.Subject.String() == certificate.Issuer.String():
		return "It is signed by itself, and not one that this computer trusts."
	case errors.As(err, &authority):
		return "It is signed by nobody whom this computer trusts. The server may leave out the certificates between its own and the root."
	}
	return cause(err) + "."
}

// holders lists whom certificate is for.
func holders(certificate *x509.Certificate) string {
	names := certificate.DNSNames
	for _, ip := range certificate.IPAddresses {
		names = append(names, ip.String())
	}
	const most = 5
	switch {
	case len(names) == 0:
		return "no name at all"
	case len(names) > most:
		return strings.Join(names[:most], ", ") + " and others"
	}
	return strings.Join(names, ", ")
}

func isTimeout(err error) bool {
	var network net.Error
	return errors.As(err, &network) && network.Timeout()
}

// isEnd reports whether the other side ended the connection.
func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// cause returns what err says, without the operation and the addresses that
// package net puts before it.
func cause(err error) string {
	var op *net.OpError
	for errors.As(err, &op) {
		err = op.Err
	}
	return err.Error()
}
