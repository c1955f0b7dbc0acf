package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// requestLine judges the start line: RFC 9112 §3. One whose parts are not set
// apart by one space each is judged as a lenient server reads it.
func (c *checker) requestLine() {
	raw := c.message.Raw
	words := spaced(raw, c.start())
	if n := len(words); n < 2 || !EqualFold(firstBytes(words[n-1].Of(raw), 5), "HTTP/") {
		c.notRequestLine(c.message.StartLine(), words)
		return
	}
	method, version := words[0], words[len(words)-1]
	_, target, _ := c.message.RequestLine()
	if line := c.message.StartLine(); strings.Trim(line, " \t") != line || strings.ContainsAny(line, "\t") || strings.Contains(line, "  ") && len(words) == 3 {
		c.report("H01", Error, c.start(), "The parts of the request line are not set apart by one space each.",
			"It is a method, a space, a target, a space and a version. Servers may be lenient; Go's net/http answers 400.")
		if len(words) > 2 {
			target = Span{words[1].Start, words[len(words)-2].End}
		}
	}
	if got := method.Of(raw); got != "GET" {
		detail := "The opening handshake is always a GET. Servers answer 400 or 405."
		if EqualFold(got, "GET") {
			detail = "Methods are case-sensitive: GET, in capitals. " + detail
		}
		c.report("C02", Error, method, "The method is "+short(got)+", not GET.", detail)
	}
	if len(words) < 3 {
		target = Span{method.End, version.Start}
	}
	c.target(target, strings.TrimSpace(target.Of(raw)))
	c.requestVersion(version)
}

// spaced returns the words of s, set apart by white space.
func spaced(raw string, s Span) []Span {
	var words []Span
	for at := s.Start; at < s.End; {
		end := at
		for end < s.End && !isSpace(raw[end]) {
			end++
		}
		if end > at {
			words = append(words, Span{at, end})
		}
		at = end + 1
	}
	return words
}

func firstBytes(s string, n int) string { return s[:min(n, len(s))] }

// isVersion reports whether s is an HTTP-version: RFC 9112 §2.3.
func isVersion(s string) bool {
	return len(s) == 8 && s[:5] == "HTTP/" && isDigit(s[5]) && s[6] == '.' && isDigit(s[7])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (c *checker) notRequestLine(line string, words []Span) {
	if len(words) == 2 && isToken(words[0].Of(c.message.Raw)) {
		c.report("H01", Error, c.start(), "The request line has no HTTP version: "+short(line)+".",
			"It is a method, a target and a version, such as GET /chat HTTP/1.1. Without the version it is a request of HTTP/0.9, which has no header at all.")
	}
	c.report("C01", Error, c.start(), "This is not an HTTP request: it begins with "+short(line)+".",
		"A handshake begins with a request line, such as GET /chat HTTP/1.1.")
}

func (c *checker) requestVersion(span Span) {
	version := span.Of(c.message.Raw)
	switch {
	case version == "HTTP/1.1":
	case version == "HTTP/2" || version == "HTTP/3":
		c.report("C03", Warning, span, "The client spoke "+version+".", "There Upgrade and Connection mean nothing, and a WebSocket is opened by an extended CONNECT. With curl, add --http1.1.")
	case !isVersion(version) && isVersion("HTTP"+version[4:]):
		c.report("H03", Error, span, "The version is written "+short(version)+".", "HTTP stands in capitals; the letter case counts here.")
	case !isVersion(version):
		c.report("C01", Error, span, short(version)+" is not an HTTP version.", "It is HTTP/, a digit, a dot and a digit: HTTP/1.1.")
	case version < "HTTP/1.1":
		c.report("C03", Error, span, "The version is "+version+". It must be at least HTTP/1.1.",
			"An HTTP/1.0 request can't be upgraded. Often a proxy between client and server spoke 1.0; nginx 1.22 does unless told proxy_http_version 1.1.")
	case version < "HTTP/2.0":
		c.report("C03", Info, span, "The version is "+version+", which nobody speaks.", "It is at least 1.1, so it is allowed. Node answers 400, Go takes it.")
	default:
		c.report("C03", Warning, span, "The version is "+version+", written as a line of text.",
			"HTTP/2 and HTTP/3 have no request line. Paste their header fields with the pseudo-header fields (:method, :protocol) to have them judged.")
	}
}

// target judges the request-target, which is text: RFC 6455 §4.1 item 3.
func (c *checker) target(span Span, text string) {
	scheme := ""
	if before, _, found := strings.Cut(text, "://"); found && isScheme(before) {
		scheme = strings.ToLower(before)
	}
	switch {
	case text == "":
		c.report("C04", Error, span, "The request line has no target.", "It is the path and query of the address; for an address without a path it is /.")
		return
	case text[0] == '/':
	case scheme == "http" || scheme == "https":
		c.sameHost(span, text)
	case scheme != "":
		c.report("C04", Error, span, "The target is a "+scheme+": address.", "It is the path and query alone, or the whole address with http: or https:. Servers take this all the same.")
	case text == "*":
		c.report("C04", Error, span, "The target is *.", "It stands for the whole server, and only OPTIONS may use it. A handshake names a resource, such as /chat.")
	default:
		c.report("C04", Error, span, "The target "+short(text)+" does not begin with /.", "It is the path and query of the address; for an address without a path it is /.")
	}
	if at := strings.IndexByte(text, '#'); at >= 0 {
		c.report("U2", Error, span, "The target has a fragment: "+short(text[at:])+".", "A fragment stays in the client and is never sent. A # that belongs to the path is written %23.")
	}
	if bad, severity := notInURI(text); bad != "" {
		c.report("U1", severity, span, "The target has "+bad+" in it.", "An address may hold letters, digits and some signs of ASCII; anything else is written as % and two hexadecimal digits.")
	}
	if strings.HasSuffix(text, "?") {
		c.report("U3", Info, span, "The target ends in a ? with nothing after it.", "By the letter of the RFC the ? is left out when the query is empty. Browsers send it, and no server minds.")
	}
}

// sameHost compares the host of an absolute target with the Host field.
func (c *checker) sameHost(span Span, target string) {
	_, rest, _ := strings.Cut(target, "://")
	host := rest
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		host = rest[:end]
	}
	for _, f := range c.message.Lookup("Host") {
		if got := c.message.Value(f); !EqualFold(got, host) {
			c.report("C04", Warning, span, "The target names the host "+short(host)+", and Host is "+short(got)+".", "They must be the same. A server goes by the target.")
		}
	}
}

// notInURI names the first thing in s that a URI can't hold, and how bad it is:
// RFC 3986 §2.
func notInURI(s string) (bad string, severity Severity) {
	for i, r := range s {
		switch {
		case r == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return "a % without two hexadecimal digits after it", Warning
			}
		case r <= ' ' || r >= 0x7F:
			return words.Describe(r), Error
		case strings.ContainsRune("\"<>\\^`{|}", r):
			return words.Describe(r), Warning
		}
	}
	return "", Info
}

func isHex(b byte) bool { return isDigit(b) || 'a' <= lower(b) && lower(b) <= 'f' }

// isScheme reports whether s is a URI's scheme: RFC 3986 §3.1.
func isScheme(s string) bool {
	for i := range len(s) {
		if b := lower(s[i]); (b < 'a' || b > 'z') && (i == 0 || !isDigit(b) && b != '+' && b != '-' && b != '.') {
			return false
		}
	}
	return s != ""
}
