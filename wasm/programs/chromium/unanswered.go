package chromium

import "wsaccept/wasm/programs/wire"

// Unanswered says what Chromium prints if an attempt ends without a response.
func Unanswered(end wire.End) wire.Outcome {
	switch end {
	case wire.ClosedAtOnce:
		return wire.FailsWith(ClosedEarly)
	case wire.Reset:
		return wire.FailsWith(During + ErrConnectionReset)
	case wire.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: TimedOut, Note: "It waits for four minutes."}
	case wire.Refused:
		return wire.FailsWith(Establishing + ErrConnectionRefused)
	case wire.Unreachable:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrConnectionTimeout, Note: "That is said once the operating system gives up, on Linux after two minutes. A network that knows no way to the server has other words."}
	case wire.NoSuchHost:
		return wire.FailsWith(Establishing + ErrNameNotResolved)
	case wire.TLSFailed:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrCertAuthority, Note: "That is said of a certificate of an unknown authority, such as one that a server made for itself. Other faults of a certificate have other words."}
	case wire.PlainOnTLS:
		return wire.Outcome{Verdict: wire.Fails, Message: Establishing + ErrSSLProtocol, Note: "If the server closes without a byte, it prints " + Establishing + ErrConnectionClosed + "."}
	}
	return wire.UnknownFor("What it prints then was not observed.")
}
