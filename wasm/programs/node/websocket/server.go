package websocket

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/javascript"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Server is readHandshake of lib/WebSocketRequest.js, and an application that
// accepts with a subprotocol that was asked for, or without. What the method is,
// what Upgrade names and what the key decodes to is not looked at.
func Server(request handshake.Message) wire.Answer {
	return nodehttp.Serve(request, nodehttp.UpgradeRequired(""), upgrade)
}

func upgrade(r nodehttp.Request) wire.Answer {
	host, _ := r.Header("Host")
	key, _ := r.Header("Sec-WebSocket-Key") // C10: any
	version, _ := r.Header("Sec-WebSocket-Version")
	cookies, _ := r.Header("Cookie")
	number, _ := javascript.ParseInt(version) // C15: whatever follows the number
	fault := urlFault(r.Target)
	switch {
	case fault != "":
		return rejects(400, fault)
	case host == "":
		return rejects(400, "Client must provide a Host header.")
	case key == "":
		return rejects(400, "Client must provide a value for Sec-WebSocket-Key.")
	case number == 0:
		return rejects(400, "Client must provide a value for Sec-WebSocket-Version.")
	case number != 8 && number != 13:
		return rejects(426, "Unsupported websocket client version: "+javascript.String(number)+"Only versions 8 and 13 are supported.")
	case !canDecodeCookies(cookies):
		return rejects(400, "URI malformed")
	}
	return wire.Switching()
}

// rejects is an answer without a body. The reason is in a field of its own.
func rejects(status int, reason string) wire.Answer {
	return wire.Answer{Status: status, Note: "It says why in a field: X-WebSocket-Reject-Reason: " + reason}
}

// canDecodeCookies is parseCookies: it decodes each value, in quotes or not.
func canDecodeCookies(cookies string) bool {
	for pair := range strings.FieldsFuncSeq(cookies, func(r rune) bool { return r == ';' || r == ',' }) {
		_, value, _ := strings.Cut(pair, "=")
		if !javascript.CanDecodeURIComponent(value) {
			return false
		}
	}
	return true
}
