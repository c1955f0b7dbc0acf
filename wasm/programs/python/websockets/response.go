package websockets

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/programs/wire"
)

// response is Response of websockets/http11.py.
type response struct {
	status int
	fields []wire.Field
}

// The limits of http11.py, and how much the client reads at once.
const (
	maxLine   = 8192
	maxFields = 128
	chunk     = 64 << 10
)

// readResponse is Response.parse. Nothing is lenient but int().
func readResponse(raw string) (r response, fault string) {
	reader := lineReader{text: raw}
	line, fault := reader.line("status line")
	if fault != "" {
		return r, fault
	}
	parts := strings.SplitN(line, " ", 3)
	switch {
	case len(parts) < 3: // H02
		return r, "ValueError: invalid HTTP status line: " + backslashed(line)
	case parts[0] != "HTTP/1.1": // R03
		return r, "ValueError: unsupported protocol; expected HTTP/1.1: " + backslashed(line)
	}
	status, ok := toInt(parts[1])
	switch {
	case !ok:
		return r, "ValueError: invalid status code; expected integer; got " + backslashed(parts[1])
	case status < 100 || status > 599:
		return r, "ValueError: invalid status code; expected 100–599; got " + backslashed(parts[1])
	case !wire.IsFieldValue(parts[2]):
		return r, "ValueError: invalid HTTP reason phrase: " + backslashed(parts[2])
	}
	r.status = status
	for range maxFields + 1 {
		if line, fault = reader.line("headers"); fault != "" || line == "" {
			return r, fault
		}
		name, value, hasColon := strings.Cut(line, ":")
		switch value = wire.TrimOWS(value); {
		case !hasColon:
			return r, "ValueError: invalid HTTP header line: " + backslashed(line)
		case !wire.IsToken(name): // H07, H08, H09
			return r, "ValueError: invalid HTTP header name: " + backslashed(name)
		case !wire.IsFieldValue(value): // H10
			return r, "ValueError: invalid HTTP header value: " + backslashed(value)
		}
		r.fields = append(r.fields, wire.Field{Name: name, Value: value})
	}
	return r, "SecurityError: too many HTTP headers"
}

// lineReader is StreamReader of websockets/streams.py. It has got text[:got].
type lineReader struct {
	text     string
	pos, got int
}

// line is parse_line: CRLF is wanted (H05).
func (r *lineReader) line(part string) (line, fault string) {
	for {
		if i := strings.IndexByte(r.text[r.pos:r.got], '\n'); i >= 0 {
			line = r.text[r.pos : r.pos+i+1]
			break
		}
		waiting := r.got - r.pos
		if waiting > maxLine {
			return "", tooLong(waiting)
		}
		if r.got == len(r.text) {
			return "", "EOFError: connection closed while reading HTTP " + part + " <- EOFError: stream ends after " + strconv.Itoa(waiting) + " bytes, before end of line"
		}
		r.got = min(r.got+chunk, len(r.text))
	}
	if r.pos += len(line); len(line) > maxLine {
		return "", tooLong(len(line))
	}
	if !strings.HasSuffix(line, "\r\n") {
		return "", "EOFError: connection closed while reading HTTP " + part + " <- EOFError: line without CRLF"
	}
	return line[:len(line)-2], ""
}

func tooLong(n int) string {
	return "HeaderLineTooLong: read " + strconv.Itoa(n) + " bytes, expected no more than " + strconv.Itoa(maxLine) + " bytes"
}

// toInt is int() of bytes: white space around the number, a sign, and an
// underscore between digits will do, and so do zeros in front (r017). A number
// that is too large here stands for any.
func toInt(text string) (n int, ok bool) {
	text = strings.Trim(text, " \t\n\v\f\r")
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 {
		return 0, false
	}
	for part := range strings.SplitSeq(digits, "_") {
		if !wire.IsDigits(part) {
			return 0, false
		}
		for i := range len(part) {
			n = min(n*10+int(part[i]-'0'), 1<<20)
		}
	}
	if text[0] == '-' {
		n = -n
	}
	return n, true
}

// backslashed is d() of http11.py: UTF-8, and each byte that is none as \xNN.
func backslashed(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			b.WriteString(`\x` + hex[s[0]>>4:s[0]>>4+1] + hex[s[0]&15:s[0]&15+1])
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}
