package handshake

import (
	"strings"
)

// The rules of a 101 by its request.
var (
	S10 = &Rule{ID: "S10", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server responds with the status 101.",
		Consequence: failConnection, As: R01}

	S18 = &Rule{ID: "S18", Side: SideServer, Section: "RFC 9110 §7.8",
		Title:       "A server switches only to a protocol that the client listed, and not for HTTP/1.0.",
		Consequence: "the server is at fault; the client can't tell"}
)

var switchingRules = []*Rule{S10, S18}

// switching judges a 101.
func (c *checker) switching(pair Pair, refused bool) {
	c.responseUpgrade()
	c.connection(R06, "A client")
	c.accept(pair.Request)
	c.subprotocol(pair.Request)
	c.agreed(pair.Request)
	c.switchingBody()
	c.switchingVersion()
	if pair.Request.Absent() {
		return
	}
	c.switched(pair, refused)
}

// switched judges a 101 by its request, as far as the server is concerned.
func (c *checker) switched(pair Pair, refused bool) {
	request := checker{message: pair.Request}
	offered := false
	for _, protocol := range request.members("Upgrade") {
		name, _, _ := strings.Cut(protocol.text, "/")
		offered = offered || EqualFold(name, "websocket")
	}
	_, _, version := pair.Request.RequestLine()
	switch {
	case !offered && !pair.Request.mayHave("Upgrade"):
		c.report(S18, Warning, c.start(), "The server switches to a protocol that the request did not offer.", "The request has no Upgrade: websocket, so a server must not respond with 101. Perhaps a proxy removed it, or this response belongs to another request.")
	case version.Of(pair.Request.Raw) == "HTTP/1.0":
		c.report(S18, Warning, c.start(), "The server upgrades an HTTP/1.0 request.", "It must ignore Upgrade there.")
	}
	if refused {
		c.report(S01, Warning, c.start(), "The server accepts a request that breaks the rules.", "It must refuse it, with an error such as 400. See what is wrong with the request.")
	}
	c.expected(pair)
}
