package websocketclient

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what create_connection says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed:
		return wire.FailsWith(closedEarly)
	case handshake.UnknownHost:
		return wire.FailsWith("WebSocketAddressException: " + stdlib.NoNameText)
	case handshake.TimedOut:
		return wire.UnknownFor("It has no time limit, if nobody sets one; with one it says “WebSocketTimeoutException: timed out”.")
	}
	return stdlib.Unanswered(end)
}
