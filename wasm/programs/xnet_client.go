package programs

import "strings"

// xnetClient is hybiClientHandshake of x/net/websocket hybi.go. It looks at the
// first field of a name only, and wants it whole (R04, R06, R08).
func xnetClient(o offer, raw string) outcome {
	reply, _, fault := readGoReply(raw)
	if fault != "" {
		return failsWith(fault)
	}
	get := func(name string) string { return firstOf(reply.fields, name) }
	switch protocol := get("Sec-WebSocket-Protocol"); {
	case reply.status != 101:
		return failsWith("bad status")
	case strings.ToLower(get("Upgrade")) != "websocket", strings.ToLower(get("Connection")) != "upgrade":
		return failsWith("missing or bad upgrade")
	case get("Sec-WebSocket-Accept") == "", !o.matches(get("Sec-WebSocket-Accept")):
		return failsWith("mismatch challenge/response")
	case get("Sec-WebSocket-Extensions") != "": // R09: r111
		return failsWith("unsupported extensions")
	case protocol != "" && !o.asksFor(protocol): // R12
		return failsWith("missing or bad WebSocket-Protocol")
	}
	return opens
}
