package lighttpd

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const versions = "Held against lighttpd 1.4.69. The option upgrade exists since 1.4.46; older ones pass no WebSocket on. Requests go to the server over HTTP/1.1 since 1.4.56."

// Read tells what a configuration of lighttpd does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := read(text)
	if !ok {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "lighttpd", Versions: versions, DoesNotStart: c.fault != nil}
	if len(asks) == 0 {
		asks = c.addresses(c.top, passage.Ask{Host: passage.Host, Path: passage.Path}, nil)
	}
	if len(asks) == 0 {
		asks = []passage.Ask{{}}
	}
	for _, one := range asks {
		r := c.route(one)
		if len(r.Edits) > 0 {
			fixed, ok := read(passage.Apply(text, r.Edits))
			if !ok || fixed.route(r.Ask).Outcome != passage.Passes {
				r.Edits = nil
			}
		}
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// addresses returns a handshake for each path that proxy.server has.
func (c *configuration) addresses(b *block, one passage.Ask, all []passage.Ask) []passage.Ask {
	const most = 50
	for _, s := range b.settings {
		if s.block != nil {
			inner := one
			switch {
			case s.block.field == "$HTTP[host]" && s.block.sign == "==":
				inner.Host = s.block.operand
			case s.block.field == "$HTTP[url]" && (s.block.sign == "==" || s.block.sign == "=^"):
				inner.Path = s.block.operand
			case s.block.field == "$HTTP[url]" && s.block.sign == "=~":
				if path, ok := strings.CutPrefix(s.block.operand, "^/"); ok {
					if i := strings.IndexAny(path, `\.*+?()[]{}|$`); i >= 0 {
						path = path[:i]
					}
					inner.Path = "/" + path
				}
			}
			all = c.addresses(s.block, inner, all)
			continue
		}
		if s.name != "proxy.server" && s.name != "wstunnel.server" {
			continue
		}
		for _, key := range s.value.keys {
			ask := one
			if strings.HasPrefix(key, "/") && key != "/" {
				ask.Path = key
			}
			known := false
			for _, other := range all {
				known = known || other == ask
			}
			if !known && len(all) < most {
				all = append(all, ask)
			}
		}
	}
	return all
}

func (c *configuration) route(one passage.Ask) passage.Route {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	maybe := func(s handshake.Span, says string) passage.Route {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, says, s
		return r
	}
	if c.unknown != nil {
		if c.unknown.name == "}" {
			return maybe(c.unknown.span, "This closing brace has no opening one, and what stands behind it is not evaluated here.")
		}
		return maybe(c.unknown.span, "What the include holds can't be known from this text.")
	}
	if c.fault != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "lighttpd does not start with this. "+c.fault.says, c.fault.span
		return r
	}
	all := map[string]setting{}
	if s := c.holding(c.top, one, all); s != nil {
		return maybe(s.span, "Whether this condition holds is not evaluated here.")
	}
	path, _, _ := strings.Cut(one.Path, "?")
	for _, name := range []string{"url.redirect", "url.access-deny", "auth.require", "url.rewrite-if-not-file", "url.rewrite-repeat", "url.rewrite", "url.rewrite-once",
		"fastcgi.server", "scgi.server", "uwsgi.server", "cgi.assign", "extforward.forwarder", "magnet.attract-raw-url-to", "sockproxy.server"} {
		if s, ok := all[name]; ok && !c.answers(&r, s, path) {
			if r.Outcome == "" {
				return maybe(s.span, "What "+name+" does with the handshake is not evaluated here.")
			}
			return r
		}
	}
	if s, ok := all["wstunnel.server"]; ok && c.loads("mod_wstunnel") {
		if _, list := server(s, path); list != nil {
			r.Outcome, r.Blame = passage.Fails, s.span
			r.Cause = "mod_wstunnel ends the WebSocket in lighttpd and sends the server only what is in the messages; a WebSocket server waits for the handshake in vain."
			r.Fix = "In front of a WebSocket server, use proxy.server with proxy.header = ( \"upgrade\" => \"enable\" )."
			return r
		}
	}
	to, ok := all["proxy.server"]
	_, list := server(to, path)
	if !ok || list == nil || !c.loads("mod_proxy") {
		r.Outcome, r.Status, r.Plain = passage.Fails, 404, !ok || list == nil
		r.Cause = "No proxy.server takes this address to a server: lighttpd looks for a file, and answers with 404 unless there is one."
		if ok && !c.loads("mod_proxy") {
			r.Cause, r.Blame = "server.modules does not load mod_proxy, so lighttpd ignores proxy.server and looks for a file.", to.span
			r.Fix = "Add mod_proxy to server.modules."
			r.Edits = []passage.Edit{{Span: handshake.Span{}, Text: "server.modules += ( \"mod_proxy\" )\n"}}
		}
		return r
	}
	r.Span = to.span
	c.send(&r, all, to, list)
	return r
}
