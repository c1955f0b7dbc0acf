// Command engine has what the page computes much of, to be called in bulk by the
// benchmark: the Accept, the search for a GUID, and beside that the standard library's
// SHA-1. It is compiled as the page's program is.
package main

import (
	"crypto/sha1"
	"unsafe"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/search"
)

const most = 4096 // keys in a call

var (
	keys    [most * handshake.KeyLen]byte
	accepts [most * handshake.AcceptLen]byte
	hunt    = search.New(handshake.SampleKey, [20]byte{})
)

// Keys returns where the caller puts keys, one after the other.
//
//go:wasmexport keys
func Keys() *byte { return &keys[0] }

// Accepts returns the Accepts of the first n keys, one after the other.
//
//go:wasmexport accepts
func Accepts(n int32) *byte {
	all := unsafe.String(&keys[0], n*handshake.KeyLen)
	out := accepts[:0]
	for len(all) > 0 {
		out = handshake.AppendAccept(out, all[:handshake.KeyLen])
		all = all[handshake.KeyLen:]
	}
	return &accepts[0]
}

// Search tries a unit of the search, and returns the number of its candidates.
//
//go:wasmexport search
func Search(unit int32) int32 {
	hunt.Try(int(unit))
	return int32(hunt.Size(int(unit)))
}

// Standard hashes n candidates by the standard library, and returns n.
//
//go:wasmexport standard
func Standard(n int32) int32 {
	message := []byte(handshake.SampleKey + handshake.GUID)
	for i := range n {
		message[len(message)-1], message[len(message)-2] = byte(i), byte(i>>8)
		if sha1.Sum(message) == [20]byte{} {
			return 0
		}
	}
	return n
}

func main() {}
