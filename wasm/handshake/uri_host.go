package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// Hosts as RFC 3986 §3.2.2 writes them, which RFC 9110 §7.2 takes for Host.

// isHost reports whether s is uri-host [ ":" port ], and not empty.
func isHost(s string) bool { return hostFault(s) == "" }

// hostFault says what keeps s from being uri-host [ ":" port ] with a host in it,
// or "".
func hostFault(s string) string {
	if scheme, _, found := strings.Cut(s, "://"); found && isScheme(scheme) {
		return "It begins with a scheme, " + short(scheme+"://") + ", which does not belong there."
	}
	host, port := splitPort(s)
	if strings.Contains(host, ":") && host[0] != '[' {
		return colonsFault(s, host)
	}
	for i := range len(port) {
		if !isDigit(port[i]) {
			return "The port is " + short(port) + ", and a port is a number."
		}
	}
	switch {
	case host == "":
		return "It contains no host."
	case host[0] == '[':
		return literalFault(host)
	}
	return nameFault(host)
}

// colonsFault says what is wrong with s, which has several colons and no brackets;
// host is what comes before the last one.
func colonsFault(s, host string) string {
	address, _, _ := strings.Cut(s, "%") // without a zone
	if isIPv6(address) || isIPv6(host) {
		return "An IPv6 address is written in brackets."
	}
	return "It has more than one colon, and only the one before the port belongs there."
}

// portTooHigh reports whether s, a host with a port or without, has a port above
// 65535. RFC 3986 §3.2.3 allows any digits there; TCP has no such port.
func portTooHigh(s string) bool {
	_, port := splitPort(s)
	port = strings.TrimLeft(port, "0")
	return len(port) > 5 || len(port) == 5 && port > "65535"
}

// splitPort cuts s at the colon before its port, if there is one.
func splitPort(s string) (host, port string) {
	if colon := strings.LastIndexByte(s, ':'); colon > strings.LastIndexByte(s, ']') {
		return s[:colon], s[colon+1:]
	}
	return s, ""
}

// literalFault says what keeps host from being an IP-literal, or "".
func literalFault(host string) string {
	inside, closed := strings.CutSuffix(host[1:], "]")
	switch {
	case !closed && strings.Contains(host, "]"):
		return "Nothing but a colon and a port follows the bracket."
	case !closed:
		return "The bracket is not closed before the port."
	case isIPv6(inside), isIPvFuture(inside):
		return ""
	case strings.Contains(inside, "%"):
		return "A zone such as %25eth0 means something to the client only, and is not part of an address (RFC 9844)."
	}
	return "Brackets are for an IPv6 address, which " + short(inside) + " is not."
}

// nameFault says what keeps host from being a reg-name, or "".
func nameFault(host string) string {
	for i, r := range host {
		switch {
		case r == '%':
			if i+2 >= len(host) || !isHex(host[i+1]) || !isHex(host[i+2]) {
				return "After a % come two hexadecimal digits."
			}
		case r >= 0x80 || !isUnreserved(byte(r)) && !isSubDelim(byte(r)):
			return "A host can't contain " + words.Describe(r) + "."
		}
	}
	return ""
}

// isIPv6 reports whether s is an IPv6address: eight groups of one to four
// hexadecimal digits, of which one run of groups that are zero may be left out as
// "::", and the last two may be written as an IPv4 address.
func isIPv6(s string) bool {
	const groups = 8
	before, after, gap := strings.Cut(s, "::")
	if !gap {
		return countGroups(s, true) == groups
	}
	left, right := 0, 0
	if before != "" {
		if left = countGroups(before, false); left == 0 {
			return false
		}
	}
	if after != "" {
		if right = countGroups(after, true); right == 0 {
			return false
		}
	}
	return left+right < groups
}

// countGroups returns how many groups of an IPv6 address s is made of, or 0 if it
// is not. last allows an IPv4 address, two groups, at the end.
func countGroups(s string, last bool) int {
	n := 0
	for rest, more := s, true; more; {
		var group string
		group, rest, more = strings.Cut(rest, ":")
		switch {
		case !more && last && isIPv4(group):
			return n + 2
		case group == "" || len(group) > 4:
			return 0
		}
		for i := range len(group) {
			if !isHex(group[i]) {
				return 0
			}
		}
		n++
	}
	return n
}

// isIPv4 reports whether s is an IPv4address: four numbers up to 255 without
// leading zeros.
func isIPv4(s string) bool {
	n := 0
	for part := range strings.SplitSeq(s, ".") {
		value := 0
		for i := range len(part) {
			if !isDigit(part[i]) || i > 2 {
				return false
			}
			value = 10*value + int(part[i]-'0')
		}
		if part == "" || value > 255 || len(part) > 1 && part[0] == '0' {
			return false
		}
		n++
	}
	return n == 4
}

// isIPvFuture reports whether s is an IPvFuture: "v", hexadecimal digits, a dot
// and at least one more character.
func isIPvFuture(s string) bool {
	version, address, found := strings.Cut(s, ".")
	if !found || len(version) < 2 || lower(version[0]) != 'v' || address == "" {
		return false
	}
	for i := 1; i < len(version); i++ {
		if !isHex(version[i]) {
			return false
		}
	}
	for i := range len(address) {
		if b := address[i]; !isUnreserved(b) && !isSubDelim(b) && b != ':' {
			return false
		}
	}
	return true
}

// isUnreserved reports whether b is unreserved: RFC 3986 §2.3.
func isUnreserved(b byte) bool {
	return 'a' <= lower(b) && lower(b) <= 'z' || isDigit(b) || strings.IndexByte("-._~", b) >= 0
}

// isSubDelim reports whether b is one of the sub-delims: RFC 3986 §2.2.
func isSubDelim(b byte) bool { return strings.IndexByte("!$&'()*+,;=", b) >= 0 }
