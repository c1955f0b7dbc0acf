package faye

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// silent is the outcome if the connection ends in the middle or before.
var silent = wire.Outcome{Verdict: wire.Fails, Message: closed, Note: "The driver itself says nothing: the application's socket emits end and close."}

// Unanswered says what comes of an attempt that ends without a response. The
// socket is the application's.
func Unanswered(end handshake.End) wire.Outcome {
	if end == handshake.Closed {
		return silent
	}
	return nodehttp.UnansweredSocket(end)
}
