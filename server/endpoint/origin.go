package endpoint

import (
	"fmt"
	"net"
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
