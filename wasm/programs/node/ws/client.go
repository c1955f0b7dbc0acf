package ws

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Client is initAsClient of ws/lib/websocket.js, on Node's http.request,
// which leaves interim responses out (R02).
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, fault := finalResponse(raw)
	if fault != "" {
		return wire.FailsWith(fault)
	}
	if !reply.Upgrade { // a 101 that Node takes for an ordinary answer too
		return wire.FailsWith("Unexpected server response: " + strconv.Itoa(reply.Status))
	}
	upgrade, _ := joined(reply, "Upgrade")
	if !handshake.EqualFold(upgrade, "websocket") {
		return wire.FailsWith("Invalid Upgrade header")
	}
	accept, sent := joined(reply, "Sec-WebSocket-Accept")
	if !sent || !o.Matches(accept) {
		return wire.FailsWith("Invalid Sec-WebSocket-Accept header")
	}
	protocol, sent := joined(reply, "Sec-WebSocket-Protocol")
	switch {
	case sent && len(o.Protocols) == 0:
		return wire.FailsWith("Server sent a subprotocol but none was requested")
	case sent && !o.AsksFor(protocol):
		return wire.FailsWith("Server sent an invalid subprotocol")
	case !sent && len(o.Protocols) > 0:
		return wire.FailsWith("Server sent no subprotocol")
	}
	if extensions, sent := joined(reply, "Sec-WebSocket-Extensions"); sent {
		if fault := extensionsFault(extensions); fault != "" {
			return wire.FailsWith(fault)
		}
	}
	return wire.Opened
}

// finalResponse returns the first response that is not interim.
func finalResponse(raw string) (nodehttp.Response, string) {
	for {
		reply, rest, fault := nodehttp.ReadResponse(raw)
		if reply.Size+reply.ReasonSize >= nodehttp.HeadLimit {
			return reply, nodehttp.Overflow
		}
		if fault != "" || reply.Status == 101 || reply.Status/100 != 1 {
			return reply, fault
		}
		if rest = strings.TrimLeft(rest, "\r\n"); reply.Closing && rest != "" {
			return reply, nodehttp.ParseError + "Data after `Connection: close`"
		}
		raw = rest
	}
}

// joined is message.headers of Node: fields of one name are one list, and those
// after a number are not looked at.
func joined(r nodehttp.Response, name string) (string, bool) {
	var values []string
	for _, value := range wire.Values(r.Fields[:min(len(r.Fields), nodehttp.FieldLimit)], name) {
		values = append(values, wire.TrimOWS(value))
	}
	return strings.Join(values, ", "), len(values) > 0
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
