package undici

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Unanswered says what a script sees if an attempt ends without a response: the
// same event as ever.
func Unanswered(end handshake.End) wire.Outcome {
	outcome := fails
	if end == handshake.TimedOut {
		outcome.Note = "After five minutes, its headersTimeout, or after ten seconds without a connection."
	}
	return outcome
}
