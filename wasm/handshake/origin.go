package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of Origin.
var (
	C16 = &Rule{ID: "C16", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Fields:      []string{"Host", "Origin"},
		Title:       "A browser sends one Origin, in its ASCII form; other clients may.",
		Consequence: "without one the server should not treat the client as a browser"}

	S02 = &Rule{ID: "S02", Side: SideServer, Section: "RFC 6455 §4.2.2", Status: 403,
		Title:       "A server refuses an Origin that it does not accept, for example with 403.",
		Consequence: "other sites can use the socket", Unjudged: "which origins a server accepts is not in the bytes"}

	S05 = &Rule{ID: "S05", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server converts the Origin to lower case before it compares.",
		Consequence: "a server that doesn't will refuse"}
)

var originRules = []*Rule{C16, S02, S05}

// origin judges Origin: RFC 6455 §4.1 item 8, RFC 6454 §6.2.
func (c *checker) origin() {
	m := c.message
	fields := m.Lookup("Origin")
	switch {
	case len(fields) == 0 && m.mayHave("Origin"):
		return
	case len(fields) == 0:
		c.report(C16, Info, c.missing(), "There is no Origin.", "A browser must send one, so this is another client, or the line was lost on the way.")
		return
	}
	if len(fields) > 1 {
		c.report(C16, Error, fields[1].Name, "Origin appears "+words.Times(len(fields))+".", "A request has one Origin at most. No RFC says which one counts.")
	}
	value := c.value(fields[0])
	scheme, host, found := strings.Cut(value, "://")
	switch {
	case isOriginList(value):
		c.add(Finding{Rule: C16, Severity: Warning, Section: "RFC 6454 §7.1", Span: fields[0].Value, Title: "The Origin lists several origins.",
			Detail: "The grammar of Origin allows it. A handshake names one: the page's."})
	case found && isScheme(scheme) && host == "":
		c.add(Finding{Rule: C16, Severity: Info, Section: "RFC 6454 §7.1", Span: fields[0].Value, Title: "The Origin " + short(value) + " has no host.",
			Detail: "That is legal, and a browser may write the origin of a file so. It does not tell the server which page it is."})
	case value == "null":
		c.report(C16, Info, fields[0].Value, "The Origin is null.", "A browser sends it for a page that has no origin of its own, such as one in a sandbox. It tells the server nothing about the page.")
	case !found || !isScheme(scheme) || !isHost(host):
		c.report(C16, Warning, valueOrName(fields[0]), "The Origin "+short(value)+" is not a scheme, :// and a host.", "An origin has no path and no slash at the end. A server that compares it with a list will refuse it.")
	case strings.ToLower(value) != value:
		c.report(S05, Info, fields[0].Value, "The Origin has capital letters.", "Browsers send lower case, and RFC 6455 has the server convert it. A server that compares letter for letter will refuse.")
	}
}

// isOriginList reports whether value is a list of two origins or more: RFC 6454
// §7.1.
func isOriginList(value string) bool {
	origins := strings.Split(value, " ")
	for _, origin := range origins {
		scheme, host, found := strings.Cut(origin, "://")
		if !found || !isScheme(scheme) || host != "" && !isHost(host) {
			return false
		}
	}
	return len(origins) > 1
}
