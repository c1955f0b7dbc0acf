package cases

import "wsaccept/wasm/handshake"

// origin is Origin with another value.
func origin(value string) []Edit { return []Edit{set("Origin", "Origin: "+value)} }

var origins = []Case{
	{ID: "origin-foreign", Rule: handshake.S02, Title: "a page of another site; refuse it unless the server is for the pages of every site", Edits: origin("https://conformance.invalid"), Want: ShouldRefuse},
	{ID: "origin-lookalike", Rule: handshake.S02, Title: "a site whose name begins as the server’s; the same goes for it", Edits: origin("{scheme}://{hostname}.conformance.invalid"), Want: ShouldRefuse},
	{ID: "origin-null", Rule: handshake.S02, Title: "Origin: null, as from a sandboxed frame or a file; the same goes for it", Edits: origin("null"), Want: ShouldRefuse},
	{ID: "origin-twice", Rule: handshake.C16, Title: "two Origins", Edits: []Edit{set("Origin", "Origin: {origin}\nOrigin: https://conformance.invalid")}, Want: Refuses},
	{ID: "origin-name-case", Rule: handshake.C20, Title: "ORIGIN for the name", Edits: []Edit{set("Origin", "ORIGIN: {origin}")}, Want: Opens, Needs: Origin},
}
