package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// remedy is a change that may let the handshake pass.
type remedy struct {
	says  string
	edits []passage.Edit
}

// fix keeps the first remedy, or the first two, after which the handshake passes.
func (c *configuration) fix(r *passage.Route, x *exchange, again asked) {
	all := x.remedies(r)
	for i, first := range all {
		if c.passesAfter(first.edits, again) {
			r.Fix, r.Edits = first.says, first.edits
			return
		}
		for _, second := range all[i+1:] {
			both := append(append([]passage.Edit(nil), first.edits...), second.edits...)
			if c.passesAfter(both, again) {
				r.Fix, r.Edits = first.says+" "+second.says, both
			}
		}
	}
}

func (c *configuration) passesAfter(edits []passage.Edit, again asked) bool {
	fixed, ok := read(passage.Apply(c.text, edits))
	if !ok || fixed.fault != nil {
		return false
	}
	r, _ := fixed.route(again)
	return r.Outcome == passage.Passes
}

func replace(span handshake.Span, text string) []passage.Edit {
	return []passage.Edit{{Span: span, Text: text}}
}

// above inserts a line above d, at its indentation.
func (c *configuration) above(d *directive, line string) []passage.Edit {
	start := strings.LastIndexByte(c.text[:d.span.Start], '\n') + 1
	return replace(handshake.Span{Start: d.span.Start, End: d.span.Start}, line+"\n"+c.text[start:d.span.Start])
}

// remedies returns what may help, the likeliest first.
func (x *exchange) remedies(r *passage.Route) (all []remedy) {
	add := func(says string, edits []passage.Edit) { all = append(all, remedy{says, edits}) }
	c := x.c
	for _, d := range x.sets {
		add("Delete the line.", replace(lineOf(c.text, d.span), ""))
	}
	for _, level := range c.levels(x.host) {
		if d := variable([]*directive{level}, "force-proxy-request-1.0"); d != nil {
			add("Delete the line.", replace(lineOf(c.text, d.span), ""))
		}
	}
	x.fixRules(add)
	if x.by != nil && x.by.is("proxypass") {
		if d := x.laterPass(); d != nil {
			add("Move the line for the narrower path up.", append(replace(lineOf(c.text, d.span), ""), c.above(x.by, d.span.Of(c.text))...))
		}
		if r.Status == 500 && r.Arrives == nil {
			x.addSlash(add)
		}
	}
	for _, s := range x.sections {
		x.fixSection(s, add)
	}
	if x.by == nil {
		return all
	}
	if w := x.worker; w != nil && w.by.is("proxypass", "proxypassmatch", "balancermember", "<proxy") {
		x.fixUpgrade(w, add)
	}
	switch {
	case x.by.is("rewriterule"):
		x.addRule(add)
	case x.by.is("proxypassmatch"):
		x.toScheme(add)
	}
	return all
}

// fixUpgrade sets upgrade=websocket.
func (x *exchange) fixUpgrade(w *worker, add func(string, []passage.Edit)) {
	const says = "Add upgrade=websocket to the line (Apache 2.4.47 and later)."
	text := w.by.span.Of(x.c.text)
	if at := strings.Index(strings.ToLower(text), "upgrade="); at >= 0 {
		end := at
		for end < len(text) && text[end] != ' ' && text[end] != '\t' && text[end] != '\n' && text[end] != '>' {
			end++
		}
		add("Write upgrade=websocket.", replace(handshake.Span{Start: w.by.span.Start + at, End: w.by.span.Start + end}, "upgrade=websocket"))
		return
	}
	end := w.by.span.End
	if w.by.section {
		for _, set := range w.by.all("proxyset") {
			end = set.span.End
		}
		if end == w.by.span.End {
			return
		}
	}
	add(says, replace(handshake.Span{Start: end, End: end}, " upgrade=websocket"))
}

// addRule puts a rule for handshakes above one that takes them over http.
func (x *exchange) addRule(add func(string, []passage.Edit)) {
	for _, rule := range rules(x.host) {
		scheme, rest, _ := strings.Cut(rule.word(1), "://")
		if rule.directive != x.by || len(rest) == 0 || !strings.HasPrefix(scheme, "http") {
			continue
		}
		at := rule.directive
		if len(rule.conditions) > 0 {
			at = rule.conditions[0]
		}
		start := strings.LastIndexByte(x.c.text[:at.span.Start], '\n') + 1
		indent := x.c.text[start:at.span.Start]
		lines := "RewriteCond %{HTTP:Upgrade} websocket [NC]\n" + indent + "RewriteRule " + rule.word(0) + " ws" + strings.TrimPrefix(scheme, "http") + "://" + rest + " [P,L]"
		add("Add a rule for handshakes above the one for all requests.", x.c.above(at, lines))
	}
}

// fixRules corrects what keeps a RewriteRule from taking the handshake.
func (x *exchange) fixRules(add func(string, []passage.Edit)) {
	c := x.c
	all := rules(x.host)
	if len(all) == 0 {
		return
	}
	if d := x.c.setting(x.host, "rewriteengine"); d != nil && !handshake.EqualFold(d.word(0), "on") {
		add("Write RewriteEngine On.", replace(d.span, "RewriteEngine On"))
	} else if d == nil {
		at := all[0].directive
		if len(all[0].conditions) > 0 {
			at = all[0].conditions[0]
		}
		add("Add RewriteEngine On.", c.above(at, "RewriteEngine On"))
	}
	var edits []passage.Edit
	for _, d := range x.failed {
		line := ""
		switch test := strings.ToLower(d.word(0)); {
		case strings.Contains(test, "upgrade"):
			line = "RewriteCond %{HTTP:Upgrade} websocket [NC"
		case strings.Contains(test, "connection"):
			line = "RewriteCond %{HTTP:Connection} upgrade [NC"
		}
		if line == "" || strings.HasPrefix(d.word(1), "!") {
			continue
		}
		if or(d) {
			line += ",OR"
		}
		edits = append(edits, passage.Edit{Span: d.span, Text: line + "]"})
	}
	if len(edits) > 0 {
		add("Write the condition so that it holds for handshakes.", edits)
	}
	for _, rule := range all {
		if !absolute(rule.word(1)) {
			continue
		}
		text := rule.span.Of(c.text)
		if _, has := flag(flags(rule.word(2)), "P", "proxy"); !has {
			if at := strings.LastIndexByte(text, '['); at >= 0 && rule.word(2) != "" {
				add("Add the flag P.", replace(handshake.Span{Start: rule.span.Start + at + 1, End: rule.span.Start + at + 1}, "P,"))
			} else {
				add("Add the flag P.", replace(handshake.Span{Start: rule.span.End, End: rule.span.End}, " [P]"))
			}
		}
		if p := rule.word(0); len(p) > 1 && p[0] == '^' && p[1] != '/' && p[1] != '(' {
			at := rule.span.Start + strings.IndexByte(text, '^') + 1
			add("Begin the pattern with ^/: in a virtual host, the path has its slash.", replace(handshake.Span{Start: at, End: at}, "/?"))
		}
	}
}

// addSlash adds the slash that is missing behind the server.
func (x *exchange) addSlash(add func(string, []passage.Edit)) {
	_, address, _ := target(x.by)
	if at := strings.Index(x.by.span.Of(x.c.text), address); at >= 0 && !strings.HasSuffix(address, "/") {
		end := x.by.span.Start + at + len(address)
		add("End the address with a slash, as the path does.", replace(handshake.Span{Start: end, End: end}, "/"))
	}
}

// toScheme makes an address begin with ws.
func (x *exchange) toScheme(add func(string, []passage.Edit)) {
	_, address, _ := target(x.by)
	at := strings.Index(x.by.span.Of(x.c.text), address)
	if at < 0 || !strings.HasPrefix(address, "http") {
		return
	}
	at += x.by.span.Start
	add("Begin the server's address with ws: it also works with versions before 2.4.47.", replace(handshake.Span{Start: at, End: at + len("http")}, "ws"))
}

// fixSection makes a <Location> of a <LocationMatch> that has a ProxyPass.
func (x *exchange) fixSection(s *directive, add func(string, []passage.Edit)) {
	literal, ok := strings.CutPrefix(s.word(0), "^/")
	if s.name != "<locationmatch" || s.last("proxypass") == nil || !ok || strings.ContainsAny(literal, `\.*+?()[]{}|`) {
		return
	}
	closing := x.c.text[s.end:]
	i := strings.IndexByte(closing, '>')
	if i < 0 {
		return
	}
	literal = strings.TrimSuffix(literal, "$")
	add("Write Location with the path: ProxyPass in LocationMatch takes the expression for a path.", append(
		replace(s.span, `<Location "/`+literal+`">`), replace(handshake.Span{Start: s.end, End: s.end + i + 1}, "</Location>")...))
}
