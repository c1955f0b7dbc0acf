package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

// Client is ClientProtocol.process_response of websockets/client.py. It
// prints what harnesses print: the class and text of an exception, and its causes.
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, fault := readResponse(raw)
	switch {
	case strings.HasPrefix(fault, "StatusLineTooLong"):
		return wire.FailsWith(fault)
	case fault != "":
		return wire.FailsWith(invalidMessage + fault)
	case reply.status != 101: // R02
		return wire.FailsWith("InvalidStatus: server rejected WebSocket connection: HTTP " + strconv.Itoa(reply.status))
	}
	for _, check := range []func() string{reply.connectionFault, reply.upgradeFault, func() string { return reply.acceptFault(o) }} {
		if fault := check(); fault != "" {
			return wire.FailsWith(fault)
		}
	}
	crashes, fault := reply.extensionsFault()
	switch {
	case fault != "":
		return wire.FailsWith(fault)
	case crashes: // D07
		return wire.Outcome{Verdict: wire.Fails, Note: "connect() returns, but the connection can't be used: its thread has crashed, as zlib can't deflate with client_max_window_bits=8."}
	}
	if fault := reply.protocolFault(o); fault != "" {
		return wire.FailsWith(fault)
	}
	return wire.Opened()
}

const invalidMessage = "InvalidMessage: did not receive a valid HTTP response <- "

// lists parses all fields called name as one list.
func (r response) lists(name string, parse headers.Item) (members []string, fault string) {
	for _, value := range wire.Values(r.fields, name) {
		some, fault := headers.Parse(value, name, parse)
		if fault != "" {
			return nil, "InvalidHeaderFormat: " + wire.FromLatin1(fault)
		}
		members = append(members, some...)
	}
	return members, ""
}

// connectionFault takes a list (R06).
func (r response) connectionFault() string {
	options, fault := r.lists("Connection", headers.Token)
	if fault != "" || wire.HasMember(options, "upgrade") {
		return fault
	}
	return invalidUpgrade("Connection", options)
}

// upgradeFault takes a list of one: R04.
func (r response) upgradeFault() string {
	protocols, fault := r.lists("Upgrade", headers.Protocol)
	if fault != "" || len(protocols) == 1 && handshake.EqualFold(protocols[0], "websocket") {
		return fault
	}
	return invalidUpgrade("Upgrade", protocols)
}

func invalidUpgrade(name string, members []string) string {
	if len(members) == 0 {
		return "InvalidUpgrade: missing " + name + " header"
	}
	return "InvalidUpgrade: invalid " + name + " header: " + strings.Join(members, ", ")
}

func (r response) acceptFault(o wire.Offer) string {
	const name = "Sec-WebSocket-Accept"
	switch values := wire.Values(r.fields, name); {
	case len(values) == 0:
		return "InvalidHeader: missing " + name + " header"
	case len(values) > 1:
		return "InvalidHeader: invalid " + name + " header: multiple values"
	case values[0] == "":
		return "InvalidHeaderValue: empty " + name + " header"
	case !o.Matches(values[0]):
		return "InvalidHeaderValue: invalid " + name + " header: " + wire.FromLatin1(values[0])
	}
	return ""
}

// protocolFault wants one that was asked for, or none: R11, R12.
func (r response) protocolFault(o wire.Offer) string {
	const name = "Sec-WebSocket-Protocol"
	switch {
	case len(wire.Values(r.fields, name)) == 0:
		return ""
	case len(o.Protocols) == 0:
		return "NegotiationError: no subprotocols supported"
	}
	protocols, fault := r.lists(name, headers.Token)
	switch {
	case fault != "":
		return fault
	case len(protocols) > 1:
		return "InvalidHeader: invalid " + name + " header: multiple values: " + strings.Join(protocols, ", ")
	case !o.AsksFor(protocols[0]):
		return "NegotiationError: unsupported subprotocol: " + protocols[0]
	}
	return ""
}
