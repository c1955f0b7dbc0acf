package cases

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// lines are about fields in general, and the lines that they stand in.
var lines = []Case{
	{ID: "names-lower-case", Rule: handshake.C20, Title: "all names in lower case", Edits: []Edit{names("lower")}, Want: Opens},
	{ID: "names-upper-case", Rule: handshake.C20, Title: "all names in upper case", Edits: []Edit{names("upper")}, Want: Opens},
	{ID: "fields-reversed", Rule: handshake.C20, Title: "the fields in the other order", Edits: []Edit{reversed()}, Want: Opens},
	{ID: "field-unknown", Rule: handshake.C20, Title: "fields that nobody knows", Edits: []Edit{add("X-Unknown: 1", "Foo:bar")}, Want: Opens},
	{ID: "field-empty", Rule: handshake.C20, Title: "an unknown field without a value", Edits: []Edit{add("X-Empty:")}, Want: Opens},
	{ID: "field-token", Rule: handshake.C20, Title: "a name of every character that a token may have", Edits: []Edit{add("a!#$%&'*+-.^_`|~9Z: 1")}, Want: Opens},
	{ID: "fields-thirty", Rule: handshake.C20, Title: "thirty unknown fields", Edits: []Edit{add(strings.Repeat("X-Unknown: 1\n", 29) + "X-Unknown: 1")}, Want: ShouldOpen},
	{ID: "field-long", Rule: handshake.C20, Title: "an unknown field of 2 KiB", Edits: []Edit{add("X-Long: " + strings.Repeat("x", 2<<10))}, Want: ShouldOpen},
	{ID: "field-beyond-ascii", Rule: handshake.H11, Title: "an unknown field with bytes beyond ASCII", Edits: []Edit{add("X-Name: J\u00fcrgen \xe9")}, Want: ShouldOpen},
	{ID: "field-agent-twice", Rule: handshake.H13, Title: "User-Agent twice", Edits: []Edit{add("User-Agent: a", "User-Agent: b")}, Want: ShouldOpen},
	{ID: "expect", Rule: handshake.S20, Title: "Expect: 100-continue: 100 comes before 101, if that comes", Edits: []Edit{add("Expect: 100-continue")}, Want: ShouldKeep},

	{ID: "line-space-colon", Rule: handshake.H07, Title: "a space before a colon", Edits: []Edit{set("Upgrade", "Upgrade : websocket")}, Want: Refuses},
	{ID: "line-space-colon-unknown", Rule: handshake.H07, Title: "a space before the colon of an unknown field", Edits: []Edit{add("X-Unknown : 1")}, Want: Refuses},
	{ID: "line-no-colon", Rule: handshake.H09, Title: "a line without a colon", Edits: []Edit{add("garbage")}, Want: Refuses},
	{ID: "line-no-name", Rule: handshake.H09, Title: "a line without a name", Edits: []Edit{add(": 1")}, Want: Refuses},
	{ID: "line-space-in-name", Rule: handshake.H09, Title: "a space in a name", Edits: []Edit{add("X Unknown: 1")}, Want: Refuses},
	{ID: "line-name-beyond-ascii", Rule: handshake.H09, Title: "a name beyond ASCII", Edits: []Edit{add("X-\u00dc: 1")}, Want: Refuses},
	{ID: "line-folded", Rule: handshake.H08, Title: "obs-fold: an unknown value continued on the next line", Edits: []Edit{add("X-Unknown: a\r\n b")}, Want: Either},
	{ID: "line-folded-upgrade", Rule: handshake.H08, Title: "obs-fold: Upgrade continued on the next line", Edits: []Edit{set("Upgrade", "Upgrade:\r\n websocket")}, Want: Either},
	{ID: "line-space-first", Rule: handshake.H18, Title: "white space before the first field", Edits: []Edit{first(" X-Unknown: 1")}, Want: Either},
	{ID: "line-bare-lf", Rule: handshake.H05, Title: "every line ends in LF alone", Edits: []Edit{ending("\n")}, Want: Either},
	{ID: "line-one-bare-lf", Rule: handshake.H05, Title: "one line ends in LF alone", Edits: []Edit{replace("websocket\r\n", "websocket\n")}, Want: Either},
	{ID: "line-bare-cr", Rule: handshake.H06, Title: "a CR inside of an unknown value", Edits: []Edit{add("X-Unknown: a\rb")}, Want: ShouldRefuse},
	{ID: "line-nul", Rule: handshake.H10, Title: "a NUL in an unknown value", Edits: []Edit{add("X-Unknown: a\x00b")}, Want: ShouldRefuse},
	{ID: "line-control", Rule: handshake.H10, Title: "a control character in an unknown value", Edits: []Edit{add("X-Unknown: a\x01b")}, Want: Either},
}
