package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

const (
	fayePrefix = "Error during WebSocket handshake: "
	fayeClosed = "socket closed" // what the harness said of the driver, which says nothing
)

// fayeClient is _validateHandshake of websocket-driver/lib/websocket/driver/client.js,
// without the plug-in for permessage-deflate.
func fayeClient(o offer, raw string) outcome {
	reply, fault := readFaye(raw)
	switch {
	case fault == fayeClosed:
		return failsWith(fault)
	case fault != "":
		return failsWith(fayePrefix + fault)
	case reply.status != 101:
		return failsWith(fayePrefix + "Unexpected response code: " + strconv.Itoa(reply.status))
	}
	if fault := reply.check(o); fault != "" {
		return failsWith(fayePrefix + fault)
	}
	return opens
}

// check compares whole values: a list is none of them (R04, R06).
func (r fayeReply) check(o offer) string {
	upgrade, _ := joinedOf(r.fields, "Upgrade")
	connection, _ := joinedOf(r.fields, "Connection")
	accept, hasAccept := joinedOf(r.fields, "Sec-WebSocket-Accept")
	protocol, _ := joinedOf(r.fields, "Sec-WebSocket-Protocol")
	switch {
	case upgrade == "":
		return "'Upgrade' header is missing"
	case !handshake.EqualFold(upgrade, "websocket"):
		return "'Upgrade' header value is not 'WebSocket'"
	case connection == "":
		return "'Connection' header is missing"
	case !handshake.EqualFold(connection, "upgrade"):
		return "'Connection' header value is not 'Upgrade'"
	case !hasAccept || !o.matches(accept):
		return "Sec-WebSocket-Accept mismatch"
	case protocol != "" && !o.asksFor(protocol): // R12
		return "Sec-WebSocket-Protocol mismatch"
	}
	return fayeExtensions(r.fields)
}

// fayeExtensions is activate of websocket-extensions. Nothing was offered.
func fayeExtensions(fields []field) string {
	list, _ := joinedOf(fields, "Sec-WebSocket-Extensions")
	switch {
	case list == "": // R09: r111
		return ""
	case !isFayeExtensionList(list):
		return "Invalid Sec-WebSocket-Extensions header: " + list
	}
	return `Server sent an extension response for unknown extension "` + list[:tokenEnd(list, 0)] + `"`
}

// fayeReply is what websocket-driver keeps of all responses, the last status and
// the fields of all of them.
type fayeReply struct {
	status int
	fields []field
}

// fayeChunk is how much Node reads at once, and fayeHeadLimit how much of a head
// http-parser-js takes after a chunk that didn't end it.
const (
	fayeChunk     = 64 << 10
	fayeHeadLimit = 80 << 10
)

// readFaye is HTTPParser of http-parser-js/http-parser.js. It reads on after a
// response without a body, and so takes the last of them (R02).
func readFaye(raw string) (fayeReply, string) {
	var r fayeReply
	complete := false
	for rest := raw; ; {
		var m fayeMessage
		after, fault := m.read(rest)
		if headEnd := len(raw) - len(after); !complete && (headEnd > 2*fayeChunk || fault == fayeClosed && len(raw) > fayeHeadLimit) {
			return r, "max header size exceeded"
		}
		switch {
		case fault == fayeClosed && complete:
			return r, ""
		case fault != "":
			return r, fault
		}
		complete = true
		r.status, r.fields = m.status, append(r.fields, m.fields...)
		size, more := m.body()
		if !more || size > len(after) {
			return r, ""
		}
		rest = after[size:]
	}
}

// body returns how long the body is, and whether a response is looked for behind
// it.
func (m fayeMessage) body() (size int, more bool) {
	length, sent := "", false
	chunked, upgrade, hasUpgrade := false, false, false
	for _, f := range m.fields {
		switch strings.ToLower(f.name) {
		case "content-length":
			length, sent = f.value, true
		case "transfer-encoding":
			chunked = handshake.EqualFold(f.value, "chunked")
		case "connection":
			upgrade = upgrade || strings.Contains(strings.ToLower(f.value), "upgrade")
		case "upgrade":
			hasUpgrade = true
		}
	}
	bodiless := m.status/100 == 1 || m.status == 204 || m.status == 304
	switch {
	case m.status == 101 && upgrade && hasUpgrade, chunked, !sent && !bodiless:
		return 0, false
	case !sent:
		return 0, true
	case !isDigits(length) || len(length) > 9:
		return 0, false
	}
	size, _ = strconv.Atoi(length)
	return size, true
}
