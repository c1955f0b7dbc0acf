package lighttpd

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// answers follows what is set before mod_proxy. It returns whether the handshake goes
// on; if not, and r has no outcome, what the setting does is not known.
func (c *configuration) answers(r *passage.Route, s setting, path string) bool {
	fails := func(status int, says string) bool {
		r.Outcome, r.Status, r.Cause, r.Blame, r.Plain = passage.Fails, status, says, s.span, status < 400
		return false
	}
	switch s.name {
	case "url.redirect":
		if !c.loads("mod_redirect") {
			return true
		}
		for i, expression := range s.value.keys {
			_, matched, known := pattern.Match(expression, path, false)
			if !known {
				return false
			}
			if !matched {
				continue
			}
			says := "url.redirect answers the handshake with a redirect, which no browser follows for a WebSocket."
			if strings.HasPrefix(s.value.items[i].text, "https://") {
				says += " Open the WebSocket with wss:// instead of ws://."
			}
			return fails(301, says)
		}
		return true
	case "url.access-deny":
		if !c.loads("mod_access") {
			return true
		}
		for _, ending := range s.value.items {
			if strings.HasSuffix(path, ending.text) {
				return fails(403, "url.access-deny refuses the address with 403.")
			}
		}
		return true
	case "url.rewrite-once":
		return !c.loads("mod_rewrite") || len(s.value.keys) == 1
	}
	return false
}

// send judges the request that mod_proxy sends.
func (c *configuration) send(r *passage.Route, all map[string]setting, to setting, list *value) {
	unknown := func(s handshake.Span, says string) {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, says, s
	}
	if len(list.items) == 0 {
		unknown(to.span, "No server is named here.")
		return
	}
	first := &list.items[0]
	host := first.get("host")
	if host == nil && first.get("socket") == nil {
		unknown(to.span, "No server is named here.")
		return
	}
	port := "80"
	if p := first.get("port"); p != nil {
		port = p.text
	}
	if host != nil {
		r.Backend = host.text + ":" + port
	}
	head := r.Ask.Head()
	if !c.environment(&head, all, unknown) || !c.rewrite(&head, all["url.rewrite-once"]) {
		if r.Outcome == "" {
			unknown(all["url.rewrite-once"].span, "What this makes of the address is not evaluated here.")
		}
		return
	}
	header := all["proxy.header"]
	if !remap(&head, &header.value) {
		unknown(header.span, "What the mapping makes of the request is not evaluated here.")
		return
	}
	option := func(name string) bool {
		v := header.value.get(name)
		if v == nil {
			return false
		}
		on, _ := enabled(v.text)
		return on
	}
	head.Add("X-Forwarded-For", passage.Varies)
	head.Add("X-Host", r.Ask.Host)
	head.Add("X-Forwarded-Host", r.Ask.Host)
	head.Add("X-Forwarded-Proto", passage.Varies)
	if _, has := all["proxy.forwarded"]; has {
		head.Add("Forwarded", passage.Varies)
	}
	head.Del("Connection")
	switch {
	case option("force-http10"):
		head.Version = "HTTP/1.0"
		head.Del("Upgrade")
		head.Add("Connection", "close")
	case option("upgrade"):
		head.Add("Connection", "close, upgrade")
	default:
		head.Del("Upgrade")
		head.Add("Connection", "close")
	}
	refused := r.Judge(&head)
	r.Idle = idle(all, first)
	if len(refused) == 0 {
		return
	}
	c.explain(r, header, to, first, option("force-http10"), refused)
}

// explain says why what arrives is refused, and what to write.
func (c *configuration) explain(r *passage.Route, header, to setting, first *value, old bool, refused []string) {
	const add = `proxy.header = ( "upgrade" => "enable" )`
	r.Blame = to.span
	upgrade := header.value.get("upgrade")
	switch {
	case old:
		r.Cause, r.Blame = "force-http10 makes lighttpd ask the server with HTTP/1.0, which has no upgrade.", header.span
	case upgrade != nil:
		if on, _ := enabled(upgrade.text); on {
			r.Cause = "What arrives is refused: " + strings.Join(refused, "; ") + "."
			return
		}
		r.Cause, r.Blame, r.Fix = "proxy.header disables the upgrade.", upgrade.span, "Enable it."
		r.Edits = []passage.Edit{{Span: upgrade.span, Text: `"enable"`}}
	case header.name != "":
		r.Cause, r.Blame = "proxy.header lacks the option upgrade here, and it replaces what stands outside of the block: lighttpd takes Upgrade out of the request.", header.span
		r.Fix = "Add the option."
		r.Edits = []passage.Edit{{Span: handshake.Span{Start: header.value.span.Start + 1, End: header.value.span.Start + 1}, Text: ` "upgrade" => "enable",`}}
	default:
		r.Plain = true
		r.Cause = "Without proxy.header's option upgrade, lighttpd takes Upgrade out of the request."
		if first.get("upgrade") != nil {
			r.Cause = "The option upgrade is one of proxy.header, not of a server: lighttpd ignores it here, and takes Upgrade out of the request."
		}
		r.Fix = "Add the line " + add + "."
		indent := c.text[strings.LastIndexByte(c.text[:to.span.Start], '\n')+1 : to.span.Start]
		if strings.Trim(indent, " \t") != "" {
			indent = ""
		}
		r.Edits = []passage.Edit{{Span: spanEnd(to.span), Text: "\n" + indent + add}}
	}
}

// environment changes the request as mod_setenv does.
func (c *configuration) environment(head *passage.Head, all map[string]setting, unknown func(handshake.Span, string)) bool {
	if !c.loads("mod_setenv") {
		return true
	}
	for _, name := range []string{"setenv.add-request-header", "setenv.set-request-header"} {
		s, ok := all[name]
		if !ok {
			continue
		}
		for i, field := range s.value.keys {
			switch {
			case handshake.EqualFold(field, "Connection"):
			case handshake.EqualFold(field, "Upgrade") && !handshake.EqualFold(s.value.items[i].text, "websocket"), name == "setenv.add-request-header" && head.Has(field):
				unknown(s.span, "What this makes of "+field+" is not evaluated here.")
				return false
			default:
				head.Set(field, s.value.items[i].text)
			}
		}
	}
	return true
}

// rewrite is url.rewrite-once with one rule.
func (c *configuration) rewrite(head *passage.Head, s setting) bool {
	if s.name == "" || !c.loads("mod_rewrite") {
		return true
	}
	captures, matched, known := pattern.Match(s.value.keys[0], head.Target, false)
	if !known || !matched {
		return known
	}
	to := s.value.items[0].text
	for i, taken := range captures {
		to = strings.ReplaceAll(to, "$"+strconv.Itoa(i), taken)
	}
	head.Target = to
	return !strings.ContainsAny(to, "$%{")
}

// remap is proxy.header's map-urlpath and map-host-request.
func remap(head *passage.Head, header *value) bool {
	if paths := header.get("map-urlpath"); paths != nil {
		for i, from := range paths.keys {
			if rest, ok := strings.CutPrefix(head.Target, from); ok {
				head.Target = paths.items[i].text + rest
				break
			}
		}
	}
	if hosts := header.get("map-host-request"); hosts != nil {
		for i, from := range hosts.keys {
			if from == head.Get("Host") || from == "-" {
				if hosts.items[i].text == "-" {
					return false
				}
				head.Set("Host", hosts.items[i].text)
				break
			}
		}
	}
	return true
}
