package apache

import (
	"strings"

	"wsaccept/wasm/proxies/passage"
)

const versions = "Held against Apache httpd 2.4.71. Before 2.4.47 there is no upgrade=websocket: there, WebSockets take an address that begins with ws: and mod_proxy_wstunnel (since 2.4.5), " +
	"which then does not pass requests that are no handshakes."

// asked is a handshake, and the host that it is asked of; nil for the one that its name
// leads to.
type asked struct {
	passage.Ask
	host int // in configuration.hosts; -1 for the one that the name leads to
}

// Read tells what a configuration of Apache does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Apache httpd", Versions: versions, DoesNotStart: c.fault != nil}
	if c.modules == nil {
		report.Unknown = append(report.Unknown, passage.Note{Says: "Which modules are loaded is not in this text. It takes mod_proxy and mod_proxy_http (before 2.4.47 also mod_proxy_wstunnel), and mod_rewrite for RewriteRule."})
	}
	all := c.addresses()
	if len(asks) > 0 {
		all = nil
		for _, one := range asks {
			all = append(all, asked{one, -1})
		}
	}
	for _, one := range all {
		r, x := c.route(one)
		if r.Outcome == passage.Fails && x != nil {
			c.fix(&r, x, one)
		}
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

func (c *configuration) route(one asked) (passage.Route, *exchange) {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one.Ask, Address: one.Host + one.Path}
	if f := c.fault; f != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "Apache does not start with this. "+f.says, f.span
		if f.fix != "" {
			edits := replace(f.span, f.fix)
			if c.passesAfter(edits, one) {
				r.Fix, r.Edits = "Write “"+strings.TrimSpace(f.fix)+"” there.", edits
				if strings.TrimSpace(f.fix) == "" {
					r.Fix = "Delete the path."
				}
			}
		}
		return r, nil
	}
	host := c.host(one.Host)
	if one.host >= 0 && one.host < len(c.hosts) {
		host = c.hosts[one.host]
	}
	r.Span = host.span
	x := &exchange{c: c, host: host, ask: one.Ask}
	if c.unset != nil {
		cannotTell(&r, c.unset, "What "+c.unsetName+" stands for can't be known from this text.")
		return r, nil
	}
	if c.strange != nil {
		cannotTell(&r, c.strange, "What “"+c.strange.span.Of(c.text)+"” does with a handshake can't be known from this text.")
		return r, nil
	}
	for _, level := range c.levels(host) {
		for _, s := range level.block {
			if s.section && !s.is("<virtualhost", "<proxy", "<proxymatch") && (s.last("rewriterule") != nil || s.last("rewriteengine") != nil) {
				cannotTell(&r, s, "RewriteRule in such a section works on other addresses than in the virtual host, which is not evaluated here.")
				return r, nil
			}
		}
	}
	x.run(&r)
	if d := x.by; d != nil && r.Span == host.span {
		r.Span = d.span
	}
	return r, x
}

// addresses returns a handshake for each path that a line sends on, of each host.
func (c *configuration) addresses() (all []asked) {
	const most = 50
	seen := map[asked]bool{}
	add := func(host *directive, index int, path string) {
		if path = literal(path); path == "" || path == "/" {
			path = passage.Path
		}
		one := asked{passage.Ask{Host: nameOf(host), Path: path}, index}
		if !seen[one] && len(all) < most {
			seen[one] = true
			all = append(all, one)
		}
	}
	for i := range max(1, len(c.hosts)) {
		host, index := c.top, -1
		if len(c.hosts) > 0 {
			host, index = c.hosts[i], i
		}
		before := len(all)
		for _, rule := range rules(host) {
			if absolute(rule.word(1)) {
				if one := rule.address(); one != "" {
					seen[asked{passage.Ask{Host: nameOf(host), Path: one}, index}] = true
					all = append(all, asked{passage.Ask{Host: nameOf(host), Path: one}, index})
				} else {
					add(host, index, rule.word(0))
				}
			}
		}
		for _, d := range host.block {
			switch {
			case d.is("proxypass") && d.word(1) != "!", d.is("proxypassmatch") && absolute(d.word(1)):
				add(host, index, d.word(0))
			case d.is("<location") && d.last("proxypass") != nil:
				add(host, index, d.word(0))
			}
		}
		if len(all) == before {
			add(host, index, passage.Path)
		}
	}
	return all
}

// address returns the path, with its query, that the conditions of a rule ask for; "" if
// they ask for none.
func (r rule) address() string {
	path, query := "", ""
	for _, c := range r.conditions {
		value, expression := strings.ToUpper(c.word(0)), strings.Trim(c.word(1), "^$")
		plain := expression != "" && !strings.ContainsAny(expression, `*+?()[]{}|$!`)
		expression = strings.ReplaceAll(expression, `\`, "")
		switch {
		case !plain:
		case value == "%{REQUEST_URI}" && strings.HasPrefix(expression, "/"):
			path = expression
		case value == "%{QUERY_STRING}":
			query = "?" + expression
		}
	}
	if path == "/socket.io" {
		path += "/"
	}
	if path == "" {
		return ""
	}
	return path + query
}

// literal returns a path that a pattern takes: what it begins with before its first sign.
func literal(pattern string) string {
	pattern = strings.TrimPrefix(strings.TrimPrefix(pattern, "^"), "/")
	if i := strings.IndexAny(pattern, `*+?()[]{}|$\.`); i >= 0 {
		pattern = pattern[:i]
	}
	return "/" + pattern
}
