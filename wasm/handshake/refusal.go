package handshake

import "strings"

// The rules of a response that refuses.
var (
	R01 = &Rule{ID: "R01", Side: SideClient, Section: "RFC 6455 §4.1",
		Title:       "The status is 101; over HTTP/2 and HTTP/3 it is 2xx.",
		Consequence: "the WebSocket does not open: the response declines, which breaks no rule"}

	S03 = &Rule{ID: "S03", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "401 carries WWW-Authenticate, 407 Proxy-Authenticate; a redirect should carry Location.",
		Consequence: "the client can't follow"}

	S04 = &Rule{ID: "S04", Side: SideServer, Section: "RFC 6455 §4.2.2", Status: 404,
		Title:       "A server without the requested service responds with an error such as 404.",
		Consequence: "the server is at fault", Unjudged: "which services a server has is not in the bytes"}

	S07 = &Rule{ID: "S07", Side: SideServer, Section: "RFC 9110 §15.5.22",
		Title:       "426 carries Upgrade, and Connection: Upgrade with it.",
		Consequence: "the client does not learn what to upgrade to"}

	S21 = &Rule{ID: "S21", Side: SideServer, Section: "RFC 6455 §10.7",
		Title:       "A server responds to invalid data with an HTTP status.",
		Consequence: "it may close the connection without a word", Unjudged: "silence looks like a lost connection"}

	W03 = &Rule{ID: "W03", Side: SideBrowser, Section: openingHandshake,
		Title:       "Any status but 101 fails; redirects are not followed.",
		Consequence: failConnection, As: R01}
)

var refusalRules = []*Rule{R01, S03, S04, S07, S21, W03}

// refusal judges a response that is not a 101: RFC 6455 §4.1, the client's check 1,
// and what RFC 9110 requires of such a response.
func (c *checker) refusal(pair Pair, status string, span Span, refused bool) {
	detail := refusals[status]
	if detail == "" && len(status) == 3 {
		detail = refusals[status[:1]]
	}
	if detail == "" {
		detail = "Over HTTP/1.1 no other status opens a WebSocket."
	}
	if (status == "200" || status == "400" || status == "426") && !refused && !pair.Request.Absent() && !pair.Request.mayHave("Upgrade") {
		detail = "The request here asks for the upgrade. If the server did not see that, a proxy in between removed Upgrade and Connection; it must be configured to pass them on. Or nothing at this path speaks WebSocket."
	}
	if refused {
		detail += " The request breaks the rules (see above), so the server is right to refuse."
	}
	if len(c.message.Lookup("Sec-WebSocket-Accept")) > 0 {
		detail += " The Accept in it changes nothing."
	}
	c.report(R01, Info, span, "The status is "+statusShown(status)+", not 101: the WebSocket does not open.", strings.TrimSpace(detail))
	c.plainAtTLS()
	if status != "204" && status != "304" { // these have no body, whatever they say: RFC 9112 §6.3
		c.contentLength()
	}
	c.refusalFields(status)
	c.versionRefusal(pair.Request, status)
}

// refusals says what a status other than 101 usually means.
var refusals = map[string]string{
	"200": "This is an ordinary response: no WebSocket endpoint listens at this path, or a proxy removed Upgrade from the request, so the server never saw it.",
	"400": "The server finds a fault in the request. Often a proxy removed or changed Upgrade and Connection.",
	"401": "The server asks for credentials, and a client may try again with some. new WebSocket() takes none; a browser may have some of its own for this server.",
	"403": "The server refuses this client, most often because of its Origin.",
	"404": "There is nothing at this path. Often the proxy or the router is configured for a different path.",
	"405": "The server does not allow this method here; a handshake must be a GET.",
	"407": "A proxy asks for credentials, or the server responds as if it were one.",
	"426": "The server requires an upgrade but saw no request for one: a proxy removed Upgrade, or the request has none.",
	"429": "The server has had too many requests from this client.",
	"500": "The server failed. Its log may say why; the handshake itself is rarely the cause.",
	"502": "A proxy got no valid response from the server behind it.",
	"503": "The server, or a proxy in front of it, is not ready.",
	"504": "A proxy got no response from the server behind it in time.",
	"300": "The resource has several forms, and the client may choose one. RFC 6455 lets a client go on; the WebSockets Standard does not let browsers.",
	"304": "The client's stored copy is still good, the server says. That redirects nowhere, and opens no WebSocket (RFC 9110 §15.4.5).",
	"305": "It names a proxy to use. RFC 9110 §15.4.6 deprecates it: clients don't follow it.",
	"306": "RFC 9110 §15.4.7 reserves this status: it is no longer used.",
	"3":   "A redirect. RFC 6455 lets a client follow it; the WebSockets Standard does not let browsers. Give the client the final address.",
	"4":   "The server refuses the request.",
	"5":   "The server, or a proxy in front of it, failed.",
}

// refusalFields judges the fields that a refusal must carry.
func (c *checker) refusalFields(status string) {
	m := c.message
	missing := func(name string) bool { return len(m.Lookup(name)) == 0 && !m.mayHave(name) }
	switch {
	case status == "401" && missing("WWW-Authenticate"):
		c.add(Finding{Rule: S03, Severity: Warning, Section: "RFC 9110 §15.5.2", Span: c.missing(), Title: "This 401 has no WWW-Authenticate.", Detail: "The response must say how to log in."})
	case status == "407" && missing("Proxy-Authenticate"):
		c.add(Finding{Rule: S03, Severity: Warning, Section: "RFC 9110 §15.5.8", Span: c.missing(), Title: "This 407 has no Proxy-Authenticate.", Detail: "The response must say how to log in to the proxy."})
	case redirects(status) && missing("Location"):
		c.add(Finding{Rule: S03, Severity: Warning, Section: "RFC 9110 §15.4", Span: c.missing(), Title: "This redirect has no Location.", Detail: "The response should say where to go."})
	case status == "405" && missing("Allow"):
		c.add(Finding{Rule: C02, Severity: Warning, Section: "RFC 9110 §15.5.6", Span: c.missing(), Title: "This 405 has no Allow.", Detail: "The response must list the methods that are allowed: Allow: GET."})
	case status == "426" && missing("Upgrade"):
		c.report(S07, Warning, c.missing(), "This 426 has no Upgrade.", "The response must say what to upgrade to: Upgrade: websocket, and Connection: Upgrade with it.")
	case status == "426" && len(m.Lookup("Upgrade")) > 0 && !m.mayHave("Connection"):
		for _, option := range c.members("Connection") {
			if EqualFold(option.text, "upgrade") {
				return
			}
		}
		c.report(S07, Warning, m.Lookup("Upgrade")[0].Name, "This 426 has Upgrade without Connection: Upgrade.", "Upgrade must be marked as for the next hop only.")
	}
}

// redirects reports whether a response with this status should have a Location: RFC
// 9110 §15.4. Of those that begin with 3, 300 need not, 304 redirects nowhere, and 305
// and 306 are no longer used.
func redirects(status string) bool {
	return strings.HasPrefix(status, "3") && status != "300" && status != "304" && status != "305" && status != "306"
}

// statusShown returns status as it is spoken of.
func statusShown(status string) string {
	if status == "" || len(status) > 4 {
		return short(status)
	}
	return status
}
