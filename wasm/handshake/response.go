package handshake

// The rules of the response as a whole.
var (
	R13 = &Rule{ID: "R13", Side: SideClient, Section: "RFC 6455 §4.1",
		Title:       "Everything else in the response follows §4.2.2.",
		Consequence: failConnection, Unjudged: "it sums up the others"}

	R15 = &Rule{ID: "R15", Side: SideClient, Section: "RFC 9112 §2.1",
		Title:       "The header of the response ends in an empty line.",
		Consequence: failConnection}
)

var responseRules = []*Rule{R13, R15}

// response judges the HTTP/1.1 response in pair: RFC 6455 §4.1, the client's
// checks, and §4.2.2. refused says that the request breaks a rule itself.
func (c *checker) response(pair Pair, refused bool) {
	if !EqualFold(firstBytes(c.message.StartLine(), 5), "HTTP/") && c.foreign() {
		return
	}
	c.interim(pair.Interim)
	c.syntax()
	status, span, ok := c.statusLine()
	switch {
	case !ok:
		return
	case status == "101":
		c.switching(pair, refused)
	case isStatusCode(status) && status[0] == '1':
		c.noFinal(status, span)
	default:
		c.refusal(pair, status, span, refused)
	}
	c.cookies()
	if !c.complete() {
		c.report(R15, Error, c.missing(), "The response is not complete: the empty line at the end is missing.",
			"The client waits for more of the header, and fails if the connection closes there. End the header with \\r\\n\\r\\n.")
	}
}
