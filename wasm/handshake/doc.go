// Package handshake is the WebSocket opening handshake of RFC 6455 as pure
// functions over text: the Accept of a key, the faults of a key, the lines of a
// request and of a response and what each means, and the comparison of two
// Accept values.
//
// The same code runs in the page (compiled to WebAssembly), in the server and
// in the command line. It therefore imports nothing that is heavy in
// WebAssembly, such as fmt and regexp, and nothing that is bound to a platform.
//
// It is the specifications and nothing else: what a program does with a handshake
// changes with the program's releases, and is told by package programs.
package handshake
