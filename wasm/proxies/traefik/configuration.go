package traefik

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/yaml"
)

// configuration is what a text has of Traefik's.
type configuration struct {
	settings
	text    string
	routers []router
	old     setting // a label of Traefik 1, if there are no newer ones
}

// router is one of HTTP.
type router struct {
	name     string
	rule     setting
	entries  []string
	chain    []string // the names of its middlewares
	service  string
	tls      bool
	priority int
}

// read finds the routers; ok is false if text is not Traefik's.
func read(text string) (c *configuration, ok bool) {
	c = &configuration{text: text}
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "traefik.http.") || strings.Contains(lower, "--entrypoints."):
		c.settings = labels(text)
	case strings.Contains(lower, "[http.routers") || strings.Contains(lower, "[entrypoints"):
		c.settings = toml(text)
	case strings.Contains(lower, "traefik.frontend."):
		c.settings = labels(text)
		for _, one := range c.settings {
			if strings.HasPrefix(one.path, "frontend.") {
				c.old = one
				return c, true
			}
		}
	case strings.Contains(lower, "routers:") || strings.Contains(lower, "entrypoints:") || strings.Contains(text, "IngressRoute"):
		documents, parsed := yaml.Parse(text)
		if !parsed {
			return nil, false
		}
		for i, d := range documents {
			c.settings = append(c.settings, nested(kubernetes(d, i), "", d.Span)...)
		}
	}
	c.findRouters()
	names, _ := c.names("entrypoints.")
	addressed := slices.ContainsFunc(names, func(name string) bool { _, ok := c.get("entrypoints." + name + ".address"); return ok })
	return c, len(c.routers) > 0 || addressed
}

// findRouters makes routers of the settings.
func (c *configuration) findRouters() {
	names, _ := c.names("http.routers.")
	for _, name := range names {
		prefix := "http.routers." + name
		rule, found := c.get(prefix + ".rule")
		if !found {
			continue
		}
		r := router{name: name, rule: rule, priority: len(rule.value)}
		r.entries = c.list(prefix + ".entrypoints")
		r.chain = c.list(prefix + ".middlewares")
		if s, ok := c.get(prefix + ".service"); ok {
			r.service = s.value
		}
		if p, ok := c.get(prefix + ".priority"); ok {
			if n, err := strconv.Atoi(p.value); err == nil && n > 0 {
				r.priority = n
			}
		}
		for _, one := range c.below(prefix + ".tls") {
			r.tls = r.tls || one.value != "false"
		}
		for _, e := range r.entries {
			r.tls = r.tls || len(c.below("entrypoints."+strings.ToLower(e)+".http.tls")) > 0 || e == "websecure" || e == "https"
		}
		c.routers = append(c.routers, r)
	}
}

// kubernetes returns an IngressRoute or a Middleware as a file would have it, and any
// other document as it is.
func kubernetes(d *yaml.Node, number int) *yaml.Node {
	spec := d.Get("spec")
	name := d.Get("metadata", "name").String()
	if name == "" {
		name = "route"
	}
	mapping := func(key string, value *yaml.Node) *yaml.Node {
		return &yaml.Node{Kind: yaml.Mapping, Span: d.Span, Pairs: []yaml.Pair{{Key: key, Value: value, Span: value.Span}}}
	}
	switch d.Get("kind").String() {
	case "Middleware":
		if spec != nil {
			return mapping("http", mapping("middlewares", mapping(name, spec)))
		}
	case "IngressRoute":
		routers := &yaml.Node{Kind: yaml.Mapping, Span: d.Span}
		services := &yaml.Node{Kind: yaml.Mapping, Span: d.Span}
		for i, route := range spec.Get("routes").Each() {
			id := name + "-" + strconv.Itoa(number) + "-" + strconv.Itoa(i)
			r := &yaml.Node{Kind: yaml.Mapping, Span: route.Span}
			add := func(key string, p *yaml.Pair) {
				if p != nil {
					r.Pairs = append(r.Pairs, yaml.Pair{Key: key, Value: p.Value, Span: p.Span})
				}
			}
			add("rule", route.Pair("match"))
			add("priority", route.Pair("priority"))
			add("entryPoints", spec.Pair("entryPoints"))
			add("tls", spec.Pair("tls"))
			chain := &yaml.Node{Kind: yaml.List, Span: route.Span}
			for _, m := range route.Get("middlewares").Each() {
				if one := m.Get("name"); one != nil {
					chain.Items = append(chain.Items, one)
				}
			}
			r.Pairs = append(r.Pairs, yaml.Pair{Key: "middlewares", Value: chain, Span: route.Span})
			for _, s := range route.Get("services").Each() {
				add("service", s.Pair("name"))
				services.Pairs = append(services.Pairs, yaml.Pair{Key: s.Get("name").String(), Value: mapping("loadBalancer", s), Span: s.Span})
			}
			routers.Pairs = append(routers.Pairs, yaml.Pair{Key: id, Value: r, Span: route.Span})
		}
		http := mapping("routers", routers)
		http.Pairs = append(http.Pairs, yaml.Pair{Key: "services", Value: services, Span: d.Span})
		return mapping("http", http)
	}
	return d
}
