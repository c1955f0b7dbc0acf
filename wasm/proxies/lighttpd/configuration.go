package lighttpd

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// configuration is what was pasted.
type configuration struct {
	text    string
	top     *block
	fault   *fault
	unknown *setting // an include, or a brace too many
	whole   bool     // it has what lighttpd does not start without, so that nothing is elsewhere
	modules []string
}

// read returns the configuration that text is; ok is false if it is none.
func read(text string) (c *configuration, ok bool) {
	if !strings.Contains(text, "proxy.") && !strings.Contains(text, "wstunnel.") && !strings.Contains(text, "server.modules") {
		return nil, false
	}
	all, ok := tokens(text)
	if !ok || !isConfiguration(all) {
		return nil, false
	}
	p := &parser{all: all, variables: map[string]string{}}
	c = &configuration{text: text, top: &block{}}
	p.settings(c.top, 0)
	if p.is("}") && p.at+1 < len(all) && p.unknown == nil { // at the end, lighttpd lets it pass
		p.unknown = &setting{name: "}", span: p.peek().span}
	}
	c.fault, c.unknown = p.fault, p.unknown
	for _, s := range c.top.settings {
		switch s.name {
		case "server.modules":
			for _, m := range s.value.items {
				c.modules = append(c.modules, m.text)
			}
		case "server.document-root":
			c.whole = true
		}
	}
	if u := p.undefined; u != nil && c.fault == nil {
		if c.whole && c.unknown == nil {
			c.fault = &fault{"“" + u.name + "” has no value above.", u.span}
		} else {
			c.unknown = u
		}
	}
	if c.fault == nil {
		c.fault = c.check(c.top)
	}
	return c, true
}

// isConfiguration reports whether names that only lighttpd has are given values.
func isConfiguration(all []token) bool {
	for i := range len(all) - 2 {
		sign := all[i+1].text
		if all[i].quoted || sign != "=" && sign != "+=" {
			continue
		}
		switch all[i].text {
		case "proxy.server", "proxy.header", "proxy.servers", "proxy.headers", "wstunnel.server", "server.modules":
			if all[i+2].text == "(" {
				return true
			}
		}
	}
	return false
}

func (c *configuration) loads(module string) bool {
	return !c.whole && len(c.modules) == 0 || slices.Contains(c.modules, module)
}

// options are those of proxy.header.
var options = []string{"upgrade", "connect", "https-remap", "force-http10", "map-urlpath", "map-host-request", "map-host-response"}

// check returns the first thing with which lighttpd does not start, or nil.
func (c *configuration) check(b *block) *fault {
	for _, s := range b.settings {
		if s.block != nil {
			if f := c.check(s.block); f != nil {
				return f
			}
			continue
		}
		switch {
		case !c.loads("mod_proxy"):
		case s.name == "proxy.header":
			for i, key := range s.value.keys {
				item := s.value.items[i]
				if !slices.Contains(options, key) {
					return &fault{"proxy.header has no option “" + key + "”; the one for WebSockets is “upgrade”.", item.span}
				}
				if _, known := enabled(item.text); !item.isArray && !known {
					return &fault{"The option “" + key + "” takes \"enable\" or \"disable\".", item.span}
				}
			}
		case s.name == "proxy.server":
			for i := range s.value.items {
				if f := checkServers(&s.value.items[i]); f != nil {
					return f
				}
			}
		}
	}
	return nil
}

// checkServers looks at the list of servers of a path.
func checkServers(list *value) *fault {
	for i := range list.items {
		server := &list.items[i]
		if !server.isArray {
			return &fault{"A pair of parentheses is missing: behind the path there is a list of servers, each a list of its own.", list.span}
		}
		if host := server.get("host"); host != nil && strings.ContainsAny(host.text, ":/") && !strings.HasPrefix(host.text, "[") && !strings.HasPrefix(host.text, "/") && !strings.HasPrefix(host.text, "unix") {
			return &fault{"“host” takes a name or an address alone: the port stands in “port”, and no scheme is written.", host.span}
		}
	}
	return nil
}

// enabled reads the value of an option.
func enabled(text string) (on, known bool) {
	switch strings.ToLower(text) {
	case "enable", "enabled", "true", "1":
		return true, true
	case "disable", "disabled", "false", "0":
		return false, true
	}
	return false, false
}

// holding returns the settings that hold for a handshake; later ones replace earlier
// ones. maybe is a condition of which it is not known whether it holds.
func (c *configuration) holding(b *block, one passage.Ask, all map[string]setting) (maybe *setting) {
	before := false // whether one of a chain of else holds
	for i := range b.settings {
		s := &b.settings[i]
		if s.block == nil {
			if old, ok := all[s.name]; ok && s.sign == "+=" && old.value.isArray {
				merged := *s
				merged.value.keys = append(slices.Clip(old.value.keys), s.value.keys...)
				merged.value.items = append(slices.Clip(old.value.items), s.value.items...)
				all[s.name] = merged
				continue
			}
			all[s.name] = *s
			continue
		}
		if s.block.orElse && before {
			continue
		}
		holds, known := s.block.holds(one)
		if !known {
			return s
		}
		if before = holds; holds {
			if maybe := c.holding(s.block, one, all); maybe != nil {
				return maybe
			}
		}
	}
	return nil
}

// holds tells whether the condition of a block holds.
func (b *block) holds(one passage.Ask) (holds, known bool) {
	var value string
	path, query, _ := strings.Cut(one.Path, "?")
	head := one.Head()
	switch field := strings.ToLower(b.field); field {
	case "":
		return true, true
	case "$http[host]":
		value = one.Host
	case "$http[url]":
		value = path
	case "$http[query-string]", "$http[querystring]":
		value = query
	case "$http[scheme]":
		value = "http"
	case "$http[request-method]", "$http[requestmethod]":
		value = "GET"
	default:
		name, ok := strings.CutPrefix(strings.TrimSuffix(field, "]"), "$request_header[")
		if !ok {
			return false, false
		}
		value = head.Get(name)
	}
	switch b.sign {
	case "==", "!=":
		return (value == b.operand) == (b.sign == "=="), true
	case "=^":
		return strings.HasPrefix(value, b.operand), true
	case "=$":
		return strings.HasSuffix(value, b.operand), true
	case "=~", "!~":
		_, matched, known := pattern.Match(b.operand, value, false)
		return matched == (b.sign == "=~"), known
	}
	return false, false
}

// server returns the servers that proxy.server has for a path, and their place: the
// longest path that it begins with, or an ending.
func server(s setting, path string) (key string, list *value) {
	best := -1
	for i, k := range s.value.keys {
		if matches := strings.HasPrefix(path, k) && (k == "" || k[0] == '/') || k != "" && k[0] != '/' && strings.HasSuffix(path, k); matches && best < 0 {
			best = i
		}
	}
	if best < 0 {
		return "", nil
	}
	return s.value.keys[best], &s.value.items[best]
}

// idle tells when lighttpd cuts a connection on which nothing is sent.
func idle(all map[string]setting, server *value) passage.Idle {
	if server.get("read-timeout") != nil || server.get("write-timeout") != nil {
		return passage.Idle{}
	}
	best := passage.Idle{Known: true, Seconds: 61, Says: "server.max-read-idle is 60 seconds unless it is set: lighttpd cuts the connection when nothing has been sent for longer; it looks once a second."}
	read, has := all["server.max-read-idle"]
	if has {
		n, err := strconv.Atoi(read.value.text)
		best = passage.Idle{Known: err == nil && n > 0 && n < 1<<16, Seconds: n + 1, Says: "server.max-read-idle: lighttpd cuts the connection when nothing has been sent for longer; it looks once a second.", Span: read.span}
	}
	if write, has := all["server.max-write-idle"]; has {
		n, err := strconv.Atoi(write.value.text)
		if err != nil || n <= 0 {
			return passage.Idle{}
		}
		if n+1 < best.Seconds {
			best.Seconds, best.Says, best.Span = n+1, "server.max-write-idle: lighttpd cuts the connection when nothing has been sent for longer; it looks once a second.", write.span
		}
	}
	return best
}

func spanEnd(s handshake.Span) handshake.Span { return handshake.Span{Start: s.End, End: s.End} }
