package handshake

import (
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// host judges Host: RFC 9112 §3.2.
func (c *checker) host() {
	m := c.message
	fields := m.Lookup("Host")
	if len(fields) == 0 {
		c.lacks("C05", "Host", "Every HTTP/1.1 request has one, and a server must answer 400 without it. It is the host of the address, with the port unless it is the default one.")
		return
	}
	if len(fields) > 1 {
		c.report("C05", Error, fields[1].Name, "There are "+strconv.Itoa(len(fields))+" Host lines.", "There must be exactly one; a server must answer 400. Two are how requests are smuggled past a proxy.")
	}
	host := m.Value(fields[0])
	switch {
	case host == "":
		c.report("C05", Warning, fields[0].Name, "Host is empty.", "HTTP allows that for addresses without a host, and ws: and wss: addresses have one. nginx and gobwas answer 400.")
	case !isHost(host):
		c.report("C05", Error, fields[0].Value, "Host is "+short(host)+", which is not a host.", "It is a name or an address, and a colon and a port if need be. A server must answer 400.")
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

// origin judges Origin: RFC 6455 §4.1 item 8, RFC 6454 §6.2.
func (c *checker) origin() {
	m := c.message
	fields := m.Lookup("Origin")
	if len(fields) == 0 {
		c.report("C16", Info, c.missing(), "There is no Origin.", "A browser always sends one, so this is another client, or the line got lost on the way.")
		return
	}
	if len(fields) > 1 {
		c.report("C16", Error, fields[1].Name, "Origin comes "+words.Times(len(fields))+".", "A request has one origin at most. Most servers look at the first one only.")
	}
	value := m.Value(fields[0])
	scheme, host, found := strings.Cut(value, "://")
	switch {
	case value == "null":
		c.report("C16", Info, fields[0].Value, "The Origin is null.", "Browsers send it for pages without one: from a file, in a sandbox, after some redirects. It tells the server nothing; gorilla and coder answer 403.")
	case !found || !isScheme(scheme) || !isHost(host):
		c.report("C16", Warning, valueOrName(fields[0]), "The Origin "+short(value)+" is not a scheme, :// and a host.", "No browser sends this. It has no path and no slash at the end. A server that compares it with a list will refuse.")
	case strings.ToLower(value) != value:
		c.report("S05", Info, fields[0].Value, "The Origin has capital letters.", "Browsers send lower case. A server must compare in lower case; python-websockets compares letter for letter and answers 403.")
	}
}
