package check

import (
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/secrets"
)

// Configuration is what a proxy's configuration does with a handshake.
type Configuration struct {
	Report passage.Report // of the whole text
	Route  passage.Route  // of this handshake
	Text   string
}

// Title says in a few words what becomes of the handshake.
func (c *Configuration) Title() string {
	title := c.Report.Program + ": " + c.Route.Address
	switch c.Route.Outcome {
	case passage.Passes:
		return title + " gets through"
	case passage.Fails:
		if !c.Report.IsFault(c.Route) {
			return title + " passes no WebSockets on, and others here do"
		}
		return title + " does not get through"
	}
	return title + ": unknown"
}

// Diff returns what fixes it as a unified diff, or "".
func (c *Configuration) Diff() string { return passage.Diff(c.Text, c.Route.Edits) }

// configurationsIn returns an entry for each address that a proxy's configuration
// names, or nothing if text is none.
func configurationsIn(name, text string) []Handshake {
	report, ok := proxies.Read(text)
	if !ok {
		return nil
	}
	file := newLines(text)
	var found []Handshake
	for i, route := range report.Routes {
		c := &Configuration{report, route, text}
		at := route.Span.Start
		if route.Outcome != passage.Passes && route.Blame.End > route.Blame.Start {
			at = route.Blame.Start
		}
		line, column := file.at(at)
		outcome := judge.Opens
		if route.Outcome != passage.Passes {
			outcome = judge.Fails
		}
		found = append(found, Handshake{
			File: name, Number: i + 1, Line: line, Column: column, Title: c.Title(), Outcome: outcome,
			OK: !report.IsFault(route), Configuration: c, file: file,
		})
	}
	return found
}

// The rules that findings about configurations are of.
var (
	rulePasses  = rule{ID: "proxy-passes", Says: "The proxy passes the handshake on, so that the WebSocket opens."}
	ruleUnknown = rule{ID: "proxy-unknown", Says: "The configuration says what becomes of the handshake."}
	ruleHost    = rule{ID: "proxy-changes", Says: "What the proxy changes of the handshake does no harm."}
)

// tellConfiguration is tell for what has no handshake, but a configuration.
func (h Handshake) tellConfiguration() (title string, all []finding) {
	c := h.Configuration
	r := c.Route
	hide := func(text string) string {
		text, _ = secrets.Mask(text)
		return text
	}
	at := func(start, end int) Place {
		var p Place
		p.Line, p.Column = h.file.at(start)
		p.EndLine, p.EndColumn = h.file.at(end)
		return p
	}
	switch {
	case c.Report.IsFault(r):
		all = append(all, finding{rulePasses, levelError, hide(strings.TrimSpace(r.Cause + " " + r.Fix)), at(r.Blame.Start, r.Blame.End)})
	case r.Outcome == passage.Fails:
		all = append(all, finding{rulePasses, levelNote, hide(r.Cause), at(r.Blame.Start, r.Blame.End)})
	case r.Outcome == passage.Unknown:
		all = append(all, finding{ruleUnknown, levelNote, hide(r.Cause), at(r.Blame.Start, r.Blame.End)})
	}
	for _, w := range r.Warns {
		all = append(all, finding{ruleHost, levelWarning, hide(w.Says), at(w.Span.Start, w.Span.End)})
	}
	return hide(h.Title), all
}
