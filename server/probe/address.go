package probe

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"wsaccept/wasm/secrets"
	"wsaccept/wasm/words"
)

// Address is where a handshake goes: RFC 6455 §3.
type Address struct {
	Secure bool   // wss
	Host   string // a name or an IP address, without brackets
	Port   string // decimal, never empty
	Target string // path and query, never empty, as they stand in the request line
}

// ParseAddress reads a ws:, wss:, http: or https: address, the latter two as
// browsers take them, or a host with perhaps a port and a path, which means ws:.
// Its errors say what to write instead.
func ParseAddress(text string) (Address, error) {
	var a Address
	scheme, rest, found := strings.Cut(text, "://")
	if !found {
		scheme, rest = "ws", text
	}
	switch strings.ToLower(scheme) {
	case "ws", "http":
	case "wss", "https":
		a.Secure = true
	default:
		return a, fmt.Errorf("the scheme is %q; it must be ws or wss (RFC 6455 §3)", scheme)
	}
	if strings.Contains(rest, "#") {
		return a, errors.New("the address has a fragment, which RFC 6455 §3 does not allow: leave it out, and write a # that belongs to the path as %23")
	}
	authority, target := rest, ""
	if end := strings.IndexAny(rest, "/?"); end >= 0 {
		authority, target = rest[:end], rest[end:]
	}
	if strings.Contains(authority, "@") {
		return a, errors.New("the address has a user name in it, which RFC 6455 §3 does not provide for: send it with -H 'Authorization: …'")
	}
	if !strings.HasPrefix(target, "/") {
		target = "/" + target
	}
	a.Target = escapeTarget(target)
	var err error
	a.Host, a.Port, err = splitAuthority(authority, a.defaultPort())
	return a, err
}

// splitAuthority splits a host from its port.
func splitAuthority(authority, defaultPort string) (host, port string, err error) {
	host, port = authority, defaultPort
	if colon := strings.LastIndexByte(authority, ':'); colon > strings.LastIndexByte(authority, ']') {
		host = authority[:colon]
		if authority[colon+1:] != "" { // RFC 3986 §3.2.3 allows a colon with nothing behind
			port = authority[colon+1:]
		}
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return "", "", fmt.Errorf("the port is %q; it must be a number from 1 to 65535", port)
	}
	if inside, found := strings.CutPrefix(host, "["); found {
		host = strings.Replace(strings.TrimSuffix(inside, "]"), "%25", "%", 1) // the sign before a zone: RFC 6874 §2
		if ip, err := netip.ParseAddr(host); err != nil || ip.Is4() || !strings.HasSuffix(inside, "]") {
			return "", "", fmt.Errorf("%q is not an IPv6 address in brackets", authority)
		}
		return host, port, nil
	}
	if host == "" {
		return "", "", errors.New("the address has no host")
	}
	for i := range len(host) {
		switch b := host[i]; {
		case b >= 0x80:
			return "", "", fmt.Errorf("the host %q is not ASCII; write it as in the DNS, as xn--…", host)
		case b <= ' ' || b == 0x7F || strings.IndexByte("\"%<>[]\\^`{|}:", b) >= 0:
			return "", "", fmt.Errorf("the host %q contains a character that is not allowed in a host; an IPv6 address needs brackets", host)
		}
	}
	return host, port, nil
}

// escapeTarget writes the bytes that can't stand in an address as browsers do: %
// and two hexadecimal digits.
func escapeTarget(target string) string {
	var b strings.Builder
	for i := range len(target) {
		if c := target[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString("%" + words.Hex(c))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (a Address) scheme() string {
	if a.Secure {
		return "wss"
	}
	return "ws"
}

func (a Address) defaultPort() string {
	if a.Secure {
		return "443"
	}
	return "80"
}

// Authority returns the value of the Host field: the host, and the port unless it
// is the scheme's own. RFC 6455 §4.1 item 4.
func (a Address) Authority() string {
	host, _, _ := strings.Cut(a.Host, "%") // a zone means something to this computer only
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if a.Port == a.defaultPort() {
		return host
	}
	return host + ":" + a.Port
}

// String returns the address as new WebSocket() is given it.
func (a Address) String() string { return a.scheme() + "://" + a.Authority() + a.Target }

// Shown is String without secrets, for people and links.
func (a Address) Shown() string {
	shown, _ := secrets.Mask(a.String())
	return shown
}

// Dialled returns what to connect to.
func (a Address) Dialled() string { return net.JoinHostPort(a.Host, a.Port) }
