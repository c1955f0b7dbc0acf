package handshake

// The rules of responses before the final one.
var (
	C24 = &Rule{ID: "C24", Side: SideRequest, Section: "RFC 9110 §10.1.1", Status: 417,
		Title:       "Expect is 100-continue, and only in a request with content.",
		Consequence: "a server may ignore it, or respond with 417"}

	R02 = &Rule{ID: "R02", Side: SideClient, Section: "RFC 9110 §15.2",
		Title:       "A client reads interim responses (100, 103) until the final one.",
		Consequence: "the client is at fault"}

	S20 = &Rule{ID: "S20", Side: SideServer, Section: "RFC 9110 §7.8",
		Title:       "If the request expects 100-continue, the server sends 100 before 101.",
		Consequence: "the server is at fault"}
)

var interimRules = []*Rule{C24, R02, S20}

// IsInterim reports whether m is a response before the final one.
func (m Message) IsInterim() bool {
	status := m.Status()
	return len(status) == 3 && status[0] == '1' && status != "101"
}

func hasStatus(messages []Message, status string) bool {
	for _, m := range messages {
		if m.Status() == status {
			return true
		}
	}
	return false
}

// interim reports the responses before the final one.
func (c *checker) interim(responses []Message) {
	for _, m := range responses {
		c.report(R02, Warning, m.startSpan(), "An interim response comes first: "+m.Status()+".", "A client must be able to read it, and read on until the final response (RFC 9110 §15.2).")
	}
}

// noFinal reports that the last response is an interim one itself.
func (c *checker) noFinal(status string, span Span) {
	c.report(R02, Error, span, "The status is "+status+", and no final response follows.", "A client reads on until the final response. If the connection closes before one comes, the client fails.")
}

// expect judges Expect in a request: RFC 9110 §10.1.1.
func (c *checker) expect() {
	for _, f := range c.message.Lookup("Expect") {
		value := c.message.Value(f)
		switch {
		case !EqualFold(value, "100-continue"):
			c.report(C24, Warning, valueOrName(f), "Expect is "+short(value)+".", "The only expectation that is defined is 100-continue. A server may respond with 417.")
		case !c.message.announcesBody():
			c.report(C24, Warning, f.Value, "The request expects 100, but has no content to hold back.", "A client must not ask for it then. A server that accepts must send 100 before 101.")
		default:
			c.report(S20, Info, f.Value, "The request expects 100 before the final response.", "The server must send 100 and then 101.")
		}
	}
}

// expected judges whether a 101 comes after the 100 that the request expects.
func (c *checker) expected(pair Pair) {
	for _, f := range pair.Request.Lookup("Expect") {
		if EqualFold(pair.Request.Value(f), "100-continue") && !hasStatus(pair.Interim, "100") {
			c.report(S20, Warning, c.start(), "The request expects 100 first, and the server sends 101 at once.", "It must send 100 and then 101.")
		}
	}
}
