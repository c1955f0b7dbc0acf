package main

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// ownOrigins returns the origins under which a browser may know a server that
// listens on addr.
func ownOrigins(addr net.Addr) []string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return nil
	}
	hosts := []string{tcp.IP.String()}
	if tcp.IP.IsLoopback() || tcp.IP.IsUnspecified() {
		hosts = []string{"localhost", "127.0.0.1", "::1"}
	}
	var origins []string
	for _, host := range hosts {
		host = net.JoinHostPort(host, strconv.Itoa(tcp.Port))
		// A browser leaves the scheme's own port out.
		origins = append(origins, "http://"+strings.TrimSuffix(host, ":80"))
	}
	return origins
}

// checkOrigin returns an error unless r names exactly one origin and it is one
// of allowed, scheme, host and port. WebSockets are exempt from the same-origin
// policy, so this is all that keeps other sites out: RFC 6455 §10.2.
func checkOrigin(r *http.Request, allowed []string) error {
	origins := r.Header["Origin"]
	switch {
	case len(origins) == 0:
		return fmt.Errorf("the request has no Origin; add one of these: %q", allowed)
	case len(origins) > 1:
		return fmt.Errorf("the request has %d Origin lines", len(origins))
	case !slices.Contains(allowed, origins[0]):
		return fmt.Errorf("pages of %q may not open a socket here; to let them, start wsaccept with -origin %[1]s", origins[0])
	}
	return nil
}
