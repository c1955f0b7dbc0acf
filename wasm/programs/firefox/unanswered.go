package firefox

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Unanswered says what Firefox prints if an attempt ends without a response,
// which is what it always prints.
func Unanswered(end handshake.End) wire.Outcome {
	out := wire.FailsWith(CantConnect)
	switch end {
	case handshake.BadCertificate, handshake.TLSFailed:
		out.Note = "The page gets the close code 1015 instead of 1006."
	case handshake.PlainPort:
		out.Note = "The page gets the close code 1015 instead of 1006, unless the server closes without a byte."
	case handshake.TimedOut:
		out.Note = "It waits for twenty seconds."
	}
	return out
}
