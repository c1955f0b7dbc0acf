package cases

import "wsaccept/wasm/handshake"

// offered is Sec-WebSocket-Protocol with the value.
func offered(value string) []Edit {
	return []Edit{set("Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: "+value)}
}

var subprotocols = []Case{
	{ID: "protocol-unknown", Rule: handshake.S08, Title: "one that nobody knows: the response does not name another", Edits: offered("wsaccept.unknown"), Want: Keeps},
	{ID: "protocol-single", Rule: handshake.S15, Title: "two are offered: the response names one at most", Edits: offered("{protocol}, wsaccept.unknown"), Want: Keeps},
	{ID: "protocol-not-empty", Rule: handshake.R12, Title: "the response does not have an empty one", Edits: offered("{protocol}, wsaccept.unknown"), Want: Keeps},
	{ID: "protocol-two-lines", Rule: handshake.C17, Title: "two lines, which are one list", Edits: offered("{protocol}\nSec-WebSocket-Protocol: wsaccept.unknown"), Want: ShouldOpen},
	{ID: "protocol-tight", Rule: handshake.C17, Title: "a list without spaces", Edits: offered("{protocol},wsaccept.unknown"), Want: ShouldOpen},
	{ID: "protocol-token", Rule: handshake.C17, Title: "every character that a token may have", Edits: offered("{protocol}, a!#$%&'*+-.^_`|~9Z"), Want: ShouldOpen},
	{ID: "protocol-case", Rule: handshake.C18, Title: "two that differ in case are two", Edits: offered("{protocol}, wsaccept.a, WSACCEPT.A"), Want: ShouldOpen},
	{ID: "protocol-trailing-comma", Rule: handshake.C17, Title: "a comma at the end", Edits: offered("{protocol},"), Want: Either},
	{ID: "protocol-twice", Rule: handshake.C17, Title: "the same one twice", Edits: offered("chat, chat"), Want: Refuses},
	{ID: "protocol-twice-lines", Rule: handshake.C17, Title: "the same one in two lines", Edits: offered("chat\nSec-WebSocket-Protocol: chat"), Want: Refuses},
	{ID: "protocol-space", Rule: handshake.C17, Title: "a space in a name", Edits: offered("ch at"), Want: Refuses},
	{ID: "protocol-slash", Rule: handshake.C17, Title: "a slash in a name", Edits: offered("chat/1"), Want: Refuses},
	{ID: "protocol-quoted", Rule: handshake.C17, Title: "a name in quotes", Edits: offered(`"chat"`), Want: Refuses},
	{ID: "protocol-beyond-ascii", Rule: handshake.C17, Title: "a name beyond ASCII", Edits: offered("ch\u00e4t"), Want: Refuses},
	{ID: "protocol-empty", Rule: handshake.C17, Title: "an empty value", Edits: offered(""), Want: Refuses},
	{ID: "protocol-picked", Rule: handshake.S08, Title: "the server’s own: the response names it, or none", Edits: offered("{protocol}"), Want: Keeps, Needs: Subprotocols},
	{ID: "protocol-second", Rule: handshake.S08, Title: "the server’s own behind an unknown one", Edits: offered("wsaccept.unknown, {protocol}"), Want: Keeps, Needs: Subprotocols},
	{ID: "protocol-other-case", Rule: handshake.S08, Title: "the server’s own in upper case is another one", Edits: offered("{PROTOCOL}"), Want: Keeps, Needs: Subprotocols},
}
