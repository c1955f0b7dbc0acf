package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of Origin.
var (
	C16 = &Rule{ID: "C16", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Title:       "A browser sends one Origin, in its ASCII form; other clients may.",
		Consequence: "without one the server should not take the client for a browser"}

	S02 = &Rule{ID: "S02", Side: SideServer, Section: "RFC 6455 §4.2.2", Status: 403,
		Title:       "A server refuses an Origin that it does not want, for example with 403.",
		Consequence: "other sites can use the socket", Unjudged: "which origins a server wants is not in the bytes"}

	S05 = &Rule{ID: "S05", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server compares the Origin in lower case.",
		Consequence: "a server that doesn't refuses"}
)

var originRules = []*Rule{C16, S02, S05}

// origin judges Origin: RFC 6455 §4.1 item 8, RFC 6454 §6.2.
func (c *checker) origin() {
	m := c.message
	fields := m.Lookup("Origin")
	if len(fields) == 0 {
		c.report(C16, Info, c.missing(), "There is no Origin.", "A browser always sends one, so this is another client, or the line got lost on the way.")
		return
	}
	if len(fields) > 1 {
		c.report(C16, Error, fields[1].Name, "Origin comes "+words.Times(len(fields))+".", "A request has one origin at most. Most servers look at the first one only.")
	}
	value := m.Value(fields[0])
	scheme, host, found := strings.Cut(value, "://")
	switch {
	case value == "null":
		c.report(C16, Info, fields[0].Value, "The Origin is null.", "Browsers send it for pages without one: from a file, in a sandbox, after some redirects. It tells the server nothing; gorilla and coder answer 403.")
	case !found || !isScheme(scheme) || !isHost(host):
		c.report(C16, Warning, valueOrName(fields[0]), "The Origin "+short(value)+" is not a scheme, :// and a host.", "No browser sends this. It has no path and no slash at the end. A server that compares it with a list will refuse.")
	case strings.ToLower(value) != value:
		c.report(S05, Info, fields[0].Value, "The Origin has capital letters.", "Browsers send lower case. A server must compare in lower case; python-websockets compares letter for letter and answers 403.")
	}
}
