package caddy

import (
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// upstreams returns the addresses of the servers of a reverse_proxy.
func upstreams(n *node) []string {
	all := n.words[1:]
	if matcher(n) != "" {
		all = all[1:]
	}
	for _, inner := range n.block {
		if inner.word(0) == "to" {
			all = append(all[:len(all):len(all)], inner.words[1:]...)
		}
	}
	return all
}

// harmless are options of reverse_proxy that change nothing of what is told here.
const harmless = " to lb_policy lb_retries lb_try_duration lb_try_interval health_uri health_port health_interval health_timeout health_status " +
	"health_body health_headers fail_duration max_fails unhealthy_status unhealthy_latency unhealthy_request_count flush_interval trusted_proxies "

// proxy is reverse_proxy: what it sends, and whether that opens the WebSocket.
func (x *exchange) proxy(n *node) {
	to := upstreams(n)
	if len(to) == 0 || strings.Contains(strings.Join(to, " "), "{") {
		x.unclear(n, "Which server this goes to can't be known from the text.")
		return
	}
	scheme, backend, found := strings.Cut(to[0], "://")
	if !found {
		scheme, backend = "http", to[0]
	}
	x.route.Backend = to[0]
	if scheme == "h2c" {
		x.answers(n, 502, "The server is asked in HTTP/2 (h2c), over which Caddy 2.6 passes no upgrade on: it answers 502.")
		return
	}
	head := passage.Head{Method: x.head.Method, Target: x.head.Target, Version: "HTTP/1.1"}
	for _, f := range x.head.Fields {
		head.Add(canonical(f.Name), f.Value)
	}
	if !strings.Contains(strings.ToLower(head.Get("Connection")), "upgrade") || !head.Has("Upgrade") {
		head.Del("Connection") // what asks for no upgrade loses both
		head.Del("Upgrade")
	}
	head.Add("X-Forwarded-For", passage.Varies)
	head.Add("X-Forwarded-Host", x.ask.Host)
	head.Add("X-Forwarded-Proto", passage.Varies)
	var changed []*node
	for _, option := range n.block {
		switch name := option.word(0); {
		case name == "header_up":
			changed = append(changed, option)
			if !x.headerUp(&head, option, backend) {
				x.unclear(option, "What this makes of the field is not evaluated here.")
				return
			}
		case !strings.Contains(harmless, " "+name+" "):
			x.unclear(option, "What "+name+" does with a handshake is not evaluated here.")
			return
		}
	}
	x.done = true
	refused := x.route.Judge(&head)
	x.route.Idle = passage.Idle{Known: true, Says: "Caddy 2.6 cuts no WebSocket because it is idle."}
	if len(refused) == 0 {
		return
	}
	x.route.Cause = "What arrives is refused: " + strings.Join(refused, " ")
	x.route.Blame = n.head
	for _, option := range changed {
		name := strings.TrimLeft(option.word(1), "-+")
		if strings.Contains(strings.ToLower(x.route.Cause), strings.ToLower(name)) {
			x.route.Cause = "header_up changes " + name + ", which a handshake needs as it is. " + x.route.Cause
			x.route.Blame, x.route.Fix = option.head, "Delete the line: Caddy passes what a handshake needs on by itself."
			x.file.keep(x.route, passage.Edit{Span: lineOf(x.file.text, option.span)})
			return
		}
	}
}

// headerUp changes a field as header_up says; ok is false if that is not known.
func (x *exchange) headerUp(head *passage.Head, option *node, backend string) (ok bool) {
	name := option.word(1)
	switch {
	case strings.Contains(name, "*") || len(option.words) > 3 || option.hasBlock:
		return false
	case strings.HasPrefix(name, "-"):
		head.Del(name[1:])
		return true
	case len(option.words) != 3:
		return false
	}
	value := option.word(2)
	if inner, found := strings.CutPrefix(value, "{"); found && strings.HasSuffix(inner, "}") {
		inner = strings.TrimSuffix(inner, "}")
		field, short := strings.CutPrefix(inner, "header.")
		if long, is := strings.CutPrefix(inner, "http.request.header."); is {
			field, short = long, true
		}
		switch {
		case short && x.head.Has(field):
			value = x.head.Get(field)
		case short:
			return false
		case inner == "host" || inner == "http.request.host" || inner == "hostport" || inner == "http.request.hostport":
			value = x.ask.Host
		case inner == "upstream_hostport" || inner == "http.reverse_proxy.upstream.hostport":
			value = backend
		default:
			value = passage.Varies
		}
	} else if strings.Contains(value, "{") {
		value = passage.Varies
	}
	if rest, add := strings.CutPrefix(name, "+"); add {
		head.Add(canonical(rest), value)
		return true
	}
	head.Set(canonical(name), value)
	return true
}

// canonical writes a field's name as Go does: capitals behind hyphens only.
func canonical(name string) string {
	b := []byte(strings.ToLower(name))
	for i := range b {
		if (i == 0 || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}
