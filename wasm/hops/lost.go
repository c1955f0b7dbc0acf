package hops

import "wsaccept/wasm/handshake"

const (
	handOn  = "Configure the proxy to pass Upgrade and Connection on."
	useHost = "Configure the proxy to pass Host on."
)

// lost returns what a proxy took from the handshake: the version, fields, and
// values.
func (a *arrival) lost() []Change {
	var all []Change
	if a.isHTTP10() {
		_, _, version := a.RequestLine()
		all = append(all, Change{Version, version, "The request arrived as HTTP/1.0.",
			"Browsers send a handshake over HTTP/1.1, or over HTTP/2. HTTP/1.0 has no Upgrade, and a server must ignore it there (RFC 9110 §7.8).",
			"Configure the proxy to use HTTP/1.1 towards the server."})
	}
	if a.browser == nil {
		all = append(all, a.lostByAnyone()...)
	} else {
		all = append(all, a.lostByBrowser()...)
	}
	if a.hasOtherHost() {
		all = append(all, a.otherHost())
	}
	if origins := a.Lookup("Origin"); a.sent.Origin != "" && len(origins) > 0 && a.Value(origins[0]) != a.sent.Origin {
		all = append(all, Change{Rewritten, spanOf(origins[0]), "Origin is " + short(a.Value(origins[0])) + "; the page's is " + short(a.sent.Origin) + ".",
			"A server decides by Origin which pages may open a socket. A proxy that rewrites it hides that.", "Configure the proxy to leave Origin as it is."})
	}
	if a.isKeyOfProxy() {
		key := a.Lookup("Sec-WebSocket-Key")[0]
		all = append(all, Change{Rewritten, spanOf(key), "The key is the proxy's own.",
			"The browser spoke HTTP/2 with the proxy and sent no key: HTTP/2 uses neither key nor Accept (RFC 8441 §5). The proxy made this key, and checks the Accept itself.", ""})
	}
	return all
}

// lostByAnyone returns what shows that Upgrade is lost, whoever the client was.
func (a *arrival) lostByAnyone() []Change {
	var all []Change
	if !a.lacksConnection() {
		return nil
	}
	if a.lacksUpgrade() {
		all = append(all, Change{Kind: Dropped, Title: "Upgrade and Connection: Upgrade are missing.",
			Detail: "Both are for one hop only (RFC 9110 §7.6.1): a proxy drops them unless it is configured to pass them on. If the client is a program of your own, it may have left them out.", Fix: handOn})
	}
	for _, f := range a.Lookup("Connection") {
		if handshake.EqualFold(a.Value(f), "close") {
			all = append(all, a.otherConnection(f))
		}
	}
	return all
}

// lostByBrowser returns the fields that the browser sends and that did not
// arrive as it sends them.
func (a *arrival) lostByBrowser() []Change {
	var all []Change
	for _, f := range a.browser.fields {
		arrived := a.Lookup(f.name)
		switch {
		case len(arrived) > 0 && f.name == "Connection" && a.lacksConnection():
			all = append(all, a.otherConnection(arrived[0]))
		case len(arrived) > 0 && !f.has(a.Value(arrived[0])):
			all = append(all, a.otherValue(f, arrived[0]))
		case f.always && a.lacks(f.name):
			all = append(all, a.dropped(f.name))
		}
	}
	return all
}

// dropped is the change of a field that is missing.
func (a *arrival) dropped(name string) Change {
	c := Change{Kind: Dropped, Title: name + " is missing.", Detail: a.browser.title() + " sends it with every handshake, so a proxy dropped it."}
	switch name {
	case "Upgrade", "Connection":
		c.Detail += " It is for one hop only (RFC 9110 §7.6.1): a proxy must be configured to pass it on."
		c.Fix = handOn
	case "Host", "Origin", "Sec-WebSocket-Version", "Sec-WebSocket-Key":
		c.Detail += " The server needs it."
		c.Fix = "Configure the proxy to pass " + name + " on."
	case "Sec-WebSocket-Extensions":
		c.Detail += " Without it nothing is compressed."
	default:
		c.Detail += " The handshake works without it."
	}
	return c
}

// otherConnection is the change of a Connection that does not name Upgrade.
func (a *arrival) otherConnection(f handshake.Field) Change {
	return Change{Rewritten, spanOf(f), "Connection is " + short(a.Value(f)) + " instead of “Upgrade”.",
		"Connection is about one hop, so the proxy wrote its own (RFC 9110 §7.6.1). A server must find Upgrade in it (RFC 6455 §4.2.1).", handOn}
}

// otherValue is the change of a field whose value is not the browser's.
func (a *arrival) otherValue(f sentField, arrived handshake.Field) Change {
	value := a.Value(arrived)
	c := Change{Kind: Rewritten, Span: spanOf(arrived), Title: f.name + " is " + short(value) + "; " + a.browser.title() + " sends " + short(a.sentValue(f, value)) + ".",
		Detail: "A proxy wrote its own. That does not affect the handshake."}
	switch {
	case f.name == "Connection":
		c.Detail = "The proxy wrote its own. It contains Upgrade, in some mix of case, and that is what counts (RFC 6455 §4.2.1)."
	case f.name == "Upgrade" && handshake.EqualFold(value, "websocket"):
		c.Detail = "Case does not matter here (RFC 6455 §4.2.1)."
	case f.name == "Upgrade" || f.name == "Sec-WebSocket-Version":
		c.Detail = "A proxy changed it, and servers refuse this value."
		c.Fix = "Configure the proxy to pass " + f.name + " on unchanged."
	}
	return c
}

// otherHost is the change of a Host that is not the one that was sent.
func (a *arrival) otherHost() Change {
	f := a.Lookup("Host")[0]
	c := Change{Rewritten, spanOf(f), "Host is " + short(a.Value(f)) + "; the client asked for " + short(a.sent.Host) + ".",
		"The proxy replaced it, most often with the address of the server behind it. A server that compares Origin with Host concludes that the page belongs to another site, and answers 403.", useHost}
	if a.isPortLost() {
		c.Detail = "The proxy left out the port. A server that compares Host with Origin, which has the port, answers 403."
	}
	return c
}

// isPortLost reports whether Host is the one that was sent but for the port.
func (a *arrival) isPortLost() bool {
	host := withoutPort(a.sent.Host)
	return host != a.sent.Host && handshake.EqualFold(a.value("Host"), host)
}

// isKeyOfProxy reports whether the key is one that HAProxy made up: it writes
// the names that came from HTTP/2 in lower case, and its own like this.
func (a *arrival) isKeyOfProxy() bool {
	own, lower := false, false
	for _, name := range a.names {
		own = own || name == "Sec-Websocket-Key"
		lower = lower || name == "sec-websocket-version"
	}
	return own && lower
}
