package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
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
	line, fault := reader.line("StatusLineTooLong", "status line")
	if fault != "" {
		return r, fault
	}
	parts := strings.SplitN(line, " ", 3)
	switch {
	case len(parts) < 3: // H02
		return r, "ValueError: invalid HTTP status line: " + stdlib.Backslashed(line)
	case parts[0] != "HTTP/1.1": // R03
		return r, "ValueError: unsupported protocol; expected HTTP/1.1: " + stdlib.Backslashed(line)
	}
	status, ok := stdlib.IntBytes(parts[1])
	switch {
	case !ok:
		return r, "ValueError: invalid status code; expected integer; got " + stdlib.Backslashed(parts[1])
	case status < 100 || status > 599:
		return r, "ValueError: invalid status code; expected 100–599; got " + stdlib.Backslashed(parts[1])
	case !wire.IsFieldValue(parts[2]):
		return r, "ValueError: invalid HTTP reason phrase: " + stdlib.Backslashed(parts[2])
	}
	r.status = status
	if r.fields, fault = reader.fields(); fault == "" {
		fault = reader.bodyFault(r)
	}
	return r, fault
}

// fields is parse_headers.
func (r *lineReader) fields() (fields []wire.Field, fault string) {
	for range maxFields + 1 {
		line, fault := r.line("HeaderLineTooLong", "headers")
		if fault != "" || line == "" {
			return fields, fault
		}
		name, value, hasColon := strings.Cut(line, ":")
		switch value = wire.TrimOWS(value); {
		case !hasColon:
			return nil, "ValueError: invalid HTTP header line: " + stdlib.Backslashed(line)
		case !wire.IsToken(name): // H07, H08, H09
			return nil, "ValueError: invalid HTTP header name: " + stdlib.Backslashed(name)
		case !wire.IsFieldValue(value): // H10
			return nil, "ValueError: invalid HTTP header value: " + stdlib.Backslashed(value)
		}
		fields = append(fields, wire.Field{Name: name, Value: value})
	}
	return nil, "TooManyHeaders: expected no more than " + strconv.Itoa(maxFields) + " headers"
}

// lineReader is StreamReader of websockets/streams.py. It has got text[:got].
type lineReader struct {
	text     string
	pos, got int
}

// line is parse_line: CRLF is wanted (H05).
func (r *lineReader) line(tooLongClass, part string) (line, fault string) {
	for {
		if i := strings.IndexByte(r.text[r.pos:r.got], '\n'); i >= 0 {
			line = r.text[r.pos : r.pos+i+1]
			break
		}
		waiting := r.got - r.pos
		if waiting > maxLine {
			return "", tooLongClass + ": " + tooLong(waiting)
		}
		if r.got == len(r.text) {
			return "", "EOFError: connection closed while reading HTTP " + part + " <- EOFError: stream ends after " + strconv.Itoa(waiting) + " bytes, before end of line"
		}
		r.got = min(r.got+chunk, len(r.text))
	}
	if r.pos += len(line); len(line) > maxLine {
		return "", tooLongClass + ": " + tooLong(len(line))
	}
	if !strings.HasSuffix(line, "\r\n") {
		return "", "EOFError: connection closed while reading HTTP " + part + " <- EOFError: line without CRLF"
	}
	return line[:len(line)-2], ""
}

func tooLong(n int) string {
	return "read " + strconv.Itoa(n) + " bytes, expected no more than " + strconv.Itoa(maxLine) + " bytes"
}
