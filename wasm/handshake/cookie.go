package handshake

// The rules of cookies.
var (
	R14 = &Rule{ID: "R14", Side: SideClient, Section: "RFC 6455 §4.1",
		Title:       "Cookies in the answer are stored even if the handshake fails.",
		Consequence: noViolation}
)

var cookieRules = []*Rule{R14}

func (c *checker) cookies() {
	for _, f := range c.message.Lookup("Set-Cookie") {
		c.report(R14, Info, f.Name, "The answer sets a cookie.", "The client stores it, whatever becomes of the handshake.")
	}
}
