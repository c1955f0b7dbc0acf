package xnet

import (
	"strings"

	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// prefix is what DialError puts in front. The URL is not known here.
const prefix = "websocket.Dial URL: "

// Client is hybiClientHandshake of x/net/websocket hybi.go. It looks at the
// first field of a name only, and wants it whole (R04, R06, R08).
func Client(o wire.Offer, raw string) wire.Outcome {
	if fault := responseFault(o, raw); fault != "" {
		return wire.FailsWith(prefix + fault)
	}
	return wire.Opened()
}

// responseFault returns the text of the ProtocolError, or what net/http says.
func responseFault(o wire.Offer, raw string) string {
	reply, _, fault := nethttp.ReadResponse(raw)
	if fault != "" {
		return fault
	}
	get := func(name string) string { return wire.First(reply.Fields, name) }
	switch protocol := get("Sec-WebSocket-Protocol"); {
	case reply.Status != 101:
		return "bad status"
	case strings.ToLower(get("Upgrade")) != "websocket", strings.ToLower(get("Connection")) != "upgrade":
		return "missing or bad upgrade"
	case get("Sec-WebSocket-Accept") == "", !o.Matches(get("Sec-WebSocket-Accept")):
		return "mismatch challenge/response"
	case get("Sec-WebSocket-Extensions") != "": // R09: r111
		return "unsupported extensions"
	case protocol != "" && !o.AsksFor(protocol): // R12
		return "missing or bad WebSocket-Protocol"
	}
	return ""
}
