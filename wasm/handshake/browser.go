package handshake

// The rules of browsers.
var (
	W02 = &Rule{ID: "W02", Side: SideBrowser, Section: openingHandshake,
		Title:       "A browser's handshake has the request mode websocket.",
		Consequence: "it was not made by new WebSocket()"}

	W05 = &Rule{ID: "W05", Side: SideBrowser, Section: openingHandshake,
		Title:       "After that a browser checks the response as RFC 6455 §4.1 says.",
		Consequence: failConnection, Unjudged: "it points at the others"}

	W06 = &Rule{ID: "W06", Side: SideBrowser, Section: WebSocketsStandard,
		Title:       "The page sees an error event and the close code 1006, never the reason.",
		Consequence: noViolation, Unjudged: "it is about what a script sees"}
)

var browserRules = []*Rule{W02, W05, W06}

// fetchMode judges Sec-Fetch-Mode.
func (c *checker) fetchMode() {
	for _, f := range c.message.Lookup("Sec-Fetch-Mode") {
		if value := c.message.Value(f); value != "websocket" {
			c.report(W02, Warning, f.Value, "Sec-Fetch-Mode is "+short(value)+".", "A browser's new WebSocket() sends websocket here. This request was made by fetch, by a link or by hand.")
		}
	}
}
