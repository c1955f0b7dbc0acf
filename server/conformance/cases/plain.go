package cases

import "wsaccept/wasm/handshake"

// plain holds the response to a handshake without anything special against the rules
// of responses, one by one.
var plain = []Case{
	{ID: "plain-101", Rule: handshake.S10, Title: "a plain handshake: the status is 101", Want: Opens},
	{ID: "plain-accept", Rule: handshake.S13, Title: "the Accept is the key's", Want: Keeps},
	{ID: "plain-accept-once", Rule: handshake.S14, Title: "the Accept is there once", Want: Keeps},
	{ID: "plain-upgrade", Rule: handshake.S11, Title: "Upgrade is websocket", Want: Keeps},
	{ID: "plain-connection", Rule: handshake.S12, Title: "Connection contains Upgrade", Want: Keeps},
	{ID: "plain-version", Rule: handshake.R03, Title: "the status line says HTTP/1.1", Want: ShouldKeep},
	{ID: "plain-status-line", Rule: handshake.H02, Title: "the status line has its form", Want: Keeps},
	{ID: "plain-http", Rule: handshake.H03, Title: "HTTP is in upper case", Want: Keeps},
	{ID: "plain-empty-line-before", Rule: handshake.H04, Title: "no empty line comes first", Want: Keeps},
	{ID: "plain-line-ends", Rule: handshake.H05, Title: "lines end in CR LF", Want: Keeps},
	{ID: "plain-space-before-colon", Rule: handshake.H07, Title: "no space comes before a colon", Want: Keeps},
	{ID: "plain-folded", Rule: handshake.H08, Title: "no value is continued on the next line", Want: Keeps},
	{ID: "plain-field-lines", Rule: handshake.H09, Title: "every line is a name, a colon and a value", Want: Keeps},
	{ID: "plain-control", Rule: handshake.H10, Title: "no value holds a control character", Want: Keeps},
	{ID: "plain-trailing-space", Rule: handshake.H15, Title: "no white space follows a value of the handshake", Want: ShouldKeep},
	{ID: "plain-no-length", Rule: handshake.S19, Title: "the 101 has neither Content-Length nor Transfer-Encoding", Want: Keeps},
	{ID: "plain-no-extension", Rule: handshake.S09, Title: "nothing was offered: the response has no extension", Want: Keeps},
	{ID: "plain-no-subprotocol", Rule: handshake.S08, Title: "none was asked for: the response has no subprotocol", Edits: []Edit{drop("Sec-WebSocket-Protocol")}, Want: Keeps},
	{ID: "plain-key-again", Rule: handshake.S13, Title: "another key: the Accept is its own", Edits: []Edit{set("Sec-WebSocket-Key", "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==")}, Want: Keeps},
	{ID: "plain-key-plus", Rule: handshake.S13, Title: "a key with + and /: the Accept is its own", Edits: []Edit{set("Sec-WebSocket-Key", "Sec-WebSocket-Key: +/+/+/+/+/+/+/+/+/+/+w==")}, Want: Keeps},
}
