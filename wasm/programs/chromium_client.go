package programs

import (
	"strconv"

	"wsaccept/wasm/handshake"
)

// What Chromium prints after "WebSocket connection to 'URL' failed: ".
const (
	chromiumDuring    = "Error during WebSocket handshake: "
	chromiumNoAuth    = "HTTP Authentication failed; no valid credentials available"
	chromiumProxyAuth = "Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH"
)

// chromiumClient is WebSocketBasicHandshakeStream of
// net/websockets/websocket_basic_handshake_stream.cc, on HttpStreamParser. It
// takes an interim response for the answer: R02.
func chromiumClient(o offer, raw string) outcome {
	head, fault := chromiumHead(raw)
	if fault != "" {
		return failsWith(chromiumDuring + "net::" + fault)
	}
	if out, bad := chromiumStatus(head.status, 101); bad {
		return out
	}
	for _, check := range []func(offer, []field) string{chromiumUpgrade, chromiumAccept, chromiumConnection, chromiumProtocol, chromiumExtensions} {
		if fault := check(o, head.fields); fault != "" {
			return failsWith(chromiumDuring + fault)
		}
	}
	return opens
}

// chromiumExtended is websocket_http2_handshake_stream.cc: exactly 200, and no
// Upgrade, Connection and Accept (E05, E07, E09).
func chromiumExtended(o offer, fields []field) outcome {
	if out, bad := chromiumStatus(chromiumInt(firstOf(fields, ":status")), 200); bad {
		return out
	}
	var split []field
	for _, f := range fields {
		split = appendChromiumField(split, f)
	}
	for _, check := range []func(offer, []field) string{chromiumProtocol, chromiumExtensions} {
		if fault := check(o, split); fault != "" {
			return failsWith(chromiumDuring + fault)
		}
	}
	return opens
}

// chromiumStatus says what comes of a status other than the one wanted: R01.
func chromiumStatus(status, wanted int) (outcome, bool) {
	switch status {
	case wanted:
		return outcome{}, false
	case 401:
		return failsWith(chromiumNoAuth), true
	case 407:
		return failsWith(chromiumProxyAuth), true
	}
	return failsWith(chromiumDuring + "Unexpected response code: " + strconv.Itoa(status)), true
}

// chromiumSingle is GetSingleHeaderValue: a comma makes two of one (R04).
func chromiumSingle(fields []field, name string) (value, fault string) {
	switch values := valuesOf(fields, name); len(values) {
	case 0:
		return "", "'" + name + "' header is missing"
	case 1:
		return values[0], ""
	}
	return "", chromiumMultiple(name)
}

func chromiumMultiple(name string) string {
	return "'" + name + "' header must not appear more than once in a response"
}

func chromiumUpgrade(_ offer, fields []field) string {
	value, fault := chromiumSingle(fields, "Upgrade")
	if fault == "" && !handshake.EqualFold(value, "websocket") {
		return "'Upgrade' header value is not 'WebSocket': " + value
	}
	return fault
}

func chromiumAccept(o offer, fields []field) string {
	value, fault := chromiumSingle(fields, "Sec-WebSocket-Accept")
	if fault == "" && !o.matches(value) {
		return "Incorrect 'Sec-WebSocket-Accept' header value"
	}
	return fault
}

// chromiumConnection takes a list, in any number of fields: R06.
func chromiumConnection(_ offer, fields []field) string {
	options := valuesOf(fields, "Connection")
	switch {
	case len(options) == 0:
		return "'Connection' header is missing"
	case !hasMember(options, "upgrade"):
		return "'Connection' header value must contain 'Upgrade'"
	}
	return ""
}

// chromiumProtocol is ValidateSubProtocol of websocket_handshake_stream_base.cc.
// It stops at the first value that was not asked for, or at the second.
func chromiumProtocol(o offer, fields []field) string {
	values := valuesOf(fields, "Sec-WebSocket-Protocol")
	switch {
	case len(values) == 0 && len(o.protocols) > 0:
		return "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
	case len(values) == 0:
		return ""
	case len(o.protocols) == 0:
		return "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: " + values[0]
	case !o.asksFor(values[0]):
		return "'Sec-WebSocket-Protocol' header value '" + values[0] + "' in response does not match any of sent values"
	case len(values) > 1:
		return chromiumMultiple("Sec-WebSocket-Protocol")
	}
	return ""
}
