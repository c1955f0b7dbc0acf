package cases

import "wsaccept/wasm/handshake"

// connection is Connection with another value.
func connection(value string) []Edit { return []Edit{set("Connection", "Connection: "+value)} }

var connections = []Case{
	{ID: "connection-lower-case", Rule: handshake.C08, Title: "Connection: upgrade", Edits: connection("upgrade"), Want: Opens},
	{ID: "connection-upper-case", Rule: handshake.C08, Title: "Connection: UPGRADE", Edits: connection("UPGRADE"), Want: Opens},
	{ID: "connection-list", Rule: handshake.C08, Title: "Connection: keep-alive, Upgrade, as Firefox used to send it", Edits: connection("keep-alive, Upgrade"), Want: Opens},
	{ID: "connection-list-first", Rule: handshake.C08, Title: "Connection: Upgrade, keep-alive", Edits: connection("Upgrade, keep-alive"), Want: Opens},
	{ID: "connection-list-tight", Rule: handshake.C08, Title: "a list without spaces", Edits: connection("keep-alive,Upgrade"), Want: Opens},
	{ID: "connection-list-tabs", Rule: handshake.C08, Title: "tabs around the comma", Edits: connection("keep-alive\t,\tUpgrade"), Want: Opens},
	{ID: "connection-two-lines", Rule: handshake.C08, Title: "two lines: keep-alive and Upgrade", Edits: []Edit{set("Connection", "Connection: keep-alive\nConnection: Upgrade")}, Want: Opens},
	{ID: "connection-other-option", Rule: handshake.C08, Title: "an option that names another field", Edits: []Edit{set("Connection", "Connection: X-Hop, Upgrade"), add("X-Hop: 1")}, Want: Opens},
	{ID: "connection-empty-members", Rule: handshake.H12, Title: "empty members: “,, Upgrade ,”", Edits: connection(",, Upgrade ,"), Want: ShouldOpen},
	{ID: "connection-close", Rule: handshake.C08, Title: "Connection: Upgrade, close", Edits: connection("Upgrade, close"), Want: ShouldOpen},
	{ID: "connection-missing", Rule: handshake.C08, Title: "no Connection", Edits: []Edit{drop("Connection")}, Want: Refuses},
	{ID: "connection-empty", Rule: handshake.C08, Title: "an empty Connection", Edits: connection(""), Want: Refuses},
	{ID: "connection-keep-alive", Rule: handshake.C08, Title: "Connection: keep-alive", Edits: connection("keep-alive"), Want: Refuses},
	{ID: "connection-only-close", Rule: handshake.C08, Title: "Connection: close", Edits: connection("close"), Want: Refuses},
	{ID: "connection-prefix", Rule: handshake.C08, Title: "Connection: Upgraded", Edits: connection("Upgraded"), Want: Refuses},
	{ID: "connection-dash", Rule: handshake.C08, Title: "Connection: Upgrade-Insecure-Requests", Edits: connection("Upgrade-Insecure-Requests"), Want: Refuses},
	{ID: "connection-spaced", Rule: handshake.C08, Title: "no comma: keep-alive Upgrade", Edits: connection("keep-alive Upgrade"), Want: Refuses},
	{ID: "connection-semicolon", Rule: handshake.C08, Title: "a semicolon: keep-alive; Upgrade", Edits: connection("keep-alive; Upgrade"), Want: Refuses},
	{ID: "connection-websocket", Rule: handshake.C08, Title: "Connection: websocket", Edits: connection("websocket"), Want: Refuses},
}
