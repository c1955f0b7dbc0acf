package handshake

import (
	"strings"
)

// The rules of the status line.
var (
	H02 = &Rule{ID: "H02", Side: SideHTTP, Section: "RFC 9112 §4",
		Title:       "A status line is version, space, three digits, space, a phrase or nothing.",
		Consequence: "the client may be lenient"}

	R03 = &Rule{ID: "R03", Side: SideClient, Section: "RFC 6455 §4.2.2",
		Title:       "The 101 is HTTP/1.1.",
		Consequence: failConnection}
)

var statusLineRules = []*Rule{H02, R03}

// statusLine judges the start line: RFC 9112 §4. It returns the status as a
// lenient client reads it, and whether there is a status line at all.
func (c *checker) statusLine() (status string, span Span, ok bool) {
	raw := c.message.Raw
	line := c.message.StartLine()
	words := spaced(raw, c.start())
	if !EqualFold(firstBytes(line, 5), "HTTP/") || len(words) == 0 {
		return c.noVersion(line, words)
	}
	version := words[0]
	if len(words) == 1 {
		c.report(H02, Error, c.start(), "The status line has no status: "+short(line)+".", "Write HTTP/1.1 101 Switching Protocols.")
		return "", Span{}, false
	}
	span = words[1]
	status = span.Of(raw)
	switch {
	case len(status) != 3 || !isDigit(status[0]) || !isDigit(status[1]) || !isDigit(status[2]):
		c.report(H02, Error, span, "The status is "+short(status)+", not three digits.", "Write HTTP/1.1 101 Switching Protocols.")
		if strings.TrimLeft(status, "0") == "101" {
			status = "101"
		}
	case span.Start != version.End+1 || raw[version.End] != ' ':
		c.report(H02, Error, Span{version.End, span.Start}, "The version and the status are not set apart by one space.", "Browsers and Go let it pass; others fail. Write HTTP/1.1 101 Switching Protocols.")
	case (version.Of(raw) == "HTTP/2" || version.Of(raw) == "HTTP/3"):
	case span.End == c.start().End:
		c.report(H02, Error, span, "The space after the status is missing.", "It is required even if no phrase follows. Most clients are lenient; python-websockets and gobwas fail.")
	}
	c.responseVersion(version, status)
	return status, span, true
}

// noVersion judges a start line that does not begin with HTTP/. If a status can be
// read in it, or the fields show that a 101 was meant, the rest is judged all the
// same.
func (c *checker) noVersion(line string, words []Span) (status string, span Span, ok bool) {
	raw := c.message.Raw
	const write = "A response begins with a status line, such as HTTP/1.1 101 Switching Protocols."
	switch {
	case c.foreign():
		return "", Span{}, false
	case len(words) > 0 && isStatusCode(words[0].Of(raw)):
		c.report(H02, Error, c.start(), "The status line has no HTTP version: "+short(line)+".", write)
		return words[0].Of(raw), words[0], true
	case len(words) > 1 && isStatusCode(words[1].Of(raw)):
		c.report(H02, Error, words[0], short(words[0].Of(raw))+" is not an HTTP version.", write)
		return words[1].Of(raw), words[1], true
	}
	c.report(H02, Error, c.start(), "This is not an HTTP response: it begins with "+short(line)+".", write+" Perhaps the port belongs to another service.")
	meant := len(c.message.Lookup("Sec-WebSocket-Accept"))+len(c.message.Lookup("Upgrade")) > 0
	return "101", c.start(), meant
}

func (c *checker) responseVersion(span Span, code string) {
	version := span.Of(c.message.Raw)
	switch {
	case version == "HTTP/1.1", version == "HTTP/2" && code != "101", version == "HTTP/3" && code != "101":
	case !isVersion(version) && isVersion("HTTP"+version[4:]):
		c.report(H03, Error, span, "The version is written "+short(version)+".", "HTTP stands in capitals; the letter case counts here. Only Chromium lets it pass.")
	case !isVersion(version):
		c.report(H02, Error, span, short(version)+" is not an HTTP version.", "It is HTTP/, a digit, a dot and a digit: HTTP/1.1.")
	case code != "101":
	case strings.HasPrefix(version, "HTTP/1.") && version > "HTTP/1.1":
		c.report(R03, Warning, span, "The version is "+version+", which nobody speaks.", "npm ws, undici and python-websockets fail. Send HTTP/1.1.")
	default:
		c.report(R03, Error, span, "The 101 is "+version+", not HTTP/1.1.", "HTTP/1.0 has no 101, and from HTTP/2 on there is none. Chromium and most libraries let it pass; Firefox, python-websockets and gobwas fail.")
	}
}
