package cases

import "wsaccept/wasm/handshake"

// upgrade is Upgrade with another value.
func upgrade(value string) []Edit { return []Edit{set("Upgrade", "Upgrade: "+value)} }

var upgrades = []Case{
	{ID: "upgrade-upper-case", Rule: handshake.C06, Title: "Upgrade: WEBSOCKET", Edits: upgrade("WEBSOCKET"), Want: Opens},
	{ID: "upgrade-mixed-case", Rule: handshake.C06, Title: "Upgrade: WebSocket", Edits: upgrade("WebSocket"), Want: Opens},
	{ID: "upgrade-no-space", Rule: handshake.C06, Title: "no space after the colon", Edits: []Edit{set("Upgrade", "Upgrade:websocket")}, Want: Opens},
	{ID: "upgrade-tabs", Rule: handshake.C06, Title: "tabs and spaces around the value", Edits: []Edit{set("Upgrade", "Upgrade:\t  websocket \t")}, Want: Opens},
	{ID: "upgrade-list-last", Rule: handshake.C22, Title: "a list: h2c, websocket", Edits: upgrade("h2c, websocket"), Want: ShouldOpen},
	{ID: "upgrade-list-first", Rule: handshake.C22, Title: "a list: websocket, h2c", Edits: upgrade("websocket, h2c"), Want: ShouldOpen},
	{ID: "upgrade-list-tight", Rule: handshake.C22, Title: "a list without spaces", Edits: upgrade("foo/1,websocket,bar"), Want: ShouldOpen},
	{ID: "upgrade-two-lines", Rule: handshake.C22, Title: "two lines: h2c and websocket", Edits: []Edit{set("Upgrade", "Upgrade: h2c\nUpgrade: websocket")}, Want: ShouldOpen},
	{ID: "upgrade-twice", Rule: handshake.C22, Title: "websocket in two lines", Edits: []Edit{set("Upgrade", "Upgrade: websocket\nUpgrade: websocket")}, Want: ShouldOpen},
	{ID: "upgrade-empty-member", Rule: handshake.H12, Title: "an empty member: “websocket,”", Edits: upgrade("websocket,"), Want: ShouldOpen},
	{ID: "upgrade-missing", Rule: handshake.C06, Title: "no Upgrade", Edits: []Edit{drop("Upgrade")}, Want: Refuses},
	{ID: "upgrade-empty", Rule: handshake.C06, Title: "an empty Upgrade", Edits: upgrade(""), Want: Refuses},
	{ID: "upgrade-h2c", Rule: handshake.C06, Title: "Upgrade: h2c", Edits: upgrade("h2c"), Want: Refuses},
	{ID: "upgrade-prefix", Rule: handshake.C06, Title: "Upgrade: websocketx", Edits: upgrade("websocketx"), Want: Refuses},
	{ID: "upgrade-suffix", Rule: handshake.C06, Title: "Upgrade: xwebsocket", Edits: upgrade("xwebsocket"), Want: Refuses},
	{ID: "upgrade-spaced", Rule: handshake.C06, Title: "no comma: h2c websocket", Edits: upgrade("h2c websocket"), Want: Refuses},
	{ID: "upgrade-semicolon", Rule: handshake.C06, Title: "a semicolon: websocket; x", Edits: upgrade("websocket; x"), Want: Refuses},
	{ID: "upgrade-quoted", Rule: handshake.C06, Title: "websocket in quotes", Edits: upgrade(`"websocket"`), Want: Refuses},
	{ID: "upgrade-unicode", Rule: handshake.C06, Title: "a long s for the s: case is folded as in ASCII", Edits: upgrade("web\u017focket"), Want: Refuses},
	{ID: "upgrade-version", Rule: handshake.C07, Title: "Upgrade: websocket/13", Edits: upgrade("websocket/13"), Want: Either},
	{ID: "upgrade-426-upgrade", Rule: handshake.S07, Title: "no Upgrade: a 426 names it", Edits: []Edit{drop("Upgrade"), set("Connection", "Connection: keep-alive")}, Want: Keeps, When: Required},
}
