package handshake

// The rules of the request as a whole.
var (
	C01 = &Rule{ID: "C01", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Title:       "The handshake is a valid HTTP request.",
		Consequence: respond400}

	C20 = &Rule{ID: "C20", Side: SideRequest, Section: "RFC 6455 §4.1",
		Title:       "Case makes no difference in field names; the order is free; unknown fields are ignored.",
		Consequence: noViolation, Unjudged: "it allows things and forbids nothing"}

	S01 = &Rule{ID: "S01", Side: SideServer, Section: "RFC 6455 §4.2.1",
		Title:       "A server refuses a request that breaks the rules.",
		Consequence: "the server is at fault; the client can't tell"}
)

var requestRules = []*Rule{C01, C20, S01}

// request judges an HTTP/1.1 request: RFC 6455 §4.1 and §4.2.1.
func (c *checker) request() {
	c.syntax()
	c.requestLine()
	c.host()
	c.requestUpgrade()
	c.connection(C08, "A server")
	c.key()
	c.version()
	c.origin()
	c.protocols()
	c.offers()
	c.drafts()
	c.requestBody()
	c.early()
	c.expect()
	c.fetchMode()
	if !c.complete() {
		c.report(C01, Error, c.missing(), "The request is not complete: the empty line at the end is missing.", "A server waits for it, and gives up in the end.")
	}
}
