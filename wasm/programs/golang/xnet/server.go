package xnet

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Handler is x/net/websocket.Handler: Server with a Handshake that wants an
// Origin that is a URL (S02, C16). It has no way to choose a subprotocol, so it
// refuses a list of them (AcceptHandshake of hybi.go).
func Handler(request handshake.Message) wire.Answer {
	r, refusal := nethttp.ReadRequest(request)
	if refusal != nil {
		return *refusal
	}
	if a := readHandshake(r); a.Status != 101 {
		return a
	}
	origin := r.Get("Origin")
	if origin == "" {
		return wire.Answer{Status: 403, Note: "It requires an Origin."}
	}
	if _, fault := nethttp.ParseURL(origin, true); fault != "" {
		return wire.Answer{Status: 403}
	}
	if strings.Contains(r.Get("Sec-WebSocket-Protocol"), ",") {
		return wire.Answer{Status: 400, Note: "It cannot choose from a list of subprotocols."}
	}
	return wire.Switching()
}

// Server is x/net/websocket.Server with a Handshake that takes any Origin
// and leaves at most one subprotocol.
func Server(request handshake.Message) wire.Answer {
	r, refusal := nethttp.ReadRequest(request)
	if refusal != nil {
		return *refusal
	}
	return readHandshake(r)
}

// readHandshake is ReadHandshake of hybi.go, which takes over the connection before
// it reads. It ignores the HTTP version, searches Connection for a substring
// (C08), takes the first field of a name only and any key (C10).
func readHandshake(r nethttp.Request) wire.Answer {
	switch {
	case r.Method != "GET":
		return wire.Answer{Status: 405, Message: "bad method"}
	case strings.ToLower(r.Get("Upgrade")) != "websocket", !strings.Contains(strings.ToLower(r.Get("Connection")), "upgrade"):
		return wire.Answer{Status: 400, Message: "not websocket protocol"}
	case r.Get("Sec-WebSocket-Key") == "":
		return wire.Answer{Status: 400, Message: "mismatch challenge/response"}
	case r.Get("Sec-WebSocket-Version") != "13":
		return wire.Answer{Status: 400, Message: "missing or bad WebSocket Version"}
	}
	if _, fault := nethttp.ParseURL("ws://"+r.Host+r.URL.RequestURI(), true); fault != "" { // C04
		return wire.Answer{Status: 400, Message: fault}
	}
	return wire.Switching()
}
