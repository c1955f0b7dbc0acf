package chromium

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Unanswered says what Chromium prints if an attempt ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed:
		return wire.FailsWith(ClosedEarly)
	case handshake.Reset:
		return wire.FailsWith(During + ErrConnectionReset)
	case handshake.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: TimedOut, Note: "It waits for four minutes. If there is no connection at all, it prints " + Establishing + ErrConnectionTimeout + "."}
	case handshake.ConnectionRefused:
		return wire.FailsWith(Establishing + ErrConnectionRefused)
	case handshake.Unreachable:
		return wire.FailsWith(Establishing + ErrAddressUnreachable)
	case handshake.UnknownHost:
		return wire.FailsWith(Establishing + ErrNameNotResolved)
	case handshake.BadCertificate:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrCertAuthority, Note: "It says so if the authority is unknown, as with a self-signed certificate. Other faults of a certificate have other messages."}
	case handshake.PlainPort:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrSSLProtocol, Note: "If the server closes without a byte, it prints " + Establishing + ErrConnectionClosed + "."}
	case handshake.TLSFailed:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrSSLMismatch, Note: "That is said where they have no version of TLS or no cipher in common."}
	case handshake.NotHTTP:
		return wire.Outcome{Verdict: wire.Fails, Message: During + ErrInvalidResponse, Note: "At port 80 it prints " + During + StatusLineInvalid + "."}
	}
	return wire.UnknownFor("What it prints then was not observed.")
}
