package undici

import "wsaccept/wasm/programs/wire"

// Unanswered says what a script sees if an attempt ends without a response: the
// same event as ever.
func Unanswered(end wire.End) wire.Outcome {
	outcome := fails
	switch end {
	case wire.TimedOut:
		outcome.Note = "After five minutes, its headersTimeout."
	case wire.Unreachable:
		outcome.Note = "After ten seconds, its time limit for a connection."
	}
	return outcome
}
