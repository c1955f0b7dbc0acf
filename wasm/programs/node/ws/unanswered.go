package ws

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Unanswered says what ws prints if an attempt ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	if end == handshake.TimedOut {
		return wire.Outcome{Verdict: wire.Fails, Message: "Opening handshake has timed out", Note: "Only with the option handshakeTimeout. Without it, it waits until the connection ends."}
	}
	return nodehttp.Unanswered(end)
}
