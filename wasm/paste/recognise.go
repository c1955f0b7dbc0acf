package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A kind is what a line, or a list of fields, is the beginning of.
type kind int

const (
	neither kind = iota
	request
	response
)

func (k kind) String() string {
	if k == response {
		return "response"
	}
	return "request"
}

var methods = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}

func isMethod(s string) bool {
	for _, m := range methods {
		if s == m {
			return true
		}
	}
	return false
}

// versionAt returns the length of the HTTP version that s begins with, or 0.
func versionAt(s string) int {
	if !strings.HasPrefix(s, "HTTP/") || len(s) < 6 || !isDigit(s[5]) {
		return 0
	}
	if len(s) >= 8 && s[6] == '.' && isDigit(s[7]) {
		return 8
	}
	return 6
}

// isStatusLine reports whether s is a status line without any defect that would
// make it look like something else.
func isStatusLine(s string) bool {
	n := versionAt(s)
	if n == 0 || len(s) < n+4 || s[n] != ' ' || !isStatus(s[n+1:n+4]) {
		return false
	}
	return len(s) == n+4 || !isDigit(s[n+4]) && !isLetter(s[n+4])
}

func isStatus(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2])
}

// isRequestLine reports whether s is a request line without any defect.
func isRequestLine(s string) bool {
	method, rest, _ := strings.Cut(s, " ")
	for i := range len(method) {
		if method[i] < 'A' || method[i] > 'Z' {
			return false
		}
	}
	target, version, ok := strings.Cut(rest, " ")
	version = strings.TrimRight(version, " \t")
	return ok && method != "" && target != "" && versionAt(version) == len(version) && version != ""
}

func strictStart(s string) kind {
	switch {
	case isStatusLine(s):
		return response
	case isRequestLine(s):
		return request
	}
	return neither
}

// plausibleStart tells whether a text that begins with the line s can only have
// been meant as a message, with whatever defects.
func plausibleStart(s string) kind {
	s = strings.Trim(s, " \t\r")
	if isBareStatus(s) || hasPrefixFold(s, "HTTP/") || isForeignStatus(s) || hasPrefixFold(s, "HTTP ") && len(s) >= 8 && isStatus(s[5:8]) && (len(s) == 8 || s[8] == ' ') {
		return response
	}
	method, rest, ok := strings.Cut(s, " ")
	if !ok || method == "" || strings.Trim(method, "-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
		return neither
	}
	known := isMethod(strings.ToUpper(method))
	version := rest[strings.LastIndexByte(rest, ' ')+1:]
	if hasPrefixFold(version, "HTTP/") && (known || strings.Count(rest, " ") <= 1) {
		return request
	}
	if known && strings.HasPrefix(rest, "/") && (isMethod(method) || !strings.Contains(rest, " ")) {
		return request // HTTP/0.9, or a version with a slip in it
	}
	return neither
}

// isBareStatus reports whether s is a status line without its version.
func isBareStatus(s string) bool {
	return len(s) > 4 && isStatus(s[:3]) && s[3] == ' ' && reasons[s[:3]] != "" && handshake.EqualFold(strings.TrimRight(s[4:], " \t\r"), reasons[s[:3]])
}

// isForeignStatus reports whether s is a status line with another protocol's name and
// version: HTTPS/1.1 101 Switching Protocols.
func isForeignStatus(s string) bool {
	version, rest, _ := strings.Cut(s, " ")
	name, number, found := strings.Cut(version, "/")
	return found && isToken(name) && strings.ToUpper(name) == name && number != "" && isDigit(number[0]) && len(rest) > 4 && isStatus(rest[:3]) && rest[3] == ' '
}

// isBrokenStart reports whether line i of s is a request line with a defect that makes
// it look like something else, in front of fields: GET alone, or G ET /chat HTTP/1.1.
func (s *source) isBrokenStart(i int) bool {
	text := s.line(i)
	if !isField(s.line(i + 1)) {
		return false
	}
	if is, _ := startIn(text); is != neither || nameEnd(text) >= 0 {
		return false
	}
	at := strings.LastIndex(text, "HTTP/")
	return isMethod(text) || at > 0 && at+versionAt(text[at:]) == len(text) && strings.IndexByte(text, '/') < at && !strings.ContainsAny(text[:at], "\"'([{<>*")
}

// nameEnd returns the index of the colon after the name of the field line s, or
// -1. The name may have spaces after it, which is a defect, and not inside it.
func nameEnd(s string) int {
	start := 0
	if strings.HasPrefix(s, ":") {
		start = 1 // a pseudo-header field: RFC 9113 §8.3
	}
	colon := strings.IndexByte(s[start:], ':')
	if colon < 0 || !isToken(strings.TrimRight(s[start:start+colon], " \t")) {
		return -1
	}
	return start + colon
}

// nameOf returns the name of the field line s in lower case, or "".
func nameOf(s string) string {
	end := nameEnd(s)
	if end < 0 || end > 64 {
		return ""
	}
	return strings.ToLower(strings.TrimRight(s[:end], " \t"))
}

// Fields that people paste, and who sends them.
var fieldKinds = map[string]kind{
	"sec-websocket-accept": response, "server": response, "set-cookie": response, "www-authenticate": response,
	"proxy-authenticate": response, "location": response, "x-powered-by": response, "date": response,
	"age": response, "etag": response, "last-modified": response, "strict-transport-security": response,
	"alt-svc": response, "allow": response, "retry-after": response, "content-security-policy": response,
	"access-control-allow-origin": response, "access-control-allow-credentials": response,
	"cf-ray": response, "cf-cache-status": response, "x-frame-options": response, "vary": response,
	"x-content-type-options": response, "expires": response, "x-cache": response, ":status": response,

	"sec-websocket-key": request, "host": request, "origin": request, "user-agent": request, "cookie": request,
	"accept": request, "accept-encoding": request, "accept-language": request, "authorization": request,
	"proxy-authorization": request, "referer": request, "sec-fetch-dest": request, "sec-fetch-mode": request,
	"sec-fetch-site": request, "x-forwarded-for": request, "x-forwarded-proto": request, "x-forwarded-host": request,
	"x-real-ip": request, "forwarded": request, "if-none-match": request, "te": request, "http2-settings": request,
	"dnt": request, "sec-gpc": request, ":method": request, ":path": request, ":authority": request, ":scheme": request,
	":protocol": request, "sec-websocket-key1": request, "sec-websocket-key2": request,

	"upgrade": neither, "connection": neither, "sec-websocket-version": neither, "sec-websocket-protocol": neither,
	"sec-websocket-extensions": neither, "sec-websocket-origin": neither, "content-length": neither,
	"content-type": neither, "transfer-encoding": neither, "cache-control": neither, "pragma": neither,
	"via": neither, "keep-alive": neither, "proxy-connection": neither, "priority": neither,
}

// A tally counts fields, to tell whose they are.
type tally struct {
	known    int
	total    int
	handmade bool // a field that only a handshake has
	kind     kind
	pseudo   bool
	key      bool
	accept   bool
}

// count takes the field called name, in lower case, into account. The Accept
// and the Key decide; among the others, the first that tells does.
func (t *tally) count(name string) {
	side, known := fieldKinds[name]
	if t.total++; known {
		t.known++
	}
	if strings.HasPrefix(name, ":") {
		t.pseudo = true
	}
	if strings.HasPrefix(name, "sec-websocket-") || name == "upgrade" || name == ":protocol" {
		t.handmade = true
	}
	t.key = t.key || name == "sec-websocket-key"
	t.accept = t.accept || name == "sec-websocket-accept"
	switch {
	case name == ":status" && t.kind == request && t.pseudo: // that is one more defect
	case name == "sec-websocket-accept" || name == ":status" || name == "sec-websocket-key" || name == ":method":
		t.kind = side
	case t.kind == neither:
		t.kind = side
	}
}

// whose returns the kind of message that the fields belong to.
func (t *tally) whose(role Role) kind {
	switch {
	case t.kind != neither:
		return t.kind
	case role == Response:
		return response
	}
	return request
}

// hasField reports whether the head that text begins with has the field name.
func hasField(text, name string) bool {
	for l := range strings.Lines(strings.TrimLeft(text, "\r\n")) {
		if end := nameEnd(l); end > 0 && handshake.EqualFold(strings.TrimRight(l[:end], " \t"), name) {
			return true
		}
		if strings.TrimRight(l, "\r\n") == "" {
			return false
		}
	}
	return false
}
