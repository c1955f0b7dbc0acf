package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// addressFault returns the text of the error for what stands in the brackets of a
// host, or "": netip.ParseAddr, as url.parseHost calls it. Package net/netip
// itself tells nobody which rule was broken but by this text.
func addressFault(literal string) string {
	i := strings.IndexAny(literal, ".:%")
	reason, at := "unable to parse IP", ""
	switch {
	case i < 0:
	case literal[i] == '.':
		if reason, at = ipv4Fault(literal); reason == "" {
			return "invalid IP-literal" // an address, but not of IPv6
		}
	case literal[i] == ':':
		reason, at = ipv6Fault(literal)
	default:
		reason = "missing IPv6 address"
	}
	if reason == "" {
		return ""
	}
	fault := "invalid host: ParseAddr(" + strconv.Quote(literal) + "): " + reason
	if at != "" {
		fault += " (at " + strconv.Quote(at) + ")"
	}
	return fault
}

// ipv6Fault is netip.parseIPv6: what is wrong, and from where on.
func ipv6Fault(literal string) (reason, at string) {
	s, zone, hasZone := strings.Cut(literal, "%")
	if hasZone && zone == "" {
		return "zone must be a non-empty string", ""
	}
	s, gap := strings.CutPrefix(s, "::")
	if gap && s == "" {
		return "", ""
	}
	size := 0 // bytes read
	for size < 16 {
		digits := countHexDigits(s)
		switch {
		case digits > 4:
			return "each group must have 4 or less digits", s
		case digits == 0:
			return "each colon-separated field must have at least one digit", s
		case digits < len(s) && s[digits] == '.':
			return embeddedFault(s, size, gap)
		}
		size += 2
		if s = s[digits:]; s == "" {
			break
		}
		if s[0] != ':' {
			return "unexpected character, want colon", s
		}
		if s == ":" {
			return "colon must be followed by more characters", s
		}
		if s = s[1:]; s[0] == ':' {
			if gap {
				return "multiple :: in address", s
			}
			if gap, s = true, s[1:]; s == "" {
				break
			}
		}
	}
	return sizeFault(s, size, gap)
}

func countHexDigits(s string) int {
	n := 0
	for n < len(s) && wire.Digit(s[n]) >= 0 {
		n++
	}
	return n
}

// embeddedFault judges the IPv4 address at the end of an IPv6 address, which
// follows size bytes.
func embeddedFault(s string, size int, gap bool) (reason, at string) {
	switch {
	case !gap && size != 12:
		return "embedded IPv4 address must replace the final 2 fields of the address", s
	case size > 12:
		return "too many hex fields to fit an embedded IPv4 at the end of the address", s
	}
	if reason, at = ipv4Fault(s); reason != "" {
		return reason, at
	}
	return sizeFault("", size+4, gap)
}

// sizeFault judges the size of an address, of which rest is left.
func sizeFault(rest string, size int, gap bool) (reason, at string) {
	switch {
	case rest != "":
		return "trailing garbage after address", rest
	case size < 16 && !gap:
		return "address string too short", ""
	case size == 16 && gap:
		return "the :: must expand to at least one field of zeros", ""
	}
	return "", ""
}

// ipv4Fault is netip.parseIPv4Fields.
func ipv4Fault(s string) (reason, at string) {
	value, digits, dots := 0, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return "IPv4 field has octet with leading zero", ""
			}
			value = value*10 + int(c-'0')
			digits++
			if value > 255 {
				return "IPv4 field has value >255", ""
			}
		case c != '.':
			return "unexpected character", s[i:]
		case i == 0, i == len(s)-1, s[i-1] == '.':
			return "IPv4 field must have at least one digit", s[i:]
		case dots == 3:
			return "IPv4 address too long", ""
		default:
			value, digits, dots = 0, 0, dots+1
		}
	}
	if dots < 3 {
		return "IPv4 address too short", ""
	}
	return "", ""
}
