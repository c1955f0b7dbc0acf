package handshake

// The rules of bodies.
var (
	H14 = &Rule{ID: "H14", Side: SideHTTP, Section: "RFC 9110 §9.3.1", Status: 400,
		Title:       "A handshake has no body.",
		Consequence: mayDiffer}

	S19 = &Rule{ID: "S19", Side: SideServer, Section: "RFC 9110 §8.6",
		Title:       "A 101 has neither Content-Length nor Transfer-Encoding.",
		Consequence: "clients ignore them"}
)

var bodyRules = []*Rule{H14, S19}

// requestBody judges what announces a body in a request.
func (c *checker) requestBody() {
	m := c.message
	for _, f := range m.Lookup("Content-Length") {
		if value := m.Value(f); value != "0" {
			c.report(H14, Warning, f.Value, "The request announces a body of "+short(value)+" bytes.", "Nothing forbids one in a GET, and nothing says what it means. coder, python-websockets and nginx wait for it before they answer.")
		}
	}
	for _, f := range m.Lookup("Transfer-Encoding") {
		c.report(H14, Warning, f.Value, "The request announces a body.", "Nothing forbids one in a GET, and nothing says what it means. coder, python-websockets and nginx wait for it before they answer.")
	}
}

// announcesBody reports whether m has a field that says that a body follows.
func (m Message) announcesBody() bool {
	for _, f := range m.Lookup("Content-Length") {
		if m.Value(f) != "0" {
			return true
		}
	}
	return len(m.Lookup("Transfer-Encoding")) > 0
}

// switchingBody judges what announces a body in a 101.
func (c *checker) switchingBody() {
	for _, name := range []string{"Content-Length", "Transfer-Encoding"} {
		for _, f := range c.message.Lookup(name) {
			c.report(S19, Warning, f.Name, "A 101 has no body, so "+name+" has no place in it.", "Clients ignore it. A proxy might not: take it out.")
		}
	}
}
