package coder

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what coder says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	if end == handshake.PlainPort { // net/http looks at what the server sent
		return wire.Outcome{Verdict: wire.Fails, Message: sendPrefix + "http: server gave HTTP response to HTTPS client",
			Note: "If the server sends something other than HTTP, it says: tls: first record does not look like a TLS handshake."}
	}
	return nethttp.Unanswered(end, sendPrefix, "EOF", nethttp.DeadlineExceeded)
}
