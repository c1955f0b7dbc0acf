package tornado

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Server is a WebSocketHandler for any path that chooses chat or superchat, has
// compression switched on and leaves the check of the Origin as it is.
func Server(request handshake.Message) wire.Answer {
	text, rest, whole := cutHead(request.Raw)
	switch {
	case len(text) > maxHead:
		return wire.Answer{Note: wire.Closes}
	case !whole:
		return wire.Answer{Note: wire.WaitsForHead}
	}
	h, ok := parseHead(text)
	method, version, isLine := cutRequestLine(h.start)
	if !ok || !isLine || !isVersion(version) {
		return badRequest
	}
	body, end := h.readBody(rest, 0)
	switch {
	case end == bodyShort:
		return wire.Answer{Note: wire.WaitsForBody}
	case end == bodyCrash:
		return wire.Answer{Note: wire.Closes}
	case end == bodyInvalid, !h.isForm(body):
		return badRequest
	case method != "GET":
		return wire.Answer{Status: 405} // with a page
	}
	return h.upgrade()
}

// badRequest has no body.
var badRequest = wire.Answer{Status: 400}

// cutRequestLine wants two spaces.
func cutRequestLine(line string) (method, version string, ok bool) {
	parts := strings.Split(line, " ")
	if len(parts) != 3 {
		return "", "", false
	}
	return parts[0], parts[2], true
}

// isVersion takes any version of HTTP/1.
func isVersion(version string) bool {
	digit, ok := strings.CutPrefix(version, "HTTP/1.")
	return ok && len(digit) == 1 && wire.IsDigits(digit)
}

// isForm reports whether a body that is said to be a form can be read as one.
func (h head) isForm(body string) bool {
	kind := h.value("Content-Type")
	_, encoded := h.get("Content-Encoding")
	switch {
	case strings.HasPrefix(kind, "application/x-www-form-urlencoded"):
		return !encoded
	case strings.HasPrefix(kind, "multipart/form-data"):
		_, boundary, found := strings.Cut(kind, "boundary=")
		boundary, _, _ = strings.Cut(boundary, ";")
		return !encoded && found && strings.Contains(body, "--"+strings.Trim(boundary, `"`)+"--")
	}
	return true
}

// upgrade is WebSocketHandler.get, in its order. Of the key it wants only that it
// is there.
func (h head) upgrade() wire.Answer {
	protocol, connection, version := h.value("Upgrade"), h.value("Connection"), h.value("Sec-WebSocket-Version")
	origin, hasOrigin := h.get("Origin")
	if !hasOrigin {
		origin, hasOrigin = h.get("Sec-WebSocket-Origin")
	}
	host, hasHost := h.get("Host")
	netloc, fault := stdlib.Netloc(origin)
	switch {
	case !handshake.EqualFold(protocol, "websocket"):
		return wire.Answer{Status: 400, Message: `Can "Upgrade" only to "WebSocket".`}
	case !hasOption(connection, "upgrade"):
		return wire.Answer{Status: 400, Message: `"Connection" must be "Upgrade".`}
	case hasOrigin && fault != "":
		return crashed
	case hasOrigin && (!hasHost || stdlib.Lower(netloc) != host): // Host must be in small letters
		return wire.Answer{Status: 403, Message: "Cross origin websockets not allowed"}
	case version != "7" && version != "8" && version != "13":
		return wire.Answer{Status: 426}
	case host == "" || h.value("Sec-WebSocket-Key") == "":
		return wire.Answer{Status: 400, Message: "Missing/Invalid WebSocket headers"}
	case !h.acceptsDeflate():
		return crashed
	}
	return wire.Switching()
}

// crashed is the answer to an exception, a page.
var crashed = wire.Answer{Status: 500}

// hasOption looks for an option in a list.
func hasOption(list, option string) bool {
	for member := range strings.SplitSeq(list, ",") {
		if handshake.EqualFold(stdlib.StripLatin1(member), option) {
			return true
		}
	}
	return false
}

// acceptsDeflate takes the first offer of permessage-deflate. One that it can't
// make is an exception.
func (h head) acceptsDeflate() bool {
	for _, e := range parseExtensions(h.value("Sec-WebSocket-Extensions")) {
		if e.name == "permessage-deflate" {
			return e.isDeflate("server", "client") && e.isSendable()
		}
	}
	return true
}
