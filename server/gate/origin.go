package gate

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
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
		reason = fmt.Sprintf("the request has no Origin; one that may open a socket here is %s. To let requests without one pass, "+o.Add+".", o.Allowed[0], NoOrigin)
	case len(lines) > 1:
		reason = fmt.Sprintf("the request has %d Origin lines.", len(lines))
	case lines[0] != NoOrigin && slices.Contains(o.Allowed, lines[0]):
		return nil
	case CheckOrigin(lines[0]) != nil || len(lines[0]) > 200:
		reason = fmt.Sprintf("%.100q is not the origin of a page from here.", lines[0])
	default:
		reason = fmt.Sprintf("pages of %s may not open a socket here; to let them, "+o.Add+".", lines[0], lines[0])
	}
	return &Refusal{Status: http.StatusForbidden, Reason: reason}
}

// CheckOrigin returns an error unless s is an origin as a browser writes it.
func CheckOrigin(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || s != u.Scheme+"://"+strings.ToLower(u.Host) {
		return errors.New("an origin is a scheme, a host and perhaps a port, in lower case and with nothing behind, such as https://play.example")
	}
	return nil
}
