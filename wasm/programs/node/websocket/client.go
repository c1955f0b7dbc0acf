package websocket

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Client is validateHandshake of lib/WebSocketClient.js, on Node's http.request.
// It does not look at extensions, nor at a subprotocol if it asked for none (R12).
func Client(o wire.Offer, raw string) wire.Outcome {
	return nodehttp.Dial(raw, func(reply nodehttp.Response) wire.Outcome { return judge(o, reply) })
}

// judge is what comes of a response.
func judge(o wire.Offer, reply nodehttp.Response) wire.Outcome {
	if !reply.Upgrade {
		return wire.FailsWith(notSwitching(reply))
	}
	protocol, _ := reply.Header("Sec-WebSocket-Protocol")
	connection, _ := reply.Header("Connection") // one value, no list: R06
	upgrade, _ := reply.Header("Upgrade")
	accept, _ := reply.Header("Sec-WebSocket-Accept")
	switch {
	case len(o.Protocols) > 0 && protocol == "":
		return wire.FailsWith("Expected a Sec-WebSocket-Protocol header.")
	case len(o.Protocols) > 0 && !o.AsksFor(protocol):
		return wire.FailsWith("Server did not respond with a requested protocol.")
	case !handshake.EqualFold(connection, "upgrade"):
		return wire.FailsWith("Expected a Connection: Upgrade header from the server")
	case !handshake.EqualFold(upgrade, "websocket"):
		return wire.FailsWith("Expected an Upgrade: websocket header from the server")
	case accept == "":
		return wire.FailsWith("Expected Sec-WebSocket-Accept header from server")
	case !o.Matches(accept):
		return wire.FailsWith("Sec-WebSocket-Accept header from server didn't match expected value of " + o.Accept)
	}
	return wire.Opened()
}

// notSwitching is what the client says of a response that does not switch: all of
// its head, a line a name. (A name that is a number would be moved to the front.)
func notSwitching(reply nodehttp.Response) string {
	var b strings.Builder
	b.WriteString("Server responded with a non-101 status: " + strconv.Itoa(reply.Status) + " " + wire.FromLatin1(reply.Reason))
	b.WriteString("\nResponse Headers Follow:\n")
	var lines, seen []string
	for _, f := range reply.Fields {
		name := strings.ToLower(f.Name)
		if slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		if value, ok := reply.Header(name); ok {
			lines = append(lines, name+": "+wire.FromLatin1(value))
		}
	}
	b.WriteString(strings.Join(lines, "\n") + "\n")
	return b.String()
}
