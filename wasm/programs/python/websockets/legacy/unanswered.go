package legacy

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what connect() says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed:
		return wire.FailsWith(invalidMessage + closedEarly)
	case handshake.Reset:
		return wire.FailsWith(invalidMessage + "ConnectionResetError: " + stdlib.ResetText)
	case handshake.ConnectionRefused:
		return wire.FailsWith("ConnectionRefusedError: [Errno 111] Connect call failed ('ADDRESS', PORT)")
	case handshake.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: timedOut, Note: "That takes 10 seconds, if nobody sets another limit."}
	}
	return stdlib.Unanswered(end)
}
