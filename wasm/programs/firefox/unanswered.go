package firefox

import "wsaccept/wasm/programs/wire"

// Unanswered says what Firefox prints if an attempt ends without a response,
// which is what it always prints.
func Unanswered(end wire.End) wire.Outcome {
	out := wire.FailsWith(CantConnect)
	if end == wire.TLSFailed {
		out.Note = "The page gets the close code 1015 instead of 1006."
	}
	return out
}
