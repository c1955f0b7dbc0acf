package nethttp

import (
	"strconv"
	"strings"
)

// Go's net/url, which the request-target and the Origin go through: url.go of
// Go 1.26. The package itself is too much for a browser.

// URL is what a URL was split into, as far as a handshake needs it.
type URL struct {
	scheme, Opaque, Host, Path, Query string
}

// ParseURL is url.Parse, or url.ParseRequestURI if viaRequest. The second
// result is the text of the error, or "".
func ParseURL(raw string, viaRequest bool) (URL, string) {
	shown := raw
	if !viaRequest {
		var fragment string
		raw, fragment, _ = strings.Cut(raw, "#")
		shown = raw
		if fault := unescapeFault(fragment, false); fault != "" {
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
		return URL{Path: "*"}, ""
	}
	rest := raw
	if u.scheme, rest, fault = cutScheme(raw); fault != "" {
		return u, fault
	}
	rest, u.Query, _ = strings.Cut(rest, "?")
	if !strings.HasPrefix(rest, "/") {
		if u.scheme != "" {
			u.Opaque = rest
			return u, ""
		}
		if viaRequest {
			return u, "invalid URI for request"
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return u, "first path segment in URL cannot contain colon"
		}
	}
	if strings.HasPrefix(rest, "//") && (u.scheme != "" || !viaRequest && !strings.HasPrefix(rest, "///")) {
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.Host, fault = parseAuthority(u.scheme, authority); fault != "" {
			return u, fault
		}
	}
	u.Path = rest
	return u, unescapeFault(rest, false)
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
