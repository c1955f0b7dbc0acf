package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// xnetHandler is x/net/websocket.Handler: Server with a Handshake that wants an
// Origin that is a URL (S02, C16). It has no way to choose a subprotocol, so it
// refuses a list of them (AcceptHandshake of hybi.go).
func xnetHandler(request handshake.Message) answer {
	r, refusal := readGoRequest(request)
	if refusal != nil {
		return *refusal
	}
	if a := xnetRead(r); a.status != 101 {
		return a
	}
	origin := r.get("Origin")
	if origin == "" {
		return answer{status: 403, note: "It wants an Origin."}
	}
	if _, fault := parseGoURL(origin, true); fault != "" {
		return answer{status: 403}
	}
	if strings.Contains(r.get("Sec-WebSocket-Protocol"), ",") {
		return answer{status: 400, note: "It cannot choose from a list of subprotocols."}
	}
	return switching
}

// xnetServer is x/net/websocket.Server with a Handshake that takes any Origin
// and leaves at most one subprotocol.
func xnetServer(request handshake.Message) answer {
	r, refusal := readGoRequest(request)
	if refusal != nil {
		return *refusal
	}
	return xnetRead(r)
}

// xnetRead is ReadHandshake of hybi.go, which takes over the connection before
// it reads. It ignores the HTTP version, searches Connection for a substring
// (C08), takes the first field of a name only and any key (C10).
func xnetRead(r goRequest) answer {
	switch {
	case r.method != "GET":
		return answer{status: 405, message: "bad method"}
	case strings.ToLower(r.get("Upgrade")) != "websocket", !strings.Contains(strings.ToLower(r.get("Connection")), "upgrade"):
		return answer{status: 400, message: "not websocket protocol"}
	case r.get("Sec-WebSocket-Key") == "":
		return answer{status: 400, message: "mismatch challenge/response"}
	case r.get("Sec-WebSocket-Version") != "13":
		return answer{status: 400, message: "missing or bad WebSocket Version"}
	}
	if _, fault := parseGoURL("ws://"+r.host+requestURI(r.url), true); fault != "" { // C04
		return answer{status: 400, message: fault}
	}
	return switching
}

// requestURI is URL.RequestURI, but leaves the path escaped as it came.
func requestURI(u goURL) string {
	uri := u.opaque + u.path // one of them is empty
	if uri == "" {
		uri = "/"
	}
	if u.query != "" {
		uri += "?" + u.query
	}
	return uri
}
