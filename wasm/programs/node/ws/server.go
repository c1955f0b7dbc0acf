package ws

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/javascript"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Server is a WebSocketServer of ws on a port of its own.
func Server(request handshake.Message) wire.Answer {
	return nodehttp.Serve(request, nodehttp.UpgradeRequired("Upgrade Required"), func(r nodehttp.Request) wire.Answer { return HandleUpgrade(r, true) })
}

// HandleUpgrade is WebSocketServer.handleUpgrade of lib/websocket-server.js, with
// its checks in their order (S01). Without deflate it does not look at extensions.
func HandleUpgrade(r nodehttp.Request, deflate bool) wire.Answer {
	upgrade, _ := r.Header("Upgrade")
	key, _ := r.Header("Sec-WebSocket-Key")
	version, hasVersion := r.Header("Sec-WebSocket-Version")
	protocols, hasProtocols := r.Header("Sec-WebSocket-Protocol")
	extensions, hasExtensions := r.Header("Sec-WebSocket-Extensions")
	switch {
	case r.Method != "GET":
		return wire.Answer{Status: 405, Message: "Invalid HTTP method"}
	case !handshake.EqualFold(upgrade, "websocket"): // no list, C06
		return wire.Answer{Status: 400, Message: "Invalid Upgrade header"}
	case !isKey(key):
		return wire.Answer{Status: 400, Message: "Missing or invalid Sec-WebSocket-Key header"}
	case !hasVersion || !isNumber(version, 13) && !isNumber(version, 8): // C15, S06
		return wire.Answer{Status: 400, Message: "Missing or invalid Sec-WebSocket-Version header"}
	case hasProtocols && !isProtocolList(protocols):
		return wire.Answer{Status: 400, Message: "Invalid Sec-WebSocket-Protocol header"}
	case deflate && hasExtensions && !isExtensionList(extensions):
		return wire.Answer{Status: 400, Message: "Invalid or unacceptable Sec-WebSocket-Extensions header"}
	}
	return wire.Switching()
}

// isKey is keyRegex: 22 characters of base64 and two pads. Two keys are
// joined and so are none (C12).
func isKey(key string) bool {
	if len(key) != 24 || key[22:] != "==" {
		return false
	}
	for i := range 22 {
		if b := key[i]; b != '+' && b != '/' && (!wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*-.^_`|~", b) >= 0) {
			return false
		}
	}
	return true
}

// isNumber reports whether JavaScript's unary plus makes n of text.
func isNumber(text string, n float64) bool {
	value, ok := javascript.Number(text)
	return ok && value == n
}

// isProtocolList is parse of lib/subprotocol.js: no empty member (H12), no
// white space at the ends, all tokens, all different (C17, C18).
func isProtocolList(list string) bool {
	seen := map[string]bool{}
	for member := range strings.SplitSeq(list, ",") {
		member = wire.TrimOWS(member)
		if !wire.IsToken(member) || seen[member] {
			return false
		}
		seen[member] = true
	}
	return true
}
