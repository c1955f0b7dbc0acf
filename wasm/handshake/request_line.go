package handshake

import (
	"strings"
)

// The rules of the request line.
var (
	C02 = &Rule{ID: "C02", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 405,
		Title:       "The method is GET.",
		Consequence: respond400 + ", or 405 with an Allow field"}

	C03 = &Rule{ID: "C03", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 426,
		Title:       "The HTTP version is at least 1.1.",
		Consequence: respond400 + ", or ignore Upgrade"}

	H01 = &Rule{ID: "H01", Side: SideHTTP, Section: "RFC 9112 §3", Status: 400,
		Title:       "A request line is method, space, target, space, version.",
		Consequence: "the server should respond with 400; it may parse by white space"}

	H03 = &Rule{ID: "H03", Side: SideHTTP, Section: "RFC 9112 §2.3", Status: 400,
		Title:       "HTTP is in upper case.",
		Consequence: "the message is not HTTP"}
)

var requestLineRules = []*Rule{C02, C03, H01, H03}

// requestLine judges the start line: RFC 9112 §3. One whose parts are not separated
// by exactly one space is judged as a lenient server reads it.
func (c *checker) requestLine() {
	raw := c.message.Raw
	words := spaced(raw, c.start())
	if n := len(words); n < 2 || !EqualFold(firstBytes(words[n-1].Of(raw), 5), "HTTP/") {
		c.notRequestLine(c.message.StartLine(), words)
		return
	}
	method, version := words[0], words[len(words)-1]
	_, target, _ := c.message.RequestLine()
	if line := c.message.StartLine(); len(words) > 3 {
		target = Span{words[1].Start, words[len(words)-2].End}
		c.add(Finding{Rule: H01, Severity: Warning, Section: "RFC 9112 §3.2", Span: target, Title: "There is white space in the target: " + short(target.Of(raw)) + ".",
			Detail: "None is allowed there; a space is written %20. A server should respond with 400, or redirect to the right address."})
	} else if strings.Trim(line, lenientSpace) != line || strings.ContainsAny(line, lenientSpace[1:]) || strings.Contains(line, "  ") && len(words) == 3 {
		c.report(H01, Warning, c.start(), "The parts of the request line are not separated by exactly one space.",
			"It is a method, a space, a target, a space and a version. A server may parse it by its white space, or refuse it.")
		if len(words) > 2 {
			target = words[1]
		}
	}
	if got := method.Of(raw); got != "GET" {
		detail := "The opening handshake is always a GET. A server must refuse other methods, for example with 405."
		if EqualFold(got, "GET") {
			detail = "Methods are case-sensitive: it is GET, in upper case. " + detail
		}
		c.report(C02, Error, method, "The method is "+short(got)+", not GET.", detail)
	}
	if len(words) < 3 {
		target = Span{method.End, version.Start}
	}
	c.target(target, strings.TrimSpace(target.Of(raw)))
	c.requestVersion(version)
}

func firstBytes(s string, n int) string { return s[:min(n, len(s))] }

// isVersion reports whether s is an HTTP-version: RFC 9112 §2.3.
func isVersion(s string) bool {
	return len(s) == 8 && s[:5] == "HTTP/" && isDigit(s[5]) && s[6] == '.' && isDigit(s[7])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (c *checker) notRequestLine(line string, words []Span) {
	if len(words) == 2 && isToken(words[0].Of(c.message.Raw)) {
		c.report(H01, Error, c.start(), "The request line has no HTTP version: "+short(line)+".",
			"It is a method, a target and a version, such as GET /chat HTTP/1.1. Without the version it is an HTTP/0.9 request, which has no fields at all.")
		return
	}
	c.report(C01, Error, c.start(), "This is not an HTTP request: it begins with "+short(line)+".",
		"A handshake begins with a request line, such as GET /chat HTTP/1.1.")
}

func (c *checker) requestVersion(span Span) {
	version := span.Of(c.message.Raw)
	switch {
	case version == "HTTP/1.1":
	case version == "HTTP/2" || version == "HTTP/3":
		c.report(C03, Warning, span, "The client spoke "+version+".", "There Upgrade and Connection must not be sent, and a WebSocket is opened by an extended CONNECT. A client that can speak either must be configured to speak HTTP/1.1 here.")
		c.connectionFields()
	case !isVersion(version) && isVersion("HTTP"+version[4:]):
		c.report(H03, Error, span, "The version is written "+short(version)+".", "HTTP must be in upper case: case matters here.")
	case !isVersion(version):
		c.report(C01, Error, span, short(version)+" is not an HTTP version.", "It is HTTP/, a digit, a dot and a digit: HTTP/1.1.")
	case version < "HTTP/1.0":
		c.report(C03, Error, span, "The version is "+version+". It must be at least HTTP/1.1.",
			"Upgrade came with HTTP/1.1. A request of HTTP/0.9 has neither a version nor fields, so the line is wrong in any case.")
	case version < "HTTP/1.1":
		c.report(C03, Error, span, "The version is "+version+". It must be at least HTTP/1.1.",
			"An HTTP/1.0 request can't be upgraded. Often a proxy between client and server speaks 1.0 to the server; it must be configured to speak 1.1.")
	case version < "HTTP/2.0":
		c.report(C03, Info, span, "The version is "+version+", which does not exist.", "It is at least 1.1, so it is allowed; a server that knows 1.1 treats it as 1.1.")
	default:
		c.report(C03, Warning, span, "The version is "+version+", written as a line of text.",
			"HTTP/2 and HTTP/3 have no request line. Paste their fields, the pseudo-header fields (:method, :protocol) among them, to have them judged.")
	}
}
