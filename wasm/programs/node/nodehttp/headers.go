package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// firstWins are the names of which lib/_http_incoming.js keeps the first field
// only, where it joins those of others.
var firstWins = []string{
	"age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host",
	"if-modified-since", "if-unmodified-since", "last-modified", "location", "max-forwards",
	"proxy-authorization", "referer", "retry-after", "server", "user-agent",
}

// header returns message.headers[name] of Node, and whether there is one: mostly
// the values of all fields of that name, joined by a comma and a space (H13).
func header(fields []wire.Field, name string) (string, bool) {
	var values []string
	for _, value := range wire.Values(fields[:min(len(fields), fieldLimit)], name) {
		values = append(values, wire.TrimOWS(value))
	}
	switch name = strings.ToLower(name); {
	case len(values) == 0:
		return "", false
	case wire.HasMember(firstWins, name):
		return values[0], true
	case name == "cookie":
		return strings.Join(values, "; "), true
	}
	return strings.Join(values, ", "), true
}

// Joined returns the values of the fields called name as one list (RFC 9110
// §5.3), and whether there is one.
func Joined(fields []wire.Field, name string) (string, bool) {
	values := wire.Values(fields, name)
	return strings.Join(values, ", "), len(values) > 0
}
