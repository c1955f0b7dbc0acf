package handshake

import (
	"strconv"
	"strings"
)

// The rules of Host.
var (
	C05 = &Rule{ID: "C05", Side: SideRequest, Section: "RFC 9112 §3.2", Status: 400,
		Title:       "There is exactly one Host, and it is a host with a port if need be.",
		Consequence: "the server must answer 400"}
)

var hostRules = []*Rule{C05}

// host judges Host: RFC 9112 §3.2.
func (c *checker) host() {
	m := c.message
	fields := m.Lookup("Host")
	if len(fields) == 0 {
		c.lacks(C05, "Host", "Every HTTP/1.1 request has one, and a server must answer 400 without it. It is the host of the address, with the port unless it is the default one.")
		return
	}
	if len(fields) > 1 {
		c.report(C05, Error, fields[1].Name, "There are "+strconv.Itoa(len(fields))+" Host lines.", "There must be exactly one; a server must answer 400. Two are how requests are smuggled past a proxy.")
	}
	host := m.Value(fields[0])
	switch {
	case host == "":
		c.report(C05, Warning, fields[0].Name, "Host is empty.", "HTTP allows that for addresses without a host, and ws: and wss: addresses have one. nginx and gobwas answer 400.")
	case !isHost(host):
		c.report(C05, Error, fields[0].Value, "Host is "+short(host)+", which is not a host.", "It is a name or an address, and a colon and a port if need be. A server must answer 400.")
	}
}

// isHost reports whether s is uri-host [ ":" port ]: RFC 9110 §7.2.
func isHost(s string) bool {
	host, port := s, ""
	if colon := strings.LastIndexByte(s, ':'); colon > strings.LastIndexByte(s, ']') {
		host, port = s[:colon], s[colon+1:]
	}
	for i := range len(port) {
		if !isDigit(port[i]) {
			return false
		}
	}
	signs := "-._~!$&'()*+,;=%"
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") && len(host) > 2 {
		host, signs = host[1:len(host)-1], ":.%"
	}
	for i := range len(host) {
		if b := lower(host[i]); (b < 'a' || b > 'z') && !isDigit(b) && strings.IndexByte(signs, b) < 0 {
			return false
		}
	}
	return host != ""
}
