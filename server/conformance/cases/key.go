package cases

import "wsaccept/wasm/handshake"

// key is Sec-WebSocket-Key with another value.
func key(value string) []Edit {
	return []Edit{set("Sec-WebSocket-Key", "Sec-WebSocket-Key: "+value)}
}

var keys = []Case{
	{ID: "key-spaces", Rule: handshake.C10, Title: "white space around the key is not part of it", Edits: key(" \t{key} \t"), Want: Opens},
	{ID: "key-no-space", Rule: handshake.C10, Title: "no space after the colon", Edits: []Edit{set("Sec-WebSocket-Key", "Sec-WebSocket-Key:{key}")}, Want: Opens},
	{ID: "key-name-case", Rule: handshake.C20, Title: "SEC-WEBSOCKET-KEY for the name", Edits: []Edit{set("Sec-WebSocket-Key", "SEC-WEBSOCKET-KEY: {key}")}, Want: Opens},
	{ID: "key-zeros", Rule: handshake.C13, Title: "sixteen zero bytes: a server can't tell that they are not random", Edits: key("AAAAAAAAAAAAAAAAAAAAAA=="), Want: Opens},
	{ID: "key-plus-slash", Rule: handshake.C10, Title: "a key with + and /", Edits: key("+/+/+/+/+/+/+/+/+/+/+w=="), Want: Opens},
	{ID: "key-missing", Rule: handshake.C09, Title: "no key", Edits: []Edit{drop("Sec-WebSocket-Key")}, Want: Refuses},
	{ID: "key-misspelt", Rule: handshake.C09, Title: "SecWebSocketKey for the name", Edits: []Edit{set("Sec-WebSocket-Key", "SecWebSocketKey: {key}")}, Want: Refuses},
	{ID: "key-empty", Rule: handshake.C10, Title: "an empty key", Edits: key(""), Want: Refuses},
	{ID: "key-15-bytes", Rule: handshake.C10, Title: "15 bytes", Edits: key("AQIDBAUGBwgJCgsMDQ4P"), Want: Refuses},
	{ID: "key-17-bytes", Rule: handshake.C10, Title: "17 bytes, which are 24 characters, too", Edits: key("AQIDBAUGBwgJCgsMDQ4PEBE="), Want: Refuses},
	{ID: "key-18-bytes", Rule: handshake.C10, Title: "18 bytes: 24 characters without =", Edits: key("AQIDBAUGBwgJCgsMDQ4PEBES"), Want: Refuses},
	{ID: "key-32-bytes", Rule: handshake.C10, Title: "32 bytes", Edits: key("AQIDBAUGBwgJCgsMDQ4PEAECAwQFBgcICQoLDA0ODxA="), Want: Refuses},
	{ID: "key-no-padding", Rule: handshake.C10, Title: "without ==", Edits: key("AQIDBAUGBwgJCgsMDQ4PEA"), Want: Refuses},
	{ID: "key-one-padding", Rule: handshake.C10, Title: "with a single =", Edits: key("AQIDBAUGBwgJCgsMDQ4PEA="), Want: Refuses},
	{ID: "key-three-padding", Rule: handshake.C10, Title: "with ===", Edits: key("AQIDBAUGBwgJCgsMDQ4PEA==="), Want: Refuses},
	{ID: "key-padding-inside", Rule: handshake.C10, Title: "= in the middle", Edits: key("AQIDBAUGBw==CgsMDQ4PEA=="), Want: Refuses},
	{ID: "key-not-base64", Rule: handshake.C10, Title: "24 characters that are not base64", Edits: key("!!!!!!!!!!!!!!!!!!!!!!=="), Want: Refuses},
	{ID: "key-url-safe", Rule: handshake.C10, Title: "the URL-safe alphabet", Edits: key("-_-_-_-_-_-_-_-_-_-_-w=="), Want: Refuses},
	{ID: "key-hex", Rule: handshake.C10, Title: "16 bytes as hexadecimal digits", Edits: key("0102030405060708090a0b0c0d0e0f10"), Want: Refuses},
	{ID: "key-space-inside", Rule: handshake.C10, Title: "a space in the middle", Edits: key("AQIDBAUGBwg JCgsMDQ4PEA=="), Want: Refuses},
	{ID: "key-quoted", Rule: handshake.C10, Title: "the key in quotes", Edits: key(`"{key}"`), Want: Refuses},
	{ID: "key-list", Rule: handshake.C10, Title: "two keys in one line", Edits: key("{key}, {key}"), Want: Refuses},
	{ID: "key-twice", Rule: handshake.C12, Title: "the same key in two lines", Edits: []Edit{add("Sec-WebSocket-Key: {key}")}, Want: Refuses},
	{ID: "key-two", Rule: handshake.C12, Title: "two different keys", Edits: []Edit{add("Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==")}, Want: Refuses},
	{ID: "key-unused-bits", Rule: handshake.C11, Title: "unused bits that are set, as in the RFC's own example of a key", Edits: key("AQIDBAUGBwgJCgsMDQ4PEC=="), Want: Either},
	{ID: "key-hixie", Rule: handshake.C09, Title: "the two keys of the draft of 2010 in place of one", Edits: []Edit{set("Sec-WebSocket-Key", "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\nSec-WebSocket-Key2: 12998 5 Y3 1  .P00")}, Want: Refuses},
	{ID: "key-hixie-beside", Rule: handshake.C23, Title: "the two keys of the draft of 2010 beside a key", Edits: []Edit{add("Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5")}, Want: Opens},
}
