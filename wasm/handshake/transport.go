package handshake

import "wsaccept/wasm/words"

// The rules of the connection below.
var (
	N1 = &Rule{ID: "N1", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A client has at most one connection to an address in the handshake at a time.",
		Consequence: "the next one must wait", Unjudged: "it takes more than one connection to see"}

	N2 = &Rule{ID: "N2", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A configured proxy is asked to CONNECT.",
		Consequence: noViolation, Unjudged: "the proxy's settings are not in the bytes"}

	N3 = &Rule{ID: "N3", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "The connection to the server or the proxy opens.",
		Consequence: failConnection, Unjudged: "it sums up L1, L2 and L3"}

	N4 = &Rule{ID: "N4", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "wss: means TLS before the handshake, with the server's name in it.",
		Consequence: failConnection, Unjudged: "it sums up L4, L5 and L6"}

	N5 = &Rule{ID: "N5", Side: SideTransport, Section: "RFC 6455 §4.1", Status: 400,
		Title:       "The client sends nothing after its request until the response has come.",
		Consequence: "the server's choice"}
)

var transportRules = []*Rule{N1, N2, N3, N4, N5}

// early reports bytes that the client sent before the response came.
func (c *checker) early() {
	if rest := c.message.Body; rest.Start < rest.End && !c.message.announcesBody() {
		c.report(N5, Warning, rest, words.Count(rest.End-rest.Start, "byte")+" follow the request.", "The client must wait for the response before it sends anything. A server may take them for the first frame, or for a fault.")
	}
}
