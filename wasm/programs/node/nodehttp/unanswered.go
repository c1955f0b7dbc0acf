package nodehttp

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// What Node says of a connection. In place of HOST, ADDRESS, PORT and ID it has
// those of the connection.
const (
	severalAddresses = "If the name has several addresses, as localhost often has ::1 and 127.0.0.1, the error is an AggregateError: its message is empty, and its code is ECONNREFUSED."
	selfSigned       = "That is said of a certificate that the server made for itself. One of an authority that is not known is “unable to verify the first certificate”; one for another name is “Hostname/IP does not match certificate's altnames: …”."
	noTLS            = "ID:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:\n"
	closedInTLS      = "If the server closes without a byte, it says “Client network socket disconnected before secure TLS connection was established”."
)

// Unanswered is the error of Node's http.request if no response comes.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed:
		return wire.FailsWith(hangUp)
	case handshake.PlainPort:
		return wire.Outcome{Verdict: wire.Fails, Message: "write EPROTO " + noTLS, Note: closedInTLS}
	}
	return UnansweredSocket(end)
}

// UnansweredSocket is the error of one of Node's sockets, which has no time limit.
func UnansweredSocket(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Reset:
		return wire.FailsWith("read ECONNRESET")
	case handshake.ConnectionRefused:
		return wire.Outcome{Verdict: wire.Fails, Message: "connect ECONNREFUSED ADDRESS:PORT", Note: severalAddresses}
	case handshake.Unreachable:
		return wire.Outcome{Verdict: wire.Fails, Message: "connect EHOSTUNREACH ADDRESS:PORT - Local (LOCAL:PORT)", Note: "If there is no network at all, the error is ENETUNREACH."}
	case handshake.UnknownHost:
		return wire.FailsWith("getaddrinfo ENOTFOUND HOST")
	case handshake.BadCertificate:
		return wire.Outcome{Verdict: wire.Fails, Message: "self-signed certificate", Note: selfSigned}
	case handshake.PlainPort:
		return wire.Outcome{Verdict: wire.Fails, Message: noTLS, Note: closedInTLS}
	case handshake.TimedOut:
		return wire.UnknownFor("It has no time limit of its own: it waits until the connection ends. If there is no connection, the system gives up, on Linux after two minutes: connect ETIMEDOUT ADDRESS:PORT.")
	}
	return wire.UnknownFor("What it prints then was not observed.")
}
