package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// ownHosts returns the hosts under which a browser may know a server that
// listens on addr, the one to print first.
func ownHosts(addr string) ([]string, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("-addr: %w", err)
	}
	ip := net.ParseIP(host)
	switch {
	case host == "" || ip != nil && ip.IsUnspecified(): // every address of this computer
		hosts := []string{"localhost"}
		addrs, err := net.InterfaceAddrs()
		if err != nil {
			return nil, err
		}
		for _, a := range addrs {
			if network, ok := a.(*net.IPNet); ok {
				hosts = append(hosts, network.IP.String())
			}
		}
		return hosts, nil
	case host == "localhost" || host == "127.0.0.1" || host == "::1":
		all := []string{"localhost", "127.0.0.1", "::1"}
		return append([]string{host}, slices.DeleteFunc(all, func(h string) bool { return h == host })...), nil
	}
	return []string{strings.ToLower(host)}, nil
}

// defaultPorts are those that a browser leaves out of an origin.
var defaultPorts = map[string]string{"http": ":80", "https": ":443"}

// ownOrigins returns the origins of pages from hosts at port, in order.
func ownOrigins(scheme string, hosts []string, port string) []string {
	var origins []string
	for _, host := range hosts {
		origins = append(origins, scheme+"://"+strings.TrimSuffix(net.JoinHostPort(host, port), defaultPorts[scheme]))
	}
	return origins
}

// checkOriginFlag returns an error unless s is an origin as a browser writes it.
func checkOriginFlag(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || s != u.Scheme+"://"+strings.ToLower(u.Host) {
		return errors.New("an origin is a scheme, a host and perhaps a port, in lower case and with nothing behind, such as https://play.example")
	}
	return nil
}

// noOrigin, as an allowed origin, lets requests pass that name none, such as
// those of curl.
const noOrigin = "none"

// checkOrigin returns why r is refused, or nil if it names exactly one origin and
// that is one of allowed: scheme, host and port. WebSockets are exempt from the
// same-origin policy, so this is all that keeps other sites out: RFC 6455 §10.2.
func checkOrigin(r *http.Request, allowed []string) *refusal {
	origins := r.Header["Origin"]
	reason := ""
	switch {
	case len(origins) == 0 && slices.Contains(allowed, noOrigin):
		return nil
	case len(origins) == 0:
		reason = fmt.Sprintf("the request has no Origin; one that may open a socket here is %s. To let requests without one pass, start wsaccept with -origin %s.", allowed[0], noOrigin)
	case len(origins) > 1:
		reason = fmt.Sprintf("the request has %d Origin lines.", len(origins))
	case origins[0] != noOrigin && slices.Contains(allowed, origins[0]):
		return nil
	case checkOriginFlag(origins[0]) != nil || len(origins[0]) > 200:
		reason = fmt.Sprintf("%.100q is not the origin of a page from here.", origins[0])
	default:
		reason = fmt.Sprintf("pages of %s may not open a socket here; to let them, start wsaccept with -origin %[1]s.", origins[0])
	}
	return &refusal{status: http.StatusForbidden, reason: reason}
}
