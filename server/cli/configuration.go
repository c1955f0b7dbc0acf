package cli

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/server/check"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/words"
)

// What a proxy's configuration does with handshakes, as JSON.
type (
	configurationJSON struct {
		Program      string      `json:"program"`
		Versions     string      `json:"versions,omitempty"`
		DoesNotStart bool        `json:"doesNotStart,omitempty"`
		Routes       []routeJSON `json:"routes"`
		Unknown      []noteJSON  `json:"unknown"`
	}
	routeJSON struct {
		Address string          `json:"address"`
		Outcome passage.Outcome `json:"outcome"`
		Backend string          `json:"backend,omitempty"`
		Status  int             `json:"status,omitempty"` // that the client sees, if it is known
		Arrives []string        `json:"arrives"`          // lines of the request at the server
		Changes []changeJSON    `json:"changes"`
		Cause   string          `json:"cause,omitempty"`
		Line    int             `json:"line,omitempty"` // which Cause is about
		Fix     string          `json:"fix,omitempty"`
		Diff    string          `json:"diff,omitempty"`
		Warns   []noteJSON      `json:"warnings"`
		Idle    *idleJSON       `json:"idle,omitempty"`
		Notes   []noteJSON      `json:"notes"`
	}
	changeJSON struct {
		Name    string       `json:"name"`
		Kind    passage.Kind `json:"kind"`
		Sent    string       `json:"sent,omitempty"`
		Arrives string       `json:"arrives,omitempty"`
	}
	idleJSON struct {
		Seconds int    `json:"seconds"`
		Says    string `json:"says"`
		Line    int    `json:"line,omitempty"`
	}
	noteJSON struct {
		Says string `json:"says"`
		Line int    `json:"line,omitempty"`
	}
	// listedRouteJSON is one of several results.
	listedRouteJSON struct {
		File    string `json:"file"`
		Number  int    `json:"number"`
		Begins  int    `json:"begins"`
		Title   string `json:"title"`
		Program string `json:"program"`
		routeJSON
	}
)

func newConfigurationJSON(routes []check.Handshake) configurationJSON {
	first := routes[0].Configuration
	result := configurationJSON{
		Program: first.Report.Program, Versions: first.Report.Versions, DoesNotStart: first.Report.DoesNotStart, Routes: []routeJSON{},
		Unknown: newNotesJSON(first.Text, first.Report.Unknown),
	}
	for _, h := range routes {
		result.Routes = append(result.Routes, newRouteJSON(h))
	}
	return result
}

func newRouteJSON(h check.Handshake) routeJSON {
	text, r := h.Configuration.Text, h.Configuration.Route
	result := routeJSON{
		Address: r.Address, Outcome: r.Outcome, Backend: r.Backend, Status: r.Status, Arrives: []string{}, Changes: []changeJSON{},
		Cause: r.Cause, Fix: r.Fix, Diff: h.Configuration.Diff(), Warns: newNotesJSON(text, r.Warns), Notes: newNotesJSON(text, r.Notes),
	}
	if r.Cause != "" {
		result.Line = lineAt(text, r.Blame.Start)
	}
	if r.Arrives != nil {
		result.Arrives = r.Arrives.Lines()
	}
	for _, c := range r.Changes {
		result.Changes = append(result.Changes, changeJSON{c.Name, c.Kind, c.Sent, c.Arrives})
	}
	if r.Idle.Known {
		result.Idle = &idleJSON{Seconds: r.Idle.Seconds, Says: r.Idle.Says}
		if r.Idle.Span.End > 0 {
			result.Idle.Line = lineAt(text, r.Idle.Span.Start)
		}
	}
	return result
}

func newNotesJSON(text string, notes []passage.Note) []noteJSON {
	all := []noteJSON{}
	for _, n := range notes {
		one := noteJSON{Says: n.Says}
		if n.Span.End > 0 {
			one.Line = lineAt(text, n.Span.Start)
		}
		all = append(all, one)
	}
	return all
}

// lineAt returns the number of the line with the byte at offset, from 1.
func lineAt(text string, offset int) int { return 1 + strings.Count(text[:offset], "\n") }

// routesText tells of the addresses of one configuration, those first that fail. Of one
// that is for other requests, a line will do.
func routesText(routes []check.Handshake) string {
	routes = slices.Clone(routes)
	slices.SortStableFunc(routes, func(a, b check.Handshake) int { return urgency(a) - urgency(b) })
	var b strings.Builder
	for _, h := range routes {
		if c := h.Configuration; c.Route.Outcome == passage.Fails && !c.Report.IsFault(c.Route) {
			b.WriteString("– " + words.Escape(c.Title()) + ".\n")
			continue
		}
		b.WriteString(routeText(h))
	}
	return b.String() + generalText(routes[0].Configuration)
}

// urgency is how late an address is told: first what is to be fixed and surely meant for
// WebSockets, then what may be meant for them.
func urgency(h check.Handshake) int {
	switch c := h.Configuration; {
	case !c.Report.IsFault(c.Route):
		return 2
	case c.Route.Plain:
		return 1
	}
	return 0
}

// configurationText tells all there is to say of a handshake's way, for people.
func configurationText(h check.Handshake) string { return routeText(h) + generalText(h.Configuration) }

// generalText tells what holds for all addresses.
func generalText(c *check.Configuration) string {
	var b strings.Builder
	for _, n := range newNotesJSON(c.Text, c.Report.Unknown) {
		wrap(&b, "  ", words.Escape(atLine(n.Line, n.Says)))
	}
	if c.Report.Versions != "" {
		wrap(&b, "  ", words.Escape(c.Report.Versions))
	}
	return b.String()
}

// atLine begins a sentence with the line that it is about, if there is one.
func atLine(line int, says string) string {
	if line > 0 {
		return "line " + strconv.Itoa(line) + ": " + says
	}
	return says
}

// routeText tells what becomes of a handshake with one address.
func routeText(h check.Handshake) string {
	r := newRouteJSON(h)
	sign := map[passage.Outcome]string{passage.Passes: "✓ ", passage.Fails: "✗ ", passage.Unknown: "? "}[r.Outcome]
	var b strings.Builder
	b.WriteString(sign + words.Escape(h.Configuration.Title()))
	if r.Backend != "" {
		b.WriteString(" to " + words.Escape(r.Backend))
	}
	b.WriteString(".\n")
	say := func(line int, says string) { wrap(&b, "  ", words.Escape(atLine(line, says))) }
	if r.Cause != "" {
		say(r.Line, r.Cause)
	}
	if r.Fix != "" {
		say(0, r.Fix)
	}
	for line := range strings.Lines(r.Diff) {
		b.WriteString("    " + words.Escape(strings.TrimSuffix(line, "\n")) + "\n")
	}
	for _, n := range append(r.Warns, r.Notes...) {
		say(n.Line, n.Says)
	}
	if r.Idle != nil {
		say(r.Idle.Line, h.Configuration.Route.Idle.Sentence(r.Outcome)+" "+r.Idle.Says)
	}
	return b.String()
}
