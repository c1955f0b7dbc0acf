package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// coder is Accept of coder/websocket under net/http: the checks of accept.go in
// their order (S01). Its 101 is written as any answer of net/http is, so it
// comes after a body that is announced (H14).
func coder(request handshake.Message) answer {
	r, refusal := readGoRequest(request)
	if refusal != nil {
		return *refusal
	}
	status, message := verifyClientRequest(r)
	if status == 0 {
		status, message = authenticateOrigin(r)
	}
	return r.reply(status, message)
}

// verifyClientRequest returns 0 for a request that is a handshake.
func verifyClientRequest(r goRequest) (int, string) {
	const violation = "WebSocket protocol violation: "
	keys := r.values("Sec-WebSocket-Key")
	switch {
	case !r.atLeast11():
		return 426, violation + "handshake request must be at least HTTP/1.1: " + strconv.Quote(r.version)
	case !coderHasToken(r.values("Connection"), "Upgrade"):
		return 426, violation + "Connection header " + strconv.Quote(r.get("Connection")) + " does not contain Upgrade"
	case !coderHasToken(r.values("Upgrade"), "websocket"):
		return 426, violation + "Upgrade header " + strconv.Quote(r.get("Upgrade")) + " does not contain websocket"
	case r.method != "GET":
		return 405, violation + "handshake request method is not GET but " + strconv.Quote(r.method)
	case r.get("Sec-WebSocket-Version") != "13": // the first of several, C15
		return 400, "unsupported WebSocket protocol version (only 13 is supported): " + strconv.Quote(r.get("Sec-WebSocket-Version"))
	case len(keys) == 0:
		return 400, violation + "missing Sec-WebSocket-Key"
	case len(keys) > 1:
		return 400, violation + "multiple Sec-WebSocket-Key headers"
	}
	if key := strings.TrimSpace(keys[0]); !isKeyOf16Bytes(key) {
		return 400, violation + "invalid Sec-WebSocket-Key " + strconv.Quote(key) + ", must be a 16 byte base64 encoded string"
	}
	return 0, ""
}

// coderHasToken is headerContainsTokenIgnoreCase. It splits at commas only, and
// folds the case as Unicode does: R05.
func coderHasToken(lists []string, token string) bool {
	for _, list := range lists {
		for member := range strings.SplitSeq(list, ",") {
			if strings.EqualFold(strings.TrimSpace(member), token) {
				return true
			}
		}
	}
	return false
}

// authenticateOrigin compares the host of the first Origin with the Host: S02.
func authenticateOrigin(r goRequest) (int, string) {
	origin := r.get("Origin")
	if origin == "" {
		return 101, ""
	}
	u, fault := parseGoURL(origin, false)
	switch {
	case fault != "":
		return 403, "failed to parse Origin header " + strconv.Quote(origin) + ": " + fault
	case strings.EqualFold(r.host, u.host):
		return 101, ""
	case u.host == "":
		return 403, "request Origin " + strconv.Quote(origin) + " is not a valid URL with a host"
	}
	return 403, "request Origin " + strconv.Quote(u.host) + " is not authorized for Host " + strconv.Quote(r.host)
}
