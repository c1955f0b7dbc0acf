package xnet

import (
	"strings"

	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Client is hybiClientHandshake of x/net/websocket hybi.go. It looks at the
// first field of a name only, and wants it whole (R04, R06, R08).
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, _, fault := nethttp.ReadResponse(raw)
	if fault != "" {
		return wire.FailsWith(fault)
	}
	get := func(name string) string { return wire.First(reply.Fields, name) }
	switch protocol := get("Sec-WebSocket-Protocol"); {
	case reply.Status != 101:
		return wire.FailsWith("bad status")
	case strings.ToLower(get("Upgrade")) != "websocket", strings.ToLower(get("Connection")) != "upgrade":
		return wire.FailsWith("missing or bad upgrade")
	case get("Sec-WebSocket-Accept") == "", !o.Matches(get("Sec-WebSocket-Accept")):
		return wire.FailsWith("mismatch challenge/response")
	case get("Sec-WebSocket-Extensions") != "": // R09: r111
		return wire.FailsWith("unsupported extensions")
	case protocol != "" && !o.AsksFor(protocol): // R12
		return wire.FailsWith("missing or bad WebSocket-Protocol")
	}
	return wire.Opened
}
