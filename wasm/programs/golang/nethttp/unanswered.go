package nethttp

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// What Go's net and crypto/tls say of a connection, with SERVER for the address
// dialled, CLIENT for its own, and HOST for the name.
const (
	readReset        = "read tcp CLIENT->SERVER: read: connection reset by peer"
	ReadTimedOut     = "read tcp CLIENT->SERVER: i/o timeout"
	DeadlineExceeded = "context deadline exceeded"
)

// unconnected returns what Go says if there is no connection to send a handshake
// on, or "" if there is one.
func unconnected(end handshake.End) string {
	switch end {
	case handshake.ConnectionRefused:
		return "dial tcp SERVER: connect: connection refused"
	case handshake.Unreachable:
		return "dial tcp SERVER: connect: no route to host"
	case handshake.UnknownHost:
		return "dial tcp: lookup HOST: no such host"
	case handshake.BadCertificate:
		return "tls: failed to verify certificate: x509: certificate signed by unknown authority"
	case handshake.PlainPort:
		return "tls: first record does not look like a TLS handshake"
	}
	return ""
}

// noteOf returns what else is to be known of the words for end, or "".
func noteOf(end handshake.End) string {
	switch end {
	case handshake.Unreachable:
		return "If there is no network at all, it ends in: network is unreachable."
	case handshake.UnknownHost:
		return "Go also names the name server, if it asked one itself."
	case handshake.BadCertificate:
		return "That is said of a certificate of an unknown authority, such as one that a server made for itself. Other faults of a certificate have other words."
	case handshake.TimedOut:
		return "It waits as long as its program tells it to."
	}
	return ""
}

// Unanswered returns the outcome of an attempt that ends without a response, for a
// client that puts prefix before what Go says: closed, reset or late if there was
// a connection.
func Unanswered(end handshake.End, prefix, closed, late string) wire.Outcome {
	message := unconnected(end)
	switch end {
	case handshake.Closed:
		message = closed
	case handshake.Reset:
		message = readReset
	case handshake.TimedOut:
		message = late
	}
	if message == "" {
		return wire.UnknownFor("What it prints then was not observed.")
	}
	return wire.Outcome{Verdict: wire.Fails, Message: prefix + message, Note: noteOf(end)}
}
