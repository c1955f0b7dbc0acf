package cases

import "wsaccept/wasm/handshake"

// version is Sec-WebSocket-Version with another value.
func version(value string) []Edit {
	return []Edit{set("Sec-WebSocket-Version", "Sec-WebSocket-Version: "+value)}
}

var versions = []Case{
	{ID: "version-spaces", Rule: handshake.C15, Title: "white space around 13", Edits: version(" 13 \t"), Want: Opens},
	{ID: "version-name-case", Rule: handshake.C20, Title: "sec-websocket-version for the name", Edits: []Edit{set("Sec-WebSocket-Version", "sec-websocket-version: 13")}, Want: Opens},
	{ID: "version-missing", Rule: handshake.C14, Title: "no version", Edits: []Edit{drop("Sec-WebSocket-Version")}, Want: Refuses},
	{ID: "version-empty", Rule: handshake.C15, Title: "an empty version", Edits: version(""), Want: Refuses},
	{ID: "version-0", Rule: handshake.C14, Title: "version 0", Edits: version("0"), Want: Refuses},
	{ID: "version-7", Rule: handshake.C14, Title: "version 7, a draft", Edits: version("7"), Want: ShouldRefuse},
	{ID: "version-8", Rule: handshake.C14, Title: "version 8, a draft that RFC 6455 does not describe", Edits: version("8"), Want: ShouldRefuse},
	{ID: "version-14", Rule: handshake.C14, Title: "version 14, which does not exist", Edits: version("14"), Want: Refuses},
	{ID: "version-255", Rule: handshake.C14, Title: "version 255", Edits: version("255"), Want: Refuses},
	{ID: "version-256", Rule: handshake.C15, Title: "version 256, which is no version", Edits: version("256"), Want: Refuses},
	{ID: "version-negative", Rule: handshake.C15, Title: "version -13", Edits: version("-13"), Want: Refuses},
	{ID: "version-plus", Rule: handshake.C15, Title: "version +13", Edits: version("+13"), Want: Refuses},
	{ID: "version-zero-first", Rule: handshake.C15, Title: "version 013", Edits: version("013"), Want: Refuses},
	{ID: "version-hex", Rule: handshake.C15, Title: "version 0x0d", Edits: version("0x0d"), Want: Refuses},
	{ID: "version-point", Rule: handshake.C15, Title: "version 13.0", Edits: version("13.0"), Want: Refuses},
	{ID: "version-word", Rule: handshake.C15, Title: "a word for the version", Edits: version("latest"), Want: Refuses},
	{ID: "version-quoted", Rule: handshake.C15, Title: "13 in quotes", Edits: version(`"13"`), Want: Refuses},
	{ID: "version-list", Rule: handshake.C15, Title: "a list: 13, 8", Edits: version("13, 8"), Want: Refuses},
	{ID: "version-list-last", Rule: handshake.C15, Title: "a list: 8, 13", Edits: version("8, 13"), Want: Refuses},
	{ID: "version-twice", Rule: handshake.C15, Title: "13 in two lines", Edits: []Edit{add("Sec-WebSocket-Version: 13")}, Want: Refuses},
	{ID: "version-two", Rule: handshake.C15, Title: "13 and 8 in two lines", Edits: []Edit{add("Sec-WebSocket-Version: 8")}, Want: Refuses},
	{ID: "version-names-versions", Rule: handshake.S06, Title: "version 99: the refusal names the versions that the server speaks", Edits: version("99"), Want: Keeps, When: Refused},
}
