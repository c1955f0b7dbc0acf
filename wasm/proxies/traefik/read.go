package traefik

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/documented"
	"wsaccept/wasm/proxies/passage"
)

// Read tells what Traefik does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Traefik", Versions: documented.Versions(versions)}
	for _, one := range c.asked(asks) {
		r := c.route(one)
		r.Settle(text, func(text string) (passage.Route, bool) {
			fixed, ok := read(text)
			if !ok {
				return passage.Route{}, false
			}
			return fixed.route(one), true
		})
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// mostAddresses is how many are told without being asked about.
const mostAddresses = 50

// asked returns the handshakes to tell of: those of asks, or one for each router.
func (c *configuration) asked(asks []passage.Ask) []passage.Ask {
	seen := map[passage.Ask]bool{}
	for _, r := range c.routers {
		one := example(r.rule.value)
		if len(asks) < mostAddresses && (len(seen) > 0 || len(asks) == 0) && !seen[one] {
			seen[one] = true
			asks = append(asks, one)
		}
	}
	if len(asks) == 0 {
		return []passage.Ask{{Host: passage.Host, Path: passage.Path}}
	}
	return asks
}

// find returns the routers that take a request, of which the first gets it: of the same
// priority, one with TLS, for wss:// is what pages with https need. unsure is a router of
// which it is not known whether it takes the request before those.
func (c *configuration) find(head *passage.Head) (found *router, unsure *router) {
	for i := range c.routers {
		r := &c.routers[i]
		better := found == nil || r.priority > found.priority || r.priority == found.priority && r.tls && !found.tls
		switch takes(r.rule.value, head) {
		case yes:
			if better {
				found = r
			}
		case perhaps:
			if unsure == nil || r.priority > unsure.priority {
				unsure = r
			}
		}
	}
	if found != nil && unsure != nil && unsure.priority <= found.priority {
		unsure = nil
	}
	return found, unsure
}

// route tells what becomes of one handshake.
func (c *configuration) route(ask passage.Ask) passage.Route {
	if ask.Host == "" {
		ask.Host = passage.Host
	}
	if ask.Path == "" {
		ask.Path = passage.Path
	}
	r := passage.Route{Ask: ask, Address: ask.Host + ask.Path}
	head := ask.Head()
	found, unsure := c.find(&head)
	switch {
	case c.old.path != "":
		r.Outcome, r.Blame, r.Cause = passage.Unknown, c.old.span, claims[oldLabels].String()
		r.Fix = "For Traefik 2 and 3, write traefik.http.routers.NAME.rule=Host(`" + ask.Host + "`)."
	case len(c.routers) == 0:
		r.Outcome = passage.Unknown
		r.Cause = "This text has no routers: what becomes of a handshake is in the dynamic configuration, such as labels or a file. " + claims[unasked].String()
	case unsure != nil:
		r.Outcome, r.Blame = passage.Unknown, unsure.rule.span
		r.Cause = "Whether the rule of router " + unsure.name + " takes this address is not evaluated here."
	case found == nil:
		r.Outcome, r.Status, r.Plain, r.Blame = passage.Fails, 404, true, c.routers[0].rule.span
		r.Cause = "No router here takes this address. " + claims[noRouter].String()
	default:
		w := way{c: c, r: &r, to: *found, head: head}
		w.pass()
	}
	return r
}

// pass follows the handshake to its server.
func (w *way) pass() {
	r := w.r
	r.Span = w.to.rule.span
	scheme := "ws://"
	if w.to.tls {
		scheme = "wss://"
	}
	if w.to.tls || len(w.to.entries) > 0 {
		r.Address = scheme + r.Address
	}
	for _, e := range w.to.entries {
		if to, ok := w.c.get("entrypoints." + strings.ToLower(e) + ".http.redirections.entrypoint.to"); ok && len(w.to.entries) == 1 && !w.to.tls {
			w.redirect(to, true)
			return
		}
	}
	if !w.through(w.to.chain, 0) {
		return
	}
	service := w.server()
	if r.Outcome == passage.Unknown {
		return
	}
	w.send()
	if refused := r.Judge(&w.head); len(refused) > 0 {
		if r.Blame.End == 0 {
			r.Blame = r.Span
		} else {
			r.Edits = []passage.Edit{{Span: w.c.wholeLine(r.Blame)}}
		}
		r.Cause = "A middleware changes what a handshake needs, and the server refuses what arrives: " + strings.Join(refused, " ")
		r.Fix = "Take the line out. " + claims[unasked].String()
		return
	}
	r.Blame.Start, r.Blame.End = 0, 0
	if keep, ok := w.c.get(service + "passhostheader"); ok && keep.value == "false" {
		r.Warns = append(r.Warns, passage.Note{
			Says: claims[hostKept].String() + " A server that compares Host with Origin then refuses browsers with 403.", Span: keep.span,
		})
	}
	r.Notes = append(r.Notes, passage.Note{Says: claims[timeouts].String()})
	if len(w.c.routers) > 1 {
		r.Notes = append(r.Notes, passage.Note{Says: claims[byLength].String()})
	}
}

// server finds where the router leads to. It returns the path that the settings of its
// load balancer begin with.
func (w *way) server() string {
	name, _, _ := strings.Cut(strings.ToLower(w.to.service), "@")
	all, _ := w.c.names("http.services.")
	if name == "" && len(all) == 1 {
		name = all[0] // labels of one container need not name it
	}
	service := "http.services." + name + ".loadbalancer."
	for _, one := range w.c.below(service) {
		switch {
		case strings.HasSuffix(one.path, "].url") || one.path == "server.url":
			if w.r.Backend == "" {
				w.r.Backend = one.value
			}
			if strings.HasPrefix(one.value, "h2c://") {
				w.unknown(one.span, claims[overH2C].String())
			}
		case one.path == "server.port" && w.r.Backend == "":
			w.r.Backend = "port " + one.value
		case one.path == "server.scheme" && one.value == "h2c", one.path == "scheme" && one.value == "h2c":
			w.unknown(one.span, claims[overH2C].String())
		}
	}
	if w.r.Backend == "" {
		w.r.Backend = w.to.service
	}
	if keep, ok := w.c.get(service + "passhostheader"); ok && keep.value == "false" {
		_, host, _ := strings.Cut(w.r.Backend, "://")
		host, _, _ = strings.Cut(host, "/")
		if host == "" {
			host = passage.Varies
		}
		w.head.Set("Host", host)
	}
	return service
}

// wholeLine returns the lines that a span is in, with their ends.
func (c *configuration) wholeLine(span handshake.Span) handshake.Span {
	span.Start = strings.LastIndexByte(c.text[:span.Start], '\n') + 1
	if i := strings.IndexByte(c.text[span.End:], '\n'); i >= 0 {
		span.End += i + 1
	} else {
		span.End = len(c.text)
	}
	return span
}
