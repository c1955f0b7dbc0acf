// Package handshake is the WebSocket opening handshake of RFC 6455 as pure
// functions over text: the Accept of a key, the faults of a key, the lines of a
// request and of a response and what each means, and the comparison of two
// Accept values.
//
// The same code runs in the page (compiled to WebAssembly), in the server and
// in the command line. It therefore imports nothing that is heavy in
// WebAssembly (fmt, regexp, net/http) and nothing that is bound to a platform.
package handshake
