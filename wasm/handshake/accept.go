// Package handshake is the WebSocket opening handshake of RFC 6455 as pure
// functions over text: the Accept of a key, the faults of a key, the lines of a
// request and of a response and what each means, and the comparison of two
// Accept values.
//
// The same code runs in the page (compiled to WebAssembly), in the server and
// in the command line. It therefore imports nothing that is heavy in
// WebAssembly (fmt, regexp, net/http) and nothing that is bound to a platform.
package handshake

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/hash"
)

// GUID is the constant that every server appends to the client's key. It is no
// secret and is the same for every server: RFC 6455 §1.3 and §4.2.2 item 5.4.
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

// SampleKey is the key of the example in RFC 6455 §1.3: base64 of the 16 bytes
// "the sample nonce".
const SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="

// AcceptLen is the length of every Accept in bytes: base64 of 20 bytes.
const AcceptLen = 28

// Accept returns the Sec-WebSocket-Accept for key: base64 of the SHA-1 of the
// key followed by GUID. The key is hashed as the string it was sent as; it is
// not decoded, trimmed or checked. RFC 6455 §4.2.2 item 5.4.
func Accept(key string) string {
	digest := Digest(key)
	return base64.StdEncoding.EncodeToString(digest[:])
}

// Digest returns the SHA-1 of key followed by GUID, the 20 bytes of which
// Accept is the base64 form.
func Digest(key string) [20]byte {
	var buf [128]byte // keeps the usual 60 bytes off the heap
	return hash.SHA1(append(append(buf[:0], key...), GUID...))
}

// IsAccept reports whether s has the form of an Accept: base64 of the 20 bytes of
// a SHA-1, in its only form (RFC 4648 §3.5).
func IsAccept(s string) bool {
	data, pads, rest := splitPadding(s)
	return rest == "" && pads == "=" && len(data) == AcceptLen-1 && strings.IndexByte("AEIMQUYcgkosw048", data[len(data)-1]) >= 0
}
