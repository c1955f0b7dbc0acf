package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/pattern"
)

// find chooses the location for path as nginx does: an exact one; else the longest
// prefix, unless a regular expression fits. nil if none fits. slash is whether nginx
// answers with a redirect to the same path and a slash.
func find(block *directive, path string) (found *directive, slash, known bool) {
	var best *directive
	regular := true
	for _, l := range block.all("location") {
		modifier, name := modifierOf(l)
		switch modifier {
		case "=":
			if name == path {
				return l, false, true
			}
		case "", "^~":
			if strings.HasPrefix(path, name) && (best == nil || len(name) > len(prefixOf(best))) {
				best, regular = l, modifier == ""
			}
			if name == path+"/" && passes(l) {
				slash = true
			}
		}
	}
	if slash && (best == nil || len(prefixOf(best)) < len(path)) {
		return nil, true, true
	}
	if best != nil {
		inner, slash, known := find(best, path)
		if inner != nil || slash || !known {
			return inner, slash, known
		}
	}
	for _, l := range block.all("location") {
		modifier, name := modifierOf(l)
		if !regular || modifier != "~" && modifier != "~*" {
			continue
		}
		_, matched, known := pattern.Match(name, path, modifier == "~*")
		if !known {
			return nil, false, false
		}
		if matched {
			return l, false, true
		}
	}
	return best, false, true
}

// modifierOf splits what location has, also where the modifier stands without a space.
func modifierOf(l *directive) (modifier, name string) {
	if len(l.words) > 2 {
		return l.words[1], l.words[2]
	}
	name = l.arg(1)
	for _, m := range []string{"=", "^~", "~*", "~"} {
		if strings.HasPrefix(name, m) {
			return m, name[len(m):]
		}
	}
	if strings.HasPrefix(name, "@") {
		return "@", name
	}
	return "", name
}

func prefixOf(l *directive) string {
	_, name := modifierOf(l)
	return name
}

// passes reports whether a location hands requests to a server, for which nginx adds the
// slash that is missing.
func passes(l *directive) bool {
	for _, name := range []string{"proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass"} {
		if l.first(name) != nil {
			return true
		}
	}
	return false
}

// serverFor returns the server that a host is for: by an exact name, by a name with an
// asterisk, by a regular expression, or the default.
func (c *configuration) serverFor(host string) (server *directive, known bool) {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	var star, expression, standard *directive
	length := 0
	for _, s := range c.servers {
		for _, listen := range s.all("listen") {
			if has(listen.words[1:], "default_server") || has(listen.words[1:], "default") {
				standard = s
			}
		}
		for _, names := range s.all("server_name") {
			for _, name := range names.words[1:] {
				lower := strings.ToLower(name)
				switch {
				case lower == host, strings.HasPrefix(lower, ".") && lower[1:] == host:
					return s, true
				case strings.HasPrefix(lower, "*.") && strings.HasSuffix(host, lower[1:]),
					strings.HasPrefix(lower, ".") && strings.HasSuffix(host, lower),
					strings.HasSuffix(lower, ".*") && strings.HasPrefix(host, lower[:len(lower)-1]):
					if len(lower) > length {
						star, length = s, len(lower)
					}
				case strings.HasPrefix(name, "~") && expression == nil:
					_, matched, known := pattern.Match(name[1:], host, true)
					if !known {
						return nil, false
					}
					if matched {
						expression = s
					}
				}
			}
		}
	}
	for _, s := range []*directive{star, expression, standard} {
		if s != nil {
			return s, true
		}
	}
	if len(c.servers) == 0 {
		return nil, true
	}
	return c.servers[0], true
}

// lineOf returns the bytes of the line that a directive begins with, up to its brace or
// semicolon.
func (d *directive) lineOf() handshake.Span {
	if d.opens > 0 {
		return handshake.Span{Start: d.span.Start, End: d.opens}
	}
	return d.span
}
