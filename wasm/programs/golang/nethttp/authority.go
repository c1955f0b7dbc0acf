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
	return host, unescapeFault(user, false)
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
	if fault := unescapeFault(host, true); fault != "" {
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
	if !isOptionalPort(host[end+1:]) {
		return "", "invalid port " + strconv.Quote(host[end+1:]) + " after host"
	}
	address, zone, hasZone := strings.Cut(host[1:end], "%25")
	if fault := unescapeFault(address, true); fault != "" {
		return "", fault
	}
	if !isIPv6(address) || hasZone && zone == "" {
		return "", "invalid host: ParseAddr(" + strconv.Quote(host[1:end]) + "): unable to parse IP"
	}
	return wire.PercentDecode(host), ""
}

// isOptionalPort is url.validOptionalPort.
func isOptionalPort(port string) bool {
	return port == "" || port == ":" || port[0] == ':' && wire.IsDigits(port[1:])
}

// unescapeFault returns the text of the error for a wrong percent escape in s,
// and in a host also for a byte that has no place there, or "".
func unescapeFault(s string, inHost bool) string {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			if inHost && strings.IndexByte(" #%/?@\\^`{|}", s[i]) >= 0 {
				return "invalid character " + strconv.Quote(s[i:i+1]) + " in host name"
			}
			continue
		}
		end := min(i+3, len(s))
		if end-i < 3 || wire.Digit(s[i+1]) < 0 || wire.Digit(s[i+2]) < 0 || inHost && wire.Digit(s[i+1]) < 8 && s[i:end] != "%25" {
			return "invalid URL escape " + strconv.Quote(s[i:end])
		}
		i += 2
	}
	return ""
}

// isIPv6 reports whether s is an IPv6 address: RFC 4291 §2.2.
func isIPv6(s string) bool {
	if len(s) > 45 {
		return false
	}
	head, tail, compressed := strings.Cut(s, "::")
	n, ok := countGroups(head, !compressed)
	if !compressed {
		return ok && n == 8
	}
	m, ok2 := countGroups(tail, true)
	return ok && ok2 && n+m < 8
}

// countGroups counts the groups of 16 bits in s, where an IPv4 address, which
// may be last, is two.
func countGroups(s string, mayEndInIPv4 bool) (n int, ok bool) {
	if s == "" {
		return 0, true
	}
	groups := strings.Split(s, ":")
	for i, group := range groups {
		if i == len(groups)-1 && mayEndInIPv4 && strings.Contains(group, ".") {
			return n + 2, isIPv4(group)
		}
		if group == "" || len(group) > 4 {
			return 0, false
		}
		for j := range len(group) {
			if wire.Digit(group[j]) < 0 {
				return 0, false
			}
		}
		n++
	}
	return n, true
}

func isIPv4(s string) bool {
	parts := strings.Split(s, ".")
	for _, part := range parts {
		if !wire.IsDigits(part) || len(part) > 3 || len(part) > 1 && part[0] == '0' {
			return false
		}
		if n, err := strconv.Atoi(part); err != nil || n > 255 {
			return false
		}
	}
	return len(parts) == 4
}
