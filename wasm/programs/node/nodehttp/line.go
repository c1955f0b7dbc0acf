package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Request lines in llhttp.

// The methods llhttp knows, by the protocol they may come with.
const (
	httpMethods = " ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE "
	rtspMethods = " ANNOUNCE DESCRIBE FLUSH GET GET_PARAMETER OPTIONS PAUSE PLAY POST RECORD REDIRECT SETUP SET_PARAMETER TEARDOWN "
	iceMethods  = " SOURCE "
)

// canBeLine reports whether a request line may begin like line: llhttp
// refuses a method it does not know before the line's end.
func canBeLine(line string) bool {
	method, _, whole := strings.Cut(line, " ")
	if whole {
		method += " "
	}
	return strings.Contains(httpMethods, " "+method) || strings.Contains(rtspMethods, " "+method)
}

// readRequestLine allows any number of spaces before the target and the version
// (H01). Without a version it is HTTP/0.9.
func (r *Request) readRequestLine(line string) *wire.Answer {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || !canBeLine(method+" ") {
		return badRequest
	}
	r.Method = method
	target, rest, hasVersion := strings.Cut(strings.TrimLeft(rest, " "), " ")
	r.target, r.version = target, "0.9"
	if !isTarget(target, method == "CONNECT") {
		return badRequest
	}
	if !hasVersion {
		return nil
	}
	protocol, version, _ := strings.Cut(strings.TrimLeft(rest, " "), "/")
	known := map[string]string{"HTTP": httpMethods, "RTSP": rtspMethods, "ICE": iceMethods}[protocol]
	if r.version = version; !strings.Contains(known, " "+method+" ") {
		return badRequest
	}
	switch version { // C03
	case "0.9", "1.0", "1.1", "2.0":
		return nil
	}
	return badRequest
}

// isTarget goes through the states of llhttp's url.ts: a path, an asterisk
// or scheme://host (C04).
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
		if !ok || strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz") != "" || scheme == "" {
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

// isPath reports whether path has only the bytes of llhttp's URL_CHAR.
func isPath(path string) bool {
	for i := range len(path) {
		if path[i] <= ' ' || path[i] >= 0x7f {
			return false
		}
	}
	return true
}
