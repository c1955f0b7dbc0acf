package legacy

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

// Client is connect(). Its messages are the class and text of an exception, and of
// those it was raised from.
func Client(o wire.Offer, raw string) wire.Outcome {
	h := &head{text: raw}
	out := h.judge(o)
	if out.Verdict == wire.Fails && len(h.text) > 2*maxBuffer {
		out = wire.FailsWith(timedOut)
		out.Note = "It waits for the end of a connection of which it does not read the rest, until its time is over, after 10 seconds."
	}
	return out
}

const (
	invalidMessage = "InvalidMessage: did not receive a valid HTTP response <- "
	closedEarly    = "EOFError: connection closed while reading HTTP status line <- " + noCRLF
	timedOut       = "TimeoutError <- CancelledError"
)

func (h *head) judge(o wire.Offer) wire.Outcome {
	status, fault := h.readResponse()
	switch {
	case fault != "":
		return wire.FailsWith(invalidMessage + fault)
	case status == 301 || status == 302 || status == 303 || status == 307 || status == 308:
		return h.redirect()
	case status != 101: // R02
		return wire.FailsWith("InvalidStatusCode: server rejected WebSocket connection: HTTP " + strconv.Itoa(status))
	}
	if fault = h.fault(o); fault != "" {
		return wire.FailsWith(stdlib.PrintedASCII(fault))
	}
	return wire.Opened()
}

// readResponse is read_response.
func (h *head) readResponse() (status int, fault string) {
	line, fault, short := h.line()
	switch {
	case short && len(h.text) > maxLine:
		return 0, tooLong
	case short || fault == noCRLF:
		return 0, closedEarly
	case fault != "":
		return 0, fault
	}
	parts := strings.SplitN(line, " ", 3)
	switch {
	case len(parts) < 3: // H02
		return 0, "ValueError: invalid HTTP status line: " + stdlib.Backslashed(line)
	case parts[0] != "HTTP/1.1": // R03
		return 0, "ValueError: unsupported HTTP version: " + stdlib.Backslashed(parts[0])
	}
	status, ok := stdlib.IntBytes(parts[1])
	switch decodeFault := stdlib.DecodeFault(parts[2]); {
	case !ok:
		return 0, "ValueError: invalid HTTP status code: " + stdlib.Backslashed(parts[1])
	case status < 100 || status >= 1000:
		return 0, "ValueError: unsupported HTTP status code: " + stdlib.Backslashed(parts[1])
	case !wire.IsFieldValue(parts[2]):
		return 0, "ValueError: invalid HTTP reason phrase: " + stdlib.Backslashed(parts[2])
	case decodeFault != "":
		return 0, "UnicodeDecodeError: " + decodeFault
	}
	fault, short = h.readFields()
	switch {
	case short && len(h.text) > maxLine:
		fault = tooLong
	case short:
		fault = "EOFError: connection closed while reading HTTP headers <- " + noCRLF
	}
	return status, fault
}

// fault is check_response, process_extensions and process_subprotocol.
func (h head) fault(o wire.Offer) string {
	if class, fault := h.upgradeFault(" "); fault != "" {
		return class + ": " + fault
	}
	if fault := h.acceptFault(o); fault != "" {
		return fault
	}
	if fault := h.extensionsFault(); fault != "" {
		return fault
	}
	return h.protocolFault(o)
}

func (h head) acceptFault(o wire.Offer) string {
	const name = "Sec-WebSocket-Accept"
	value, fault := h.one(name)
	switch values := len(wire.Values(h.fields, name)); {
	case values == 0:
		return "InvalidHeader: " + fault + " <- KeyError: 'sec-websocket-accept'"
	case values > 1:
		return "InvalidHeader: " + fault + " <- MultipleValuesError: '" + name + "'"
	case !o.Matches(value):
		return "InvalidHeaderValue: " + invalid(name, value)
	}
	return ""
}

// extensionsFault takes what it offered: permessage-deflate;
// client_max_window_bits. A window of 8 bits zlib can't make.
func (h head) extensionsFault() string {
	extensions, fault := h.list("Sec-WebSocket-Extensions", headers.Extension)
	if fault != "" {
		return formatFault + ": " + fault
	}
	for i, extension := range extensions {
		name, parameters := headers.Split(extension)
		if i > 0 || name != "permessage-deflate" || !headers.IsDeflate(parameters) {
			return "NegotiationError: Unsupported extension: name = " + name + ", params = " + headers.Repr(parameters)
		}
		if headers.Needs8Bits(parameters) { // D07
			return "ValueError: Invalid initialization option"
		}
	}
	return ""
}

// protocolFault wants one that was asked for, or none: R11, R12.
func (h head) protocolFault(o wire.Offer) string {
	const name = "Sec-WebSocket-Protocol"
	if len(wire.Values(h.fields, name)) > 0 && len(o.Protocols) == 0 {
		return "InvalidHandshake: no subprotocols supported"
	}
	protocols, fault := h.list(name, headers.Token)
	switch {
	case fault != "":
		return formatFault + ": " + fault
	case len(protocols) > 1:
		return "InvalidHandshake: multiple subprotocols: " + strings.Join(protocols, ", ")
	case len(protocols) == 1 && !o.AsksFor(protocols[0]):
		return "NegotiationError: unsupported subprotocol: " + protocols[0]
	}
	return ""
}

// redirect is what comes of a status that it follows, to ws: and wss: only.
func (h head) redirect() wire.Outcome {
	locations := wire.Values(h.fields, "Location")
	switch {
	case len(locations) == 0:
		return wire.FailsWith("InvalidHeader: missing Location header")
	case len(locations) > 1:
		return wire.FailsWith("MultipleValuesError: 'Location'")
	}
	to := locations[0]
	_, fault := stdlib.Netloc(to)
	scheme, _, found := strings.Cut(to, ":")
	switch {
	case fault != "":
		return wire.FailsWith("ValueError: " + fault)
	case found && stdlib.IsScheme(scheme) && stdlib.Lower(scheme) != "ws" && stdlib.Lower(scheme) != "wss":
		return wire.FailsWith("InvalidURI: " + stdlib.PrintedASCII(to) + " isn't a valid URI: scheme isn't ws or wss")
	}
	return wire.UnknownFor("It follows the redirect: what comes of it depends on the server there.")
}
