// Command early is the Accept alone: handshake.Accept, in the less than two kilobytes
// that TinyGo makes of it. index.html carries it, so that a key has its Accept before
// the page's program has come. web/early.js runs it.
package main

import "wsaccept/wasm/handshake"

var (
	text   [64 << 10]byte
	accept [handshake.AcceptLen]byte
)

// Key returns where the caller puts the bytes of a key, at most 64 KiB.
//
//go:wasmexport key
func Key() *byte { return &text[0] }

// AcceptOf returns the Accept of the n bytes there: handshake.AcceptLen bytes.
//
//go:wasmexport acceptOf
func AcceptOf(n int32) *byte {
	handshake.AppendAccept(accept[:0], string(text[:n]))
	return &accept[0]
}

func main() {}
