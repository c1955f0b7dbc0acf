package caddy

import (
	"strings"

	"wsaccept/wasm/proxies/passage"
)

const versions = "Held against Caddy 2.6.2. Caddy 1 needed “websocket” in its proxy directive; Caddy 2 passes WebSockets on by itself."

// Read tells what a Caddyfile, or a configuration of Caddy in JSON, does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	if report, ok := readJSON(text, asks...); ok {
		return report, true
	}
	f, ok := parse(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Caddy", Versions: versions, DoesNotStart: f.fault != nil}
	if f.unknown != nil {
		report.Unknown = append(report.Unknown, passage.Note{Says: "What is imported here can't be known from this text.", Span: f.unknown.head})
	}
	if len(asks) == 0 {
		asks = f.addresses()
	}
	for _, one := range asks {
		report.Routes = append(report.Routes, f.route(one))
	}
	return report, true
}

// addresses returns a handshake for each site and path that goes to a server.
func (f *file) addresses() (all []passage.Ask) {
	const most = 50
	seen := map[passage.Ask]bool{}
	var visit func(n *node, one passage.Ask)
	visit = func(n *node, one passage.Ask) {
		if m := matcher(n); strings.HasPrefix(m, "/") {
			one.Path = strings.TrimSuffix(m, "*")
		}
		if n.word(0) == "reverse_proxy" && !seen[one] && len(all) < most {
			seen[one] = true
			all = append(all, one)
		}
		for _, inner := range n.block {
			visit(inner, one)
		}
	}
	for _, site := range f.sites {
		for _, n := range site.block {
			visit(n, passage.Ask{Host: hostOf(site), Path: passage.Path})
		}
	}
	if len(all) == 0 {
		all = []passage.Ask{{}}
	}
	return all
}

func (f *file) route(one passage.Ask) passage.Route {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	if f.fault != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "Caddy does not start with this. "+f.fault.says, f.fault.span
		if f.fault.place.End > f.fault.place.Start {
			r.Fix = "Write it as Caddy 2 has it."
			f.keep(&r, passage.Edit{Span: f.fault.place, Text: f.fault.fix})
		}
		return r
	}
	if len(f.sites) == 0 {
		r.Outcome, r.Cause = passage.Unknown, "No site is in this text that takes the request."
		return r
	}
	if f.unknown != nil {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "What is imported here can't be known from this text.", f.unknown.head
		return r
	}
	var site *node
	best := 0
	for _, s := range f.sites {
		if n := takes(s, one.Host); n > best {
			site, best = s, n
		}
	}
	if site == nil {
		r.Outcome, r.Cause = passage.Fails, "No site takes this host: Caddy answers with an empty 200, or refuses the TLS handshake."
		return r
	}
	r.Span = site.head
	x := &exchange{file: f, ask: one, head: one.Head(), matchers: map[string]*node{}, route: &r}
	if x.block(site.block, true); !x.done {
		r.Outcome, r.Status, r.Blame = passage.Fails, 200, site.head
		r.Cause = "No directive of the site takes this address to a server: Caddy answers with an empty 200."
	}
	return r
}

// keep keeps an edit if the handshake passes after it.
func (f *file) keep(r *passage.Route, e passage.Edit) {
	fixed, ok := parse(passage.Apply(f.text, []passage.Edit{e}))
	if ok && fixed.fault == nil && fixed.route(r.Ask).Outcome == passage.Passes {
		r.Edits = []passage.Edit{e}
	}
}
