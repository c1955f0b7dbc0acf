package handshake

// The rules of cookies.
var (
	R14 = &Rule{ID: "R14", Side: SideClient, Section: "RFC 6455 §4.1",
		Title:       "A response may set cookies. Whether a client stores them when the handshake fails is not specified.",
		Consequence: mayDiffer}
)

var cookieRules = []*Rule{R14}

func (c *checker) cookies() {
	for _, f := range c.message.Lookup("Set-Cookie") {
		c.report(R14, Info, f.Name, "The response sets a cookie.", "If the WebSocket opens, a client that keeps cookies stores it. Whether it does so when the handshake fails is not specified.")
	}
}
