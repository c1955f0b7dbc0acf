package handshake

import "strings"

// The rules of the status line.
var (
	H02 = &Rule{ID: "H02", Side: SideHTTP, Section: "RFC 9112 §4",
		Title:       "A status line is version, space, three digits, space, a phrase or nothing.",
		Consequence: "the client may parse by white space; otherwise it must fail"}

	R03 = &Rule{ID: "R03", Side: SideClient, Section: "RFC 6455 §4.2.2",
		Title:       "The 101 is HTTP/1.1.",
		Consequence: mayDiffer}
)

var statusLineRules = []*Rule{H02, R03}

// writeStatusLine says how a response begins.
const writeStatusLine = "A response begins with a status line, such as HTTP/1.1 101 Switching Protocols."

// statusLine judges the start line: RFC 9112 §4. It returns the status as a
// lenient client reads it, and whether the rest can be judged. Of a line in which
// no status can be read, the rest is judged as a 101 if its fields show that one
// was meant.
func (c *checker) statusLine() (status string, span Span, ok bool) {
	raw := c.message.Raw
	line := c.message.StartLine()
	words := spaced(raw, c.start())
	if len(words) == 0 || !EqualFold(firstBytes(words[0].Of(raw), 5), "HTTP/") {
		return c.noVersion(line, words)
	}
	version := words[0]
	if len(words) == 1 {
		c.report(H02, Error, c.start(), "The status line has no status: "+short(line)+".", writeStatusLine)
		c.responseVersion(version, "")
		return "101", c.start(), c.meantSwitching()
	}
	span = words[1]
	status = span.Of(raw)
	switch {
	case !isStatusCode(status):
		c.report(H02, Error, span, "The status is "+short(status)+", not three digits.", writeStatusLine)
		if c.meantSwitching() {
			status = "101"
		}
	case version.Start != c.start().Start:
		c.report(H02, Warning, Span{c.start().Start, version.Start}, "White space comes before the status line.", lenientStatusLine)
	case span.Start != version.End+1 || raw[version.End] != ' ':
		c.report(H02, Warning, Span{version.End, span.Start}, "The version and the status are not separated by exactly one space.", lenientStatusLine)
	case version.Of(raw) == "HTTP/2" || version.Of(raw) == "HTTP/3": // a tool's writing, which has no phrase
	case span.End == c.start().End:
		c.report(H02, Warning, span, "The space after the status is missing.", "A server must send it even if no phrase follows. "+lenientStatusLine)
	case raw[span.End] != ' ':
		c.report(H02, Warning, Span{span.End, span.End + 1}, "What comes after the status is not a space.", lenientStatusLine)
	}
	if isStatusCode(status) && (status[0] == '0' || status[0] > '5') {
		c.add(Finding{Rule: H02, Severity: Warning, Section: "RFC 9110 §15", Span: span, Title: "The status " + status + " is outside the range 100 to 599.",
			Detail: "A client should treat it like a 5xx."})
	}
	c.responseVersion(version, status)
	return status, span, true
}

// lenientStatusLine says what a client may do with the white space of a status line.
const lenientStatusLine = "A client may parse the status line by its white space, or refuse it. Write HTTP/1.1 101 Switching Protocols."

// meantSwitching reports whether the fields are those of a 101.
func (c *checker) meantSwitching() bool {
	return len(c.message.Lookup("Sec-WebSocket-Accept"))+len(c.message.Lookup("Upgrade")) > 0
}

// noVersion judges a start line that does not begin with HTTP/.
func (c *checker) noVersion(line string, words []Span) (status string, span Span, ok bool) {
	raw := c.message.Raw
	switch {
	case len(words) == 0:
		c.report(H02, Error, c.start(), "There is no status line.", writeStatusLine)
		return "101", c.start(), c.meantSwitching()
	case len(words) > 0 && isStatusCode(words[0].Of(raw)):
		c.report(H02, Error, c.start(), "The status line has no HTTP version: "+short(line)+".", writeStatusLine)
		return words[0].Of(raw), words[0], true
	case len(words) > 1 && isStatusCode(words[1].Of(raw)):
		c.report(H02, Error, words[0], short(words[0].Of(raw))+" is not an HTTP version.", writeStatusLine)
		return words[1].Of(raw), words[1], true
	}
	c.report(H02, Error, c.start(), "This is not an HTTP response: it begins with "+short(line)+".", writeStatusLine+" Perhaps the port belongs to another service.")
	return "101", c.start(), c.meantSwitching()
}

// responseVersion judges the version in a status line with the given status.
func (c *checker) responseVersion(span Span, status string) {
	version := span.Of(c.message.Raw)
	switch {
	case version == "HTTP/1.1", version == "HTTP/2" && status != "101", version == "HTTP/3" && status != "101":
	case version == "HTTP/2", version == "HTTP/3": // as tools write a response that was no text
		c.report(R03, Error, span, "The 101 is "+version+", not HTTP/1.1.", "Only HTTP/1.1 can switch protocols: HTTP/2 and HTTP/3 have no 101 and no status line.")
	case !isVersion(version) && isVersion("HTTP"+version[4:]):
		c.report(H03, Error, span, "The version is written "+short(version)+".", "HTTP must be in upper case: case matters here.")
	case !isVersion(version):
		c.report(H02, Error, span, short(version)+" is not an HTTP version.", "It is HTTP/, a digit, a dot and a digit: HTTP/1.1.")
	case status != "101":
	case strings.HasPrefix(version, "HTTP/1.") && version > "HTTP/1.1":
		c.report(R03, Warning, span, "The version is "+version+", which does not exist.", "A client that knows 1.1 should treat it as 1.1. Send HTTP/1.1.")
	case version == "HTTP/1.0":
		c.report(R03, Warning, span, "The 101 is HTTP/1.0, which has no 101.", "No RFC says that a client must refuse it, nor that it must not: HTTP/1.0 defines no status below 200 (RFC 9110 §15.2). Send HTTP/1.1.")
	default:
		c.report(R03, Warning, span, "The 101 is "+version+", not HTTP/1.1.", "No RFC says that a client must refuse it, nor that it must not: the line has the form of a status line (RFC 9112 §4), but "+version+" has none. Send HTTP/1.1.")
	}
}
