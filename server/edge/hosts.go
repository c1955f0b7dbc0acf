package edge

import (
	"net/http"
	"strings"
)

// Hosts are the names under which a Worker may be reached, each for all ports or with
// one. If there are none, it is what the platform lets through, which on Cloudflare are
// the hosts of the Worker's own routes; workerd alone lets all through. A page that
// had its own name lead here (DNS rebinding) would have an Origin like the Worker's own.
type Hosts []string

// Only returns next for requests to one of h. Others are refused: RFC 9110 §7.4.
func (h Hosts) Only(next http.Handler) http.Handler {
	if len(h) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !h.have(r.Host) {
			http.Error(w, "Refused: this Worker does not answer for that host; to let it, put its name into HOSTS among the Worker's variables.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// have reports whether host, of a request, is one of h.
func (h Hosts) have(host string) bool {
	for _, own := range h {
		if strings.EqualFold(own, host) || strings.EqualFold(own, withoutPort(host)) {
			return true
		}
	}
	return false
}

// withoutPort returns the name in host. The colons in an IPv6 address are within
// brackets.
func withoutPort(host string) string {
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		return host[:i]
	}
	return host
}
