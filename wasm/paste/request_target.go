package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// ownTarget returns the request m as it was on the wire, if its line has the whole
// address, as Chromium's developer tools show it: GET ws://host/path HTTP/1.1. It
// also returns the address. A request that is known byte for byte is left as it is,
// unless a browser sent it, which never sends such a line.
func ownTarget(m message, exact bool) (wire message, address Part, ok bool) {
	line := headOf(m.Text)
	method, rest, _ := strings.Cut(line, " ")
	length := urlLen(rest)
	if m.response || !isMethod(method) || !hasPrefixFold(rest, "ws") || length == 0 || !strings.HasPrefix(rest[length:], " HTTP/") {
		return m, Part{}, false
	}
	start := len(method) + 1
	address = m.sub(handshake.Span{Start: start, End: start + length})
	_, authority, target := cutURL(address)
	parsed := handshake.ParseRequest(m.Text)
	for _, host := range parsed.Lookup("Host") {
		if !handshake.EqualFold(parsed.Value(host), authority.Text) {
			return m, Part{}, false
		}
	}
	if exact && !fromBrowser(parsed) {
		return m, Part{}, false
	}
	var b builder
	b.copy(m.Part, handshake.Span{Start: 0, End: start})
	if !strings.HasPrefix(target.Text, "/") {
		b.add("/", address.all().End)
	}
	b.append(target)
	b.copy(m.Part, handshake.Span{Start: start + length, End: len(m.Text)})
	part := b.part()
	part.Hidden = m.Hidden
	m.Part = part
	m.note("Developer tools, such as Chromium's, show the whole address in the request line. On the wire it was " + strings.TrimRight(headOf(m.Text), "\r\n") + ", which is judged.")
	return m, address, true
}

// fromBrowser reports whether a browser sent the request.
func fromBrowser(request handshake.Message) bool {
	for _, agent := range request.Lookup("User-Agent") {
		if strings.Contains(request.Value(agent), "Mozilla/") {
			return true
		}
	}
	return false
}
