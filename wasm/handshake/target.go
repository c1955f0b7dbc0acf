package handshake

import (
	"strings"
)

// The rules of the request-target.
var (
	C04 = &Rule{ID: "C04", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Title:       "The target is the resource name, or an http: or https: URI with it.",
		Consequence: answer400}
)

var targetRules = []*Rule{C04}

// target judges the request-target, which is text: RFC 6455 §4.1 item 3.
func (c *checker) target(span Span, text string) {
	scheme := ""
	if before, _, found := strings.Cut(text, "://"); found && isScheme(before) {
		scheme = strings.ToLower(before)
	}
	switch {
	case text == "":
		c.report(C04, Error, span, "The request line has no target.", "It is the path and query of the address; for an address without a path it is /.")
		return
	case text[0] == '/':
	case scheme == "http" || scheme == "https":
		c.sameHost(span, text)
	case scheme != "":
		c.report(C04, Error, span, "The target is a "+scheme+": address.", "It is the path and query alone, or the whole address with http: or https:. Servers take this all the same.")
	case text == "*":
		c.report(C04, Error, span, "The target is *.", "It stands for the whole server, and only OPTIONS may use it. A handshake names a resource, such as /chat.")
	default:
		c.report(C04, Error, span, "The target "+short(text)+" does not begin with /.", "It is the path and query of the address; for an address without a path it is /.")
	}
	if at := strings.IndexByte(text, '#'); at >= 0 {
		c.report(U2, Error, span, "The target has a fragment: "+short(text[at:])+".", "A fragment stays in the client and is never sent. A # that belongs to the path is written %23.")
	}
	if bad, severity := notInURI(text); bad != "" {
		c.report(U1, severity, span, "The target has "+bad+" in it.", "An address may hold letters, digits and some signs of ASCII; anything else is written as % and two hexadecimal digits.")
	}
	if strings.HasSuffix(text, "?") {
		c.report(U3, Info, span, "The target ends in a ? with nothing after it.", "By the letter of the RFC the ? is left out when the query is empty. Browsers send it, and no server minds.")
	}
}

// sameHost compares the host of an absolute target with the Host field.
func (c *checker) sameHost(span Span, target string) {
	_, rest, _ := strings.Cut(target, "://")
	host := rest
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		host = rest[:end]
	}
	for _, f := range c.message.Lookup("Host") {
		if got := c.message.Value(f); !EqualFold(got, host) {
			c.report(C04, Warning, span, "The target names the host "+short(host)+", and Host is "+short(got)+".", "They must be the same. A server goes by the target.")
		}
	}
}
