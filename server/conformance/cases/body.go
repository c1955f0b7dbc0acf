package cases

import "wsaccept/wasm/handshake"

// bodies are about bodies, and about shapes that two programs read in two ways: what
// one takes for a body is another request to the other (RFC 9112 §11.2).
var bodies = []Case{
	{ID: "body-length-0", Rule: handshake.H14, Title: "Content-Length: 0", Edits: []Edit{add("Content-Length: 0")}, Want: Opens},
	{ID: "body-length-5", Rule: handshake.H14, Title: "a body of five bytes", Edits: []Edit{add("Content-Length: 5"), behind("hello")}, Want: Either},
	{ID: "body-chunked", Rule: handshake.H14, Title: "an empty body in chunks", Edits: []Edit{add("Transfer-Encoding: chunked"), behind("0\r\n\r\n")}, Want: Either},
	{ID: "length-hex", Rule: handshake.H16, Title: "Content-Length: 0x0", Edits: []Edit{add("Content-Length: 0x0")}, Want: Closes},
	{ID: "length-plus", Rule: handshake.H16, Title: "Content-Length: +0", Edits: []Edit{add("Content-Length: +0")}, Want: Closes},
	{ID: "length-negative", Rule: handshake.H16, Title: "Content-Length: -1", Edits: []Edit{add("Content-Length: -1")}, Want: Closes},
	{ID: "length-word", Rule: handshake.H16, Title: "Content-Length: none", Edits: []Edit{add("Content-Length: none")}, Want: Closes},
	{ID: "length-empty", Rule: handshake.H16, Title: "an empty Content-Length", Edits: []Edit{add("Content-Length:")}, Want: Closes},
	{ID: "length-two", Rule: handshake.H16, Title: "two Content-Lengths that differ", Edits: []Edit{add("Content-Length: 0", "Content-Length: 5"), behind("hello")}, Want: Closes},
	{ID: "length-list", Rule: handshake.H16, Title: "Content-Length: 0, 5", Edits: []Edit{add("Content-Length: 0, 5"), behind("hello")}, Want: Closes},
	{ID: "length-huge", Rule: handshake.H14, Title: "a Content-Length above 2 to the power of 64", Edits: []Edit{add("Content-Length: 18446744073709551617")}, Want: ShouldRefuse},
	{ID: "length-and-chunked", Rule: handshake.H17, Title: "Content-Length beside Transfer-Encoding: the connection must be closed after the response", Edits: []Edit{add("Content-Length: 5", "Transfer-Encoding: chunked"), behind("0\r\n\r\n")}, Want: Closes},
	{ID: "chunked-first", Rule: handshake.H17, Title: "Transfer-Encoding: chunked, gzip", Edits: []Edit{add("Transfer-Encoding: chunked, gzip"), behind("0\r\n\r\n")}, Want: Closes},
	{ID: "chunked-x", Rule: handshake.H17, Title: "Transfer-Encoding: xchunked", Edits: []Edit{add("Transfer-Encoding: xchunked"), behind("0\r\n\r\n")}, Want: Closes},
	{ID: "chunked-identity", Rule: handshake.H17, Title: "Transfer-Encoding: identity", Edits: []Edit{add("Transfer-Encoding: identity")}, Want: Closes},
	{ID: "chunked-twice", Rule: handshake.H17, Title: "Transfer-Encoding: chunked, chunked", Edits: []Edit{add("Transfer-Encoding: chunked, chunked"), behind("0\r\n\r\n")}, Want: ShouldRefuse},
	{ID: "chunked-space-colon", Rule: handshake.H07, Title: "a space before the colon of Transfer-Encoding", Edits: []Edit{add("Transfer-Encoding : chunked"), behind("0\r\n\r\n")}, Want: Refuses},
	{ID: "chunked-folded", Rule: handshake.H08, Title: "Transfer-Encoding continued on the next line", Edits: []Edit{add("Transfer-Encoding:\r\n chunked"), behind("0\r\n\r\n")}, Want: Either},
	{ID: "request-behind-refused", Rule: handshake.N5, Title: "no key, and another request behind: frames behind a refused handshake must not become requests", Edits: []Edit{drop("Sec-WebSocket-Key"), behind("GET /smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n")}, Want: ShouldClose},
}
