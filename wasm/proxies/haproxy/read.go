package haproxy

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const versions = "This is what HAProxy 2.6.12 does. By its own messages, 2.0 and 2.1 took out keywords " +
	"of 1.x, such as option forceclose (2.0), option http-tunnel and reqidel (2.1): older versions start with them."

// Read tells what a configuration of HAProxy, or a part of one, does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c := parse(text)
	if !c.isConfiguration() {
		return passage.Report{}, false
	}
	wrong := c.fault()
	report := passage.Report{Program: "HAProxy", Versions: versions, DoesNotStart: wrong != nil}
	for _, one := range c.asked(asks) {
		r := c.route(one, wrong)
		c.fixRoute(&r, one)
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// asked is a handshake, and the number of the frontend that takes it.
type asked struct {
	passage.Ask
	front int
}

// mostAddresses is how many are told without being asked about.
const mostAddresses = 50

// asked returns the handshakes to tell of: those of asks, at the first frontend, or
// else one for each frontend and each path and host that its access lists name.
func (c *configuration) asked(asks []passage.Ask) []asked {
	var all []asked
	for _, one := range asks {
		all = append(all, asked{one, 0})
	}
	if len(all) > 0 {
		return all
	}
	for i, s := range c.fronts() {
		seen := map[passage.Ask]bool{}
		add := func(one passage.Ask) {
			if !seen[one] && len(all) < mostAddresses {
				seen[one] = true
				all = append(all, asked{one, i})
			}
		}
		for _, l := range s.lines {
			if l.word(0) != "acl" || s.mode() != "http" {
				continue
			}
			sample := strings.ToLower(strings.TrimPrefix(l.word(2), "req."))
			for _, value := range l.words[min(3, len(l.words)):] {
				switch {
				case strings.HasPrefix(value, "-") || strings.ContainsAny(value, "%\\*"):
				case (sample == "path" || sample == "path_beg") && strings.HasPrefix(value, "/"):
					add(passage.Ask{Host: passage.Host, Path: value})
				case sample == "hdr(host)":
					add(passage.Ask{Host: value, Path: passage.Path})
				}
			}
		}
		if len(seen) == 0 {
			add(passage.Ask{Host: passage.Host, Path: passage.Path})
		}
	}
	if len(all) == 0 {
		return []asked{{passage.Ask{Host: passage.Host, Path: passage.Path}, 0}}
	}
	return all
}

// fronts returns what takes connections.
func (c *configuration) fronts() []*section {
	var all []*section
	for _, s := range c.sections {
		if s.kind == "frontend" || s.kind == "listen" && (s.last("bind") != nil || s.last("server") != nil) {
			all = append(all, s)
		}
	}
	return all
}

// route tells what becomes of one handshake.
func (c *configuration) route(of asked, wrong *fault) passage.Route {
	one := of.Ask
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: "ws://" + one.Host + one.Path}
	if wrong != nil {
		fails(&r, wrong.line, 0, "HAProxy 2.6 does not start with this. "+wrong.says)
		r.Fix, r.Edits = wrong.fix, wrong.edits
		return r
	}
	x := &exchange{c: c, head: one.Head()}
	fronts := c.fronts()
	if of.front >= len(fronts) {
		c.part(x, &r)
		return r
	}
	front := fronts[of.front]
	r.Span = front.head.span
	for _, l := range front.lines {
		if l.word(0) == "bind" && slices.Contains(l.words, "ssl") {
			x.tls, r.Address = true, "wss://"+one.Host+one.Path
		}
	}
	if !x.through(front, &r) {
		return r
	}
	back, ok := x.backend(front, &r)
	if !ok {
		return r
	}
	if back != front {
		if back.mode() != front.mode() {
			cannotTell(&r, &back.head, "The frontend and this backend have different modes.")
			return r
		}
		if !x.through(back, &r) {
			x.ignoreCase(&r)
			return r
		}
	}
	if x.server(back, &r) {
		x.arrive(front, back, &r)
	}
	return r
}

// part is a backend alone.
func (c *configuration) part(x *exchange, r *passage.Route) {
	var back *section
	for _, s := range c.sections {
		if s.kind == "backend" {
			if back != nil {
				cannotTell(r, &s.head, "Which of the backends a handshake goes to is said by a frontend, which is not in this text.")
				return
			}
			back = s
		}
	}
	if back == nil {
		cannotTell(r, nil, "The text has no frontend and no backend.")
		return
	}
	r.Span = back.head.span
	r.Notes = append(r.Notes, passage.Note{Says: "The frontend, which can change the request before it, is not in this text."})
	if back.last("mode") == nil {
		cannotTell(r, &back.head, "The mode is not in this text.")
		return
	}
	if x.through(back, r) && x.server(back, r) {
		x.arrive(back, back, r)
	}
}

// ignoreCase tells of an access list that would take the request if it ignored case.
func (x *exchange) ignoreCase(r *passage.Route) {
	if x.cased == nil || r.Outcome != passage.Fails {
		return
	}
	sample := x.cased.word(2)
	i := strings.Index(x.cased.span.Of(x.c.text), sample)
	if i < 0 {
		return
	}
	at := x.cased.span.Start + i + len(sample)
	r.Cause = "The access list " + x.cased.word(1) + " minds case, and this handshake writes the value in another one: the request goes to another backend. " + r.Cause
	r.Blame = x.cased.span
	r.Fix = "Add -i: the access list then ignores case."
	r.Edits = []passage.Edit{{Span: handshake.Span{Start: at, End: at}, Text: " -i"}}
}

// mostFixes is how many faults are fixed one after the other.
const mostFixes = 4

// fixRoute goes on until the handshake passes: what one fix uncovers, the next one
// fixes. Without that, nothing is said to be a fix.
func (c *configuration) fixRoute(r *passage.Route, of asked) {
	text, next := c.text, *r
	for range mostFixes {
		if next.Outcome != passage.Fails || len(next.Edits) == 0 {
			break
		}
		text = passage.Apply(text, next.Edits)
		fixed := parse(text)
		if !fixed.isConfiguration() {
			break
		}
		next = fixed.route(of, fixed.fault())
		if next.Outcome == passage.Passes {
			r.Edits = passage.Between(c.text, text)
			return
		}
	}
	r.Edits = nil
}
