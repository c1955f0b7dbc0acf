package iis

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/documented"
	"wsaccept/wasm/proxies/passage"
)

// configuration is what a text has of IIS's.
type configuration struct {
	text    string
	root    *element
	rules   []*element
	socket  *element // webSocket, or nil
	handler *element // one for Node.js or ASP.NET Core, or nil
	kind    string   // of the handler
}

// read reads web.config, or a part of it; ok is false if text is none.
func read(text string) (c *configuration, ok bool) {
	lower := strings.ToLower(text)
	if !strings.Contains(lower, "<system.webserver") && !strings.Contains(lower, "<websocket ") && !(strings.Contains(lower, "<rule ") && strings.Contains(lower, "<match ")) {
		return nil, false
	}
	c = &configuration{text: text, root: parse(text)}
	c.socket = c.root.first("websocket")
	for _, rule := range c.root.all("rule") {
		if rule.first("match") != nil && rule.first("action") != nil && rule.get("enabled") != "false" {
			c.rules = append(c.rules, rule)
		}
	}
	for _, out := range c.root.all("outboundrules") {
		for _, rule := range out.all("rule") {
			for i, r := range c.rules {
				if r == rule {
					c.rules = append(c.rules[:i], c.rules[i+1:]...)
					break
				}
			}
		}
	}
	for _, add := range c.root.first("handlers").all("add") {
		for _, kind := range []string{"iisnode", "httpplatformhandler", "aspnetcoremodule"} {
			if strings.HasPrefix(strings.ToLower(add.get("modules")), kind) {
				c.handler, c.kind = add, kind
			}
		}
	}
	return c, c.root.first("system.webserver") != nil || c.socket != nil && len(c.socket.attrs) > 0 || len(c.rules) > 0
}

// Read tells what IIS does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "IIS", Versions: documented.Versions(versions)}
	if len(asks) == 0 {
		asks = c.asks()
	}
	for _, one := range asks {
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

// asks returns a handshake for each rule that leads to another server, or the usual one.
func (c *configuration) asks() (asks []passage.Ask) {
	seen := map[string]bool{}
	for _, rule := range c.rules {
		action := rule.first("action")
		path := example(rule.first("match").get("url"))
		if action.get("type") == "Rewrite" && strings.Contains(action.get("url"), "://") && path != "" && !seen[path] && len(asks) < mostAddresses {
			seen[path] = true
			asks = append(asks, passage.Ask{Host: passage.Host, Path: path})
		}
	}
	if len(asks) == 0 {
		asks = []passage.Ask{{Host: passage.Host, Path: passage.Path}}
	}
	return asks
}

// example returns a path that a pattern takes, or "" if that is not plain to see.
func example(url string) string {
	path := strings.NewReplacer("^", "", "$", "", "/?(.*)", "", "(.*)", "", ".*", "", `\`, "", "(/.*)?", "", "/?", "").Replace(url)
	switch {
	case path == "" || path == "/":
		return passage.Path
	case strings.ContainsAny(path, "()[]|+*?{}"):
		return ""
	}
	return "/" + strings.TrimPrefix(path, "/")
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
	q := &request{head: ask.Head()}
	path, query, _ := strings.Cut(ask.Path, "?")
	q.path, q.query = strings.TrimPrefix(path, "/"), query
	c.through(&r, q)
	if r.Outcome == passage.Unknown && strings.Contains(c.text, "{HTTPS}") {
		plain := passage.Route{Ask: ask, Address: "ws://" + ask.Host + ask.Path}
		if c.through(&plain, &request{head: q.head, path: strings.TrimPrefix(path, "/"), query: query, plain: true}); plain.Outcome != passage.Unknown {
			return plain
		}
	}
	return r
}

// through asks the rules in turn, and then the handlers.
func (c *configuration) through(r *passage.Route, q *request) {
	for _, rule := range c.rules {
		if c.follow(r, q, rule) {
			return
		}
	}
	c.local(r, q)
}

// follow does what a rule says, and reports whether that is the end of it.
func (c *configuration) follow(r *passage.Route, q *request, rule *element) (end bool) {
	yes, known := q.holds(rule)
	if !known {
		r.Outcome, r.Blame = passage.Unknown, rule.tag
		r.Cause = "Whether this rule holds for the handshake is not evaluated here."
		for _, condition := range rule.all("add") {
			if condition.get("input") == "{CACHE_URL}" {
				r.Cause = "What CACHE_URL begins with for a WebSocket is not documented. Take the condition out, and write the server's address with http:// into the rule's URL."
			}
		}
		return true
	}
	if strings.Contains(c.text, "{HTTPS}") && rule.first("action").get("type") == "Redirect" {
		r.Notes = append(r.Notes, passage.Note{Says: claims[https].String(), Span: rule.tag})
	}
	if !yes {
		return false
	}
	action := rule.first("action")
	url, sure := q.expand(action.get("url"))
	switch action.get("type") {
	case "Rewrite":
		if isProxied(url) {
			c.proxy(r, url, rule)
			return true
		}
		if !sure || strings.Contains(action.get("url"), "://") {
			r.Outcome, r.Blame = passage.Unknown, action.tag
			r.Cause = "Where this rule leads can't be known from the text. ARR is told of a server by http:// or https:// in the rule's URL, for WebSockets too: write http:// in place of ws:// or of a variable."
			return true
		}
		q.path, _, _ = strings.Cut(strings.TrimPrefix(url, "/"), "?")
	case "Redirect":
		r.Outcome, r.Plain, r.Blame, r.Span = passage.Fails, true, action.tag, rule.tag
		r.Status = map[string]int{"": 301, "Permanent": 301, "Found": 302, "SeeOther": 303, "Temporary": 307}[action.get("redirecttype")]
		r.Cause = "The rule answers with a redirect, which no browser follows for a WebSocket."
		return true
	case "CustomResponse", "AbortRequest":
		r.Outcome, r.Plain, r.Blame, r.Span = passage.Fails, true, action.tag, rule.tag
		r.Cause = "The rule answers the handshake itself (" + action.get("type") + ")."
		return true
	}
	if rule.get("stopprocessing") == "true" {
		c.local(r, q)
		return true
	}
	return false
}

// proxy is what ARR does with a handshake for another server. What arrives there line by
// line, nobody says.
func (c *configuration) proxy(r *passage.Route, url string, rule *element) {
	r.Span, r.Backend = rule.tag, url
	if c.off(r) {
		return
	}
	r.Outcome, r.Status = passage.Passes, 101
	r.Notes = append(r.Notes, passage.Note{Says: claims[proxies].String()})
	removed := false
	for _, set := range rule.first("servervariables").all("set") {
		removed = removed || strings.EqualFold(set.get("name"), "HTTP_SEC_WEBSOCKET_EXTENSIONS")
	}
	if !removed {
		r.Warns = append(r.Warns, passage.Note{Says: claims[compression].String(), Span: rule.tag})
	}
	if c.root.first("proxy").get("preservehostheader") != "true" {
		r.Notes = append(r.Notes, passage.Note{Says: claims[hostLost].String(), Span: rule.tag})
	}
	r.Notes = append(r.Notes, passage.Note{Says: claims[pings].String()})
}

// off reports whether the WebSocket module is turned off, and tells how to turn it on.
func (c *configuration) off(r *passage.Route) bool {
	a, _ := c.socket.attribute("enabled")
	if !strings.EqualFold(a.value, "false") {
		return false
	}
	r.Outcome, r.Blame, r.Cause = passage.Fails, c.socket.tag, claims[moduleOff].String()
	r.Fix, r.Edits = "Write enabled=\"true\", which is the default.", []passage.Edit{{Span: a.place, Text: "true"}}
	return true
}

// local is a handshake that an application in IIS answers.
func (c *configuration) local(r *passage.Route, q *request) {
	if c.handler == nil {
		r.Outcome, r.Blame = passage.Unknown, c.firstTag()
		r.Cause = "No rule here passes this address on to another server, and no handler for Node.js or ASP.NET Core takes it: what answers the handshake is not in this text."
		return
	}
	r.Span, r.Backend = c.handler.tag, c.kind
	if !handles(c.handler.get("path"), q.path) {
		r.Outcome, r.Blame = passage.Unknown, c.handler.tag
		r.Cause = "Whether the handler takes this address is not evaluated here."
		return
	}
	if c.kind != "iisnode" {
		if c.off(r) {
			return
		}
		r.Outcome, r.Status = passage.Passes, 101
		if c.kind == "aspnetcoremodule" && !strings.Contains(c.root.first("aspnetcore").get("hostingmodel"), "nprocess") {
			r.Notes = append(r.Notes, passage.Note{Says: claims[coreCompression].String()})
		}
		r.Notes = append(r.Notes, passage.Note{Says: claims[pings].String()})
		return
	}
	if strings.EqualFold(c.socket.get("enabled"), "false") {
		r.Outcome, r.Status = passage.Passes, 101
		return
	}
	r.Outcome, r.Blame, r.Cause = passage.Fails, c.handler.tag, claims[moduleTakes].String()
	r.Fix = "Add <webSocket enabled=\"false\" /> to system.webServer."
	if a, ok := c.socket.attribute("enabled"); ok {
		r.Fix, r.Edits = "Write enabled=\"false\".", []passage.Edit{{Span: a.place, Text: "false"}}
	} else if around := c.root.first("system.webserver"); around != nil && !around.empty && c.socket == nil {
		at := handshake.Span{Start: around.tag.End, End: around.tag.End}
		r.Edits = []passage.Edit{{Span: at, Text: "\n" + c.indentIn(around) + "<webSocket enabled=\"false\" />"}}
	}
}

// firstTag is what a sentence about the whole text is told at.
func (c *configuration) firstTag() handshake.Span {
	if len(c.root.kids) == 0 {
		return handshake.Span{}
	}
	return c.root.kids[0].tag
}

// indentIn returns the indentation of what stands in e.
func (c *configuration) indentIn(e *element) string {
	inner := e.tag
	if len(e.kids) > 0 {
		inner = e.kids[0].tag
	}
	start := strings.LastIndexByte(c.text[:inner.Start], '\n') + 1
	if space := c.text[start:inner.Start]; strings.TrimSpace(space) == "" {
		return space
	}
	return "  "
}

// handles reports whether a handler's path, such as *.js, takes a path.
func handles(pattern, path string) bool {
	for _, one := range strings.Split(pattern, ",") {
		suffix, star := strings.CutPrefix(strings.TrimSpace(one), "*")
		if star && strings.HasSuffix(path, suffix) || strings.EqualFold(one, path) {
			return true
		}
	}
	return false
}
