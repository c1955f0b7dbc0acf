package coder

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Server is Accept of coder/websocket under net/http: the checks of accept.go in
// their order (S01). Its 101 is written as any answer of net/http is, so it
// comes after a body that is announced (H14).
func Server(request handshake.Message) wire.Answer {
	r, refusal := nethttp.ReadRequest(request)
	if refusal != nil {
		return *refusal
	}
	status, message := verifyClientRequest(r)
	if status == 0 {
		status, message = authenticateOrigin(r)
	}
	return r.Reply(status, message)
}

// verifyClientRequest returns 0 for a request that is a handshake.
func verifyClientRequest(r nethttp.Request) (int, string) {
	const violation = "WebSocket protocol violation: "
	keys := r.Values("Sec-WebSocket-Key")
	switch {
	case !r.AtLeast11():
		return 426, violation + "handshake request must be at least HTTP/1.1: " + strconv.Quote(r.Version)
	case !hasToken(r.Values("Connection"), "Upgrade"):
		return 426, violation + "Connection header " + strconv.Quote(r.Get("Connection")) + " does not contain Upgrade"
	case !hasToken(r.Values("Upgrade"), "websocket"):
		return 426, violation + "Upgrade header " + strconv.Quote(r.Get("Upgrade")) + " does not contain websocket"
	case r.Method != "GET":
		return 405, violation + "handshake request method is not GET but " + strconv.Quote(r.Method)
	case r.Get("Sec-WebSocket-Version") != "13": // the first of several, C15
		return 400, "unsupported WebSocket protocol version (only 13 is supported): " + strconv.Quote(r.Get("Sec-WebSocket-Version"))
	case len(keys) == 0:
		return 400, violation + "missing Sec-WebSocket-Key"
	case len(keys) > 1:
		return 400, violation + "multiple Sec-WebSocket-Key headers"
	}
	if key := strings.TrimSpace(keys[0]); !isKey(key) {
		return 400, violation + "invalid Sec-WebSocket-Key " + strconv.Quote(key) + ", must be a 16 byte base64 encoded string"
	}
	return 0, ""
}

// isKey reports whether key is the base64 of 16 bytes. The pad bits may be
// anything (C11).
func isKey(key string) bool {
	nonce, err := base64.StdEncoding.DecodeString(key)
	return err == nil && len(nonce) == 16
}

// hasToken is headerContainsTokenIgnoreCase. It splits at commas only, and
// folds the case as Unicode does: R05.
func hasToken(lists []string, token string) bool {
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
func authenticateOrigin(r nethttp.Request) (int, string) {
	origin := r.Get("Origin")
	if origin == "" {
		return 101, ""
	}
	u, fault := nethttp.ParseURL(origin, false)
	switch {
	case fault != "":
		return 403, "failed to parse Origin header " + strconv.Quote(origin) + ": " + fault
	case strings.EqualFold(r.Host, u.Host):
		return 101, ""
	case u.Host == "":
		return 403, "request Origin " + strconv.Quote(origin) + " is not a valid URL with a host"
	}
	return 403, "request Origin " + strconv.Quote(u.Host) + " is not authorized for Host " + strconv.Quote(r.Host)
}
