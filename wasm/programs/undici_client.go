package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// undiciFails is all that a script sees: the event.
var undiciFails = failsWith("error")

// undiciClient is establishWebSocketConnection of
// undici/lib/web/websocket/connection.js, on undici's own llhttp, which keeps
// the white space behind a value (H15).
func undiciClient(o offer, raw string) outcome {
	reply, ok := undiciFinal(raw)
	if !ok || !reply.upgrade {
		return undiciFails
	}
	protocol, sent := joinedOf(reply.fields, "Sec-WebSocket-Protocol")
	if len(o.protocols) > 0 && protocol == "" || sent && !o.asksFor(protocol) {
		return undiciFails
	}
	upgrade, _ := joinedOf(reply.fields, "Upgrade")
	connection, _ := joinedOf(reply.fields, "Connection") // one value, no list: R06
	accept, hasAccept := joinedOf(reply.fields, "Sec-WebSocket-Accept")
	if !handshake.EqualFold(upgrade, "websocket") || !handshake.EqualFold(connection, "upgrade") || !hasAccept || !o.matches(accept) {
		return undiciFails
	}
	if extensions, sent := joinedOf(reply.fields, "Sec-WebSocket-Extensions"); sent && !undiciHasDeflate(extensions) {
		return undiciFails
	}
	return opens
}

// undiciFinal returns the first response that is not interim. 100 is an error,
// the others of 1xx are not: R02.
func undiciFinal(raw string) (nodeReply, bool) {
	for {
		reply, rest, fault := readNode(raw)
		if fault != "" || reply.size >= nodeHeadLimit || reply.status == 100 {
			return reply, false
		}
		if reply.status == 101 || reply.status/100 != 1 {
			return reply, true
		}
		if rest = strings.TrimLeft(rest, "\r\n"); reply.closing && rest != "" {
			return reply, false
		}
		raw = rest
	}
}

// undiciHasDeflate is parseExtensions of undici/lib/web/websocket/util.js: it
// cuts at semicolons, so a comma, or a space in front of a semicolon, belongs to
// the name. The parameters are not looked at: D03.
func undiciHasDeflate(extensions string) bool {
	for part := range strings.SplitSeq(extensions, ";") {
		name, _, _ := strings.Cut(part, "=")
		if strings.TrimLeft(name, " \t\r\n") == "permessage-deflate" {
			return true
		}
	}
	return false
}
