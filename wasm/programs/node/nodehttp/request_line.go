package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// The methods llhttp knows, by the protocol they may come with.
const (
	httpMethods = " ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE "
	rtspMethods = " ANNOUNCE DESCRIBE FLUSH GET GET_PARAMETER OPTIONS PAUSE PLAY POST RECORD REDIRECT SETUP SET_PARAMETER TEARDOWN "
	iceMethods  = " SOURCE "
)

// badLine is any fault of a request line: Node's server tells none of them.
const badLine = parseError + "Invalid request line"

// readLine reads the request line at the front of text. It allows any number of
// spaces before the target and the version (H01), and no version: HTTP/0.9, whose
// line may end with a bare LF.
func (r *Request) readLine(text string) (rest, fault string) {
	if r.Method, rest, fault = cutMethod(text); fault != "" {
		return "", fault
	}
	rest = strings.TrimLeft(rest, " ")
	if r.Target, rest, fault = cutTarget(rest, r.Method == "CONNECT"); fault != "" {
		return "", fault
	}
	if strings.HasPrefix(rest, "\n") {
		r.version = "0.9"
		return rest[1:], ""
	}
	if !strings.HasPrefix(rest, "\r") {
		rest = strings.TrimLeft(rest, " ")
		if r.version, rest, fault = cutVersion(rest, r.Method); fault != "" {
			return "", fault
		}
	} else {
		r.version = "0.9"
	}
	switch {
	case rest == "" || rest == "\r":
		return "", hangUp
	case strings.HasPrefix(rest, "\r\n"):
		return rest[2:], ""
	}
	return "", badLine
}

// cutMethod takes the method and a space off the front of text. A method that is
// not known is refused before it ends.
func cutMethod(text string) (method, rest, fault string) {
	method, rest, whole := strings.Cut(text, " ")
	known := method
	if whole {
		known += " "
	}
	switch {
	case !strings.Contains(httpMethods, " "+known) && !strings.Contains(rtspMethods, " "+known):
		return "", "", badLine
	case !whole:
		return "", "", hangUp
	}
	return method, rest, ""
}

// cutVersion takes the protocol and the version (C03) off the front of text. The
// protocol must know the method.
func cutVersion(text, method string) (version, rest, fault string) {
	rest, ok, ended := cutProtocol(text)
	protocol := strings.TrimSuffix(text, rest)
	switch {
	case ended:
		return "", "", hangUp
	case !ok || !strings.Contains(map[string]string{"HTTP/": httpMethods, "RTSP/": rtspMethods, "ICE/": iceMethods}[protocol], " "+method+" "):
		return "", "", badLine
	}
	return cutVersionNumber(rest)
}

// cutTarget takes the target off the front of text. It goes through the states of
// llhttp's url.ts: a path, an asterisk or scheme://host (C04).
func cutTarget(text string, authority bool) (target, rest, fault string) {
	end := strings.IndexAny(text, " \r\n")
	if end < 0 {
		end = len(text)
	}
	switch {
	case !isTargetStart(text[:end], authority):
		return "", "", badLine
	case end == len(text):
		return text, "", hangUp
	case !isTarget(text[:end], authority):
		return "", "", badLine
	}
	return text[:end], text[end:], ""
}

// isTargetStart reports whether a target may begin with text.
func isTargetStart(text string, authority bool) bool {
	scheme, _, _ := strings.Cut(text, ":")
	if authority || text == "" || text[0] == '/' || text[0] == '*' || strings.Contains(text, "://") {
		return text == "" || isTarget(text, authority)
	}
	return isScheme(scheme) && strings.HasPrefix(scheme+"://", text)
}

// isTarget reports whether target is one.
func isTarget(target string, authority bool) bool {
	if target == "" {
		return false
	}
	rest := target
	switch {
	case authority:
	case target[0] == '/' || target[0] == '*':
		return isPath(target)
	default:
		scheme, after, ok := strings.Cut(target, "://")
		if !ok || !isScheme(scheme) {
			return false
		}
		rest = after
	}
	ats := 0
	for i := range len(rest) {
		switch b := rest[i]; {
		case b == '/' || b == '?':
			return isPath(rest[i:])
		case b == '@':
			if ats++; ats > 1 && rest[i-1] == '@' {
				return false
			}
		case b >= 0x80 || !('g' <= b && b <= 'z' || 'G' <= b && b <= 'Z') && wire.Digit(b) < 0 && strings.IndexByte("-_.!~*'();:&=+$,%[]", b) < 0:
			return false
		}
	}
	return true
}

// isScheme reports whether s is letters only.
func isScheme(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

// isPath reports whether path has only the bytes of llhttp's URL_CHAR.
func isPath(path string) bool {
	for i := range len(path) {
		if path[i] <= ' ' || path[i] >= 0x7f {
			return false
		}
	}
	return true
}
