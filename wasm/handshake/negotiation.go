package handshake

// The rules of what is offered and agreed.
var (
	C19 = &Rule{ID: "C19", Side: SideRequest, Section: "RFC 6455 §9.1", Status: 400,
		Title:       "Sec-WebSocket-Extensions follows its grammar.",
		Consequence: respond400, As: X01}

	S09 = &Rule{ID: "S09", Side: SideServer, Section: "RFC 6455 §9.1",
		Title:       "The server uses only extensions that the client offered.",
		Consequence: failConnection, As: R09}

	S16 = &Rule{ID: "S16", Side: SideServer, Section: "RFC 6455 erratum 3433",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Sec-WebSocket-Extensions may be split over several lines.",
		Consequence: mayDiffer}

	R09 = &Rule{ID: "R09", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Every extension in the response was offered.",
		Consequence: failConnection}

	X07 = &Rule{ID: "X07", Side: SideExtensions, Section: "RFC 6455 §9.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "The name of an extension is registered.",
		Consequence: "nothing: the name is an unknown one"}

	X08 = &Rule{ID: "X08", Side: SideExtensions, Section: "RFC 6455 §9.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Names of extensions are case-sensitive.",
		Consequence: "it is a different, unknown extension"}

	X09 = &Rule{ID: "X09", Side: SideExtensions, Section: "RFC 6455 §9.1",
		Title:       "The order is one of preference in a request, and of use in a response.",
		Consequence: noViolation, Unjudged: "every order is allowed"}
)

var negotiationRules = []*Rule{C19, S09, S16, R09, X07, X08, X09}

// registered are the extensions in IANA's registry.
var registered = []string{DeflateName, "bbf-usp-protocol"}

// forgotten says of old extensions what became of them.
var forgotten = map[string]string{
	"deflate-frame":          "An early draft that was never finished.",
	"x-webkit-deflate-frame": "An early form of it, with the prefix of one browser engine.",
	"deflate-stream":         "It was in the drafts of RFC 6455, and was taken out.",
	"permessage-compress":    "A draft that became permessage-deflate.",
	"mux":                    "A draft that was never finished.",
}

// FormerExtension says what became of an extension that was in use once, or "".
func FormerExtension(name string) string { return forgotten[name] }

// extensionName judges the name of e.
func (c *checker) extensionName(e Extension) {
	name := e.Name.Of(c.message.Raw)
	for _, known := range registered {
		if name == known {
			return
		}
	}
	if EqualFold(name, DeflateName) {
		c.report(X08, Warning, e.Name, short(name)+" is not permessage-deflate.", "Names are case-sensitive, so this is a different, unknown extension. Write it in lower case.")
		return
	}
	detail := forgotten[name]
	if detail != "" {
		detail += " "
	}
	detail += "The one in general use is permessage-deflate."
	if !c.message.IsResponse() {
		detail += " A server ignores an offer that it does not know."
	}
	c.report(X07, Warning, e.Name, "The extension "+short(name)+" is not registered.", detail)
}

// offers judges Sec-WebSocket-Extensions in a request.
func (c *checker) offers() {
	deflate := 0
	good, _ := c.extensions()
	for _, e := range good {
		c.extensionName(e)
		if e.Name.Of(c.message.Raw) != DeflateName {
			continue
		}
		if deflate++; deflate == 2 {
			c.report(D02, Info, e.Span, "permessage-deflate is offered more than once.", "The server accepts the first offer that suits it.")
		}
		c.deflate(e, Warning)
	}
}

// agreed judges Sec-WebSocket-Extensions in a response by what the request
// offered: RFC 6455 §4.1, the client's check 5.
func (c *checker) agreed(request Message) {
	if fields := c.message.Lookup("Sec-WebSocket-Extensions"); len(fields) > 1 {
		c.report(S16, Warning, fields[1].Name, "Sec-WebSocket-Extensions is split over several lines.", "Two sections of RFC 6455 allow it and one forbids it; the erratum says that it is allowed. The lines together are one list.")
	}
	asker := checker{message: request}
	offers, badOffers := asker.extensions()
	offered := map[string]bool{}
	for _, offer := range append(badOffers, offers...) {
		offered[offer.Name.Of(request.Raw)] = true
	}
	deflate := 0
	good, _ := c.extensions()
	for _, e := range good {
		name := e.Name.Of(c.message.Raw)
		c.extensionName(e)
		if !request.Absent() && !request.mayHave("Sec-WebSocket-Extensions") && !offered[name] {
			c.report(R09, Error, e.Name, "The response uses the extension "+short(name)+", which the client did not offer.", "A server may only use what the request offers.")
		}
		if name != DeflateName {
			continue
		}
		if deflate++; deflate == 2 {
			c.report(D08, Error, e.Span, "permessage-deflate appears twice.", "A response may accept it once.")
		}
		c.deflate(e, Error)
		if !request.Absent() {
			c.deflateAgreed(e, request, offers)
		}
	}
}
