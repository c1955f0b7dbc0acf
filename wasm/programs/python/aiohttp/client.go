package aiohttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Client is ClientSession.ws_connect. Its errors have the address, for which URL
// stands here.
func Client(o wire.Offer, raw string) wire.Outcome {
	p := &parser{text: raw}
	for {
		m := &message{}
		switch {
		case p.read(m, p.readStatusLine):
		case p.fault != nil:
			return rejects(400, p.fault.message, p.fault)
		default:
			return wire.FailsWith(disconnected + p.unfinished())
		}
		more := p.skipBody(false)
		if m.isInterim() && p.fault == nil {
			if !more {
				return wire.FailsWith(disconnected + "Server disconnected")
			}
			continue
		}
		for next := *m; more; { // all that came at once is read before the first is taken
			next = message{}
			more = p.read(&next, p.readStatusLine) && p.skipBody(false)
		}
		if p.fault != nil {
			return rejects(400, p.fault.message, p.fault)
		}
		return m.check(o)
	}
}

const disconnected = "ServerDisconnectedError: "

// isInterim reports whether the client waits for another response.
func (m message) isInterim() bool { return m.status >= 100 && m.status <= 199 && m.status != 101 }

// rejects is a ClientResponseError with the exception it was raised from.
func rejects(status int, message string, f *fault) wire.Outcome {
	code := strconv.Itoa(status) + ", message=" + stdlib.Repr(message)
	return wire.FailsWith("ClientResponseError: " + code + ", url=URL('URL') <- " + f.class + ": " + code)
}

// check is the rest of ws_connect. Of fields that are repeated it takes the first.
func (m message) check(o wire.Offer) wire.Outcome {
	if out, redirected := m.redirect(); redirected {
		return out
	}
	switch {
	case m.status != 101: // R02
		return m.refuse("Invalid response status")
	case stdlib.Lower(wire.First(m.fields, "Upgrade")) != "websocket":
		return m.refuse("Invalid upgrade header")
	case stdlib.Lower(wire.First(m.fields, "Connection")) != "upgrade": // it takes no list: R06
		return m.refuse("Invalid connection header")
	case !o.Matches(wire.First(m.fields, "Sec-WebSocket-Accept")):
		return m.refuse("Invalid challenge response")
	}
	if fault := deflateFault(wire.First(m.fields, "Sec-WebSocket-Extensions")); o.Deflate && fault != "" {
		out := m.refuse(fault)
		out.Message += " <- WSHandshakeError: " + stdlib.Printed(fault)
		return out
	}
	return wire.Opened()
}

func (m message) refuse(message string) wire.Outcome {
	return wire.FailsWith("WSServerHandshakeError: " + strconv.Itoa(m.status) + ", message=" + stdlib.Repr(message) + ", url=URL('URL')")
}

// redirect is what comes of a status that it follows.
func (m message) redirect() (out wire.Outcome, redirected bool) {
	if !strings.Contains(" 301 302 303 307 308 ", " "+strconv.Itoa(m.status)+" ") {
		return out, false
	}
	to := wire.First(m.fields, "Location")
	if to == "" {
		if to = wire.First(m.fields, "URI"); len(wire.Values(m.fields, "URI")) == 0 {
			return out, false
		}
	}
	if _, fault := stdlib.Netloc(to); fault != "" {
		return wire.FailsWith("InvalidURL: " + stdlib.Printed(to) + " <- ValueError: " + fault), true
	}
	scheme, _, found := strings.Cut(to, ":")
	if scheme = stdlib.Lower(scheme); found && scheme != "http" && scheme != "https" && stdlib.IsScheme(scheme) {
		return wire.FailsWith("ValueError: Can redirect only to http or https"), true
	}
	return wire.UnknownFor("It follows the redirect: the outcome depends on the server there."), true
}
