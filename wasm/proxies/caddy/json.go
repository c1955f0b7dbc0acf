package caddy

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/yaml"
)

// readJSON tells what a configuration of Caddy in JSON does with handshakes: a whole one,
// or a route.
func readJSON(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := parseJSON(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "Caddy", Versions: versions, DoesNotStart: c.fault != nil}
	if len(asks) == 0 {
		asks = c.addresses()
	}
	for _, one := range asks {
		r := c.route(one)
		if r.Fix != "" {
			edits := []passage.Edit{{Span: withComma(text, r.Blame)}}
			fixed, ok := parseJSON(passage.Apply(text, edits))
			if ok && fixed.fault == nil && fixed.route(r.Ask).Outcome == passage.Passes {
				r.Edits = edits
			}
		}
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// withComma returns the span of a member or an item with the comma behind it, or else
// before it, and what stood around it on its lines.
func withComma(text string, s handshake.Span) handshake.Span {
	const space = " \t\r\n"
	before := len(strings.TrimRight(text[:s.Start], space))
	rest := text[s.End:]
	after := s.End + len(rest) - len(strings.TrimLeft(rest, space))
	switch {
	case after < len(text) && text[after] == ',':
		return handshake.Span{Start: before, End: after + 1}
	case before > 0 && text[before-1] == ',':
		return handshake.Span{Start: before - 1, End: s.End}
	}
	return s
}

// document is a configuration in JSON.
type document struct {
	text    string
	servers [][]*yaml.Node // the routes of each
	fault   *fault
}

// parseJSON returns the configuration that text is; ok is false if it is none.
func parseJSON(text string) (c *document, ok bool) {
	if !strings.Contains(text, `"reverse_proxy"`) || !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return nil, false
	}
	documents, ok := yaml.Parse(text)
	if !ok || len(documents) != 1 {
		return nil, false
	}
	c = &document{text: text, fault: syntax(text)}
	top := documents[0]
	if servers := top.Get("apps", "http", "servers"); servers != nil {
		for _, p := range servers.Pairs {
			c.servers = append(c.servers, p.Value.Get("routes").Each())
		}
	} else if top.Get("handle") != nil {
		c.servers = [][]*yaml.Node{{top}}
	} else if routes := top.Get("routes"); routes != nil {
		c.servers = [][]*yaml.Node{routes.Each()}
	}
	if len(c.servers) == 0 {
		return nil, false
	}
	for _, routes := range c.servers {
		c.check(routes)
	}
	return c, true
}

// members are those that Caddy 2.6 knows of what is looked at. It starts with no others.
var members = map[string]string{
	"route": " group match handle terminal ",
	"reverse_proxy": " handler transport circuit_breaker load_balancing health_checks upstreams dynamic_upstreams flush_interval trusted_proxies " +
		"headers buffer_requests buffer_responses max_buffer_size handle_response rewrite ",
	"upstream": " dial max_requests ",
	"headers":  " request response handler ",
	"request":  " add set delete replace ",
	"rewrite":  " handler method uri strip_path_prefix strip_path_suffix uri_substring path_regexp ",
	"subroute": " handler routes errors ",
}

// handlers are those of Caddy 2.6 without plugins.
const handlers = " acme_server authentication copy_response copy_response_headers encode error file_server headers invoke map metrics push " +
	"request_body reverse_proxy rewrite static_response subroute templates tracing vars "

// check looks for what Caddy refuses.
func (c *document) check(routes []*yaml.Node) {
	for _, route := range routes {
		c.checkMembers(route, "route")
		for _, h := range route.Get("handle").Each() {
			name := h.Get("handler").String()
			switch {
			case name == "":
				c.fail(h, "A handler is named by “handler”, which is missing here.")
			case !strings.Contains(handlers, " "+name+" "):
				c.fail(h.Get("handler"), "Caddy has no handler named "+name+", unless a plugin adds it.")
			case members[name] != "":
				c.checkMembers(h, name)
			}
			if basic := h.Get("providers", "http_basic"); name == "authentication" && basic != nil {
				c.checkBasic(basic)
			}
			for _, u := range h.Get("upstreams").Each() {
				c.checkMembers(u, "upstream")
			}
			if t := h.Get("transport"); name == "reverse_proxy" && t != nil && t.Get("protocol") == nil {
				c.fail(t, "A transport is named by “protocol”, which is missing here.")
			}
			if name == "headers" {
				c.checkMembers(h.Get("request"), "request")
			} else if ops := h.Get("headers"); name == "reverse_proxy" {
				c.checkMembers(ops, "headers")
				c.checkMembers(ops.Get("request"), "request")
			}
			c.check(h.Get("routes").Each())
		}
	}
}

// checkBasic looks at the accounts of http_basic.
func (c *document) checkBasic(basic *yaml.Node) {
	for _, account := range basic.Get("accounts").Each() {
		if account.Get("username").String() == "" || account.Get("password").String() == "" {
			c.fail(account, "An account has a username and the hash of a password.")
		}
	}
	if hash := basic.Get("hash"); hash != nil && hash.Get("algorithm") == nil {
		c.fail(hash, "“algorithm” is missing here.")
	}
}

func (c *document) checkMembers(n *yaml.Node, of string) {
	if n == nil {
		return
	}
	if n.Kind != yaml.Mapping {
		c.fail(n, "An object is expected here.")
		return
	}
	for _, p := range n.Pairs {
		if !strings.Contains(members[of], " "+p.Key+" ") && c.fault == nil {
			c.fault = &fault{says: "“" + p.Key + "” is unknown here.", span: p.Span}
		}
	}
}

func (c *document) fail(n *yaml.Node, says string) {
	if c.fault == nil {
		c.fault = &fault{says: says, span: n.Span}
	}
}

// addresses returns a handshake for each host and path that leads to a server.
func (c *document) addresses() (all []passage.Ask) {
	const most = 50
	seen := map[passage.Ask]bool{}
	var visit func(routes []*yaml.Node, one passage.Ask, depth int)
	visit = func(routes []*yaml.Node, one passage.Ask, depth int) {
		for _, route := range routes {
			inner := one
			for _, set := range route.Get("match").Each() {
				if hosts := set.Get("host").Each(); len(hosts) > 0 && !strings.ContainsAny(hosts[0].String(), "*{") {
					inner.Host = hosts[0].String()
				}
				if paths := set.Get("path").Each(); len(paths) > 0 && strings.HasPrefix(paths[0].String(), "/") {
					inner.Path = strings.TrimSuffix(paths[0].String(), "*")
				}
			}
			for _, h := range route.Get("handle").Each() {
				if h.Get("handler").String() == "reverse_proxy" && !seen[inner] && len(all) < most {
					seen[inner] = true
					all = append(all, inner)
				}
				if depth < mostDepth {
					visit(h.Get("routes").Each(), inner, depth+1)
				}
			}
		}
	}
	for _, routes := range c.servers {
		visit(routes, passage.Ask{Host: passage.Host, Path: passage.Path}, 0)
	}
	if len(all) == 0 {
		all = []passage.Ask{{}}
	}
	return all
}

func (c *document) route(one passage.Ask) passage.Route {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	if c.fault != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "Caddy does not start with this. "+c.fault.says, c.fault.span
		return r
	}
	for i, routes := range c.servers {
		told := passage.Route{Ask: one, Address: r.Address}
		x := &exchange{file: &file{text: c.text}, ask: one, head: one.Head(), route: &told}
		x.routes(routes, 0)
		if x.done {
			r = told
		}
		if x.done && told.Outcome != passage.Fails || i+1 == len(c.servers) && x.done {
			return r // of several servers, that which takes handshakes for it
		}
	}
	if r.Outcome == "" {
		r.Outcome, r.Status, r.Cause = passage.Fails, 200, "No route takes this address to a server: Caddy answers with an empty 200."
	}
	return r
}

// routes runs routes in their order; of a group, the first that matches. It reports
// whether one of them was the last to run.
func (x *exchange) routes(routes []*yaml.Node, depth int) (ended bool) {
	grouped := map[string]bool{}
	for _, route := range routes {
		group := route.Get("group").String()
		if group != "" && grouped[group] {
			continue
		}
		switch x.matchSets(route.Get("match").Each()) {
		case no:
			continue
		case unclear:
			x.unclear(nodeOf(route), "Whether this route matches is not evaluated here.")
			return true
		}
		if group != "" {
			grouped[group] = true
		}
		for _, h := range route.Get("handle").Each() {
			if ended = x.handler(h, depth); ended || x.done {
				return true
			}
		}
		if route.Get("terminal").String() == "true" {
			return true
		}
	}
	return false
}

// matchSets tells whether one of the sets matches, in each of which everything must.
func (x *exchange) matchSets(sets []*yaml.Node) truth {
	if len(sets) == 0 {
		return yes
	}
	result := no
	for _, set := range sets {
		is := yes
		for _, p := range set.Pairs {
			switch x.matchOne(p) {
			case no:
				is = no
			case unclear:
				if is == yes {
					is = unclear
				}
			}
		}
		if is == yes {
			return yes
		}
		if is == unclear {
			result = unclear
		}
	}
	return result
}

func (x *exchange) matchOne(p yaml.Pair) truth {
	switch p.Key {
	case "host", "path", "method":
		words := []string{p.Key}
		for _, v := range p.Value.Each() {
			words = append(words, v.String())
		}
		return x.condition(&node{words: words})
	case "header":
		for _, field := range p.Value.Pairs {
			values := field.Value.Each()
			if len(values) == 0 { // null: it must be missing
				return unclear
			}
			any := no
			for _, v := range values {
				switch x.condition(&node{words: []string{"header", field.Key, v.String()}}) {
				case yes:
					any = yes
				case unclear:
					return unclear
				}
			}
			if any == no {
				return no
			}
		}
		return yes
	case "protocol":
		return unclear
	}
	return unclear
}

// handler runs a handler. ended reports whether what follows it in its list does not run.
func (x *exchange) handler(h *yaml.Node, depth int) (ended bool) {
	n := nodeOf(h)
	switch name := h.Get("handler").String(); name {
	case "encode", "vars", "tracing", "templates", "request_body", "push", "map":
	case "subroute":
		if depth == mostDepth {
			x.unclear(n, "Routes are nested too deep.")
			return true
		}
		x.routes(h.Get("routes").Each(), depth+1)
	case "rewrite":
		x.rewriteJSON(h, n)
	case "headers":
		response := ""
		if r := h.Get("response"); r != nil {
			response = strings.ToLower(r.Span.Of(x.file.text))
		}
		if strings.Contains(response, "upgrade") || strings.Contains(response, "sec-websocket") || strings.Contains(response, "connection") {
			x.unclear(n, "What this does to the response to a handshake is not evaluated here.")
			return true
		}
		for _, option := range headerOptions(h.Get("request")) {
			if option.word(0) != "header_up" || !x.headerUp(&x.head, option, "") {
				x.unclear(option, "What this makes of the field is not evaluated here.")
				return true
			}
		}
	case "authentication":
		x.answers(n, 401, "This asks for a password, and the handshake has none: scripts can't add one to a WebSocket. Browsers send it only if the page's own login was for the same server.")
	case "static_response":
		status := 200
		if text := h.Get("status_code").String(); text != "" {
			status, _ = strconv.Atoi(text)
		}
		says := "static_response answers here, before a reverse_proxy is reached; no server is asked."
		switch {
		case h.Get("abort").String() == "true":
			status, says = 0, "abort closes the connection."
		case status >= 300 && status < 400:
			says = "This answers with a redirect, which browsers don't follow for a WebSocket."
		}
		x.answers(n, status, says)
	case "error":
		status := 500
		if text := h.Get("status_code").String(); text != "" {
			status, _ = strconv.Atoi(text)
		}
		x.answers(n, status, "error answers here; no server is asked.")
	case "file_server":
		x.answers(n, 0, "file_server looks for a file here; no server is asked.")
	case "reverse_proxy":
		first := h.Get("upstreams").Each()
		for _, u := range first {
			if u.Get("dial").String() == "" {
				x.answers(nodeOf(u), 502, "The upstream has no “dial”: Caddy finds no server, and answers with 502.")
				if len(first) > 1 {
					x.unclear(nodeOf(u), "This upstream has no “dial”: where Caddy chooses it, it answers with 502.")
				}
				return true
			}
		}
		if len(first) > 0 && strings.Contains(first[0].Get("dial").String(), "://") {
			x.answers(nodeOf(first[0].Get("dial")), 502, "“dial” takes host:port alone, without http://: Caddy finds no server there, and answers with 502.")
			break
		}
		x.proxy(proxyNode(h, n))
	default:
		x.unclear(n, "What "+name+" does with a handshake is not evaluated here.")
	}
	return x.done
}

func (x *exchange) rewriteJSON(h *yaml.Node, n *node) {
	for _, p := range h.Pairs {
		switch p.Key {
		case "handler":
		case "uri":
			x.rewrite(n, []string{long.Replace(p.Value.String())})
		case "strip_path_prefix":
			x.head.Target = strip(x.head.Target, p.Value.String())
		default:
			x.unclear(n, "What rewrite makes of the path is not evaluated here.")
		}
	}
}

// long are the placeholders of which a Caddyfile has short names.
var long = strings.NewReplacer("{http.request.uri}", "{uri}", "{http.request.uri.path}", "{path}")

// nodeOf returns a node at the place of n.
func nodeOf(n *yaml.Node) *node { return &node{span: n.Span, head: n.Span} }

// proxyNode returns the directive that a reverse_proxy in JSON is.
func proxyNode(h *yaml.Node, n *node) *node {
	n.words = []string{"reverse_proxy"}
	scheme := ""
	if t := h.Get("transport"); t != nil {
		if t.Get("tls") != nil {
			scheme = "https://"
		}
		for _, v := range t.Get("versions").Each() {
			if v.String() == "h2c" {
				scheme = "h2c://"
			}
		}
		if p := t.Get("protocol").String(); p != "http" && p != "" {
			n.block = append(n.block, &node{words: []string{"transport"}, span: t.Span, head: t.Span})
		}
	}
	for _, u := range h.Get("upstreams").Each() {
		n.words = append(n.words, scheme+u.Get("dial").String())
	}
	for _, name := range []string{"handle_response", "rewrite", "dynamic_upstreams"} {
		if m := h.Get(name); m != nil {
			n.block = append(n.block, &node{words: []string{name}, span: m.Span, head: m.Span})
		}
	}
	n.block = append(n.block, headerOptions(h.Get("headers", "request"))...)
	return n
}

// headerOptions returns what changes fields of the request, in the order in which Caddy
// does it, as lines of a Caddyfile have it.
func headerOptions(ops *yaml.Node) (all []*node) {
	add := func(at handshake.Span, words ...string) {
		all = append(all, &node{words: words, span: at, head: at})
	}
	for _, kind := range []string{"add", "set"} {
		fields := ops.Get(kind)
		if fields == nil {
			continue
		}
		for i := range fields.Pairs {
			p := &fields.Pairs[i]
			var values []string
			for _, v := range p.Value.Each() {
				values = append(values, v.String())
			}
			switch joined := strings.Join(values, ","); {
			case kind == "set" && joined == "" && handshake.EqualFold(p.Key, "Host"): // Go puts the server's address there
				add(p.Span, "header_up", p.Key, "{http.reverse_proxy.upstream.hostport}")
			case kind == "set":
				add(p.Span, "header_up", p.Key, joined)
			default:
				for _, v := range values {
					add(p.Span, "header_up", "+"+p.Key, v)
				}
			}
		}
	}
	if removed := ops.Pair("delete"); removed != nil {
		for _, v := range removed.Value.Each() {
			add(v.Span, "header_up", "-"+v.String())
		}
	}
	if replaced := ops.Pair("replace"); replaced != nil {
		add(replaced.Span, "header_up", "*")
	}
	return all
}
