package ingress

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// directives returns the lines of nginx in a snippet, without their ends; nil if it is not
// written below its annotation, as blocks of YAML are.
func (d document) directives(l line) (all [][]string) {
	if !strings.HasPrefix(l.value, "|") && !strings.HasPrefix(l.value, ">") {
		return nil
	}
	start := strings.LastIndexByte(d.text[:l.span.Start], '\n') + 1
	indent := l.span.Start - start
	for raw := range strings.Lines(d.text[l.span.End:]) {
		body := strings.TrimSpace(raw)
		if body == "" {
			continue
		}
		if len(raw)-len(strings.TrimLeft(raw, " ")) <= indent {
			break
		}
		if words := strings.Fields(strings.TrimRight(body, "; ")); len(words) > 0 && !strings.HasPrefix(body, "#") {
			all = append(all, words)
		}
	}
	return all
}

// again returns the fields of a handshake that a snippet sets and ingress-nginx, too.
func (d document) again(l line) string {
	var names []string
	for _, words := range d.directives(l) {
		if len(words) < 2 || words[0] != "proxy_set_header" {
			continue
		}
		for _, name := range []string{"Upgrade", "Connection", "Host"} {
			if handshake.EqualFold(words[1], name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " and ")
}

// quiet are directives that change nothing of a handshake. proxy_set_header does not
// either where it is about none of its fields.
var quiet = []string{"more_set_headers", "more_clear_headers", "add_header", "expires", "proxy_cookie_path", "proxy_cookie_domain", "proxy_redirect",
	"proxy_buffering", "proxy_request_buffering", "proxy_connect_timeout", "client_max_body_size", "client_body_buffer_size", "gzip", "limit_rate", "access_log", "log_not_found"}

// harmless reports whether a snippet has such lines alone.
func (d document) harmless(l line) bool {
	all := d.directives(l)
	for _, words := range all {
		name := ""
		if len(words) > 1 {
			name = strings.ToLower(strings.Trim(words[1], `"'`))
		}
		field := words[0] == "proxy_set_header" && name != "origin" && name != "cookie" && !strings.HasPrefix(name, "sec-websocket-")
		if !field && !slices.Contains(quiet, words[0]) || strings.Contains(name, "upgrade") || strings.Contains(name, "connection") || strings.Contains(name, "sec-websocket-") {
			return false
		}
	}
	return len(all) > 0
}
