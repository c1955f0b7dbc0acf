package wire

import "wsaccept/wasm/handshake"

// Field is a field line as a server's own parser takes it.
type Field struct{ Name, Value string }

// Values returns the values of the fields called name, in order.
func Values(fields []Field, name string) []string {
	var values []string
	for _, f := range fields {
		if handshake.EqualFold(f.Name, name) {
			values = append(values, f.Value)
		}
	}
	return values
}

// First returns the value of the first field called name, or "".
func First(fields []Field, name string) string {
	for _, f := range fields {
		if handshake.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// HasMember reports whether members has an ASCII case-insensitive match for
// token.
func HasMember(members []string, token string) bool {
	for _, member := range members {
		if handshake.EqualFold(member, token) {
			return true
		}
	}
	return false
}
