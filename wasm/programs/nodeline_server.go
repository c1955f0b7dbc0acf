package programs

import "strings"

// Request lines in llhttp.

// The methods llhttp knows, by the protocol they may come with.
const (
	nodeMethods = " ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE "
	rtspMethods = " ANNOUNCE DESCRIBE FLUSH GET GET_PARAMETER OPTIONS PAUSE PLAY POST RECORD REDIRECT SETUP SET_PARAMETER TEARDOWN "
	iceMethods  = " SOURCE "
)

// canBeNodeLine reports whether a request line may begin like line: llhttp
// refuses a method it does not know before the line's end.
func canBeNodeLine(line string) bool {
	method, _, whole := strings.Cut(line, " ")
	if whole {
		method += " "
	}
	return strings.Contains(nodeMethods, " "+method) || strings.Contains(rtspMethods, " "+method)
}

// readRequestLine allows any number of spaces before the target and the version
// (H01). Without a version it is HTTP/0.9.
func (r *nodeRequest) readRequestLine(line string) *answer {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || !canBeNodeLine(method+" ") {
		return nodeBadRequest
	}
	r.method = method
	target, rest, hasVersion := strings.Cut(strings.TrimLeft(rest, " "), " ")
	r.target, r.version = target, "0.9"
	if !isNodeTarget(target, method == "CONNECT") {
		return nodeBadRequest
	}
	if !hasVersion {
		return nil
	}
	protocol, version, _ := strings.Cut(strings.TrimLeft(rest, " "), "/")
	known := map[string]string{"HTTP": nodeMethods, "RTSP": rtspMethods, "ICE": iceMethods}[protocol]
	if r.version = version; !strings.Contains(known, " "+method+" ") {
		return nodeBadRequest
	}
	switch version { // C03
	case "0.9", "1.0", "1.1", "2.0":
		return nil
	}
	return nodeBadRequest
}

// isNodeTarget goes through the states of llhttp's url.ts: a path, an asterisk
// or scheme://host (C04).
func isNodeTarget(target string, authority bool) bool {
	if target == "" {
		return false
	}
	rest := target
	switch {
	case authority:
	case target[0] == '/' || target[0] == '*':
		return isNodePath(target)
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
			return isNodePath(rest[i:])
		case b == '@':
			if ats++; ats > 1 && rest[i-1] == '@' {
				return false
			}
		case b >= 0x80 || !('g' <= b && b <= 'z' || 'G' <= b && b <= 'Z') && digit(b) < 0 && strings.IndexByte("-_.!~*'();:&=+$,%[]", b) < 0:
			return false
		}
	}
	return true
}

// isNodePath reports whether path has only the bytes of llhttp's URL_CHAR.
func isNodePath(path string) bool {
	for i := range len(path) {
		if path[i] <= ' ' || path[i] >= 0x7f {
			return false
		}
	}
	return true
}
