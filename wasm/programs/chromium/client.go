package chromium

import (
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// What Chromium prints after "WebSocket connection to 'URL' failed: ".
const (
	during    = "Error during WebSocket handshake: "
	noAuth    = "HTTP Authentication failed; no valid credentials available"
	proxyAuth = "Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH"
)

// Client is WebSocketBasicHandshakeStream of
// net/websockets/websocket_basic_handshake_stream.cc, on HttpStreamParser. It
// takes an interim response for the answer: R02.
func Client(o wire.Offer, raw string) wire.Outcome {
	head, fault := readHead(raw)
	if fault != "" {
		return wire.FailsWith(during + "net::" + fault)
	}
	if out, bad := statusOutcome(head.status, 101); bad {
		return out
	}
	for _, check := range []func(wire.Offer, []wire.Field) string{upgradeFault, acceptFault, connectionFault, protocolFault, extensionsFault} {
		if fault := check(o, head.fields); fault != "" {
			return wire.FailsWith(during + fault)
		}
	}
	return wire.Opened
}

// Extended is websocket_http2_handshake_stream.cc: exactly 200, and no
// Upgrade, Connection and Accept (E05, E07, E09).
func Extended(o wire.Offer, fields []wire.Field) wire.Outcome {
	if out, bad := statusOutcome(toInt(wire.First(fields, ":status")), 200); bad {
		return out
	}
	var split []wire.Field
	for _, f := range fields {
		split = appendField(split, f)
	}
	for _, check := range []func(wire.Offer, []wire.Field) string{protocolFault, extensionsFault} {
		if fault := check(o, split); fault != "" {
			return wire.FailsWith(during + fault)
		}
	}
	return wire.Opened
}

// statusOutcome says what comes of a status other than the one wanted: R01.
func statusOutcome(status, wanted int) (wire.Outcome, bool) {
	switch status {
	case wanted:
		return wire.Outcome{}, false
	case 401:
		return wire.FailsWith(noAuth), true
	case 407:
		return wire.FailsWith(proxyAuth), true
	}
	return wire.FailsWith(during + "Unexpected response code: " + strconv.Itoa(status)), true
}

// single is GetSingleHeaderValue: a comma makes two of one (R04).
func single(fields []wire.Field, name string) (value, fault string) {
	switch values := wire.Values(fields, name); len(values) {
	case 0:
		return "", "'" + name + "' header is missing"
	case 1:
		return values[0], ""
	}
	return "", multiple(name)
}

func multiple(name string) string {
	return "'" + name + "' header must not appear more than once in a response"
}

func upgradeFault(_ wire.Offer, fields []wire.Field) string {
	value, fault := single(fields, "Upgrade")
	if fault == "" && !handshake.EqualFold(value, "websocket") {
		return "'Upgrade' header value is not 'WebSocket': " + value
	}
	return fault
}

func acceptFault(o wire.Offer, fields []wire.Field) string {
	value, fault := single(fields, "Sec-WebSocket-Accept")
	if fault == "" && !o.Matches(value) {
		return "Incorrect 'Sec-WebSocket-Accept' header value"
	}
	return fault
}

// connectionFault takes a list, in any number of fields: R06.
func connectionFault(_ wire.Offer, fields []wire.Field) string {
	options := wire.Values(fields, "Connection")
	switch {
	case len(options) == 0:
		return "'Connection' header is missing"
	case !wire.HasMember(options, "upgrade"):
		return "'Connection' header value must contain 'Upgrade'"
	}
	return ""
}

// protocolFault is ValidateSubProtocol of websocket_handshake_stream_base.cc.
// It stops at the first value that was not asked for, or at the second.
func protocolFault(o wire.Offer, fields []wire.Field) string {
	values := wire.Values(fields, "Sec-WebSocket-Protocol")
	switch {
	case len(values) == 0 && len(o.Protocols) > 0:
		return "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"
	case len(values) == 0:
		return ""
	case len(o.Protocols) == 0:
		return "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: " + values[0]
	case !o.AsksFor(values[0]):
		return "'Sec-WebSocket-Protocol' header value '" + values[0] + "' in response does not match any of sent values"
	case len(values) > 1:
		return multiple("Sec-WebSocket-Protocol")
	}
	return ""
}
