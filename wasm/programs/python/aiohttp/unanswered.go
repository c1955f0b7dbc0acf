package aiohttp

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what ws_connect says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	const connecting = ": Cannot connect to host HOST:PORT ssl:"
	const refused = "Connect call failed ('ADDRESS', PORT)"
	switch end {
	case handshake.Closed:
		return wire.FailsWith(disconnected + "Server disconnected")
	case handshake.Reset:
		return wire.FailsWith("ClientOSError: " + stdlib.ResetText)
	case handshake.ConnectionRefused:
		return wire.FailsWith("ClientConnectorError" + connecting + "default [" + refused + "] <- ConnectionRefusedError: [Errno 111] " + refused)
	case handshake.UnknownHost:
		return wire.FailsWith("ClientConnectorError" + connecting + "default [Name or service not known] <- gaierror: " + stdlib.NoNameText)
	case handshake.BadCertificate:
		return wire.Outcome{
			Verdict: wire.Fails, Note: stdlib.SelfSigned,
			Message: "ClientConnectorCertificateError" + connecting + "True [SSLCertVerificationError: (1, '" + stdlib.BadCertText + "')] <- SSLCertVerificationError: " + stdlib.BadCertText,
		}
	case handshake.PlainPort:
		return wire.Outcome{
			Verdict: wire.Fails, Note: stdlib.ClosedInTLS,
			Message: "ClientConnectorSSLError" + connecting + "default [" + stdlib.PlainPortText + "] <- SSLError: " + stdlib.PlainPortText,
		}
	case handshake.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: "TimeoutError", Note: "That takes five minutes, if nobody sets another limit."}
	}
	return stdlib.Unanswered(end)
}
