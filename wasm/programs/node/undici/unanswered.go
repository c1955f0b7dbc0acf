package undici

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Unanswered says what a script sees if an attempt ends without a response: the
// same event as ever.
func Unanswered(end handshake.End) wire.Outcome {
	outcome := fails
	switch end {
	case handshake.TimedOut:
		outcome.Note = "After five minutes, its headersTimeout."
	case handshake.Unreachable:
		outcome.Note = "After ten seconds, its time limit for a connection."
	}
	return outcome
}
