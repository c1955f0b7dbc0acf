package tornado

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what websocket_connect says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed:
		return wire.FailsWith(closedEarly)
	case handshake.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: timedOut, Note: "That takes 20 seconds, if nobody sets another limit."}
	}
	return stdlib.Unanswered(end)
}
