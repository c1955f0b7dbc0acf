package websockets

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what the sync client says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	switch end {
	case handshake.Closed, handshake.Reset:
		return wire.FailsWith(invalidMessage + "EOFError: connection closed while reading HTTP status line <- EOFError: stream ends after 0 bytes, before end of line")
	case handshake.TimedOut:
		return wire.Outcome{Verdict: wire.Fails, Message: "TimeoutError: timed out while waiting for handshake response", Note: "That takes 10 seconds, if nobody sets another limit."}
	}
	return stdlib.Unanswered(end)
}
