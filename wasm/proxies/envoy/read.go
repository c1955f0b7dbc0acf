package envoy

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/documented"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/yaml"
)

// Read tells what Envoy does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Envoy", Versions: documented.Versions(versions)}
	for _, one := range c.asked(asks) {
		r := c.passes(one)
		r.Settle(text, func(text string) (passage.Route, bool) {
			fixed, ok := read(text)
			if !ok || one.to >= len(fixed.managers) {
				return passage.Route{}, false
			}
			return fixed.passes(one), true
		})
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// mostAddresses is how many are told without being asked about.
const mostAddresses = 50

// asked is a handshake, and the number of the connection manager that it reaches.
type asked struct {
	passage.Ask
	to int
}

// asked returns the handshakes to tell of: those of asks, or one for each route.
func (c *configuration) asked(asks []passage.Ask) []asked {
	var all []asked
	for _, one := range asks {
		to := max(0, slices.IndexFunc(c.managers, func(m *manager) bool { return m.host(one.Host) != nil }))
		all = append(all, asked{one, to})
	}
	if len(all) > 0 {
		return all
	}
	seen := map[asked]bool{}
	for i, m := range c.managers {
		for _, h := range m.hosts() {
			for _, r := range h.Get("routes").Each() {
				one := asked{passage.Ask{Host: hostOf(h), Path: pathOf(r.Get("match"))}, i}
				if head := one.Head(); one.Path == passage.Path {
					if first, _ := find(h, &head); first != r {
						one.Path = "/"
					}
				}
				if one.Path != "" && !seen[one] && len(all) < mostAddresses {
					seen[one] = true
					all = append(all, one)
				}
			}
		}
	}
	if len(all) == 0 {
		return []asked{{passage.Ask{Host: passage.Host, Path: passage.Path}, 0}}
	}
	return all
}

// hostOf returns a name that a virtual host takes.
func hostOf(host *yaml.Node) string {
	for _, d := range host.Get("domains").Each() {
		if name := d.String(); name != "" && !strings.Contains(name, "*") {
			return name
		}
	}
	return passage.Host
}

// pathOf returns a path that a route takes, or "" if that is not plain to see.
func pathOf(match *yaml.Node) string {
	for _, key := range []string{"path", "prefix", "path_separated_prefix"} {
		if value := match.Get(key).String(); strings.HasPrefix(value, "/") {
			if value == "/" {
				return passage.Path
			}
			return value
		}
	}
	return ""
}

// passes tells what becomes of one handshake.
func (c *configuration) passes(one asked) passage.Route {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one.Ask, Address: one.Host + one.Path}
	m := c.managers[one.to]
	if m.node != nil {
		r.Span = c.lineOf(m.node.Span)
	}
	if len(m.hosts()) == 0 {
		c.withoutRoutes(&r, m)
		return r
	}
	head := one.Head()
	host := m.host(one.Host)
	if host == nil {
		r.Outcome, r.Status, r.Plain = passage.Fails, 404, true
		r.Cause = "No virtual host has the domain " + one.Host + ". " + claims[noRoute].String()
		r.Blame = c.lineOf(m.route.Pair("virtual_hosts").Span)
		return r
	}
	route, known := find(host, &head)
	switch {
	case route != nil && !known:
		r.Outcome, r.Blame = passage.Unknown, c.lineOf(route.Span)
		r.Cause = "Whether this route's match holds for the handshake is not evaluated here."
	case route == nil:
		r.Outcome, r.Status, r.Plain, r.Blame = passage.Fails, 404, true, c.lineOf(host.Span)
		r.Cause = "No route of this virtual host takes the address. " + claims[noRoute].String()
	default:
		r.Span = c.lineOf(route.Span)
		c.act(&r, m, host, route)
	}
	return r
}

// withoutRoutes is a connection manager whose routes are not in the text.
func (c *configuration) withoutRoutes(r *passage.Route, m *manager) {
	r.Outcome, r.Blame = passage.Unknown, r.Span
	r.Cause = "The routes are not in this text, so where a handshake goes can't be known from it."
	if yes, _ := upgrades(m.node.Get("upgrade_configs")); yes {
		r.Cause += " upgrade_configs lets WebSockets through, unless a route says otherwise."
	} else {
		r.Cause += " " + claims[upgradesOff].String()
		r.Fix = "Add upgrade_configs with upgrade_type: websocket to the connection manager, unless a route has it."
	}
}

// act is what the route does.
func (c *configuration) act(r *passage.Route, m *manager, host, route *yaml.Node) {
	action := route.Get("route")
	switch {
	case route.Pair("redirect") != nil:
		r.Outcome, r.Status, r.Plain, r.Blame = passage.Fails, 301, true, c.lineOf(route.Pair("redirect").Span)
		r.Cause = claims[redirects].String()
		if code := route.Get("redirect", "response_code").String(); code != "" && code != "MOVED_PERMANENTLY" {
			r.Status = 0
		}
		return
	case route.Pair("direct_response") != nil:
		r.Outcome, r.Plain, r.Blame = passage.Fails, true, c.lineOf(route.Pair("direct_response").Span)
		r.Status, _ = number(route.Get("direct_response", "status").String())
		r.Cause = "direct_response: Envoy itself answers."
		return
	case action == nil:
		r.Outcome, r.Blame = passage.Unknown, c.lineOf(route.Span)
		r.Cause = "What this route does with a handshake is not known here."
		return
	}
	cluster := action.Get("cluster").String()
	r.Backend = cluster
	if l := action.Pair("use_websocket"); l != nil {
		r.Outcome, r.Blame = passage.Unknown, c.lineOf(l.Span)
		r.Cause = "use_websocket is of an API older than v3, and what it did is not known here. In its place, upgrade_configs is documented."
		return
	}
	if !c.allowed(r, m, action) {
		return
	}
	if speaksHTTP2(c.cluster(cluster)) {
		r.Outcome, r.Blame = passage.Unknown, c.lineOf(c.cluster(cluster).Span)
		r.Cause = claims[http2Hop].String() + " Take http2_protocol_options out of the cluster if its server speaks HTTP/1.1."
		return
	}
	if !c.filters(r, m) {
		return
	}
	head := r.Ask.Head()
	rewrite(&head, action)
	for _, level := range []*yaml.Node{route, host, m.route} {
		edit(&head, level)
	}
	if refused := r.Judge(&head); len(refused) > 0 {
		r.Blame = c.lineOf(route.Span)
		r.Cause = "The server refuses what arrives: " + strings.Join(refused, " ")
		return
	}
	if p := host.Pair("require_tls"); p != nil && p.Value.String() != "NONE" {
		r.Notes = append(r.Notes, passage.Note{Says: claims[requireTLS].String(), Span: c.lineOf(p.Span)})
	}
	c.idle(r, m, action)
	c.warn(r, m, action)
}

// lineOf returns the line in which span begins.
func (c *configuration) lineOf(span handshake.Span) handshake.Span {
	end := len(c.text)
	if i := strings.IndexByte(c.text[span.Start:], '\n'); i >= 0 {
		end = span.Start + i
	}
	return handshake.Span{Start: span.Start, End: min(end, max(span.End, span.Start))}
}
