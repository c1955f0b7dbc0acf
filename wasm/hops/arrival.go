package hops

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// arrival is a request that has arrived, and what is asked of it again and
// again.
type arrival struct {
	handshake.Message
	sent    Sent
	browser *browser // nil if it is not known
	names   []string // of the fields, as written
}

func arrive(request handshake.Message, sent Sent) *arrival {
	a := &arrival{Message: request, sent: sent, browser: browsers[sent.Browser]}
	for _, f := range request.Fields {
		a.names = append(a.names, strings.TrimRight(f.Name.Of(request.Raw), " \t"))
	}
	if a.isKeyOfProxy() {
		a.browser = nil // it spoke HTTP/2, where a handshake is another
	}
	for _, hidden := range request.Hidden {
		if hidden == handshake.AnyField {
			a.browser = nil // whoever left lines out may have sorted the others
		}
	}
	if a.sent.Host == "" {
		a.sent.Host = a.forwardedHost()
	}
	return a
}

// forwardedHost returns the host that a proxy says the client asked for, or ""
// if it differs from Host in the port only: some write it without one.
func (a *arrival) forwardedHost() string {
	host := a.value("X-Forwarded-Host")
	if strings.Contains(host, ",") || handshake.EqualFold(withoutPort(host), withoutPort(a.value("Host"))) { // a list is of as many proxies
		return ""
	}
	return host
}

// withoutPort returns host without ":" and the port.
func withoutPort(host string) string {
	if colon := strings.LastIndexByte(host, ':'); colon > strings.LastIndexByte(host, ']') {
		return host[:colon]
	}
	return host
}

// isHandshake reports whether a is the request of a handshake over HTTP/1.
func (a *arrival) isHandshake() bool {
	if a.IsExtended() {
		return false
	}
	for _, name := range a.names {
		if hasPrefixFold(name, "Sec-WebSocket-") {
			return true
		}
	}
	return handshake.EqualFold(a.value("Upgrade"), "websocket")
}

// value returns the value of the first field called name, or "".
func (a *arrival) value(name string) string {
	if fields := a.Lookup(name); len(fields) > 0 {
		return a.Value(fields[0])
	}
	return ""
}

// lacks reports whether a has no field called name, as far as is known.
func (a *arrival) lacks(name string) bool {
	for _, hidden := range a.Hidden {
		if hidden == handshake.AnyField || handshake.EqualFold(hidden, name) {
			return false
		}
	}
	return len(a.Lookup(name)) == 0
}

// hasToken reports whether a list in the fields called name has token.
func (a *arrival) hasToken(name, token string) bool {
	for _, f := range a.Lookup(name) {
		for _, one := range strings.Split(a.Value(f), ",") {
			if handshake.EqualFold(strings.Trim(one, " \t"), token) {
				return true
			}
		}
	}
	return false
}

// What remedies ask for.

func (a *arrival) isHTTP10() bool {
	_, _, version := a.RequestLine()
	return version.Of(a.Raw) == "HTTP/1.0"
}

func (a *arrival) lacksUpgrade() bool { return a.lacks("Upgrade") }

// lacksConnection reports whether Connection does not name Upgrade.
func (a *arrival) lacksConnection() bool {
	return a.lacks("Connection") || len(a.Lookup("Connection")) > 0 && !a.hasToken("Connection", "upgrade")
}

// hasOtherHost reports whether Host is not the one that was sent.
func (a *arrival) hasOtherHost() bool {
	return a.sent.Host != "" && len(a.Lookup("Host")) > 0 && !handshake.EqualFold(a.value("Host"), a.sent.Host)
}

// spanOf returns the bytes of f's value, or of its name if it has none.
func spanOf(f handshake.Field) handshake.Span {
	if f.Value.Start == f.Value.End {
		return f.Name
	}
	return f.Value
}

// hasPrefixFold reports whether s begins with prefix, in any case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && handshake.EqualFold(s[:len(prefix)], prefix)
}

// short returns s in quotes, cut if it is long.
func short(s string) string {
	const most = 60
	if len(s) > most {
		cut := most
		for cut > 0 && s[cut]&0xC0 == 0x80 { // inside of a character
			cut--
		}
		s = s[:cut] + "…"
	}
	return "“" + s + "”"
}

// enumerate returns "A", "A and B", "A, B and C".
func enumerate(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}
