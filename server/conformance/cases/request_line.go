package cases

import "wsaccept/wasm/handshake"

// requestLines are about method, target and version.
var requestLines = []Case{
	{ID: "method-post", Rule: handshake.C02, Title: "POST", Edits: []Edit{line("POST {target} HTTP/1.1"), add("Content-Length: 0")}, Want: Refuses},
	{ID: "method-put", Rule: handshake.C02, Title: "PUT", Edits: []Edit{line("PUT {target} HTTP/1.1"), add("Content-Length: 0")}, Want: Refuses},
	{ID: "method-delete", Rule: handshake.C02, Title: "DELETE", Edits: []Edit{line("DELETE {target} HTTP/1.1")}, Want: Refuses},
	{ID: "method-options", Rule: handshake.C02, Title: "OPTIONS", Edits: []Edit{line("OPTIONS {target} HTTP/1.1")}, Want: Refuses},
	{ID: "method-head", Rule: handshake.C02, Title: "HEAD", Edits: []Edit{line("HEAD {target} HTTP/1.1")}, Want: Refuses},
	{ID: "method-lower-case", Rule: handshake.C02, Title: "get in lower case: methods are case-sensitive", Edits: []Edit{line("get {target} HTTP/1.1")}, Want: Refuses},
	{ID: "method-unknown", Rule: handshake.C02, Title: "a method that nobody knows", Edits: []Edit{line("GETS {target} HTTP/1.1")}, Want: Refuses},
	{ID: "method-405-allow", Rule: handshake.C02, Title: "PATCH: a 405 names the methods in Allow", Edits: []Edit{line("PATCH {target} HTTP/1.1"), add("Content-Length: 0")}, Want: Keeps, When: Forbade},

	{ID: "http-1.0", Rule: handshake.C03, Title: "HTTP/1.0: the upgrade must be ignored", Edits: []Edit{line("GET {target} HTTP/1.0")}, Want: Refuses},
	{ID: "http-0.9", Rule: handshake.H01, Title: "a request line without a version", Edits: []Edit{line("GET {target}")}, Want: Refuses},
	{ID: "http-1.2", Rule: handshake.C03, Title: "HTTP/1.2, which a server takes as 1.1", Edits: []Edit{line("GET {target} HTTP/1.2")}, Want: ShouldOpen},
	{ID: "http-2.0", Rule: handshake.C03, Title: "HTTP/2.0 in a request line", Edits: []Edit{line("GET {target} HTTP/2.0")}, Want: Either},
	{ID: "http-lower-case", Rule: handshake.H03, Title: "http/1.1 in lower case", Edits: []Edit{line("GET {target} http/1.1")}, Want: Refuses},
	{ID: "http-no-number", Rule: handshake.C01, Title: "HTTP without a number", Edits: []Edit{line("GET {target} HTTP")}, Want: Refuses},
	{ID: "http-three-numbers", Rule: handshake.C01, Title: "HTTP/1.1.1", Edits: []Edit{line("GET {target} HTTP/1.1.1")}, Want: Refuses},

	{ID: "target-query", Rule: handshake.C04, Title: "a query that the server does not know", Edits: []Edit{line("GET {target}{?}a=b&c=%20 HTTP/1.1")}, Want: ShouldOpen},
	{ID: "target-absolute", Rule: handshake.C04, Title: "the whole address: a server must accept the absolute form", Edits: []Edit{line("GET {scheme}://{host}{target} HTTP/1.1")}, Want: Opens},
	{ID: "target-absolute-ws", Rule: handshake.C04, Title: "the whole address with ws:, which is not HTTP's scheme", Edits: []Edit{line("GET ws://{host}{target} HTTP/1.1")}, Want: Refuses},
	{ID: "target-no-slash", Rule: handshake.C04, Title: "a path that does not begin with a slash", Edits: []Edit{line("GET chat HTTP/1.1")}, Want: Refuses},
	{ID: "target-asterisk", Rule: handshake.C04, Title: "* for the target", Edits: []Edit{line("GET * HTTP/1.1")}, Want: Refuses},
	{ID: "target-empty", Rule: handshake.C04, Title: "no target at all", Edits: []Edit{line("GET  HTTP/1.1")}, Want: Refuses},
	{ID: "target-fragment", Rule: handshake.U2, Title: "a target with a fragment", Edits: []Edit{line("GET {target}#x HTTP/1.1")}, Want: Refuses},
	{ID: "target-space", Rule: handshake.H01, Title: "a space in the target", Edits: []Edit{line("GET {target}?a b HTTP/1.1")}, Want: Either},
	{ID: "line-two-spaces", Rule: handshake.H01, Title: "two spaces in the request line", Edits: []Edit{line("GET  {target} HTTP/1.1")}, Want: Either},
	{ID: "line-tab", Rule: handshake.H01, Title: "tabs in the request line", Edits: []Edit{line("GET\t{target}\tHTTP/1.1")}, Want: Either},
	{ID: "line-garbage", Rule: handshake.C01, Title: "a request line that is no HTTP", Edits: []Edit{line("hello")}, Want: Refuses},
	{ID: "line-empty-before", Rule: handshake.H04, Title: "an empty line before the request, which a server should skip", Edits: []Edit{before("\r\n")}, Want: ShouldOpen},
}
