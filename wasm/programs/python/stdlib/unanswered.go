package stdlib

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// What the modules socket and ssl say.
const (
	ResetText     = "[Errno 104] Connection reset by peer"
	BadCertText   = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:992)"
	PlainPortText = "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)"
	NoNameText    = "[Errno -2] Name or service not known"
)

// Notes on what a client says.
const (
	SelfSigned  = "That is said of a certificate that the server made for itself. One for another name, or of an authority that is not known, is named in the same place."
	ClosedInTLS = "If the server closes without a byte, the error is another one."
)

// Unanswered is the exception that most clients let through if no response comes.
// What a client says itself of Closed and TimedOut is its own.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Reset:
		return wire.FailsWith("ConnectionResetError: " + ResetText)
	case handshake.ConnectionRefused:
		return wire.FailsWith("ConnectionRefusedError: [Errno 111] Connection refused")
	case handshake.UnknownHost:
		return wire.FailsWith("gaierror: " + NoNameText)
	case handshake.BadCertificate:
		return wire.Outcome{Verdict: wire.Fails, Message: "SSLCertVerificationError: " + BadCertText, Note: SelfSigned}
	case handshake.PlainPort:
		return wire.Outcome{Verdict: wire.Fails, Message: "SSLError: " + PlainPortText, Note: ClosedInTLS}
	}
	return wire.UnknownFor("What it prints then was not observed.")
}
