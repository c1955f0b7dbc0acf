package nethttp

import "wsaccept/wasm/programs/wire"

// What Go's net and crypto/tls say of a connection, with SERVER for the address
// dialled, CLIENT for its own, and HOST for the name.
const (
	readReset        = "read tcp CLIENT->SERVER: read: connection reset by peer"
	ReadTimedOut     = "read tcp CLIENT->SERVER: i/o timeout"
	DeadlineExceeded = "context deadline exceeded"
)

// unconnected returns what Go says if there is no connection to send a handshake
// on, or "" if there is one.
func unconnected(end wire.End) string {
	switch end {
	case wire.Refused:
		return "dial tcp SERVER: connect: connection refused"
	case wire.NoSuchHost:
		return "dial tcp: lookup HOST: no such host"
	case wire.TLSFailed:
		return "tls: failed to verify certificate: x509: certificate signed by unknown authority"
	case wire.PlainOnTLS:
		return "tls: first record does not look like a TLS handshake"
	}
	return ""
}

// noteOf returns what else is to be known of the words for end, or "".
func noteOf(end wire.End) string {
	switch end {
	case wire.NoSuchHost:
		return "Go also names the name server, if it asked one itself."
	case wire.TLSFailed:
		return "That is said of a certificate of an unknown authority, such as one that a server made for itself. Other faults of a certificate have other words."
	case wire.TimedOut:
		return "It waits as long as its program tells it to."
	}
	return ""
}

// Unanswered returns the outcome of an attempt that ends without a response, for a
// client that puts prefix before what Go says: closed, reset or late if there was
// a connection. Unreachable hosts were not observed.
func Unanswered(end wire.End, prefix, closed, late string) wire.Outcome {
	message := unconnected(end)
	switch end {
	case wire.ClosedAtOnce:
		message = closed
	case wire.Reset:
		message = readReset
	case wire.TimedOut:
		message = late
	}
	if message == "" {
		return wire.UnknownFor("What it prints then was not observed.")
	}
	return wire.Outcome{Verdict: wire.Fails, Message: prefix + message, Note: noteOf(end)}
}
