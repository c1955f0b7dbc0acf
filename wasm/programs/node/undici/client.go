package undici

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// fails is all that a script sees: the event.
var fails = wire.FailsWith("error")

// Client is establishWebSocketConnection of
// undici/lib/web/websocket/connection.js, on undici's own llhttp, which keeps
// the white space behind a value (H15).
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, ok := finalResponse(raw)
	if !ok || !reply.Upgrade {
		return fails
	}
	protocol, sent := nodehttp.Joined(reply.Fields, "Sec-WebSocket-Protocol")
	if len(o.Protocols) > 0 && protocol == "" || sent && !o.AsksFor(protocol) {
		return fails
	}
	upgrade, _ := nodehttp.Joined(reply.Fields, "Upgrade")
	connection, _ := nodehttp.Joined(reply.Fields, "Connection") // one value, no list: R06
	accept, hasAccept := nodehttp.Joined(reply.Fields, "Sec-WebSocket-Accept")
	if !handshake.EqualFold(upgrade, "websocket") || !handshake.EqualFold(connection, "upgrade") || !hasAccept || !o.Matches(accept) {
		return fails
	}
	if extensions, sent := nodehttp.Joined(reply.Fields, "Sec-WebSocket-Extensions"); sent && !hasDeflate(extensions) {
		return fails
	}
	return wire.Opened()
}

// finalResponse returns the first response that is not interim. 100 is an error,
// the others of 1xx are not: R02.
func finalResponse(raw string) (nodehttp.Response, bool) {
	for {
		reply, rest, fault := nodehttp.ReadResponse(raw)
		if fault != "" || reply.Size >= nodehttp.HeadLimit || reply.Status == 100 {
			return reply, false
		}
		if reply.Status == 101 || reply.Status/100 != 1 {
			return reply, true
		}
		if rest = strings.TrimLeft(rest, "\r\n"); reply.Closing && rest != "" {
			return reply, false
		}
		raw = rest
	}
}

// hasDeflate is parseExtensions of undici/lib/web/websocket/util.js: it
// cuts at semicolons, so a comma, or a space in front of a semicolon, belongs to
// the name. The parameters are not looked at: D03.
func hasDeflate(extensions string) bool {
	for part := range strings.SplitSeq(extensions, ";") {
		name, _, _ := strings.Cut(part, "=")
		if strings.TrimLeft(name, " \t\r\n") == "permessage-deflate" {
			return true
		}
	}
	return false
}
