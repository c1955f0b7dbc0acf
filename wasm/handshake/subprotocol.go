package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of Sec-WebSocket-Protocol.
var (
	C17 = &Rule{ID: "C17", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "Sec-WebSocket-Protocol lists one or more tokens, all different.",
		Consequence: respond400}

	C18 = &Rule{ID: "C18", Side: SideRequest, Section: "RFC 6455 §4.1",
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "Subprotocols are case-sensitive: chat and CHAT are different.",
		Consequence: noViolation}

	S08 = &Rule{ID: "S08", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server picks one of the client's subprotocols or sends no such field.",
		Consequence: failConnection, As: R10}

	S15 = &Rule{ID: "S15", Side: SideServer, Section: "RFC 6455 §11.3.4",
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "Sec-WebSocket-Protocol appears at most once in a response, with a single token.",
		Consequence: failConnection}

	R10 = &Rule{ID: "R10", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "The subprotocol in the response was asked for, letter for letter.",
		Consequence: failConnection}

	R11 = &Rule{ID: "R11", Side: SideClient, Section: openingHandshake,
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "If subprotocols were asked for, the response names one.",
		Consequence: "nothing by RFC 6455; a browser must fail the connection"}

	R12 = &Rule{ID: "R12", Side: SideClient, Section: "RFC 6455 §4.2.2",
		Fields:      []string{"Sec-WebSocket-Protocol"},
		Title:       "Sec-WebSocket-Protocol is not empty.",
		Consequence: failConnection}

	W01 = &Rule{ID: "W01", Side: SideBrowser, Section: constructor,
		Title:       "The subprotocols given to new WebSocket() are tokens, all different.",
		Consequence: "it throws a SyntaxError", As: C17}

	W04 = &Rule{ID: "W04", Side: SideBrowser, Section: openingHandshake,
		Title:       "If subprotocols were asked for, a response without one fails.",
		Consequence: failConnection, As: R11}
)

var subprotocolRules = []*Rule{C17, C18, S08, S15, R10, R11, R12, W01, W04}

// protocols judges Sec-WebSocket-Protocol in a request: RFC 6455 §4.1 item 10.
func (c *checker) protocols() {
	fields := c.message.Lookup("Sec-WebSocket-Protocol")
	if len(fields) == 0 {
		return
	}
	names := c.emptyMembers(C17, "Sec-WebSocket-Protocol", c.members("Sec-WebSocket-Protocol"))
	if len(names) == 0 {
		c.report(C17, Error, fields[0].Name, "Sec-WebSocket-Protocol is empty.", "It lists at least one subprotocol, or is not sent at all.")
		return
	}
	seen := map[string]string{} // in lower case → as written
	exact := map[string]bool{}
	for _, name := range names {
		folded := strings.ToLower(name.text)
		switch {
		case !isToken(name.text):
			c.report(C17, Error, name.Span, "The subprotocol "+short(name.text)+" is not a token: it contains "+notToken(name.text)+".", "A subprotocol's name is made of letters, digits and certain punctuation, without spaces, slashes or quotes. new WebSocket() throws a SyntaxError for it.")
		case exact[name.text]:
			c.report(C17, Error, name.Span, "The subprotocol "+short(name.text)+" appears twice.", "They must all be different. new WebSocket() throws a SyntaxError for it.")
		case seen[folded] != "":
			c.report(C18, Info, name.Span, short(seen[folded])+" and "+short(name.text)+" differ only in case.", "Subprotocols are compared letter for letter, so these are two, and that is allowed.")
		}
		exact[name.text], seen[folded] = true, name.text
	}
}

// subprotocol judges Sec-WebSocket-Protocol in a response: RFC 6455 §4.1, the
// client's check 6.
func (c *checker) subprotocol(request Message) {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Protocol")
	asker := checker{message: request}
	asked := asker.members("Sec-WebSocket-Protocol")
	if len(fields) == 0 {
		if len(asked) > 0 && !m.mayHave("Sec-WebSocket-Protocol") {
			c.report(R11, Warning, c.missing(), "The client asked for a subprotocol, and the response names none.",
				"RFC 6455 lets the WebSocket open without one. The WebSockets Standard makes a browser fail.")
		}
		return
	}
	if len(fields) > 1 {
		c.report(S15, Error, fields[1].Name, "Sec-WebSocket-Protocol appears "+words.Times(len(fields))+".", "In a response it must not come more than once: the server picks one subprotocol.")
	}
	f := fields[0]
	value := c.value(f)
	switch {
	case value == "":
		c.report(R12, Error, f.Name, "Sec-WebSocket-Protocol is empty.", "A server that picks no subprotocol leaves the field out.")
		return
	case !isToken(value):
		c.report(S15, Error, f.Value, "Sec-WebSocket-Protocol is "+short(value)+", which is not one token: it contains "+notToken(value)+".", "The server names one of the client's subprotocols, not a list.")
	}
	if request.Absent() {
		return
	}
	for _, name := range asked {
		if name.text == value {
			return
		}
	}
	for _, name := range asked {
		if EqualFold(name.text, value) {
			c.report(R10, Error, f.Value, "The client asked for "+short(name.text)+", and the response names "+short(value)+".", "Subprotocols are compared letter for letter. Send the name as the client wrote it.")
			return
		}
	}
	if len(asked) == 0 {
		c.report(R10, Error, f.Value, "The response names the subprotocol "+short(value)+", and the client asked for none.", "A server may only pick one that the request lists.")
		return
	}
	c.report(R10, Error, f.Value, "The response names the subprotocol "+short(value)+", which the client did not ask for.", "A server may only pick one that the request lists.")
}
