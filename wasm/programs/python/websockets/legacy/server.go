package legacy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

// Server is serve() with origins=["http://HOST", None] and subprotocols=["chat",
// "superchat"], of which none need be chosen.
func Server(request handshake.Message) wire.Answer {
	h := head{text: request.Raw}
	line, fault, short := h.line()
	if fault == "" && !short {
		// A request line that is wrong is answered before the fields have come.
		method, rest, _ := strings.Cut(line, " ")
		_, version, _ := strings.Cut(rest, " ")
		if method != "GET" || version != "HTTP/1.1" {
			return refuse(400, unreadable)
		}
		fault, short = h.readFields()
	}
	switch {
	case short:
		return wire.Answer{Note: wire.WaitsForHead}
	case fault != "":
		return refuse(400, unreadable)
	}
	return h.accept()
}

const unreadable = "did not receive a valid HTTP request"

// accept is handshake() behind the head, in its order. It does not look for a body.
func (h head) accept() wire.Answer {
	switch class, fault := h.upgradeFault(", "); class {
	case formatFault:
		return refuse(400, fault)
	case upgradeFault:
		return refuse(426, fault)
	}
	key, fault := h.one("Sec-WebSocket-Key")
	switch {
	case fault != "":
		return refuse(400, fault)
	case !stdlib.IsASCII(key):
		return crashed
	}
	if size, fault := stdlib.Base64StrictSize(key); fault != "" || size != 16 {
		return refuse(400, invalid("Sec-WebSocket-Key", key))
	}
	version, fault := h.one("Sec-WebSocket-Version")
	if fault == "" && version != "13" {
		fault = invalid("Sec-WebSocket-Version", version)
	}
	if fault != "" {
		return refuse(400, fault)
	}
	if a := h.checkOrigin(); a.Status != 101 {
		return a
	}
	return h.negotiate()
}

// checkOrigin is process_origin.
func (h head) checkOrigin() wire.Answer {
	origins := wire.Values(h.fields, "Origin")
	switch {
	case len(origins) > 1:
		return refuse(400, "invalid Origin header: more than one Origin header found")
	case len(origins) == 1 && origins[0] != "http://"+wire.First(h.fields, "Host"):
		return refuse(403, invalid("Origin", origins[0]))
	}
	return wire.Switching()
}

// negotiate is process_extensions and process_subprotocol.
func (h head) negotiate() wire.Answer {
	offers, fault := h.list("Sec-WebSocket-Extensions", headers.Extension)
	if fault != "" {
		return refuse(400, fault)
	}
	for _, offer := range offers {
		if accepted, crash := headers.TakesOffer(offer); crash {
			return crashed
		} else if accepted {
			break
		}
	}
	if _, fault = h.list("Sec-WebSocket-Protocol", headers.Token); fault != "" {
		return refuse(400, fault)
	}
	return wire.Switching()
}

// refuse answers with an error. If its text has bytes that are not ASCII, it can't.
func refuse(status int, reason string) wire.Answer {
	if !stdlib.IsASCII(reason) {
		return wire.Answer{Note: wire.Closes}
	}
	message := "Failed to open a WebSocket connection: " + reason + "."
	if status == 426 {
		message += "\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client."
	}
	return wire.Answer{Status: status, Message: message}
}

// crashed is the answer to an exception that is no handshake error.
var crashed = wire.Answer{Status: 500, Message: "Failed to open a WebSocket connection.\nSee server log for more information."}
