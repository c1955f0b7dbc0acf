package cases

import "wsaccept/wasm/handshake"

// offer is a request with Sec-WebSocket-Extensions.
func offer(value string) []Edit {
	return []Edit{set("Sec-WebSocket-Extensions", "Sec-WebSocket-Extensions: "+value)}
}

const chromium = "permessage-deflate; client_max_window_bits"

var extensions = []Case{
	{ID: "extension-unknown", Rule: handshake.X07, Title: "one that nobody knows is ignored", Edits: offer("x-unknown"), Want: Opens},
	{ID: "extension-parameters", Rule: handshake.X01, Title: "an unknown one with parameters", Edits: offer(`x-unknown; a; b=1; c="d"`), Want: Opens},
	{ID: "extension-chromium", Rule: handshake.X01, Title: "what Chromium offers", Edits: offer(chromium), Want: Opens},
	{ID: "extension-firefox", Rule: handshake.X01, Title: "what Firefox offers", Edits: offer("permessage-deflate"), Want: Opens},
	{ID: "extension-safari", Rule: handshake.X07, Title: "what old Safaris offered: x-webkit-deflate-frame", Edits: offer("x-webkit-deflate-frame"), Want: Opens},
	{ID: "extension-two-lines", Rule: handshake.X01, Title: "two lines, which are one list", Edits: offer("x-unknown\nSec-WebSocket-Extensions: permessage-deflate"), Want: Opens},
	{ID: "extension-several-offers", Rule: handshake.D02, Title: "several offers of permessage-deflate", Edits: offer("permessage-deflate; server_max_window_bits=10, permessage-deflate"), Want: Opens},
	{ID: "extension-case", Rule: handshake.X08, Title: "Permessage-Deflate is another, unknown one", Edits: offer("Permessage-Deflate"), Want: Opens},
	{ID: "extension-empty-member", Rule: handshake.X03, Title: "an empty member", Edits: offer(", x-unknown"), Want: ShouldOpen},
	{ID: "extension-spaces", Rule: handshake.X05, Title: "spaces around =", Edits: offer("x-unknown; a = 1"), Want: Either},

	{ID: "extension-space-in-name", Rule: handshake.X01, Title: "a space in a name", Edits: offer("per message; x"), Want: Refuses},
	{ID: "extension-no-value", Rule: handshake.X01, Title: "= without a value", Edits: offer("x-unknown; a="), Want: Refuses},
	{ID: "extension-open-quote", Rule: handshake.X01, Title: "a quote that is not closed", Edits: offer(`x-unknown; a="b`), Want: Refuses},
	{ID: "extension-empty", Rule: handshake.X02, Title: "an empty value", Edits: offer(""), Want: Refuses},
	{ID: "extension-semicolon", Rule: handshake.X04, Title: "a semicolon at the end", Edits: offer("x-unknown;"), Want: Refuses},
	{ID: "extension-quoted-space", Rule: handshake.X06, Title: "a space in a quoted value", Edits: offer(`x-unknown; a="b c"`), Want: Refuses},
	{ID: "extension-one-bad", Rule: handshake.X01, Title: "a bad member beside a good one", Edits: offer("@@@, permessage-deflate"), Want: Refuses},

	{ID: "extension-offered", Rule: handshake.S09, Title: "the response names nothing that was not offered", Edits: offer("x-unknown"), Want: Keeps},
	{ID: "deflate-known", Rule: handshake.D03, Title: "the response has known parameters only, each once", Edits: offer(chromium), Want: Keeps, Needs: Deflate},
	{ID: "deflate-server-takeover", Rule: handshake.D04, Title: "server_no_context_takeover has no value", Edits: offer("permessage-deflate; server_no_context_takeover"), Want: Keeps, Needs: Deflate},
	{ID: "deflate-client-takeover", Rule: handshake.D05, Title: "client_no_context_takeover has no value", Edits: offer("permessage-deflate; client_no_context_takeover"), Want: Keeps, Needs: Deflate},
	{ID: "deflate-server-bits", Rule: handshake.D06, Title: "server_max_window_bits=10: the response has no more, or declines", Edits: offer("permessage-deflate; server_max_window_bits=10"), Want: Keeps, Needs: Deflate},
	{ID: "deflate-client-bits", Rule: handshake.D07, Title: "client_max_window_bits was not offered: the response does not have it", Edits: offer("permessage-deflate"), Want: Keeps, Needs: Deflate},
	{ID: "deflate-once", Rule: handshake.D08, Title: "two offers: the response accepts one at most", Edits: offer("permessage-deflate, permessage-deflate"), Want: Keeps, Needs: Deflate},
	{ID: "deflate-unknown-parameter", Rule: handshake.D01, Title: "an unknown parameter: the offer is declined", Edits: offer("permessage-deflate; x"), Want: Declines, Needs: Deflate},
	{ID: "deflate-parameter-twice", Rule: handshake.D01, Title: "a parameter twice: the offer is declined", Edits: offer("permessage-deflate; server_no_context_takeover; server_no_context_takeover"), Want: Declines, Needs: Deflate},
	{ID: "deflate-takeover-value", Rule: handshake.D04, Title: "server_no_context_takeover=1: the offer is declined", Edits: offer("permessage-deflate; server_no_context_takeover=1"), Want: Declines, Needs: Deflate},
	{ID: "deflate-client-takeover-value", Rule: handshake.D05, Title: "client_no_context_takeover=1: the offer is declined", Edits: offer("permessage-deflate; client_no_context_takeover=1"), Want: Declines, Needs: Deflate},
	{ID: "deflate-bits-7", Rule: handshake.D06, Title: "server_max_window_bits=7: the offer is declined", Edits: offer("permessage-deflate; server_max_window_bits=7"), Want: Declines, Needs: Deflate},
	{ID: "deflate-bits-16", Rule: handshake.D06, Title: "server_max_window_bits=16: the offer is declined", Edits: offer("permessage-deflate; server_max_window_bits=16"), Want: Declines, Needs: Deflate},
	{ID: "deflate-client-bits-7", Rule: handshake.D07, Title: "client_max_window_bits=7: the offer is declined", Edits: offer("permessage-deflate; client_max_window_bits=7"), Want: Declines, Needs: Deflate},
}
