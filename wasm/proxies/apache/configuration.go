package apache

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// configuration is what was pasted, with the sections that depend on modules and
// versions resolved.
type configuration struct {
	text    string
	top     *directive
	hosts   []*directive
	modules map[string]bool // those loaded; nil if the text loads none for connections, and so is a part
	defined map[string]string
	strange *directive // what can't be known; nil for nothing

	unset     *directive // one with a variable that the text does not define; nil if there is none
	unsetName string     // that variable
	fault     *fault
}

// read returns the configuration that text is; ok is false if it is none.
func read(text string) (c *configuration, ok bool) {
	top, p := parse(text)
	if signs(top) < 2 {
		return nil, false
	}
	c = &configuration{text: text, top: top, defined: p.defined, fault: p.fault}
	loaded, whole := map[string]bool{}, false
	for _, d := range top.all("loadmodule") {
		loaded[strings.TrimSuffix(d.word(0), "_module")] = true
		whole = whole || strings.HasPrefix(d.word(0), "mpm_")
	}
	if whole {
		c.modules = loaded
	}
	c.resolve(top)
	c.hosts = top.all("<virtualhost")
	if c.fault == nil {
		c.fault = c.check(top)
	}
	return c, true
}

// has reports whether a module is loaded, or may be because the text does not say.
func (c *configuration) has(module string) bool { return c.modules == nil || c.modules[module] }

// resolve puts what is in <IfModule> and its kin in their place, or drops it.
func (c *configuration) resolve(d *directive) {
	var block []*directive
	for _, one := range d.block {
		if one.section {
			c.resolve(one)
		}
		switch one.name {
		case "<ifmodule", "<ifdefine", "<ifversion":
			if holds, known := c.holds(one); !known {
				c.unclear(one)
			} else if holds {
				for _, inner := range one.block {
					inner.outer = d
				}
				block = append(block, one.block...)
			}
		default:
			block = append(block, one)
		}
	}
	d.block = block
}

func (c *configuration) unclear(d *directive) {
	if c.strange == nil {
		c.strange = d
	}
}

// holds tells whether the condition of a section holds in Apache 2.4.71.
func (c *configuration) holds(d *directive) (holds, known bool) {
	name, not := strings.CutPrefix(d.word(0), "!")
	switch d.name {
	case "<ifmodule":
		name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(name, "mod_"), ".c"), "_module")
		return c.has(name) != not, true
	case "<ifdefine":
		_, defined := c.defined[name]
		return defined != not, defined || not
	}
	operator, version := d.word(0), d.word(1)
	if version == "" {
		operator, version = "=", operator
	}
	var all [3]int
	for i, part := range strings.Split(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || i > 2 {
			return false, false
		}
		all[i] = n
	}
	seen := [3]int{2, 4, 71}
	less, same := false, true
	for i := range seen {
		if seen[i] != all[i] {
			less, same = seen[i] < all[i], false
			break
		}
	}
	switch operator {
	case ">=":
		return !less, true
	case ">":
		return !less && !same, true
	case "<":
		return less, true
	case "<=":
		return less || same, true
	case "=", "==":
		return same, true
	}
	return false, false
}

// host returns the virtual host that takes a name: the first one that has it, or else
// the first of all. It is the top level if there is none.
func (c *configuration) host(name string) *directive {
	for _, h := range c.hosts {
		if port(h) != port(c.hosts[0]) {
			continue
		}
		for _, d := range h.block {
			if !d.is("servername", "serveralias") {
				continue
			}
			for _, one := range d.words {
				if named(one, name) {
					return h
				}
			}
		}
	}
	if len(c.hosts) > 0 {
		return c.hosts[0]
	}
	return c.top
}

func named(pattern, name string) bool {
	if _, rest, found := strings.Cut(pattern, "://"); found {
		pattern = rest
	}
	pattern, _, _ = strings.Cut(strings.ToLower(pattern), ":")
	return wild(pattern, strings.ToLower(name))
}

// port returns the port of a virtual host, as it is written.
func port(host *directive) string {
	address := host.word(0)
	return address[strings.LastIndexByte(address, ':')+1:]
}

// nameOf returns a name that a virtual host takes.
func nameOf(host *directive) string {
	name := host.last("servername").word(0)
	if _, rest, found := strings.Cut(name, "://"); found {
		name = rest
	}
	name, _, _ = strings.Cut(name, ":")
	if name == "" || strings.ContainsAny(name, "*?$ {}") {
		return passage.Host
	}
	return name
}

// setting returns the last directive with a name in the host, or else at the top level;
// nil if there is none.
func (c *configuration) setting(host *directive, name string) *directive {
	if d := host.last(name); d != nil {
		return d
	}
	return c.top.last(name)
}

// wild tells whether s is pattern, in which * is for anything and ? for a byte.
func wild(pattern, s string) bool {
	if pattern == "" {
		return s == ""
	}
	if pattern[0] == '*' {
		for i := range len(s) + 1 {
			if wild(strings.TrimLeft(pattern, "*"), s[i:]) {
				return true
			}
		}
		return false
	}
	return s != "" && (pattern[0] == '?' || pattern[0] == s[0]) && wild(pattern[1:], s[1:])
}

// lineEnd returns where the line of a span ends.
func lineEnd(text string, span handshake.Span) int {
	if i := strings.IndexByte(text[span.End:], '\n'); i >= 0 {
		return span.End + i
	}
	return len(text)
}
