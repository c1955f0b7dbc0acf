package programs

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

const pythonPrefix = "Failed to open a WebSocket connection: "

// python is the sync server of websockets with a select_subprotocol callback
// that asks for none, and origins=["http://HOST", None].
func python(request handshake.Message) answer {
	p, refusal := pythonCheck(request)
	if refusal != nil {
		return *refusal
	}
	if a := p.checkOrigin(true); a.status != 101 {
		return a
	}
	_, a := p.negotiate()
	return a
}

// pythonSubprotocols is the same with subprotocols=["chat", "superchat"], and
// without origins.
func pythonSubprotocols(request handshake.Message) answer {
	p, refusal := pythonCheck(request)
	if refusal != nil {
		return *refusal
	}
	if a := p.checkOrigin(false); a.status != 101 {
		return a
	}
	protocols, a := p.negotiate()
	switch {
	case a.status != 101 || slices.Contains(protocols, "chat") || slices.Contains(protocols, "superchat"):
		return a
	case len(protocols) == 0:
		return pythonRefuses(400, "missing subprotocol")
	}
	return pythonRefuses(400, "invalid subprotocol; expected one of chat, superchat")
}

// pythonRefuses is ServerProtocol.reject of server.py.
func pythonRefuses(status int, reason string) answer {
	message := pythonPrefix + reason + "."
	if status == 426 {
		message += "\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client."
	}
	return answer{status: status, message: message}
}

// pythonInvalid is the text of InvalidHeader of exceptions.py.
func pythonInvalid(name, value string, present bool) string {
	switch {
	case !present:
		return "missing " + name + " header"
	case value == "":
		return "empty " + name + " header"
	}
	return "invalid " + name + " header: " + value
}

// pythonCheck is ServerProtocol.accept and process_request of server.py up to
// the version, in the order of S01.
func pythonCheck(request handshake.Message) (pythonRequest, *answer) {
	r, refusal := readPythonRequest(request)
	if refusal != nil {
		return r, refusal
	}
	refuse := func(status int, reason string) (pythonRequest, *answer) {
		a := pythonRefuses(status, reason)
		return r, &a
	}
	if r.method != "GET" {
		return refuse(405, "unsupported HTTP method: "+r.method)
	}
	if r.version != "HTTP/1.1" {
		return r, &answer{status: 505} // C03
	}
	options, fault := r.list("Connection", parsePythonToken)
	if fault != "" {
		return refuse(400, fault)
	}
	if !hasFolded(options, "upgrade") {
		return refuse(426, pythonInvalid("Connection", strings.Join(options, ", "), len(options) > 0))
	}
	protocols, fault := r.list("Upgrade", parsePythonProtocol)
	if fault != "" {
		return refuse(400, fault)
	}
	if len(protocols) != 1 || !hasFolded(protocols, "websocket") { // C06
		return refuse(426, pythonInvalid("Upgrade", strings.Join(protocols, ", "), len(protocols) > 0))
	}
	key, fault := r.one("Sec-WebSocket-Key")
	if fault != "" {
		return refuse(400, fault)
	}
	if !isASCII(key) { // key.encode() raises no handshake error
		return r, &pythonCrash
	}
	size, decodeFault := pythonBase64(key)
	if decodeFault != "" {
		return refuse(400, pythonInvalid("Sec-WebSocket-Key", key, true)+"; "+decodeFault)
	}
	if size != 16 {
		return refuse(400, pythonInvalid("Sec-WebSocket-Key", key, true))
	}
	version, fault := r.one("Sec-WebSocket-Version")
	if fault == "" && version != "13" {
		fault = pythonInvalid("Sec-WebSocket-Version", version, true)
	}
	if fault != "" {
		return refuse(400, fault) // without Sec-WebSocket-Version, S06
	}
	return r, nil
}

// pythonCrash is the answer to an exception that is no handshake error.
var pythonCrash = answer{status: 500, message: "Failed to open a WebSocket connection.\nSee server log for more information."}

// checkOrigin is process_origin: one Origin (C16), and the exact string (S02).
func (r pythonRequest) checkOrigin(own bool) answer {
	origins := r.values("Origin")
	if len(origins) > 1 {
		return pythonRefuses(400, "invalid Origin header: multiple values")
	}
	host := ""
	if hosts := r.values("Host"); len(hosts) > 0 {
		host = hosts[0]
	}
	if own && len(origins) == 1 && origins[0] != "http://"+host {
		return pythonRefuses(403, pythonInvalid("Origin", origins[0], true))
	}
	return switching
}

// negotiate is process_extensions and the first half of process_subprotocol.
func (r pythonRequest) negotiate() (protocols []string, a answer) {
	offers, fault := r.list("Sec-WebSocket-Extensions", parsePythonExtension)
	if fault != "" {
		return nil, pythonRefuses(400, fault)
	}
	for _, offer := range offers {
		if accepted, crash := pythonDeflate(offer); crash {
			return nil, pythonCrash
		} else if accepted {
			break
		}
	}
	protocols, fault = r.list("Sec-WebSocket-Protocol", parsePythonToken)
	if fault != "" {
		return nil, pythonRefuses(400, fault)
	}
	return protocols, switching
}

// hasFolded reports whether word is in list, without regard to case.
func hasFolded(list []string, word string) bool {
	for _, one := range list {
		if handshake.EqualFold(one, word) {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
