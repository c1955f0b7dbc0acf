package gate

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// NoOrigin, as an allowed origin, lets requests pass that name none, such as
// those of curl.
const NoOrigin = "none"

// Origins are those whose pages may shake hands.
type Origins struct {
	Allowed []string // the host's own one first
	Add     string   // what to do to allow another one, with %s in its place
}

// Check returns why a request with these Origin lines is refused, or nil if they
// are one line with exactly one allowed origin: scheme, host and port. WebSockets
// are exempt from the same-origin policy, so this is all that keeps other sites
// out: RFC 6455 §10.2.
func (o Origins) Check(lines []string) *Refusal {
	reason := ""
	switch {
	case len(lines) == 0 && slices.Contains(o.Allowed, NoOrigin):
		return nil
	case len(lines) == 0:
		reason = fmt.Sprintf("the request has no Origin; %s is one that may open a socket here. To allow requests without one, "+o.Add+".", o.Allowed[0], NoOrigin)
	case len(lines) > 1:
		reason = fmt.Sprintf("the request has %d Origin lines.", len(lines))
	case lines[0] != NoOrigin && slices.Contains(o.Allowed, lines[0]):
		return nil
	case CheckOrigin(lines[0]) != nil || len(lines[0]) > 200:
		reason = fmt.Sprintf("%.100q is not the origin of a page of this site.", lines[0])
	default:
		reason = fmt.Sprintf("pages of %s may not open a socket here; to allow them, "+o.Add+".", lines[0], lines[0])
	}
	return &Refusal{Status: http.StatusForbidden, Reason: reason}
}

// CheckOrigin returns an error unless s is an origin as a browser writes it: RFC
// 6454 §6.2. It says what to write instead.
func CheckOrigin(s string) error {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || s != u.Scheme+"://"+strings.ToLower(u.Host):
		return errors.New("an origin is a scheme, a host and perhaps a port, in lower case and with nothing after it, such as https://play.example")
	case strings.Contains(u.Host, "*"):
		return errors.New("an origin has no *: browsers send the whole name. Use a flag for each host")
	case strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }):
		return errors.New("browsers write the host in ASCII: use the form that begins with xn--, as in the Origin of a request")
	case u.Port() == defaultPort[u.Scheme] || strings.HasSuffix(u.Host, ":"):
		return fmt.Errorf("browsers leave out the scheme's default port: write %s://%s", u.Scheme, strings.TrimSuffix(strings.TrimSuffix(u.Host, u.Port()), ":"))
	case !isPort(u.Port()):
		return fmt.Errorf("%s is not a port: a port is a number from 1 to 65535, without leading zeros", u.Port())
	case !isHost(u.Hostname()):
		return fmt.Errorf("%q is not a host that a browser could load a page from", u.Hostname())
	}
	return nil
}

// isNumber reports whether a browser takes s, the last label of a host, for a number.
func isNumber(s string) bool {
	if digits, hex := strings.CutPrefix(s, "0x"); hex {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}

var defaultPort = map[string]string{"http": "80", "https": "443"}

// isPort reports whether s is a port as a browser writes it, or none.
func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return s == "" || err == nil && n > 0 && s == strconv.FormatUint(n, 10)
}

// isHost reports whether s is an address as a browser writes it, or a name of letters,
// digits, hyphens and underscores.
func isHost(s string) bool {
	if ip, err := netip.ParseAddr(s); err == nil {
		return ip.Zone() == "" && ip.String() == s
	}
	if last := s[strings.LastIndexByte(strings.TrimSuffix(s, "."), '.')+1:]; isNumber(strings.TrimSuffix(last, ".")) {
		return false // a browser takes it for an address, and writes that in full
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return true
}
