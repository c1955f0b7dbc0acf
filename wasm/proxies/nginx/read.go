package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// versions says for which versions this holds.
func versions() string {
	seen, _ := programs.Find("nginx")
	since, _ := programs.Find("nginx-http11")
	return "This is what nginx " + seen.Version + " does. Since " + since.Version +
		", by its documentation, HTTP/1.1 is the default, and nginx sends no Connection of its own; Upgrade and Connection still have to be set."
}

// Read tells what a configuration of nginx, or a part of one, does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "nginx", Versions: versions(), DoesNotStart: c.fault != nil}
	for _, one := range c.asked(asks) {
		r := c.route(one)
		c.fixRoute(&r, one.server)
		if c.managed && r.Fix != "" {
			r.Fix = "In Nginx Proxy Manager, switch on Websockets Support for this host, which adds such lines to its location. " + r.Fix
		}
		report.Routes = append(report.Routes, r)
	}
	c.http.walk(func(d *directive) {
		if d.name() == "include" && !isHarmless(d.arg(1)) {
			report.Unknown = append(report.Unknown, passage.Note{Says: "What " + d.arg(1) + " holds can't be known from this text.", Span: d.span})
		}
	})
	return report, true
}

// mostAddresses is how many are told without being asked about.
const mostAddresses = 50

// asked is a handshake, and which server it is for: the number of one of c.servers, or
// byName.
type asked struct {
	passage.Ask
	server int
}

// byName stands for the server that the host's name leads to.
const byName = -1

// asked returns the handshakes to tell of: those of asks, or else one for each location
// that passes requests on, in the order of the text. Servers that pass none on are left
// out if another does: they lead to https, or the like.
func (c *configuration) asked(asks []passage.Ask) []asked {
	var all []asked
	for _, one := range asks {
		all = append(all, asked{one, byName})
	}
	if len(all) > 0 {
		return all
	}
	seen := map[asked]bool{}
	for i, server := range c.servers {
		server.walk(func(d *directive) {
			if d.name() != "location" || d.first("internal") != nil || d.first("proxy_pass") == nil && d.first("if") == nil {
				return
			}
			path, ok := example(server, d)
			one := asked{passage.Ask{Host: hostOf(server), Path: path}, i}
			if ok && !seen[one] && len(all) < mostAddresses {
				seen[one] = true
				all = append(all, one)
			}
		})
	}
	if len(all) == 0 {
		return []asked{{passage.Ask{Host: passage.Host, Path: passage.Path}, byName}}
	}
	return all
}

// hostOf returns a host that a server takes.
func hostOf(server *directive) string {
	names := server.first("server_name")
	if names == nil || strings.ContainsAny(names.arg(1), "*~_$") || strings.HasPrefix(names.arg(1), ".") || names.arg(1) == "" {
		return passage.Host
	}
	return strings.ToLower(names.arg(1)) // as browsers write it
}

// usual are paths of WebSockets, to be tried where a location does not say which it takes.
var usual = []string{passage.Path, "/socket.io/", "/websocket", "/api/ws", "/cable", "/hub", "/"}

// example returns a path that a location takes, and no other one of its server.
func example(server, l *directive) (path string, ok bool) {
	modifier, name := modifierOf(l)
	var all []string
	switch {
	case modifier == "@":
		return "", false
	case modifier == "~" || modifier == "~*":
		path = strings.NewReplacer("^", "", "$", "", "(.*)", "", ".*", "", `\`, "", "(/|)", "", "/?", "").Replace(name)
		if !strings.ContainsAny(path, "()[]|+*?{}") && strings.HasPrefix(path, "/") {
			all = append(all, path)
		}
		if path, ok := pattern.Sample(name); ok && strings.HasPrefix(path, "/") {
			all = append(all, path)
		}
		all = append(all, usual...)
	case name == "/":
		all = []string{passage.Path, "/socket", "/"}
	default:
		return name, strings.HasPrefix(name, "/")
	}
	for _, path := range all {
		if found, slash, known := find(server, path); known && !slash && found == l {
			return path, true
		}
	}
	return "", false
}

// route tells what becomes of one handshake.
func (c *configuration) route(of asked) passage.Route {
	one := of.Ask
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	if c.fault != nil {
		r.Outcome, r.Cause, r.Blame, r.Fix, r.Edits = passage.Fails, "nginx does not start with this. "+c.fault.says, c.fault.span, c.fault.fix, c.fault.edits
		return r
	}
	x := &exchange{c: c, ask: one, letThrough: of.server != byName, head: one.Head(), set: map[string]string{}}
	x.path, x.query, _ = strings.Cut(one.Path, "?")
	server, known := c.serverFor(one.Host)
	if of.server != byName && of.server < len(c.servers) {
		server = c.servers[of.server]
	}
	if server == nil {
		r.Outcome, r.Cause = passage.Unknown, "The text has no server for this address."
		if c.stream != nil {
			r.Cause, r.Blame = "stream passes bytes on as they are, whatever their protocol: what is behind it answers the handshake.", c.stream.lineOf()
			return r
		}
		if known {
			r.Blame = c.http.lineOf()
		}
		return r
	}
	x.server = server
	if of.server != byName && len(server.all("listen")) > 0 {
		r.Address = schemeOf(server) + r.Address
	}
	r.Span = server.lineOf()
	if strings.ContainsAny(x.path, "%") || strings.Contains(x.path, "//") || strings.Contains(x.path, "/.") {
		x.cannotTell(server, &r, "What nginx makes of this path is not evaluated here.")
		return r
	}
	if _, how := x.rewrite(server, &r); how == answered || how == unknown {
		return r
	}
	x.inLocation(&r)
	return r
}

// schemeOf is how an address of a server begins.
func schemeOf(server *directive) string {
	if listensTLS(server) {
		return "wss://"
	}
	return "ws://"
}

// mostRounds is how often nginx looks for a location again, at most.
const mostRounds = 10

// inLocation finds the location, and what it does.
func (x *exchange) inLocation(r *passage.Route) {
	for range mostRounds {
		l, slash, known := find(x.server, x.path)
		switch {
		case !known:
			x.cannotTell(x.server, r, "A location here has a regular expression that is not evaluated here.")
			return
		case slash:
			r.Outcome, r.Status = passage.Fails, 301
			r.Cause = "The location ends in a slash, and the path does not: nginx answers with a redirect to " + x.path + "/, which no browser follows for a WebSocket."
			for _, one := range x.server.all("location") {
				if prefixOf(one) == x.path+"/" {
					r.Blame, r.Span = one.lineOf(), one.lineOf()
					place := one.places[len(one.words)-1]
					r.Fix, r.Edits = "Write the location without the slash, or open the WebSocket with it.", []edit{replace(place, x.path)}
					if pass := one.first("proxy_pass"); pass != nil && strings.HasSuffix(pass.arg(1), "/") {
						r.Edits = nil
						r.Fix = "Open the WebSocket with " + x.path + "/, or add a location for " + x.path + "."
					}
				}
			}
			return
		}
		x.location = l
		holds := x.server
		if l != nil {
			r.Span = l.lineOf()
			var how stop
			if holds, how = x.rewrite(l, r); how == answered || how == unknown {
				return
			} else if how == again {
				continue
			}
		}
		x.content(holds, r)
		return
	}
	r.Outcome, r.Status, r.Cause = passage.Fails, 500, "The rewrites lead in a circle."
}

// content is what nginx does with the request once its location is certain.
func (x *exchange) content(holds *directive, r *passage.Route) {
	if x.location != nil && x.location.first("internal") != nil {
		r.Outcome, r.Status, r.Cause, r.Blame = passage.Fails, 404, "The location is internal: nginx answers requests from outside with 404.", x.location.first("internal").span
		return
	}
	if limit := limitExcept(orServer(x)); limit != nil {
		x.cannotTell(limit, r, "Whether limit_except lets GET through can't be known from the text.")
		return
	}
	if how := x.access(holds, r); how != goOn {
		return
	}
	if x.location != nil {
		if files := x.location.first("try_files"); files != nil {
			x.tryFiles(files, r)
			return
		}
	} else if files := x.server.first("try_files"); files != nil {
		x.tryFiles(files, r)
		return
	}
	x.pass(holds, r)
}

func orServer(x *exchange) *directive {
	if x.location != nil {
		return x.location
	}
	return x.server
}

// tryFiles follows the last argument, as if no file had the path's name.
func (x *exchange) tryFiles(d *directive, r *passage.Route) {
	last := d.words[len(d.words)-1]
	note := passage.Note{Says: "This holds if there is no file with the path's name.", Span: d.span}
	switch {
	case strings.HasPrefix(last, "@"):
		for _, l := range x.server.all("location") {
			if l.arg(1) == last {
				x.location = l
				holds, how := x.rewrite(l, r)
				if how == goOn {
					x.pass(holds, r)
				}
				r.Notes = append(r.Notes, note)
				return
			}
		}
		r.Outcome, r.Status, r.Cause, r.Blame = passage.Fails, 500, "There is no location "+last+".", d.span
	case strings.HasPrefix(last, "="):
		r.Outcome, r.Cause, r.Blame = passage.Fails, "nginx looks for a file here, and asks no server.", d.span
	default:
		r.Outcome, r.Cause, r.Blame = passage.Fails, "nginx answers with a file here, and asks no server.", d.span
		x.path = strings.ReplaceAll(last, "$uri", x.path)
		if to, _, _ := find(x.server, x.path); to != nil && to.first("proxy_pass") != nil && to != x.location {
			x.cannotTell(d, r, "Whether try_files finds a file or goes on to another location can't be known from the text.")
		}
	}
}

// pass is proxy_pass, or what there is instead.
func (x *exchange) pass(holds *directive, r *passage.Route) {
	pass := holds.first("proxy_pass")
	if pass == nil && holds.name() == "if" && holds.level == inLocation {
		pass = holds.outer.first("proxy_pass") // an if without one keeps that of its location
	}
	if module := x.c.unknownModule(holds); module != nil {
		x.cannotTell(module, r, "What the directive "+module.name()+" does is not known here.")
		return
	}
	if d := unknownInclude(holds); d != nil {
		x.cannotTell(d, r, "What "+d.arg(1)+" holds can't be known from this text, and it may set what a handshake needs.")
		return
	}
	if pass == nil {
		x.withoutPass(holds, r)
		return
	}
	head, ok := x.request(holds, pass, r)
	if !ok {
		return
	}
	refused := r.Judge(head)
	r.Idle = idleOf(holds)
	if len(refused) > 0 {
		x.explain(holds, pass, r, refused)
		return
	}
	x.response(holds, r)
	x.warn(holds, pass, r)
}

// withoutPass is a location that asks no WebSocket server.
func (x *exchange) withoutPass(holds *directive, r *passage.Route) {
	r.Outcome, r.Status, r.Blame = passage.Fails, 404, orServer(x).lineOf()
	for _, name := range []string{"fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass"} {
		if d := holds.first(name); d != nil {
			r.Status, r.Blame = 0, d.span
			r.Cause = name + " passes no WebSocket on: that needs proxy_pass to a server that speaks HTTP."
			return
		}
	}
	if inherited(holds, "error_page") != nil || strings.HasSuffix(x.path, "/") || holds.first("stub_status") != nil || holds.first("empty_gif") != nil {
		r.Status = 0
	}
	if pages := inherited(holds, "error_page"); len(pages) > 0 && strings.Contains(strings.Join(pages[0].words, " "), "@") {
		x.cannotTell(pages[0], r, "Whether error_page leads on to a server can't be known from the text.")
		return
	}
	r.Cause = "No proxy_pass is in the block that takes this address, so nginx looks for a file, and asks no server."
}

// response tells whether the server's 101 reaches the client as it is.
func (x *exchange) response(holds *directive, r *passage.Route) {
	for _, d := range inherited(holds, "proxy_hide_header") {
		for _, name := range []string{"Sec-WebSocket-Accept", "Upgrade"} {
			if handshake.EqualFold(d.arg(1), name) {
				r.Outcome, r.Status, r.Blame = passage.Fails, 0, d.span
				r.Cause = "proxy_hide_header takes " + name + " out of the server's 101, without which clients must refuse it."
				r.Fix, r.Edits = "Delete the line.", []edit{deleteLine(x.c.text, d.span)}
			}
		}
	}
	for _, d := range inherited(holds, "add_header") {
		if d.arg(3) == "always" && (handshake.EqualFold(d.arg(1), "Sec-WebSocket-Accept") || handshake.EqualFold(d.arg(1), "Upgrade")) {
			x.cannotTell(d, r, "What a client makes of a second "+d.arg(1)+" depends on the client.")
		}
	}
}

// idleOf tells when nginx cuts a connection on which nobody says anything. By its
// documentation the server alone counts, but what the client sends keeps it open, too:
// the real one was seen to do so.
func idleOf(holds *directive) passage.Idle {
	const standard = 60
	written, d := value(holds, "proxy_read_timeout", "60s")
	n, ok := seconds(written)
	if d == nil {
		return passage.Idle{Known: true, Seconds: standard, Says: "proxy_read_timeout is 60 seconds unless set: nginx cuts the connection when neither side has sent anything for so long. Let the server send pings more often, or set a longer time."}
	}
	return passage.Idle{Known: ok, Seconds: n, Says: "proxy_read_timeout: nginx cuts the connection when neither side has sent anything for so long. Let the server send pings more often, or set a longer time.", Span: d.span}
}
