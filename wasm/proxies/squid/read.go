package squid

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const versions = "Held against Squid 5.7. http_upgrade_request_protocols exists since Squid 5; older ones let no upgrade through, except within CONNECT."

// Read tells what a squid.conf does with handshakes.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	c, ok := parse(text)
	if !ok {
		return passage.Report{}, false
	}
	f := c.fault()
	report := passage.Report{Program: "Squid", Versions: versions, DoesNotStart: f != nil}
	for _, l := range c.all("include") {
		report.Unknown = append(report.Unknown, passage.Note{Says: "What " + l.word(1) + " holds can't be known from this text.", Span: l.span})
	}
	if len(asks) == 0 {
		asks = []passage.Ask{{Host: c.ownHost()}}
	}
	for _, one := range asks {
		r := c.route(one, f)
		if r.Outcome == passage.Fails {
			c.keep(&r)
		}
		report.Routes = append(report.Routes, r)
	}
	return report, true
}

// ownHost returns the first domain that an access list names, or "".
func (c *configuration) ownHost() string {
	for _, l := range c.all("acl") {
		if l.word(2) == "dstdomain" && l.word(3) != "" && !strings.ContainsAny(l.word(3), "\"/-") {
			return strings.TrimPrefix(l.word(3), ".")
		}
	}
	return ""
}

// keep drops edits after which the handshake still does not pass.
func (c *configuration) keep(r *passage.Route) {
	if len(r.Edits) == 0 {
		return
	}
	fixed, ok := parse(passage.Apply(c.text, r.Edits))
	if !ok || fixed.route(r.Ask, fixed.fault()).Outcome != passage.Passes {
		r.Edits = nil
	}
}

func (c *configuration) route(one passage.Ask, f *fault) passage.Route {
	if one.Host == "" {
		one.Host = passage.Host
	}
	if one.Path == "" {
		one.Path = passage.Path
	}
	r := passage.Route{Ask: one, Address: one.Host + one.Path}
	if f != nil {
		r.Outcome, r.Cause, r.Blame = passage.Fails, "Squid does not start with this. "+f.says, f.span
		if f.fix != "" {
			r.Fix, r.Edits = "Correct the name.", []passage.Edit{{Span: f.span, Text: f.fix}}
		}
		return r
	}
	maybe := func(l *line, says string) passage.Route {
		r.Outcome, r.Cause = passage.Unknown, says
		if l != nil {
			r.Blame = l.span
		}
		return r
	}
	if l := c.strange(); l != nil {
		return maybe(l, "What the directive "+l.words[0]+" does with a handshake is not known here.")
	}
	ports := append(c.all("http_port"), c.all("https_port")...)
	if len(ports) != 1 {
		return maybe(nil, "The text does not say which one port the handshake comes to.")
	}
	port := ports[0]
	r.Span = port.span
	if !port.has("accel") {
		r.Outcome, r.Status, r.Blame = passage.Fails, 400, port.span
		r.Cause = "The port is that of a forward proxy: without “accel” Squid takes the request of a client that thinks it has reached the server for an invalid one, and answers 400."
		r.Fix = "Add accel to http_port in front of your own server. Browsers that have Squid set as their proxy ask it for a tunnel (CONNECT) instead, through which a WebSocket goes as it is."
		r.Edits = []passage.Edit{{Span: handshake.Span{Start: port.span.End, End: port.span.End}, Text: " accel vhost"}}
		return r
	}
	access := c.decide(c.all("http_access"), 1, one, false)
	switch {
	case access.maybe != nil:
		return maybe(access.maybe, "Whether this line matches depends on more than the request that is asked about, such as the client's address.")
	case !access.allow:
		r.Outcome, r.Status, r.Blame = passage.Fails, 403, port.span
		r.Cause = "No http_access lets the request in, so Squid answers 403."
		r.Fix = "Allow it with http_access; better than everything, an acl for your own domain."
		if access.line != nil {
			r.Cause, r.Blame = "http_access denies the request, so Squid answers 403.", access.line.span
		} else if len(c.all("http_access")) == 0 {
			r.Edits = []passage.Edit{c.behind(c.lines[len(c.lines)-1].span, "acl ours dstdomain "+one.Host+"\nhttp_access allow ours")}
		}
		return r
	}
	c.forward(port, &r)
	return r
}

// behind returns the edit that puts lines behind the line that has a span.
func (c *configuration) behind(span handshake.Span, lines string) passage.Edit {
	return passage.Edit{Span: handshake.Span{Start: span.End, End: span.End}, Text: "\n" + lines}
}

// forward is what Squid does with a request that it takes.
func (c *configuration) forward(port *line, r *passage.Route) {
	peers := c.all("cache_peer")
	if len(peers) == 0 && !port.has("allow-direct") {
		unreachable(r, port, "No cache_peer names the server")
		return
	}
	if len(peers) != 1 {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "Which server Squid asks can't be known from the text: that takes exactly one cache_peer here.", port.span
		return
	}
	peer := peers[0]
	r.Backend = peer.word(1) + ":" + peer.word(3)
	name := peer.value("name=")
	if name == "" {
		name = peer.word(1)
	}
	var lists []*line
	for _, l := range c.all("cache_peer_access") {
		if l.word(1) == name {
			lists = append(lists, l)
		}
	}
	switch allowed := c.decide(lists, 2, r.Ask, true); {
	case allowed.maybe != nil || !allowed.allow && port.has("allow-direct"):
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "Whether cache_peer_access lets the request go to the server can't be known from the text.", peer.span
		return
	case !allowed.allow:
		unreachable(r, port, "cache_peer_access keeps the request from the only server")
		if allowed.line != nil {
			r.Blame = allowed.line.span
		}
		return
	}
	head, upgrade, ok := c.head(port, peer, r)
	if !ok {
		return
	}
	refused := r.Judge(head)
	r.Idle = c.idle()
	if len(refused) == 0 {
		return
	}
	c.explain(port, upgrade, r, refused)
}

// unreachable is a request that Squid has no server for.
func unreachable(r *passage.Route, port *line, why string) {
	r.Outcome, r.Status, r.Blame, r.Backend = passage.Fails, 502, port.span, ""
	r.Cause = why + ", and a port with accel asks no other (unless it has allow-direct): Squid answers 502."
	r.Fix = "Name your server: cache_peer HOST parent PORT 0 no-query originserver."
}

// head returns the request that Squid sends, and the line that decides of the upgrade.
func (c *configuration) head(port, peer *line, r *passage.Route) (*passage.Head, rule, bool) {
	head := r.Ask.Head()
	head.Del("Upgrade")
	head.Del("Connection")
	var lists []*line
	for _, l := range c.all(upgrades) {
		if (l.word(1) == "websocket" || l.word(1) == "OTHER" && !c.names("websocket")) && l.word(2) != "" {
			lists = append(lists, l)
		}
	}
	upgrade := c.decide(lists, 2, r.Ask, false)
	if upgrade.line == nil {
		upgrade.allow = false
	}
	if upgrade.maybe != nil {
		r.Outcome, r.Cause, r.Blame = passage.Unknown, "Whether this line matches depends on more than the request that is asked about.", upgrade.maybe.span
		return nil, upgrade, false
	}
	if upgrade.allow {
		head.Add("Upgrade", "websocket")
		head.Add("Connection", "upgrade")
	} else {
		head.Add("Connection", "keep-alive")
	}
	if site := port.value("defaultsite="); site != "" && (port.has("no-vhost") || !head.Has("Host")) {
		head.Set("Host", site)
	}
	if !peer.has("originserver") {
		head.Target = "http://" + head.Get("Host") + head.Target
	}
	if l := c.last("via"); l == nil || l.word(1) != "off" {
		head.Add("Via", "1.1 "+passage.Varies)
	}
	head.Add("Surrogate-Capability", passage.Varies)
	how := "on"
	if l := c.last("forwarded_for"); l != nil {
		how = l.word(1)
	}
	switch how {
	case "off":
		head.Add("X-Forwarded-For", "unknown")
	case "delete", "transparent":
	default:
		head.Add("X-Forwarded-For", passage.Varies)
	}
	for _, l := range c.all("request_header_access") {
		if l.word(2) == "deny" && l.word(3) == "all" {
			head.Del(l.word(1))
		} else if l.word(2) == "deny" {
			r.Outcome, r.Cause, r.Blame = passage.Unknown, "Whether this takes a field out of the handshake is not evaluated here.", l.span
			return nil, upgrade, false
		}
	}
	return &head, upgrade, true
}

// names reports whether a line lets a protocol through or not by its name.
func (c *configuration) names(protocol string) bool {
	for _, l := range c.all(upgrades) {
		if l.word(1) == protocol {
			return true
		}
	}
	return false
}

// explain says why the request that arrives is refused, and what to write.
func (c *configuration) explain(port *line, upgrade rule, r *passage.Route, refused []string) {
	r.Cause = "What arrives is refused: " + strings.Join(refused, " ")
	for _, l := range c.all("request_header_access") {
		if strings.Contains(strings.ToLower(strings.Join(refused, " ")), strings.ToLower(l.word(1))) {
			r.Cause = "request_header_access takes " + l.word(1) + " out of the request."
			r.Blame, r.Fix = l.span, "Delete the line."
			r.Edits = append(r.Edits, passage.Edit{Span: l.span})
		}
	}
	if upgrade.allow {
		return
	}
	const line = upgrades + " websocket allow all"
	r.Fix = "Let the upgrade through."
	switch {
	case upgrade.line != nil:
		r.Cause, r.Blame = "This line forbids the upgrade, so Squid takes Upgrade out of the request; the first line that matches decides.", upgrade.line.span
		r.Edits = append(r.Edits, passage.Edit{Span: upgrade.line.span, Text: line})
	case len(c.all(upgrades)) > 0:
		l := c.all(upgrades)[0]
		r.Blame = l.span
		r.Cause = "Squid takes Upgrade out of the request: no line allows the upgrade to websocket for this address; names of protocols are compared with their case."
		r.Edits = append(r.Edits, c.behind(l.span, line))
	default:
		r.Blame = port.span
		r.Cause = "Without http_upgrade_request_protocols Squid takes Upgrade out of every request."
		r.Edits = append(r.Edits, c.behind(port.span, line))
	}
}

// idle tells when Squid cuts a connection on which nothing is sent.
func (c *configuration) idle() passage.Idle {
	const standard = 15 * 60
	l := c.last("read_timeout")
	if l == nil {
		return passage.Idle{Known: true, Seconds: standard, Says: "read_timeout is 15 minutes unless set: Squid cuts the connection when nothing has been sent for so long; it looks once a second."}
	}
	n, err := strconv.Atoi(l.word(1))
	unit := 0
	switch strings.TrimSuffix(l.word(2), "s") {
	case "second":
		unit = 1
	case "minute":
		unit = 60
	case "hour":
		unit = 3600
	}
	return passage.Idle{Known: err == nil && unit > 0 && n > 0 && n < 1<<20, Seconds: n * unit, Says: "read_timeout: Squid cuts the connection when nothing has been sent for so long; it looks once a second.", Span: l.span}
}
