package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// field is one of proxy_set_header's, or of nginx's own.
type field struct {
	name, value string
	set         *directive // nil for nginx's own
}

// own are the fields that nginx sets unless told otherwise. An empty value is not sent.
var own = []field{
	{"Host", "$proxy_host", nil}, {"Connection", "close", nil}, {"Content-Length", "", nil}, {"Transfer-Encoding", "", nil}, {"TE", "", nil},
	{"Keep-Alive", "", nil}, {"Expect", "", nil}, {"Upgrade", "", nil},
}

// fields returns what nginx sets in a location: the lines proxy_set_header of the
// nearest block that has any, and nginx's own for the others.
func fields(holds *directive) []field {
	var all []field
	for _, d := range inherited(holds, "proxy_set_header") {
		all = append(all, field{d.arg(1), d.arg(2), d})
	}
	set := len(all)
	for _, f := range own {
		given := false
		for _, one := range all[:set] {
			given = given || handshake.EqualFold(one.name, f.name)
		}
		if !given {
			all = append(all, f)
		}
	}
	return all
}

// request builds the request that nginx sends to the server of pass, as
// ngx_http_proxy_create_request does; ok is false if it can't be known.
func (x *exchange) request(holds, pass *directive, r *passage.Route) (head *passage.Head, ok bool) {
	target, ok := x.targetOf(pass, r)
	if !ok {
		return nil, false
	}
	head = &passage.Head{Method: "GET", Target: target, Version: "HTTP/1.0"}
	if method, d := value(holds, "proxy_method", ""); d != nil {
		if head.Method, ok = x.expand(method); !ok {
			return nil, x.cannotTell(d, r, "The method can't be known from the text.") == goOn
		}
	}
	if version, _ := value(holds, "proxy_http_version", "1.0"); version == "1.1" {
		head.Version = "HTTP/1.1"
	}
	hidden := map[string]bool{}
	for _, f := range fields(holds) {
		hidden[strings.ToLower(f.name)] = true
		text, known := x.expand(f.value)
		if !known && f.set != nil && !x.c.whole && x.c.unknownVariable(f.set, f.value) != "" {
			return nil, x.cannotTell(f.set, r, "This part does not define "+f.value+". If a map in http gives it the value upgrade, the handshake can get through; if nothing defines it, nginx does not start.") == goOn
		}
		if !known {
			return nil, x.cannotTell(f.set, r, "The value of "+f.value+" can't be known from the text.") == goOn
		}
		if text != "" {
			head.Add(f.name, text)
		}
	}
	if on, _ := value(holds, "proxy_pass_request_headers", "on"); on == "on" {
		for _, f := range x.head.Fields {
			if !hidden[strings.ToLower(f.Name)] {
				head.Add(f.Name, f.Value)
			}
		}
	}
	return head, true
}

// targetOf returns the path that is asked of the server, and notes the server.
func (x *exchange) targetOf(pass *directive, r *passage.Route) (target string, ok bool) {
	written := pass.arg(1)
	address, ok := x.expand(written)
	if !ok || strings.Contains(address, passage.Varies) {
		return "", x.cannotTell(pass, r, "Where "+written+" leads can't be known from the text.") == goOn
	}
	server, path := splitTarget(address)
	r.Backend = server
	x.target = server
	if strings.HasPrefix(address, "http://") {
		x.target = strings.TrimSuffix(server, ":80")
	} else {
		x.target = strings.TrimSuffix(server, ":443")
	}
	if strings.HasPrefix(server, "unix:") {
		x.target = "localhost"
	}
	if variables := strings.Contains(written, "$"); variables && !isIP(server) && x.c.pools[server] == nil && inherited(pass.outer, "resolver") == nil {
		r.Outcome, r.Status, r.Blame = passage.Fails, 502, pass.span
		r.Cause = "proxy_pass has a variable, so nginx looks the name up for each request, and for that it needs the directive resolver."
		return "", false
	} else if variables && path != "" {
		return path, true // as it is; nothing replaces the prefix
	}
	query := ""
	if x.query != "" {
		query = "?" + x.query
	}
	if path == "" {
		if !x.moved {
			return x.head.Target, true
		}
		return x.path + query, true
	}
	prefix := x.prefix()
	if x.moved && !strings.HasPrefix(x.path, prefix) {
		return x.path + query, true
	}
	if i := strings.IndexByte(path, '?'); i >= 0 {
		return "", x.cannotTell(pass, r, "What proxy_pass with a query makes of the address is not evaluated here.") == goOn
	}
	return path + strings.TrimPrefix(x.path, prefix) + query, true
}

// prefix is what proxy_pass with a path replaces.
func (x *exchange) prefix() string {
	if x.location == nil {
		return ""
	}
	return prefixOf(x.location)
}

// isIP reports whether a server is an address, which needs no look-up.
func isIP(server string) bool {
	host := server
	if i := strings.LastIndexByte(server, ':'); i >= 0 {
		host = server[:i]
	}
	return host != "" && strings.Trim(host, "0123456789.") == "" || strings.HasPrefix(server, "[") || strings.HasPrefix(server, "unix:")
}
