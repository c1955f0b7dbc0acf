package aiohttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Server is a handler for GET with web.WebSocketResponse(protocols=["chat",
// "superchat"]), on any path. It has no check of the Origin.
func Server(request handshake.Message) wire.Answer {
	p := &parser{text: request.Raw}
	first, last := message{}, &message{}
	for more := true; more; { // all that came at once is read before the first is answered
		*last = message{}
		if !p.read(last, p.readRequestLine) {
			break
		}
		if first.method == "" {
			first = *last
		}
		more = p.skipBody(true)
	}
	switch {
	case p.fault != nil && p.fault.class == crash:
		return wire.Answer{Note: wire.Closes}
	case p.fault != nil:
		return wire.Answer{Status: 400, Message: p.fault.message}
	case first.method == "":
		return wire.Answer{Note: wire.WaitsForHead}
	}
	a := first.answer()
	if first.method == "HEAD" {
		a.Message = ""
	}
	if a.Status != 101 && first.upgrades() && !p.short && !first.mayGoOn(p.text[p.pos:]) {
		return wire.Answer{Note: "It closes the connection without a response: it reads what follows the header as another request, which it is not."}
	}
	return a
}

// mayGoOn reports whether what follows a request for an upgrade that is refused
// may be read as more requests.
func (m message) mayGoOn(rest string) bool {
	p := &parser{text: rest}
	for more := m.keepsAlive(); more; {
		next := &message{}
		more = p.read(next, p.readRequestLine) && p.skipBody(true)
	}
	return p.fault == nil
}

// answer is what the application does with a request.
func (m message) answer() wire.Answer {
	expect := wire.First(m.fields, "Expect")
	switch {
	case expect != "" && m.major == 1 && m.minor == 1 && stdlib.Lower(expect) != "100-continue":
		return text(417, "Unknown Expect: "+expect)
	case !m.hasPath():
		return text(404, "404: Not Found")
	case m.method != "GET" && m.method != "HEAD":
		return text(405, "405: Method Not Allowed")
	}
	return m.handshake()
}

// hasPath reports whether the route for all paths is taken. A URL without a path
// has none.
func (m message) hasPath() bool {
	target := m.target
	if _, rest, ok := strings.Cut(target, "://"); ok && target[0] != '/' {
		i := strings.IndexAny(rest, "/?#")
		return i >= 0 && rest[i] == '/'
	}
	return m.method != "CONNECT" && target[0] == '/'
}

// handshake is WebSocketResponse._handshake. Of fields that are repeated it takes
// the first, and extensions and subprotocols it does not know it leaves out.
func (m message) handshake() wire.Answer {
	protocol, connection := wire.First(m.fields, "Upgrade"), wire.First(m.fields, "Connection")
	version, key := wire.First(m.fields, "Sec-WebSocket-Version"), wire.First(m.fields, "Sec-WebSocket-Key")
	switch {
	case stdlib.Strip(stdlib.Lower(protocol)) != "websocket":
		return text(400, "No WebSocket UPGRADE hdr: "+m.orNone("Upgrade")+"\n Can \"Upgrade\" only to \"WebSocket\".")
	case !strings.Contains(stdlib.Lower(connection), "upgrade"): // anywhere in it
		return text(400, "No CONNECTION upgrade hdr: "+m.orNone("Connection"))
	case version != "13" && version != "8" && version != "7":
		return text(400, "Unsupported version: "+version)
	case len(wire.Values(m.fields, "Sec-WebSocket-Key")) == 0:
		return text(400, "Handshake error: None")
	case !stdlib.IsASCII(key):
		return crashed
	case stdlib.Base64Size(key) != 16: // what is no Base64 is left out
		return text(400, "Handshake error: "+stdlib.Repr(key))
	}
	return wire.Switching()
}

// orNone returns the value of the first field called name, or None.
func (m message) orNone(name string) string {
	if values := wire.Values(m.fields, name); len(values) > 0 {
		return values[0]
	}
	return "None"
}

// crashed is the answer to an exception that is no HTTP error.
var crashed = wire.Answer{Status: 500, Message: "500 Internal Server Error\n\nServer got itself in trouble"}

// text is an answer with this body, which must be UTF-8.
func text(status int, body string) wire.Answer {
	if !stdlib.IsEncodable(body) {
		return crashed
	}
	return wire.Answer{Status: status, Message: body}
}
