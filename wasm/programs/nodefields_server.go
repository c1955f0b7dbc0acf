package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// readField takes one field line, and reports whether it is one. A folded line
// is none (H08).
func (r *nodeRequest) readField(line string) (field, bool) {
	name, value, ok := strings.Cut(line, ":")
	value = strings.TrimLeft(value, " \t")
	if !ok || !isFieldToken(name) || !isFieldValue(value) {
		return field{}, false
	}
	switch {
	case handshake.EqualFold(name, "Connection") || handshake.EqualFold(name, "Proxy-Connection"):
		r.connection.take(value)
	case handshake.EqualFold(name, "Upgrade"):
		r.upgrade = r.upgrade || value != ""
	case handshake.EqualFold(name, "Content-Length"):
		ok = r.length.takeLength(value)
	case handshake.EqualFold(name, "Transfer-Encoding"):
		ok = r.length.takeEncoding(value)
	}
	f := field{name, trimOWS(value)}
	r.fields = append(r.fields, f)
	return f, ok
}

// nodeConnection is what llhttp remembers of all fields Connection.
type nodeConnection struct{ upgrade bool }

// take looks for the option in a list. llhttp skips white space before an
// option, but only spaces after it (C08).
func (c *nodeConnection) take(list string) {
	for option := range strings.SplitSeq(list, ",") {
		if handshake.EqualFold(strings.TrimRight(strings.TrimLeft(option, " \t"), " "), "upgrade") {
			c.upgrade = true
		}
	}
}

// nodeLength is what llhttp remembers of Content-Length and Transfer-Encoding.
type nodeLength struct{ length, encoding, chunked bool }

// takeLength reports whether a field Content-Length is allowed: one, of digits.
func (l *nodeLength) takeLength(value string) bool {
	value = strings.TrimRight(value, " ")
	const most = "18446744073709551615" // it counts with 64 bits
	if l.length || l.encoding || !isDigits(value) {
		return false
	}
	value = strings.TrimLeft(value, "0")
	l.length = true
	return len(value) < len(most) || len(value) == len(most) && value <= most
}

// takeEncoding reports whether a field Transfer-Encoding is allowed: nothing may
// come after chunked.
func (l *nodeLength) takeEncoding(value string) bool {
	if l.chunked || l.length {
		return false
	}
	l.encoding = true
	encodings := strings.Split(value, ",")
	for i, encoding := range encodings {
		if handshake.EqualFold(trimOWS(encoding), "chunked") {
			if l.chunked = true; i+1 < len(encodings) {
				return false
			}
		}
	}
	return true
}
