package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// pythonClient is ClientProtocol.process_response of websockets/client.py. It
// prints what harnesses print: the class and text of an exception, and its causes.
func pythonClient(o offer, raw string) outcome {
	reply, fault := readPython(raw)
	switch {
	case fault != "":
		return failsWith("InvalidMessage: did not receive a valid HTTP response <- " + fault)
	case reply.status != 101: // R02
		return failsWith("InvalidStatus: server rejected WebSocket connection: HTTP " + strconv.Itoa(reply.status))
	}
	for _, check := range []func() string{reply.connectionFault, reply.upgradeFault, func() string { return reply.acceptFault(o) }} {
		if fault := check(); fault != "" {
			return failsWith(fault)
		}
	}
	crashes, fault := reply.extensionsFault()
	switch {
	case fault != "":
		return failsWith(fault)
	case crashes: // D07
		return outcome{verdict: Fails, note: "The client crashes: its zlib can't deflate with client_max_window_bits=8."}
	}
	if fault := reply.protocolFault(o); fault != "" {
		return failsWith(fault)
	}
	return opens
}

// lists parses all fields called name as one list.
func (r pythonReply) lists(name string, parse pythonItem) (members []string, fault string) {
	for _, value := range valuesOf(r.fields, name) {
		some, fault := parsePythonList(value, name, parse)
		if fault != "" {
			return nil, "InvalidHeaderFormat: " + latin1(fault)
		}
		members = append(members, some...)
	}
	return members, ""
}

// connectionFault takes a list (R06).
func (r pythonReply) connectionFault() string {
	options, fault := r.lists("Connection", parsePythonToken)
	if fault != "" || hasMember(options, "upgrade") {
		return fault
	}
	return pythonUpgradeFault("Connection", options)
}

// upgradeFault takes a list of one: R04.
func (r pythonReply) upgradeFault() string {
	protocols, fault := r.lists("Upgrade", parsePythonProtocol)
	if fault != "" || len(protocols) == 1 && handshake.EqualFold(protocols[0], "websocket") {
		return fault
	}
	return pythonUpgradeFault("Upgrade", protocols)
}

func pythonUpgradeFault(name string, members []string) string {
	if len(members) == 0 {
		return "InvalidUpgrade: missing " + name + " header"
	}
	return "InvalidUpgrade: invalid " + name + " header: " + strings.Join(members, ", ")
}

func (r pythonReply) acceptFault(o offer) string {
	const name = "Sec-WebSocket-Accept"
	switch values := valuesOf(r.fields, name); {
	case len(values) == 0:
		return "InvalidHeader: missing " + name + " header"
	case len(values) > 1:
		return "InvalidHeader: invalid " + name + " header: multiple values"
	case values[0] == "":
		return "InvalidHeaderValue: empty " + name + " header"
	case !o.matches(values[0]):
		return "InvalidHeaderValue: invalid " + name + " header: " + latin1(values[0])
	}
	return ""
}

// protocolFault wants one that was asked for, or none: R11, R12.
func (r pythonReply) protocolFault(o offer) string {
	const name = "Sec-WebSocket-Protocol"
	switch {
	case len(valuesOf(r.fields, name)) == 0:
		return ""
	case len(o.protocols) == 0:
		return "NegotiationError: no subprotocols supported"
	}
	protocols, fault := r.lists(name, parsePythonToken)
	switch {
	case fault != "":
		return fault
	case len(protocols) > 1:
		return "InvalidHeader: invalid " + name + " header: multiple values: " + strings.Join(protocols, ", ")
	case !o.asksFor(protocols[0]):
		return "NegotiationError: unsupported subprotocol: " + protocols[0]
	}
	return ""
}

// latin1 is s with each byte a character, as Python decodes a field.
func latin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}
