package stdlib

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Netloc returns the netloc of urllib.parse.urlsplit(url), or the text of the
// ValueError that it raises.
func Netloc(url string) (netloc, fault string) {
	url = strings.TrimLeftFunc(url, func(r rune) bool { return r <= ' ' })
	url = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(url)
	if scheme, rest, found := strings.Cut(url, ":"); found && IsScheme(scheme) {
		url = rest
	}
	if !strings.HasPrefix(url, "//") {
		return "", ""
	}
	netloc = url[2:]
	if i := strings.IndexAny(netloc, "/?#"); i >= 0 {
		netloc = netloc[:i]
	}
	return netloc, bracketFault(netloc)
}

// IsScheme reports whether s may be in front of the colon of a URL.
func IsScheme(s string) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) && strings.IndexByte("+-.", s[i]) < 0 {
			return false
		}
	}
	return s != "" && 'a' <= s[0]|0x20 && s[0]|0x20 <= 'z'
}

func isAlnum(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }

// bracketFault wants brackets in pairs, an IPv6 address in them and nothing but a
// port behind.
func bracketFault(netloc string) string {
	opens, closes := strings.Contains(netloc, "["), strings.Contains(netloc, "]")
	if !opens && !closes {
		return ""
	}
	before, address, found := strings.Cut(netloc[strings.LastIndexByte(netloc, '@')+1:], "[")
	if !found {
		before, _, _ = strings.Cut(before, ":")
		address, before = before, ""
	}
	address, port, _ := strings.Cut(address, "]")
	if opens != closes || before != "" || port != "" && port[0] != ':' {
		return "Invalid IPv6 URL"
	}
	return addressFault(address)
}

func addressFault(s string) string {
	if rest, future := strings.CutPrefix(s, "v"); future {
		if version, name, found := strings.Cut(rest, "."); !found || version == "" || name == "" || !isHex(version) {
			return "IPvFuture address is invalid"
		}
		return ""
	}
	address, zone, zoned := strings.Cut(s, "%")
	switch {
	case isIPv4(s):
		return "An IPv4 address cannot be in brackets"
	case !isIPv6(address) || zoned && (zone == "" || strings.Contains(zone, "%")):
		return Repr(s) + " does not appear to be an IPv4 or IPv6 address"
	}
	return ""
}

// isIPv6 reports whether s is an IPv6 address: RFC 4291 §2.2.
func isIPv6(s string) bool {
	head, tail, compressed := strings.Cut(s, "::")
	if !compressed {
		n, ok := countGroups(head, true)
		return ok && n == 8
	}
	n, ok1 := countGroups(head, false)
	m, ok2 := countGroups(tail, true)
	return (head == "" || ok1) && (tail == "" || ok2) && n+m < 8
}

// countGroups counts the groups of 16 bits in s. An IPv4 address at the end is two.
func countGroups(s string, mayEndInIPv4 bool) (n int, ok bool) {
	groups := strings.Split(s, ":")
	for i, group := range groups {
		switch {
		case i == len(groups)-1 && mayEndInIPv4 && strings.Contains(group, "."):
			return n + 2, isIPv4(group)
		case group == "" || len(group) > 4 || !isHex(group):
			return n, false
		}
		n++
	}
	return n, true
}

func isIPv4(s string) bool {
	parts := strings.Split(s, ".")
	for _, part := range parts {
		if n, _ := Int(part); !wire.IsDigits(part) || len(part) > 3 || n > 255 || len(part) > 1 && part[0] == '0' {
			return false
		}
	}
	return len(parts) == 4
}

func isHex(s string) bool {
	for i := range len(s) {
		if wire.Digit(s[i]) < 0 {
			return false
		}
	}
	return true
}
