package handshake

import (
	"strings"

	"wsaccept/wasm/greetings"
)

// The rules of bytes that come in place of an HTTP response, or in front of one.
var (
	F1 = &Rule{ID: "F1", Side: SideHTTP, Section: "RFC 9112 §2.1",
		Title:       "Nothing comes before the status line.",
		Consequence: "the client takes it for the status line, and fails, or skips it"}

	F2 = &Rule{ID: "F2", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A ws: address leads to a port that does not expect TLS.",
		Consequence: failConnection}

	F3 = &Rule{ID: "F3", Side: SideTransport, Section: "RFC 9113 §3.4",
		Title:       "An HTTP/1.1 handshake goes to a port that does not expect HTTP/2.",
		Consequence: failConnection}

	F4 = &Rule{ID: "F4", Side: SideTransport, Section: "RFC 9112 §4",
		Title:       "The service on the port speaks HTTP.",
		Consequence: failConnection}

	F5 = &Rule{ID: "F5", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "A server sends its response before the first frame.",
		Consequence: failConnection}

	F6 = &Rule{ID: "F6", Side: SideHTTP, Section: "RFC 9112 §2.1",
		Title:       "A status line and an empty line come before a body.",
		Consequence: "the client takes it for the status line, and fails"}
)

var foreignRules = []*Rule{F1, F2, F3, F4, F5, F6}

// Foreign is something that is no HTTP/1 response.
type Foreign struct {
	Rule *Rule  // that it breaks
	Name string // what it is: "an HTTP/2 frame (SETTINGS)"
}

// FindForeign tells what raw, which is in the place of a response, is if not one.
// It returns false if raw may be meant as a response, or is nothing that it knows.
func FindForeign(raw string) (Foreign, bool) {
	for _, kind := range []struct {
		rule *Rule
		name func(string) string
	}{{F2, tlsRecord}, {F3, http2Frame}, {F5, serverFrame}, {F4, greetings.Service}, {F6, bareBody}} {
		if name := kind.name(raw); name != "" {
			return Foreign{kind.rule, name}, true
		}
	}
	return Foreign{}, false
}

// tlsRecord names the TLS record that raw begins with: RFC 8446 §5.1.
func tlsRecord(raw string) string {
	if len(raw) < 3 || raw[1] != 3 || raw[2] > 4 {
		return ""
	}
	switch raw[0] {
	case 0x15:
		return "a TLS alert"
	case 0x16:
		return "a TLS handshake record"
	}
	return ""
}

// http2Frame names the frame that raw begins with, if it is one of those with
// which a server of HTTP/2 begins or ends: RFC 9113 §4.1.
func http2Frame(raw string) string {
	const header = 9
	if len(raw) < header || raw[0] != 0 || raw[5:header] != "\x00\x00\x00\x00" {
		return ""
	}
	switch length := int(raw[1])<<8 | int(raw[2]); {
	case raw[3] == 4 && length%6 == 0:
		return "an HTTP/2 frame (SETTINGS)"
	case raw[3] == 7 && length >= 8:
		return "an HTTP/2 frame (GOAWAY)"
	}
	return ""
}

// serverFrame names the frame of a server that raw begins with: RFC 6455 §5.2. Only
// a frame that is all there, without a mask, is taken for one.
func serverFrame(raw string) string {
	opcodes := map[byte]string{0x81: "text", 0x82: "binary", 0x88: "close", 0x89: "ping", 0x8A: "pong"}
	if len(raw) < 2 || opcodes[raw[0]] == "" {
		return ""
	}
	length, header := int(raw[1]), 2
	if length == 126 && len(raw) >= 4 {
		length, header = int(raw[2])<<8|int(raw[3]), 4
	}
	if raw[1] > 126 || len(raw) < header+length {
		return ""
	}
	return "a WebSocket frame (" + opcodes[raw[0]] + ")"
}

// bareBody names the body that raw begins with.
func bareBody(raw string) string {
	text := strings.TrimLeft(raw, " \t\r\n")
	switch begins := strings.ToLower(firstBytes(text, 14)); {
	case strings.HasPrefix(begins, "<!doctype html"), strings.HasPrefix(begins, "<html"), strings.HasPrefix(begins, "<head"), strings.HasPrefix(begins, "<body"):
		return "HTML without a header"
	case strings.HasPrefix(begins, "<?xml"):
		return "XML without a header"
	case (strings.HasPrefix(begins, `{"`) || strings.HasPrefix(begins, `[{"`)) && strings.ContainsAny(raw[len(raw)-1:], "}]\r\n"):
		return "JSON without a header"
	case strings.HasPrefix(text, "\x1F\x8B"):
		return "compressed bytes (gzip) without a header"
	}
	return ""
}

// foreign reports what the bytes in the place of a response are, if they are known.
func (c *checker) foreign() bool {
	f, known := FindForeign(c.message.Raw)
	if !known {
		return false
	}
	at := c.start()
	if at.Start == at.End {
		at = Span{0, len(c.message.Raw)}
	}
	title := "This is not an HTTP response, but " + f.Name + "."
	switch f.Rule {
	case F2:
		c.report(F2, Error, at, title, "The port speaks TLS, and the request came in plain text. Use wss: instead of ws:.")
	case F3:
		c.report(F3, Error, at, title, "The port speaks HTTP/2 from its first byte. The handshake of RFC 6455 is HTTP/1.1; over HTTP/2 a WebSocket is opened by an extended CONNECT (RFC 8441).")
	case F5:
		c.report(F5, Error, at, title, "The server behaves as if the WebSocket were already open. It must first send the status line, the fields with the Accept, and an empty line.")
	case F6:
		c.report(F6, Error, at, title, "A response begins with a status line, such as HTTP/1.1 200 OK; an empty line separates the header from the body. Bytes without a header are what HTTP/0.9 sent.")
	default:
		c.report(f.Rule, Error, at, title, "Another service listens on this port, and it can't open a WebSocket.")
	}
	return true
}

// plainAtTLS reports a refusal which says that the request came in plain text to a
// port that speaks TLS.
func (c *checker) plainAtTLS() {
	body := c.message.Body
	if at := FindPlainAtTLS(body.Of(c.message.Raw)); at.Start < at.End {
		c.report(F2, Warning, Span{body.Start + at.Start, body.Start + at.End}, "The server says that this port speaks TLS.", "The request came in plain text. Use wss: instead of ws:.")
	}
}

// FindPlainAtTLS returns where body says that a request came in plain text to a port
// that speaks TLS, in the words of widespread servers. The span is empty if it does
// not.
func FindPlainAtTLS(body string) Span {
	if words := greetings.PlainAtTLS(body); words != "" {
		at := strings.Index(body, words)
		return Span{at, at + len(words)}
	}
	return Span{}
}

// ahead reports bytes before the status line that are no empty lines.
func (c *checker) ahead(span Span) {
	bytes := span.Of(c.message.Raw)
	name := nameAhead(bytes)
	c.report(F1, Error, span, "Something comes before the status line: "+name+".",
		"A client expects the status line as the first thing that it reads. What follows is judged as if these bytes were not there.")
}

// nameAhead says what bytes are.
func nameAhead(bytes string) string {
	switch {
	case strings.HasPrefix(bytes, "\xEF\xBB\xBF"):
		return "a byte order mark (UTF-8)"
	case strings.HasPrefix(bytes, "\xFF\xFE"), strings.HasPrefix(bytes, "\xFE\xFF"):
		return "a byte order mark (UTF-16)"
	case strings.Trim(bytes, "\x00") == "":
		return "NUL (0x00)"
	}
	if f, known := FindForeign(bytes); known {
		return f.Name
	}
	return short(strings.TrimRight(bytes, "\r\n"))
}

// statusLineIn returns the offset of the first complete status line in raw if other
// bytes than empty lines come before it, and 0 if not. It looks at the first KiB.
func statusLineIn(raw string) int {
	const most = 1 << 10
	if EqualFold(firstBytes(strings.TrimLeft(raw, " \t\r\n"), 5), "HTTP/") {
		return 0
	}
	text := firstBytes(raw, most)
	for at := 0; ; {
		i := strings.Index(text[at:], "HTTP/")
		if i < 0 {
			return 0
		}
		at += i
		if rest := text[at:]; len(rest) >= 12 && isVersion(rest[:8]) && rest[8] == ' ' && isStatusCode(rest[9:12]) && (len(rest) == 12 || strings.IndexByte(" \r\n", rest[12]) >= 0) {
			return at
		}
		at++
	}
}

// isStatusCode reports whether s is three digits.
func isStatusCode(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2])
}
