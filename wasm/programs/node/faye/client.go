package faye

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/javascript"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

const (
	prefix = "Error during WebSocket handshake: "
	closed = "socket closed" // what is said here of the driver, which says nothing
)

// Client is _validateHandshake of websocket-driver/lib/websocket/driver/client.js,
// without the plug-in for permessage-deflate.
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, fault := readResponses(raw)
	switch {
	case fault == closed:
		return silent
	case fault != "":
		return wire.FailsWith(prefix + fault)
	case reply.status != 101:
		return wire.FailsWith(prefix + "Unexpected response code: " + strconv.Itoa(reply.status))
	}
	if fault := reply.check(o); fault != "" {
		return wire.FailsWith(prefix + fault)
	}
	return wire.Opened()
}

// check compares whole values: a list is none of them (R04, R06).
func (r response) check(o wire.Offer) string {
	upgrade, _ := nodehttp.Joined(r.fields, "Upgrade")
	connection, _ := nodehttp.Joined(r.fields, "Connection")
	accept, hasAccept := nodehttp.Joined(r.fields, "Sec-WebSocket-Accept")
	protocol, _ := nodehttp.Joined(r.fields, "Sec-WebSocket-Protocol")
	switch {
	case upgrade == "":
		return "'Upgrade' header is missing"
	case !handshake.EqualFold(upgrade, "websocket"):
		return "'Upgrade' header value is not 'WebSocket'"
	case connection == "":
		return "'Connection' header is missing"
	case !handshake.EqualFold(connection, "upgrade"):
		return "'Connection' header value is not 'Upgrade'"
	case !hasAccept || !o.Matches(accept):
		return "Sec-WebSocket-Accept mismatch"
	case protocol != "" && !o.AsksFor(protocol): // R12
		return "Sec-WebSocket-Protocol mismatch"
	}
	return extensionsFault(r.fields)
}

// extensionsFault is activate of websocket-extensions. Nothing was offered.
func extensionsFault(fields []wire.Field) string {
	list, _ := nodehttp.Joined(fields, "Sec-WebSocket-Extensions")
	switch {
	case list == "": // R09: r111
		return ""
	case !isExtensionList(list):
		return "Invalid Sec-WebSocket-Extensions header: " + list
	}
	return `Server sent an extension response for unknown extension "` + list[:wire.TokenEnd(list, 0)] + `"`
}

// response is what websocket-driver keeps of all responses, the last status and
// the fields of all of them.
type response struct {
	status int
	fields []wire.Field
}

// chunk is how much Node reads at once, and headLimit how much of a head
// http-parser-js takes after a chunk that didn't end it.
const (
	chunk     = 64 << 10
	headLimit = 80 << 10
)

// readResponses is HTTPParser of http-parser-js/http-parser.js. It reads on after a
// response without a body, and so takes the last of them (R02).
func readResponses(raw string) (response, string) {
	var r response
	complete := false
	for rest := raw; ; {
		var m message
		after, fault := m.read(rest)
		if headEnd := len(raw) - len(after); !complete && (headEnd > 2*chunk || fault == closed && len(raw) > headLimit) {
			return r, "max header size exceeded"
		}
		switch {
		case fault == closed && complete:
			return r, ""
		case fault != "":
			return r, fault
		}
		complete = true
		r.status, r.fields = m.status, append(r.fields, m.fields...)
		size, more := m.body()
		start, next := len(raw)-len(rest), len(raw)-len(after)+size
		if !more || after == "" || next > len(raw) || next <= start {
			return r, ""
		}
		rest = raw[next:]
	}
}

// body returns how long the body is, and whether a response is looked for behind
// it.
func (m message) body() (size int, more bool) {
	length, sent := "", false
	chunked, upgrade, hasUpgrade := false, false, false
	for _, f := range m.fields {
		switch strings.ToLower(f.Name) {
		case "content-length":
			length, sent = f.Value, true
		case "transfer-encoding":
			chunked = handshake.EqualFold(f.Value, "chunked")
		case "connection":
			upgrade = upgrade || strings.Contains(strings.ToLower(f.Value), "upgrade")
		case "upgrade":
			hasUpgrade = true
		}
	}
	bodiless := m.status/100 == 1 || m.status == 204 || m.status == 304
	switches := m.status == 101 && upgrade && hasUpgrade
	switch {
	case chunked && (sent || !switches), !sent && !bodiless:
		return 0, false
	case !sent:
		return 0, !switches
	}
	n, ok := javascript.Number(length)
	if !ok || n < -1e9 || n > 1e9 || n != float64(int(n)) {
		return 0, false
	}
	return int(n), n != 0 || !switches // by a negative length it goes back
}
