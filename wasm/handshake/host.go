package handshake

import "wsaccept/wasm/words"

// The rules of Host.
var (
	C05 = &Rule{ID: "C05", Side: SideRequest, Section: "RFC 9112 §3.2", Status: 400,
		Fields:      []string{"Host"},
		Title:       "There is exactly one Host, and it is a host, optionally with a port.",
		Consequence: "the server must respond with 400"}
)

var hostRules = []*Rule{C05}

// noSuchPort says why a port above 65535 is remarkable in a request.
const noSuchPort = "There is no such port, but RFC 3986 §3.2.3 allows any digits, so no RFC makes a server refuse it. It may."

// host judges Host: RFC 9112 §3.2.
func (c *checker) host() {
	m := c.message
	fields := m.Lookup("Host")
	if len(fields) == 0 {
		c.lacks(C05, "Host", "Every HTTP/1.1 request has one, and a server must respond with 400 without it. It contains the host of the address, and the port unless it is the default one.")
		return
	}
	if len(fields) > 1 {
		c.report(C05, Error, fields[1].Name, "Host appears "+words.Times(len(fields))+".", "There must be exactly one; a server must respond with 400. Two can smuggle a request past a proxy.")
	}
	value := c.value(fields[0])
	host, _ := splitPort(value)
	switch fault := hostFault(value); {
	case fault == "" && portTooHigh(value):
		c.report(C05, Warning, fields[0].Value, "The port in Host is above 65535.", noSuchPort)
	case fault == "":
	case host == "":
		c.report(C05, Warning, valueOrName(fields[0]), "Host names no host.", "HTTP allows that for addresses without a host, but a ws: or wss: address always has one. A server may refuse it.")
	default:
		c.report(C05, Error, fields[0].Value, "Host is "+short(value)+", which is not a host.", fault+" Host is a name or an address, optionally followed by a colon and a port. A server must respond with 400.")
	}
}
