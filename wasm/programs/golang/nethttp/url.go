package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Go's net/url, which the request-target and the Origin go through: url.go of
// Go 1.26. The package itself is too much for a browser.

// URL is what a URL was split into, as far as a handshake needs it.
type URL struct {
	Scheme, opaque, Host, path, query string
	asks                              bool // it ends in the only "?"
}

// ParseURL is url.Parse, or url.ParseRequestURI if viaRequest. The second
// result is the text of the error, or "".
func ParseURL(raw string, viaRequest bool) (URL, string) {
	shown := raw
	if !viaRequest {
		var fragment string
		raw, fragment, _ = strings.Cut(raw, "#")
		shown = raw
		if fault := unescapeFault(fragment, inPath); fault != "" {
			u, early := splitURL(raw, false)
			if early != "" {
				return u, "parse " + strconv.Quote(raw) + ": " + early
			}
			return u, "parse " + strconv.Quote(raw+"#"+fragment) + ": " + fault
		}
	}
	u, fault := splitURL(raw, viaRequest)
	if fault != "" {
		return URL{}, "parse " + strconv.Quote(shown) + ": " + fault
	}
	return u, ""
}

// splitURL is url.parse.
func splitURL(raw string, viaRequest bool) (u URL, fault string) {
	for i := range len(raw) {
		if raw[i] < ' ' || raw[i] == 0x7f {
			return u, "net/url: invalid control character in URL"
		}
	}
	if raw == "" && viaRequest {
		return u, "empty url"
	}
	if raw == "*" {
		return URL{path: "*"}, ""
	}
	rest := raw
	if u.Scheme, rest, fault = cutScheme(raw); fault != "" {
		return u, fault
	}
	rest, u.query, u.asks = strings.Cut(rest, "?")
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.opaque = rest
			return u, ""
		}
		if viaRequest {
			return u, "invalid URI for request"
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return u, "first path segment in URL cannot contain colon"
		}
	}
	if strings.HasPrefix(rest, "//") && (u.Scheme != "" || !viaRequest && !strings.HasPrefix(rest, "///")) {
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.Host, fault = parseAuthority(u.Scheme, authority); fault != "" {
			return u, fault
		}
	}
	u.path = rest
	return u, unescapeFault(rest, inPath)
}

// cutScheme is url.getScheme, with the scheme in lower case.
func cutScheme(raw string) (scheme, rest, fault string) {
	for i := range len(raw) {
		switch c := raw[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", raw, ""
			}
		case c == ':':
			if i == 0 {
				return "", "", "missing protocol scheme"
			}
			return strings.ToLower(raw[:i]), raw[i+1:], ""
		default:
			return "", raw, ""
		}
	}
	return "", raw, ""
}

// RequestURI is URL.RequestURI. The path stays as it came if it may be in a URL,
// or else is escaped anew.
func (u URL) RequestURI() string {
	uri := u.opaque
	switch {
	case strings.HasPrefix(uri, "//"):
		uri = u.Scheme + ":" + uri
	case uri != "":
	case u.path == "":
		uri = "/"
	case hasOnly(u.path, isPathByte):
		uri = u.path
	default:
		uri = escapePath(wire.PercentDecode(u.path))
	}
	if u.asks {
		uri += "?" + u.query
	}
	return uri
}

func hasOnly(s string, isRight func(byte) bool) bool {
	for i := range len(s) {
		if !isRight(s[i]) {
			return false
		}
	}
	return true
}

// isPathByte is what validEncoded lets pass in a path.
func isPathByte(b byte) bool {
	return b > ' ' && b < 0x7f && strings.IndexByte("\"#<>?\\^`{|}", b) < 0
}

// escapePath is escape for a path, which escapes more than it must.
func escapePath(path string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		if c := path[i]; isPathByte(c) && strings.IndexByte("%!'()*[]", c) < 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + digits[c>>4:c>>4+1] + digits[c&15:c&15+1])
		}
	}
	return b.String()
}
