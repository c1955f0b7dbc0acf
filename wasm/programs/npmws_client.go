package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// npmWSClient is initAsClient of ws/lib/websocket.js, on Node's http.request,
// which leaves interim responses out (R02).
func npmWSClient(o offer, raw string) outcome {
	reply, fault := nodeFinal(raw)
	if fault != "" {
		return failsWith(fault)
	}
	if !reply.upgrade { // a 101 that Node takes for an ordinary answer too
		return failsWith("Unexpected server response: " + strconv.Itoa(reply.status))
	}
	upgrade, _ := reply.joined("Upgrade")
	if !handshake.EqualFold(upgrade, "websocket") {
		return failsWith("Invalid Upgrade header")
	}
	accept, sent := reply.joined("Sec-WebSocket-Accept")
	if !sent || !o.matches(accept) {
		return failsWith("Invalid Sec-WebSocket-Accept header")
	}
	protocol, sent := reply.joined("Sec-WebSocket-Protocol")
	switch {
	case sent && len(o.protocols) == 0:
		return failsWith("Server sent a subprotocol but none was requested")
	case sent && !o.asksFor(protocol):
		return failsWith("Server sent an invalid subprotocol")
	case !sent && len(o.protocols) > 0:
		return failsWith("Server sent no subprotocol")
	}
	if extensions, sent := reply.joined("Sec-WebSocket-Extensions"); sent {
		if fault := npmExtensions(extensions); fault != "" {
			return failsWith(fault)
		}
	}
	return opens
}

// nodeFinal returns the first response that is not interim.
func nodeFinal(raw string) (nodeReply, string) {
	for {
		reply, rest, fault := readNode(raw)
		if reply.size+reply.reason >= nodeHeadLimit {
			return reply, nodeOverflow
		}
		if fault != "" || reply.status == 101 || reply.status/100 != 1 {
			return reply, fault
		}
		if rest = strings.TrimLeft(rest, "\r\n"); reply.closing && rest != "" {
			return reply, nodeParseError + "Data after `Connection: close`"
		}
		raw = rest
	}
}

// joined is message.headers of Node: fields of one name are one list, and those
// after a number are not looked at.
func (r nodeReply) joined(name string) (string, bool) {
	var values []string
	for _, value := range valuesOf(r.fields[:min(len(r.fields), nodeFieldLimit)], name) {
		values = append(values, trimOWS(value))
	}
	return strings.Join(values, ", "), len(values) > 0
}

// npmExtensions is parse of ws/lib/extension.js, and accept of
// permessage-deflate.js. All mentions of permessage-deflate must be right, but
// there may be several (D08).
func npmExtensions(list string) string {
	const malformed = "Invalid Sec-WebSocket-Extensions header"
	deflate, other, bad := false, false, false
	for rest, more := list, true; more; {
		name := cutOWSToken(&rest)
		if name == "" {
			return malformed
		}
		var parameters []field
		for cutByteAfterOWS(&rest, ';') {
			p, ok := cutNpmParameter(&rest)
			if !ok {
				return malformed
			}
			parameters = append(parameters, p)
		}
		if name == "permessage-deflate" {
			deflate = true
			bad = bad || !isNpmDeflate(parameters) || hasBareClientBits(parameters)
		} else {
			other = true
		}
		if more = cutByteAfterOWS(&rest, ','); !more && rest != "" {
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
func hasBareClientBits(parameters []field) bool {
	for _, p := range parameters {
		if p.name == "client_max_window_bits" && p.value == npmNoValue {
			return true
		}
	}
	return false
}
