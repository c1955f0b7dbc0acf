package nodehttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// readField takes one field line, and reports whether it is one. A folded line
// is none (H08).
func (r *Request) readField(line string) (wire.Field, bool) {
	name, value, ok := strings.Cut(line, ":")
	value = strings.TrimLeft(value, " \t")
	if !ok || !wire.IsToken(name) || !wire.IsFieldValue(value) {
		return wire.Field{}, false
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
	f := wire.Field{Name: name, Value: wire.TrimOWS(value)}
	r.fields = append(r.fields, f)
	return f, ok
}

// connectionOptions is what llhttp remembers of all fields Connection.
type connectionOptions struct{ upgrade bool }

// take looks for the option in a list. llhttp skips white space before an
// option, but only spaces after it (C08).
func (c *connectionOptions) take(list string) {
	for option := range strings.SplitSeq(list, ",") {
		if handshake.EqualFold(strings.TrimRight(strings.TrimLeft(option, " \t"), " "), "upgrade") {
			c.upgrade = true
		}
	}
}

// bodyLength is what llhttp remembers of Content-Length and Transfer-Encoding.
type bodyLength struct{ length, encoding, chunked bool }

// takeLength reports whether a field Content-Length is allowed: one, of digits.
func (l *bodyLength) takeLength(value string) bool {
	value = strings.TrimRight(value, " ")
	const most = "18446744073709551615" // it counts with 64 bits
	if l.length || l.encoding || !wire.IsDigits(value) {
		return false
	}
	value = strings.TrimLeft(value, "0")
	l.length = true
	return len(value) < len(most) || len(value) == len(most) && value <= most
}

// takeEncoding reports whether a field Transfer-Encoding is allowed: nothing may
// come after chunked.
func (l *bodyLength) takeEncoding(value string) bool {
	if l.chunked || l.length {
		return false
	}
	l.encoding = true
	encodings := strings.Split(value, ",")
	for i, encoding := range encodings {
		if handshake.EqualFold(wire.TrimOWS(encoding), "chunked") {
			if l.chunked = true; i+1 < len(encodings) {
				return false
			}
		}
	}
	return true
}
