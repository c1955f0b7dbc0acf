package dotnet

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// notObserved is said of responses that are not plain: what comes of them is up to
// the HTTP parser.
const notObserved = "Its source was read and it was not observed: how it takes such a response is not known."

// Client is WebSocketHandle.ConnectAsync, with the default options: no extensions.
func Client(o wire.Offer, raw string) wire.Outcome {
	status, fields, plain := readHead(raw)
	switch {
	case !plain:
		return wire.UnknownFor(notObserved)
	case status[0] == '3' || status[0] == '1' && status != "101": // it follows redirects
		return wire.UnknownFor(notObserved)
	case status != "101":
		return wire.FailsWith("The server returned status code '" + status + "' when status code '101' was expected.")
	case o.Deflate && len(wire.Values(fields, "Sec-WebSocket-Extensions")) > 0:
		return wire.UnknownFor(notObserved)
	}
	for _, want := range []wire.Field{{Name: "Connection", Value: "Upgrade"}, {Name: "Upgrade", Value: "websocket"}, {Name: "Sec-WebSocket-Accept", Value: o.Accept}} {
		if fault := check(o, fields, want); fault != "" {
			return wire.FailsWith(fault)
		}
	}
	if fault := checkProtocol(o, wire.Values(fields, "Sec-WebSocket-Protocol")); fault != "" {
		return wire.FailsWith(fault)
	}
	return wire.Opened()
}

// check is ValidateHeader: one line with this value, in any mix of case (R06, R08).
func check(o wire.Offer, fields []wire.Field, want wire.Field) string {
	values := wire.Values(fields, want.Name)
	switch {
	case len(values) == 0:
		return "The server's response was missing the required header '" + want.Name + "'."
	case len(values) == 1 && (handshake.EqualFold(values[0], want.Value) || want.Value == "" && !o.Keyed):
		return ""
	}
	return "The '" + want.Name + "' header value '" + strings.Join(values, ", ") + "' is invalid."
}

// checkProtocol wants the first subprotocol to be one that was asked for, in any mix
// of case.
func checkProtocol(o wire.Offer, values []string) string {
	if len(values) == 0 || values[0] == "" || wire.HasMember(o.Protocols, values[0]) {
		return ""
	}
	return "The WebSocket client request requested '" + strings.Join(o.Protocols, ", ") + "' protocol(s), but server is only accepting '" + strings.Join(values, ", ") + "' protocol(s)."
}

// readHead reads a head of HTTP/1.1 as any parser does: whole lines with CR LF, in
// ASCII, without a fold.
func readHead(raw string) (status string, fields []wire.Field, plain bool) {
	head, _, whole := strings.Cut(raw, "\r\n\r\n")
	line, rest, _ := strings.Cut(head, "\r\n")
	version, after, _ := strings.Cut(line, " ")
	status, _, _ = strings.Cut(after, " ")
	if !whole || version != "HTTP/1.1" || len(status) != 3 || !wire.IsDigits(status) {
		return "", nil, false
	}
	for rest != "" {
		line, rest, _ = strings.Cut(rest, "\r\n")
		name, value, colon := strings.Cut(line, ":")
		if !colon || !isPlain(line) || !wire.IsToken(name) {
			return "", nil, false
		}
		fields = append(fields, wire.Field{Name: name, Value: wire.TrimOWS(value)})
	}
	return status, fields, true
}

// isPlain reports whether line is printable ASCII.
func isPlain(line string) bool {
	for i := range len(line) {
		if line[i] < ' ' || line[i] > '~' {
			return false
		}
	}
	return true
}
