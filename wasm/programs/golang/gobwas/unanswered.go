package gobwas

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Unanswered is what gobwas says of an attempt that ends without a response.
func Unanswered(end handshake.End) wire.Outcome {
	return nethttp.Unanswered(end, "", "EOF", nethttp.DeadlineExceeded)
}
