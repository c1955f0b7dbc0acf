package websockets

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

const prefix = "Failed to open a WebSocket connection: "

// Server is the sync server of websockets with a select_subprotocol callback
// that asks for none, and origins=["http://HOST", None].
func Server(request handshake.Message) wire.Answer {
	p, refusal := accept(request)
	if refusal != nil {
		return *refusal
	}
	if a := p.checkOrigin(true); a.Status != 101 {
		return a
	}
	_, a := p.negotiate()
	return a
}

// ServerWithSubprotocols is the same with subprotocols=["chat", "superchat"], and
// without origins.
func ServerWithSubprotocols(request handshake.Message) wire.Answer {
	p, refusal := accept(request)
	if refusal != nil {
		return *refusal
	}
	if a := p.checkOrigin(false); a.Status != 101 {
		return a
	}
	protocols, a := p.negotiate()
	switch {
	case a.Status != 101 || slices.Contains(protocols, "chat") || slices.Contains(protocols, "superchat"):
		return a
	case len(protocols) == 0:
		return reject(400, "missing subprotocol")
	}
	return reject(400, "invalid subprotocol; expected one of chat, superchat")
}

// reject is ServerProtocol.reject of server.py.
func reject(status int, reason string) wire.Answer {
	message := prefix + wire.FromLatin1(reason) + "."
	if status == 426 {
		message += "\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client."
	}
	return wire.Answer{Status: status, Message: message}
}

// invalidHeader is the text of InvalidHeader of exceptions.py.
func invalidHeader(name, value string, present bool) string {
	switch {
	case !present:
		return "missing " + name + " header"
	case value == "":
		return "empty " + name + " header"
	}
	return "invalid " + name + " header: " + value
}

// accept is ServerProtocol.accept and process_request of server.py up to
// the version, in the order of S01.
func accept(request handshake.Message) (httpRequest, *wire.Answer) {
	r, refusal := readRequest(request)
	if refusal != nil {
		return r, refusal
	}
	refuse := func(status int, reason string) (httpRequest, *wire.Answer) {
		a := reject(status, reason)
		return r, &a
	}
	if r.method != "GET" {
		return refuse(405, "unsupported HTTP method: "+r.method)
	}
	if r.version != "HTTP/1.1" {
		return refuse(505, "unsupported HTTP version: "+r.version) // C03
	}
	options, fault := r.list("Connection", headers.Token)
	if fault != "" {
		return refuse(400, fault)
	}
	if !wire.HasMember(options, "upgrade") {
		return refuse(426, invalidHeader("Connection", strings.Join(options, ", "), len(options) > 0))
	}
	protocols, fault := r.list("Upgrade", headers.Protocol)
	if fault != "" {
		return refuse(400, fault)
	}
	if len(protocols) != 1 || !wire.HasMember(protocols, "websocket") { // C06
		return refuse(426, invalidHeader("Upgrade", strings.Join(protocols, ", "), len(protocols) > 0))
	}
	key, fault := r.one("Sec-WebSocket-Key")
	if fault != "" {
		return refuse(400, fault)
	}
	size, decodeFault := stdlib.Base64StrictSize(key)
	if decodeFault != "" {
		return refuse(400, invalidHeader("Sec-WebSocket-Key", key, true)+"; "+decodeFault)
	}
	if size != 16 {
		return refuse(400, invalidHeader("Sec-WebSocket-Key", key, true))
	}
	version, fault := r.one("Sec-WebSocket-Version")
	if fault == "" && version != "13" {
		fault = invalidHeader("Sec-WebSocket-Version", version, true)
	}
	if fault != "" {
		return refuse(400, fault) // without Sec-WebSocket-Version, S06
	}
	return r, nil
}

// internalError is the answer to an exception that is no handshake error.
var internalError = wire.Answer{Status: 500, Message: "Failed to open a WebSocket connection.\nSee server log for more information."}

// checkOrigin is process_origin: one Origin (C16), and the exact string (S02).
func (r httpRequest) checkOrigin(own bool) wire.Answer {
	origins := r.values("Origin")
	if len(origins) > 1 {
		return reject(400, "invalid Origin header: multiple values")
	}
	host := ""
	if hosts := r.values("Host"); len(hosts) > 0 {
		host = hosts[0]
	}
	if own && len(origins) == 1 && origins[0] != "http://"+host {
		return reject(403, invalidHeader("Origin", origins[0], true))
	}
	return wire.Switching()
}

// negotiate is process_extensions and the first half of process_subprotocol.
func (r httpRequest) negotiate() (protocols []string, a wire.Answer) {
	offers, fault := r.list("Sec-WebSocket-Extensions", headers.Extension)
	if fault != "" {
		return nil, reject(400, fault)
	}
	for _, offer := range offers {
		if accepted, crash := headers.TakesOffer(offer); crash {
			return nil, internalError
		} else if accepted {
			break
		}
	}
	protocols, fault = r.list("Sec-WebSocket-Protocol", headers.Token)
	if fault != "" {
		return nil, reject(400, fault)
	}
	return protocols, wire.Switching()
}
