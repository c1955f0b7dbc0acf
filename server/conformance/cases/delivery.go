package cases

import "wsaccept/wasm/handshake"

// deliveries are plain handshakes whose bytes arrive in another way.
var deliveries = []Case{
	{ID: "in-two", Rule: handshake.C01, Title: "in two pieces, 200 ms apart", Way: InTwo, Want: Opens},
	{ID: "by-line", Rule: handshake.C01, Title: "line by line", Way: ByLine, Want: Opens},
	{ID: "by-byte", Rule: handshake.C01, Title: "byte by byte", Way: ByByte, Want: Opens},
	{ID: "cut", Rule: handshake.C01, Title: "without the empty line, and then the sending side is closed", Edits: []Edit{replace("\r\n\r\n", "\r\n")}, Way: HalfClosed, Want: Refuses},
	{ID: "half-closed", Rule: handshake.N5, Title: "whole, and then the sending side is closed", Way: HalfClosed, Want: Either},
	{ID: "frame-behind", Rule: handshake.N5, Title: "a frame right behind the request, before the response", Edits: []Edit{behind(masked(0x89, "early"))}, Want: Either},
	{ID: "request-behind", Rule: handshake.N5, Title: "another request right behind the request", Edits: []Edit{behind("GET /smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n")}, Want: Either},
}
