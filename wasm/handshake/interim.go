package handshake

// The rules of responses before the final one.
var (
	R02 = &Rule{ID: "R02", Side: SideClient, Section: "RFC 9110 §15.2",
		Title:       "A client reads interim answers (100, 103) before the final one.",
		Consequence: "the client is at fault"}

	S20 = &Rule{ID: "S20", Side: SideServer, Section: "RFC 9110 §7.8",
		Title:       "If the request expects 100-continue, the server sends 100 before 101.",
		Consequence: "the client waits, and Chromium fails either way"}
)

var interimRules = []*Rule{R02, S20}

// isInterim reports whether m is a response before the final one.
func (m Message) isInterim() bool {
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
		c.report(R02, Warning, m.startSpan(), "An interim answer comes first: "+m.Status()+".", "A client must read on until the final answer. Chromium, python-websockets, gorilla, gobwas and x/net/websocket don't, and fail; undici fails on a 100.")
	}
}

// noFinal reports that the last response is an interim one itself.
func (c *checker) noFinal(status string, span Span) {
	c.report(R02, Error, span, "The status is "+status+", and no final response follows.", "A client reads on until the final response. If the connection closes before it comes, the client fails.")
}

// expect judges Expect in a request: RFC 9110 §10.1.1.
func (c *checker) expect() {
	for _, f := range c.message.Lookup("Expect") {
		if EqualFold(c.message.Value(f), "100-continue") {
			c.report(S20, Info, f.Value, "The request expects 100 before the answer.", "The server must send 100 and then 101, and Chromium fails on the 100.")
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
