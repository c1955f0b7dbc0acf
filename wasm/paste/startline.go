package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// requestLine writes a request line of what is known of it, for a place at
// which there was none.
func (b *builder) requestLine(method, url, version Part, at int) {
	b.either(method, "GET", at)
	b.add(" ", at)
	if _, _, target := cutURL(url); target.Text != "" {
		if !strings.HasPrefix(target.Text, "/") {
			b.add("/", at) // a query right after the host
		}
		b.append(target)
	} else {
		b.add("/", at)
	}
	b.add(" ", at)
	b.version(version, at)
	b.add("\r\n", at)
}

// statusLine writes a status line of what is known of it, for a place at which
// there was none.
func (b *builder) statusLine(version, status, reason Part, at int) {
	b.version(version, at)
	b.add(" ", at)
	b.either(status, "101", at)
	switch {
	case reason.Text != "":
		b.add(" ", at)
		b.append(reason)
	case status.Text == "" || reasons[status.Text] != "":
		b.either(Part{}, " "+reasons[cmpOr(status.Text, "101")], at)
	default:
		b.add(" ", at)
	}
	b.add("\r\n", at)
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// The reasons of the answers that a handshake gets, for tools that show none.
var reasons = map[string]string{
	"101": "Switching Protocols", "200": "OK", "204": "No Content",
	"301": "Moved Permanently", "302": "Found", "303": "See Other", "304": "Not Modified",
	"307": "Temporary Redirect", "308": "Permanent Redirect",
	"400": "Bad Request", "401": "Unauthorized", "403": "Forbidden", "404": "Not Found",
	"405": "Method Not Allowed", "407": "Proxy Authentication Required", "426": "Upgrade Required",
	"429": "Too Many Requests", "500": "Internal Server Error", "501": "Not Implemented",
	"502": "Bad Gateway", "503": "Service Unavailable", "504": "Gateway Timeout",
}

// version writes the version of a start line. The tools that write it in lower
// case don't have it from the wire.
func (b *builder) version(version Part, at int) {
	switch text := strings.ToUpper(version.Text); {
	case text == "H2":
		b.put("HTTP/2", version.all())
	case text == "H3":
		b.put("HTTP/3", version.all())
	case text == "1.0" || text == "1.1":
		b.put("HTTP/"+text, version.all())
	case versionAt(text) == len(text) && text != "":
		b.put(text, version.all())
	default:
		b.add("HTTP/1.1", at)
	}
}

// either writes p, or, if p is nothing, text.
func (b *builder) either(p Part, text string, at int) {
	if p.Text != "" {
		b.append(p)
	} else {
		b.add(text, at)
	}
}

// all returns the run of the input that p came from.
func (p Part) all() handshake.Span {
	return p.Span(handshake.Span{Start: 0, End: len(p.Text)})
}

// cutURL splits an address into its scheme, its authority without the user's
// name and password, and what a request line has of it.
func cutURL(url Part) (scheme, authority, target Part) {
	text := url.Text
	colon := strings.Index(text, "://")
	if colon < 0 {
		return Part{}, Part{}, Part{}
	}
	start := colon + len("://")
	end := start + indexAny(text[start:], "/?#")
	host := start + strings.LastIndexByte(text[start:end], '@') + 1
	fragment := end + indexAny(text[end:], "#")
	return url.sub(handshake.Span{Start: 0, End: colon}),
		url.sub(handshake.Span{Start: host, End: end}),
		url.sub(handshake.Span{Start: end, End: fragment})
}

// indexAny is strings.IndexAny, but gives the end of s when there is none.
func indexAny(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}
