package ws

import (
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Client is initAsClient of ws/lib/websocket.js, on Node's http.request.
func Client(o wire.Offer, raw string) wire.Outcome {
	return nodehttp.Dial(raw, func(reply nodehttp.Response) wire.Outcome { return judge(o, reply) })
}

// judge is what comes of a response.
func judge(o wire.Offer, reply nodehttp.Response) wire.Outcome {
	if !reply.Upgrade { // a 101 that Node takes for an ordinary answer too
		return wire.FailsWith("Unexpected server response: " + strconv.Itoa(reply.Status))
	}
	upgrade, _ := reply.Header("Upgrade")
	if !handshake.EqualFold(upgrade, "websocket") {
		return wire.FailsWith("Invalid Upgrade header")
	}
	accept, sent := reply.Header("Sec-WebSocket-Accept")
	if !sent || !o.Matches(accept) {
		return wire.FailsWith("Invalid Sec-WebSocket-Accept header")
	}
	protocol, sent := reply.Header("Sec-WebSocket-Protocol")
	switch {
	case sent && len(o.Protocols) == 0:
		return wire.FailsWith("Server sent a subprotocol but none was requested")
	case sent && !o.AsksFor(protocol):
		return wire.FailsWith("Server sent an invalid subprotocol")
	case !sent && len(o.Protocols) > 0:
		return wire.FailsWith("Server sent no subprotocol")
	}
	if extensions, sent := reply.Header("Sec-WebSocket-Extensions"); sent {
		if fault := extensionsFault(extensions); fault != "" {
			return wire.FailsWith(fault)
		}
	}
	return wire.Opened()
}

// extensionsFault is parse of ws/lib/extension.js, and accept of
// permessage-deflate.js. All mentions of permessage-deflate must be right, but
// there may be several (D08).
func extensionsFault(list string) string {
	const malformed = "Invalid Sec-WebSocket-Extensions header"
	deflate, other, bad := false, false, false
	for rest, more := list, true; more; {
		name := wire.CutToken(&rest)
		if name == "" {
			return malformed
		}
		var parameters []wire.Field
		for wire.CutMark(&rest, ';') {
			p, ok := cutParameter(&rest)
			if !ok {
				return malformed
			}
			parameters = append(parameters, p)
		}
		if name == "permessage-deflate" {
			deflate = true
			bad = bad || !isDeflate(parameters) || hasBareClientBits(parameters)
		} else {
			other = true
		}
		if more = wire.CutMark(&rest, ','); !more && rest != "" {
			return malformed
		}
	}
	switch {
	case other || !deflate:
		return "Server indicated an extension that was not requested"
	case bad:
		return malformed
	}
	return ""
}

// hasBareClientBits reports whether client_max_window_bits has no value, which
// is right in an offer only: D07.
func hasBareClientBits(parameters []wire.Field) bool {
	for _, p := range parameters {
		if p.Name == "client_max_window_bits" && p.Value == noValue {
			return true
		}
	}
	return false
}
