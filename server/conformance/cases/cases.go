// Package cases is the requests that a server is tested with, as data: what differs
// from a plain handshake, and what a server must make of it.
package cases

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// Case is one request, and what a server must make of it.
type Case struct {
	ID    string // stays the same from release to release
	Group string // the heading it stands under
	Rule  *handshake.Rule
	Title string // what is special about it
	Edits []Edit // from the plain handshake to this one
	Way   Way    // in which the bytes are sent
	Want  Want
	When  When     // which responses Keeps and ShouldKeep are about
	Needs Need     // what the server must have, or the case is not applicable
	Then  *Message // what follows the 101, or nil
}

// Want is what a server must make of a request.
type Want string

const (
	Opens        Want = "opens"         // it must respond with 101
	ShouldOpen   Want = "should open"   // it is legal, but no sentence requires a server to take it
	Refuses      Want = "refuses"       // it must not respond with 101
	ShouldRefuse Want = "should refuse" // no sentence requires a server to refuse it
	Either       Want = "either"        // the RFCs leave it open, or contradict each other
	Keeps        Want = "keeps"         // whatever its status, the response must keep the rule
	ShouldKeep   Want = "should keep"   // as Keeps, and no sentence requires it
	Closes       Want = "closes"        // it must not respond with 101, and must close the connection
	ShouldClose  Want = "should close"  // as Closes, and no sentence requires it
	Declines     Want = "declines"      // it must not accept the extension that is offered
	Replies      Want = "replies"       // it must respond with 101, and do with Case.Then as that says
)

// When is which responses a case is about.
type When string

const (
	Opened   When = ""
	Refused  When = "a refusal"
	Forbade  When = "405"
	Required When = "426"
	Any      When = "any"
)

// Need is what a case needs of the server.
type Need string

const (
	Nothing      Need = ""
	Deflate      Need = "permessage-deflate" // it accepts an offer of it
	Subprotocols Need = "subprotocols"       // it was told of some with -protocol
	Origin       Need = "an Origin"          // it lets none in without one
	NoOrigin     Need = "no Origin"          // it lets clients in without one
)

// Way is how the bytes of a request are sent.
type Way string

const (
	AtOnce     Way = ""
	InTwo      Way = "in two pieces, 200 ms apart"
	ByLine     Way = "line by line, 20 ms apart"
	ByByte     Way = "byte by byte"
	HalfClosed Way = "and then the sending side is closed"
)

// Message is bytes that follow the 101, and what a server must do then.
type Message struct {
	Bytes string
	Wants Reply
}

// Reply is what a server must do with a message.
type Reply string

const (
	Pong       Reply = "a Pong"
	CloseFrame Reply = "a Close frame"
	End        Reply = "the end of the connection" // with a Close frame or without
)

// groups are the cases by what they are about.
var groups = []struct {
	name  string
	cases []Case
}{
	{"The response to a plain handshake", plain},
	{"Request line", requestLines},
	{"Host", hosts},
	{"Upgrade", upgrades},
	{"Connection", connections},
	{"Sec-WebSocket-Key", keys},
	{"Sec-WebSocket-Version", versions},
	{"Origin", origins},
	{"Subprotocols", subprotocols},
	{"Extensions", extensions},
	{"Fields and lines", lines},
	{"Bodies and smuggling", bodies},
	{"How the bytes arrive", deliveries},
	{"First frames", frames},
}

// All returns the cases in the order in which they are tried, groups together.
func All() []Case {
	var all []Case
	for _, g := range groups {
		for _, c := range g.cases {
			c.Group = g.name
			all = append(all, c)
		}
	}
	return all
}

// Select returns those of all cases whose id, rule or group is among names, or all of
// them without names; and the names that none has.
func Select(names []string) (selected []Case, unknown []string) {
	found := map[string]bool{}
	for _, c := range All() {
		wanted := len(names) == 0
		for _, name := range []string{c.ID, c.Rule.ID, c.Group} {
			if slices.Contains(names, name) {
				wanted, found[name] = true, true
			}
		}
		if wanted {
			selected = append(selected, c)
		}
	}
	for _, name := range names {
		if !found[name] {
			unknown = append(unknown, name)
		}
	}
	return selected, unknown
}
