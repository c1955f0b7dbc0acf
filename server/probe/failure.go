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

	"wsaccept/wasm/handshake"
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

// Failure says why there is no complete response.
type Failure struct {
	Phase  Phase
	End    handshake.End // how it ended, "" if what came is too long or no HTTP
	What   string        // what happened, in a sentence
	Advice string        // what to do with this command, or about exactly this failure, or ""
}

// explainer puts the errors of a connection into words.
type explainer struct {
	address Address
	timeout time.Duration
}

func (e explainer) connect(err error) *Failure {
	host := e.address.Dialled()
	var dns *net.DNSError
	switch {
	case isTimeout(err):
		return &Failure{Connecting, handshake.TimedOut, "No connection to " + host + " within " + e.timeout.String() + ": timed out.", waitLonger}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &Failure{Connecting, handshake.UnknownHost, "There is no host called " + e.address.Host + ".", ""}
	case errors.As(err, &dns):
		return &Failure{Connecting, handshake.UnknownHost, "The name " + e.address.Host + " could not be looked up: " + dns.Err + ".", "Check this computer’s network and its resolver."}
	case errors.Is(err, syscall.ECONNREFUSED):
		return &Failure{Connecting, handshake.ConnectionRefused, "Nothing accepts connections at " + host + ": refused.", ""}
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return &Failure{Connecting, handshake.Unreachable, "There is no route to " + host + ".", ""}
	}
	return &Failure{Connecting, handshake.Unreachable, "No connection to " + host + ": " + cause(err) + ".", ""}
}

// waitLonger is what to try if the time was too short.
const waitLonger = "-timeout 30s waits longer."

// tls explains why TLS was not agreed on. refused is what was known of it if that
// was because of the certificate, or nil.
func (e explainer) tls(err error, refused *TLS) *Failure {
	host := e.address.Dialled()
	var noTLS tls.RecordHeaderError
	switch {
	case refused != nil:
		return &Failure{Securing, handshake.BadCertificate, "The certificate can’t be verified. " + refused.WhyNot, "-insecure continues anyway."}
	case isTimeout(err):
		return &Failure{Securing, handshake.TimedOut, "The TLS handshake with " + host + " did not finish within " + e.timeout.String() + ".", waitLonger}
	case errors.As(err, &noTLS):
		return &Failure{Securing, handshake.PlainPort, "The server at " + host + " does not speak TLS.", ""}
	case strings.Contains(err.Error(), "no application protocol"):
		return &Failure{Securing, handshake.TLSFailed, "The server refuses HTTP/1.1 in the TLS handshake (ALPN).", "Configure it to allow http/1.1 besides h2: the handshake of RFC 6455 is HTTP/1.1."}
	case isEnd(err):
		return &Failure{Securing, handshake.TLSFailed, "The server at " + host + " closed the connection during the TLS handshake.", ""}
	}
	return &Failure{Securing, handshake.TLSFailed, "TLS failed with " + host + ": " + cause(err) + ".", ""}
}

// answer explains why a response of which got came is incomplete.
func (e explainer) answer(err error, got string) *Failure {
	if got == "" {
		return e.noAnswer(err)
	}
	f := &Failure{Phase: Answering}
	isHTTP := strings.HasPrefix(got, "HTTP/")
	came := words.Count(len(got), "byte")
	switch {
	case errors.Is(err, errTooLong):
		f.What = "The header of the response is longer than 64 KiB, which is as much as probe reads."
		f.Advice = "A header ends with an empty line: the server may have left it out."
		return f
	case isTimeout(err):
		f.End = handshake.TimedOut
		f.What = "The response was not complete in time: " + came + " arrived."
	case errors.Is(err, syscall.ECONNRESET):
		f.End = handshake.Reset
		f.What = "The server reset the connection before its response was complete: " + came + " arrived."
	case isEnd(err):
		f.End = handshake.Closed
		f.What = "The server closed the connection before its response was complete: " + came + " arrived."
	default:
		f.End = handshake.Reset
		f.What = "The connection failed before the response was complete: " + cause(err) + "; " + came + " arrived."
	}
	if !isHTTP {
		f.End = ""
	}
	return f
}

// noAnswer explains why not one byte of a response came.
func (e explainer) noAnswer(err error) *Failure {
	switch {
	case strings.Contains(err.Error(), "certificate required"):
		return &Failure{Answering, handshake.TLSFailed, "The server requires a client certificate.", "wsaccept has none to send."}
	case isTimeout(err):
		return &Failure{Answering, handshake.TimedOut, "The server accepted the connection and the request, but did not answer within " + e.timeout.String() + ".", waitLonger}
	case errors.Is(err, syscall.ECONNRESET):
		return &Failure{Answering, handshake.Reset, "The server reset the connection without a response.", ""}
	case isEnd(err):
		return &Failure{Answering, handshake.Closed, "The server closed the connection without a response.", ""}
	}
	return &Failure{Answering, handshake.Reset, "The connection failed before a response came: " + cause(err) + ".", ""}
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
		return "It is self-signed, and this computer does not trust it."
	case errors.As(err, &authority):
		return "It is not signed by an authority that this computer trusts. The server may have left out intermediate certificates."
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
