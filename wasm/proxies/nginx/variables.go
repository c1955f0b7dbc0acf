package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// Variables that nginx has itself, and the beginnings of names that it takes for any.
var (
	builtin = map[string]bool{
		"args": true, "binary_remote_addr": true, "body_bytes_sent": true, "bytes_sent": true, "connection": true, "connection_requests": true,
		"content_length": true, "content_type": true, "document_root": true, "document_uri": true, "host": true, "hostname": true, "https": true,
		"is_args": true, "limit_rate": true, "msec": true, "nginx_version": true, "pid": true, "pipe": true, "proxy_protocol_addr": true,
		"proxy_protocol_port": true, "query_string": true, "realpath_root": true, "remote_addr": true, "remote_port": true, "remote_user": true,
		"request": true, "request_body": true, "request_body_file": true, "request_completion": true, "request_filename": true, "request_id": true,
		"request_length": true, "request_method": true, "request_time": true, "request_uri": true, "scheme": true, "server_addr": true,
		"server_name": true, "server_port": true, "server_protocol": true, "status": true, "tcpinfo_rtt": true, "time_iso8601": true,
		"time_local": true, "uri": true, "proxy_host": true, "proxy_port": true, "proxy_add_x_forwarded_for": true, "upstream_addr": true,
		"upstream_cache_status": true, "upstream_connect_time": true, "upstream_header_time": true, "upstream_response_time": true, "upstream_status": true,
		"upstream_response_length": true, "realip_remote_addr": true, "realip_remote_port": true, "invalid_referer": true, "gzip_ratio": true, "http2": true,
		"ssl_cipher": true, "ssl_protocol": true, "ssl_server_name": true, "ssl_session_id": true, "ssl_client_verify": true, "ssl_client_s_dn": true,
		"ssl_client_cert": true, "ssl_client_escaped_cert": true, "ssl_client_i_dn": true, "ssl_client_serial": true, "ssl_client_fingerprint": true,
		"geoip_country_code": true, "geoip_city": true, "request_body_length": true,
	}
	prefixes = []string{"http_", "arg_", "cookie_", "sent_http_", "upstream_http_", "upstream_cookie_", "sent_trailer_", "upstream_trailer_"}
	// takesVariables are the directives whose arguments have variables.
	takesVariables = map[string]bool{
		"proxy_pass": true, "proxy_set_header": true, "return": true, "rewrite": true, "set": true, "map": true, "add_header": true, "if": true,
		"try_files": true, "root": true, "alias": true, "proxy_method": true, "proxy_cache_key": true, "proxy_cache_bypass": true, "proxy_no_cache": true,
		"fastcgi_param": true, "proxy_set_body": true,
	}
)

// variableAt returns the name of the variable that s has at a dollar, and what is behind.
func variableAt(s string) (name, rest string) {
	if strings.HasPrefix(s, "{") {
		name, rest, _ = strings.Cut(s[1:], "}")
		return name, rest
	}
	i := 0
	for i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9' || 'a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
		i++
	}
	return s[:i], s[i:]
}

// unknownVariable returns a variable in word that nobody defines, or "".
func (c *configuration) unknownVariable(d *directive, word string) string {
	if !takesVariables[d.name()] || d.name() == "rewrite" && word == d.arg(1) {
		return ""
	}
	isPattern := false
	for rest := word; ; {
		_, after, found := strings.Cut(rest, "$")
		if !found {
			return ""
		}
		var name string
		name, rest = variableAt(after)
		lower := strings.ToLower(name)
		if d.name() == "if" && (strings.Contains(strings.Join(d.words, " "), "~")) && word != d.arg(1) {
			isPattern = true
		}
		if name == "" || isPattern || len(name) == 1 && '0' <= name[0] && name[0] <= '9' || c.maps[name] != nil || c.sets[name] || builtin[lower] {
			continue
		}
		own := false
		for _, p := range prefixes {
			own = own || strings.HasPrefix(lower, p)
		}
		if !own {
			return name
		}
	}
}

// exchange is a handshake on its way through a server of c.
type exchange struct {
	c        *configuration
	ask      passage.Ask
	head     passage.Head // as the client sent it
	server   *directive
	location *directive
	path     string // normalised, without the query
	query    string
	set      map[string]string
	captures []string
	target   string // server of proxy_pass
	moved    bool   // a rewrite has changed path

	letThrough bool // the question is for handshakes that checks of Origin and log-ins let through
}

// expand returns word with the values of its variables; ok is false if one can't be
// known.
func (x *exchange) expand(word string) (value string, ok bool) { return x.expandDeep(word, 0) }

// mostNested is how deep variables of maps may need others.
const mostNested = 8

func (x *exchange) expandDeep(word string, depth int) (value string, ok bool) {
	var b strings.Builder
	for rest := word; ; {
		before, after, found := strings.Cut(rest, "$")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		var name string
		name, rest = variableAt(after)
		if name == "" {
			b.WriteByte('$')
			continue
		}
		value, ok := x.variable(name, depth)
		if !ok {
			return "", false
		}
		b.WriteString(value)
	}
}

func (x *exchange) variable(name string, depth int) (value string, ok bool) {
	if depth > mostNested {
		return "", false
	}
	if len(name) == 1 && '0' <= name[0] && name[0] <= '9' {
		if i := int(name[0] - '0'); i < len(x.captures) {
			return x.captures[i], true
		}
		return "", true
	}
	if value, ok := x.set[name]; ok {
		return value, true
	}
	if m := x.c.maps[name]; m != nil {
		return x.mapped(m, depth)
	}
	if field, found := strings.CutPrefix(name, "http_"); found {
		return x.head.Get(strings.ReplaceAll(field, "_", "-")), true
	}
	host, _, _ := strings.Cut(strings.ToLower(x.head.Get("Host")), ":")
	switch name {
	case "host":
		return host, true
	case "request_uri":
		return x.head.Target, true
	case "uri", "document_uri":
		return x.path, true
	case "args", "query_string":
		return x.query, true
	case "is_args":
		if x.query == "" {
			return "", true
		}
		return "?", true
	case "request_method":
		return x.head.Method, true
	case "server_protocol":
		return x.head.Version, true
	case "scheme":
		if listensTLS(x.server) {
			return "https", true
		}
		return "http", true
	case "server_name":
		if names := x.server.first("server_name"); names != nil && !strings.ContainsAny(names.arg(1), "*~") {
			return names.arg(1), true
		}
		return "", x.server.first("server_name") == nil
	case "proxy_host":
		return x.target, true
	case "remote_addr", "proxy_add_x_forwarded_for", "server_port", "remote_port", "server_addr", "request_id", "msec", "connection", "hostname":
		return passage.Varies, true
	case "remote_user", "content_length", "content_type":
		return "", true
	}
	if strings.HasPrefix(name, "cookie_") || strings.HasPrefix(name, "arg_") && x.query == "" {
		return "", true
	}
	return "", false
}

// mapped is the value that a map has.
func (x *exchange) mapped(m *directive, depth int) (value string, ok bool) {
	if m.name() != "map" {
		return "", false
	}
	source, ok := x.expandDeep(m.arg(1), depth+1)
	if !ok || strings.Contains(source, passage.Varies) {
		return "", false
	}
	other, found := "", false
	for _, entry := range m.block {
		key := entry.words[0]
		switch {
		case key == "include":
			return "", false
		case key == "default":
			other = entry.arg(1)
		case strings.HasPrefix(key, "~"):
		case handshake.EqualFold(strings.TrimPrefix(key, "\\"), source) && !found:
			value, found = entry.arg(1), true
		}
	}
	for _, entry := range m.block {
		expression, is := strings.CutPrefix(entry.words[0], "~")
		if !is || found {
			continue
		}
		expression, fold := strings.CutPrefix(expression, "*")
		_, matched, known := pattern.Match(expression, source, fold)
		if !known {
			return "", false
		}
		if matched {
			value, found = entry.arg(1), true
		}
	}
	if m.first("hostnames") != nil {
		return "", false
	}
	if !found {
		value = other
	}
	return x.expandDeep(value, depth+1)
}

// listensTLS reports whether a server speaks TLS.
func listensTLS(server *directive) bool {
	for _, listen := range server.all("listen") {
		if has(listen.words[1:], "ssl") || has(listen.words[1:], "quic") {
			return true
		}
	}
	ssl := server.first("ssl")
	return ssl != nil && ssl.arg(1) == "on"
}
