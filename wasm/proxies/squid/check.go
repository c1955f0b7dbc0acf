package squid

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// fault is why Squid does not start.
type fault struct {
	says string
	span handshake.Span
	fix  string // what the wrong word should be; "" if that is not known
}

// fault returns what Squid 5.7 refuses in the text, or nil.
func (c *configuration) fault() *fault {
	defined := slices.Clone(builtin)
	for i := range c.lines {
		l := &c.lines[i]
		name := l.words[0]
		from := 0
		switch name {
		case "acl":
			defined = append(defined, l.word(1))
			continue
		case "http_access":
			from = 2
		case "http_upgrade_request_protocols", "request_header_access", "cache_peer_access":
			from = 3
		}
		if from > 0 && len(l.words) > from {
			for _, w := range l.words[from:] {
				if !slices.Contains(defined, strings.TrimPrefix(w, "!")) {
					return &fault{says: "No acl above this line is named " + w + ".", span: l.span}
				}
			}
		}
		if name == "http_upgrade_request_protocol" || name == "http_upgrade_requests_protocols" || name == "http_upgrade_protocols" || name == "upgrade_request_protocols" {
			return &fault{"The directive is called http_upgrade_request_protocols.", handshake.Span{Start: l.span.Start, End: l.span.Start + len(name)}, upgrades}
		}
	}
	return nil
}

// upgrades is the directive that lets upgrades through.
const upgrades = "http_upgrade_request_protocols"

// known are directives that change nothing of what is told here, or are read.
var known = []string{
	"acl", "http_access", upgrades, "http_port", "https_port", "cache_peer", "cache_peer_access", "request_header_access", "via", "forwarded_for",
	"read_timeout", "visible_hostname", "pid_filename", "cache_log", "access_log", "cache_effective_user", "cache_effective_group", "coredump_dir",
	"shutdown_lifetime", "pinger_enable", "netdb_filename", "cache", "cache_mem", "cache_dir", "refresh_pattern", "client_lifetime",
	"client_idle_pconn_timeout", "pconn_timeout", "connect_timeout", "request_timeout", "dns_nameservers", "maximum_object_size", "debug_options",
	"cache_mgr", "never_direct", "forward_timeout", "logformat", "cache_store_log", "server_idle_pconn_timeout", "half_closed_clients",
	"collapsed_forwarding", "maximum_object_size_in_memory", "minimum_object_size", "cache_replacement_policy", "memory_replacement_policy",
	"http_reply_access", "icp_access", "icp_port", "strip_query_terms", "logfile_rotate", "unique_hostname",
}

// strange returns the first line whose directive is not known here, or nil.
func (c *configuration) strange() *line {
	for i := range c.lines {
		if !slices.Contains(known, c.lines[i].words[0]) {
			return &c.lines[i]
		}
	}
	return nil
}
