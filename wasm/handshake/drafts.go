package handshake

// The rules about what came before RFC 6455.
var (
	C23 = &Rule{ID: "C23", Side: SideRequest, Section: "RFC 6455 §4.2.1",
		Title:       "The fields of the drafts before RFC 6455 (Sec-WebSocket-Key1, -Key2) are unknown fields, and are ignored.",
		Consequence: noViolation}
)

var draftRules = []*Rule{C23}

// drafts reports the fields of the drafts before RFC 6455.
func (c *checker) drafts() {
	for _, name := range []string{"Sec-WebSocket-Key1", "Sec-WebSocket-Key2"} {
		for _, f := range c.message.Lookup(name) {
			c.report(C23, Info, f.Name, name+" belongs to a draft of 2010.", "It is of the handshake called Hixie-76, which RFC 6455 replaced in 2011. A server ignores the field and looks for Sec-WebSocket-Key.")
		}
	}
}
