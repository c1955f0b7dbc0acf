package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// valuesOf returns the values of the fields called name, in order.
func valuesOf(fields []field, name string) []string {
	var values []string
	for _, f := range fields {
		if handshake.EqualFold(f.name, name) {
			values = append(values, f.value)
		}
	}
	return values
}

// firstOf returns the value of the first field called name, or "".
func firstOf(fields []field, name string) string {
	for _, f := range fields {
		if handshake.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// joinedOf returns the values of the fields called name as one list (RFC 9110
// §5.3), and whether there is one.
func joinedOf(fields []field, name string) (string, bool) {
	values := valuesOf(fields, name)
	return strings.Join(values, ", "), len(values) > 0
}

// hasMember reports whether members has an ASCII case-insensitive match for
// token.
func hasMember(members []string, token string) bool {
	for _, member := range members {
		if handshake.EqualFold(member, token) {
			return true
		}
	}
	return false
}

// cutLine returns the line at the front of text without its LF and a CR before
// that. It is not ended if text has no LF: the connection was closed there.
func cutLine(text string) (line, rest string, ended bool) {
	line, rest, ended = strings.Cut(text, "\n")
	if ended {
		line = strings.TrimSuffix(line, "\r")
	}
	return line, rest, ended
}
