package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// The authority of a URL in Go's net/url.

// parseAuthority is url.parseAuthority, and returns the host and port.
func parseAuthority(scheme, authority string) (host, fault string) {
	at := strings.LastIndexByte(authority, '@')
	if host, fault = parseHost(scheme, authority[at+1:]); fault != "" || at < 0 {
		return host, fault
	}
	user := authority[:at]
	for i := range len(user) {
		if b := user[i]; b >= 0x80 || wire.Digit(b) < 0 && !('g' <= b && b <= 'z' || 'G' <= b && b <= 'Z') && strings.IndexByte("-._:~!$&'()*+,;=%@", b) < 0 {
			return "", "net/url: invalid userinfo"
		}
	}
	name, password, _ := strings.Cut(user, ":")
	if fault := unescapeFault(name, inPath); fault != "" {
		return host, fault
	}
	return host, unescapeFault(password, inPath)
}

// parseHost is url.parseHost.
func parseHost(scheme, host string) (string, string) {
	switch bracket := strings.LastIndexByte(host, '['); {
	case bracket > 0:
		return "", "invalid IP-literal"
	case bracket == 0:
		return parseIPLiteral(host)
	}
	if colon := strings.IndexByte(host, ':'); colon >= 0 {
		if scheme != "http" && scheme != "https" { // which have no colons in the host
			colon = strings.LastIndexByte(host, ':')
		}
		if !isOptionalPort(host[colon:]) {
			return "", "invalid port " + strconv.Quote(host[colon:]) + " after host"
		}
	}
	if fault := unescapeFault(host, inHost); fault != "" {
		return "", fault
	}
	return wire.PercentDecode(host), ""
}

// parseIPLiteral is the part of url.parseHost for [ … ].
func parseIPLiteral(host string) (string, string) {
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", "missing ']' in host"
	}
	port := host[end+1:]
	if !isOptionalPort(port) {
		return "", "invalid port " + strconv.Quote(port) + " after host"
	}
	address, zone := host[1:end], ""
	if i := strings.Index(address, "%25"); i >= 0 {
		address, zone = address[:i], address[i:]
	}
	if fault := unescapeFault(address, inHost); fault != "" {
		return "", fault
	}
	if fault := unescapeFault(zone, inZone); fault != "" {
		return "", fault
	}
	literal := wire.PercentDecode(address) + wire.PercentDecode(zone)
	if fault := addressFault(literal); fault != "" {
		return "", fault
	}
	return "[" + literal + "]" + port, ""
}

// isOptionalPort is url.validOptionalPort.
func isOptionalPort(port string) bool {
	return port == "" || port == ":" || port[0] == ':' && wire.IsDigits(port[1:])
}

// place is where in a URL percent escapes stand, which decides about what is
// wrong with them.
type place int

const (
	inPath place = iota
	inHost
	inZone
)

// unescapeFault returns the text of the error for a wrong percent escape in s,
// and in a host also for a byte that has no place there, or "".
func unescapeFault(s string, where place) string {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			if where != inPath && !isHostByte(s[i]) {
				return "invalid character " + strconv.Quote(s[i:i+1]) + " in host name"
			}
			continue
		}
		end := min(i+3, len(s))
		if end-i < 3 || wire.Digit(s[i+1]) < 0 || wire.Digit(s[i+2]) < 0 {
			return "invalid URL escape " + strconv.Quote(s[i:end])
		}
		b := byte(wire.Digit(s[i+1])<<4 | wire.Digit(s[i+2]))
		isPercent := s[i:end] == "%25"
		if where == inHost && b < 0x80 && !isPercent || where == inZone && !isPercent && b != ' ' && (b >= 0x80 || !isHostByte(b)) {
			return "invalid URL escape " + strconv.Quote(s[i:end])
		}
		i += 2
	}
	return ""
}

// isHostByte reports whether b may stand in a host unescaped: shouldEscape of
// url.go. All that is not ASCII may.
func isHostByte(b byte) bool {
	return b >= 0x80 || b > ' ' && b < 0x7f && strings.IndexByte("#%/?@\\^`{|}", b) < 0
}
