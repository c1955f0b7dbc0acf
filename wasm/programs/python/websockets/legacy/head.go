package legacy

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// The limits of legacy/http.py, and that of the StreamReader it reads from.
const (
	maxLine   = 4110
	maxFields = 256
	maxBuffer = 32768
	atOnce    = 131072 // comes at once, where it was observed
)

// head is what is read of a request or a response.
type head struct {
	text   string // what is left to read
	fields []wire.Field
}

// line is read_line: only CRLF ends a line. It is short if the line did not come
// as a whole, and no limit is reached.
func (h *head) line() (line, fault string, short bool) {
	end := strings.IndexByte(h.text, '\n') + 1
	switch {
	case end == 0 && len(h.text) > maxBuffer, end > atOnce:
		h.text = h.text[min(len(h.text), atOnce):]
		return "", "ValueError: Separator is not found, and chunk exceed the limit", false
	case end-1 > maxBuffer:
		h.text = h.text[end:]
		return "", "ValueError: Separator is found, but chunk is longer than limit", false
	case end == 0:
		return "", "", true
	}
	line, h.text = h.text[:end], h.text[end:]
	switch {
	case len(line) > maxLine:
		return "", tooLong, false
	case !strings.HasSuffix(line, "\r\n"):
		return "", noCRLF, false
	}
	return line[:len(line)-2], "", false
}

// What is wrong with a line.
const (
	noCRLF  = "EOFError: line without CRLF"
	tooLong = "SecurityError: line too long"
)

// readFields is read_headers.
func (h *head) readFields() (fault string, short bool) {
	for range maxFields + 1 {
		line, fault, short := h.line()
		switch {
		case fault == noCRLF:
			return "EOFError: connection closed while reading HTTP headers <- " + noCRLF, false
		case fault != "" || short || line == "":
			return fault, short
		}
		name, value, hasColon := strings.Cut(line, ":")
		switch value = wire.TrimOWS(value); {
		case !hasColon:
			return "ValueError: invalid HTTP header line: " + stdlib.Backslashed(line), false
		case !wire.IsToken(name): // H07, H08, H09
			return "ValueError: invalid HTTP header name: " + stdlib.Backslashed(name), false
		case !wire.IsFieldValue(value): // H10
			return "ValueError: invalid HTTP header value: " + stdlib.Backslashed(value), false
		}
		h.fields = append(h.fields, wire.Field{Name: name, Value: value})
	}
	return "SecurityError: too many HTTP headers", false
}
