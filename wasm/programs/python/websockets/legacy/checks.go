package legacy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

// list returns the members of all fields called name.
func (h head) list(name string, parse headers.Item) (members []string, fault string) {
	for _, value := range wire.Values(h.fields, name) {
		some, fault := headers.Parse(value, name, parse)
		if fault != "" {
			return nil, fault
		}
		members = append(members, some...)
	}
	return members, ""
}

// one returns the value of the only field called name.
func (h head) one(name string) (value, fault string) {
	switch values := wire.Values(h.fields, name); len(values) {
	case 0:
		return "", "missing " + name + " header"
	case 1:
		return values[0], ""
	}
	return "", "invalid " + name + " header: more than one " + name + " header found"
}

// invalid is the text of InvalidHeader.
func invalid(name, value string) string {
	if value == "" {
		return "empty " + name + " header"
	}
	return "invalid " + name + " header: " + value
}

// upgradeFault is what check_request and check_response begin with: Connection is
// a list (R06), Upgrade a list of one (R04). The class is InvalidHeaderFormat or
// InvalidUpgrade.
func (h head) upgradeFault(joint string) (class, fault string) {
	options, fault := h.list("Connection", headers.Token)
	switch {
	case fault != "":
		return formatFault, fault
	case !wire.HasMember(options, "upgrade"):
		return upgradeFault, invalid("Connection", strings.Join(options, joint))
	}
	protocols, fault := h.list("Upgrade", headers.Protocol)
	switch {
	case fault != "":
		return formatFault, fault
	case len(protocols) != 1 || !handshake.EqualFold(protocols[0], "websocket"):
		return upgradeFault, invalid("Upgrade", strings.Join(protocols, ", "))
	}
	return "", ""
}

// The classes of exceptions.
const (
	formatFault  = "InvalidHeaderFormat"
	upgradeFault = "InvalidUpgrade"
)
