package caddy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// truth is whether a matcher matches.
type truth int

const (
	no truth = iota
	yes
	unclear
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// matcher returns the matcher of a directive, or "".
func matcher(n *node) string {
	if w := n.word(1); w == "*" || strings.HasPrefix(w, "/") || strings.HasPrefix(w, "@") {
		return w
	}
	return ""
}

// matches tells whether a directive's matcher takes a request.
func (x *exchange) matches(n *node) truth {
	switch w := matcher(n); {
	case w == "" || w == "*":
		return yes
	case strings.HasPrefix(w, "/"):
		return truthOf(pathMatches(w, x.path()))
	default:
		m := x.matchers[w]
		if m == nil {
			return unclear
		}
		if m.hasBlock {
			return x.all(m.block)
		}
		return x.all([]*node{{words: m.words[1:]}})
	}
}

// all tells whether all conditions of a matcher hold. Those of one kind, but for
// header, are alternatives, which is not told here.
func (x *exchange) all(conditions []*node) truth {
	result := yes
	seen := map[string]bool{}
	for _, c := range conditions {
		key := c.word(0)
		if key == "header" {
			key += " " + strings.ToLower(c.word(1))
		}
		is := x.condition(c)
		if seen[key] {
			is = unclear
		}
		seen[key] = true
		if is == no {
			return no
		}
		if is == unclear {
			result = unclear
		}
	}
	return result
}

func (x *exchange) condition(c *node) truth {
	values := c.words[min(1, len(c.words)):]
	switch c.word(0) {
	case "path", "host", "method":
		for _, v := range values {
			switch {
			case c.word(0) == "path" && pathMatches(v, x.path()),
				c.word(0) == "host" && handshake.EqualFold(v, x.ask.Host),
				c.word(0) == "method" && v == "GET":
				return yes
			case strings.Contains(v, "{") || c.word(0) == "host" && strings.Contains(v, "*"):
				return unclear
			}
		}
		return no
	case "header":
		if len(values) == 1 {
			return truthOf(x.head.Has(values[0]))
		}
		if len(values) == 2 && !strings.ContainsAny(values[0]+values[1], "!{") {
			return truthOf(x.head.Has(values[0]) && wild(values[1], x.head.Get(values[0])))
		}
	}
	return unclear
}

// pathMatches tells whether a path's pattern takes a path.
func pathMatches(pattern, path string) bool {
	return wild(strings.ToLower(pattern), strings.ToLower(path))
}

// wild tells whether s is pattern, which may begin and end with a star.
func wild(pattern, s string) bool {
	front, back := strings.HasPrefix(pattern, "*"), strings.HasSuffix(pattern, "*")
	bare := strings.Trim(pattern, "*")
	switch {
	case front && back:
		return strings.Contains(s, bare)
	case back:
		return strings.HasPrefix(s, bare)
	case front:
		return strings.HasSuffix(s, bare)
	}
	return pattern == s
}

// takes tells how well a site's addresses take a host: 2 by its name, 1 because they
// name none, 0 not.
func takes(site *node, host string) int {
	best := 0
	for _, address := range site.words {
		address = strings.TrimSuffix(address, ",")
		if _, rest, found := strings.Cut(address, "://"); found {
			address = rest
		}
		name, _, _ := strings.Cut(address, ":")
		switch {
		case handshake.EqualFold(name, host):
			return 2
		case name == "" || strings.HasPrefix(name, "*.") && strings.HasSuffix(host, name[1:]):
			best = 1
		}
	}
	return best
}

// hostOf returns a host that a site takes.
func hostOf(site *node) string {
	address := strings.TrimSuffix(site.word(0), ",")
	if _, rest, found := strings.Cut(address, "://"); found {
		address = rest
	}
	name, _, _ := strings.Cut(address, ":")
	if name == "" || strings.ContainsAny(name, "*{}/") {
		return passage.Host
	}
	return name
}
