package programs

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/chromium"
	"wsaccept/wasm/programs/dotnet"
	"wsaccept/wasm/programs/firefox"
	"wsaccept/wasm/programs/golang/coder"
	"wsaccept/wasm/programs/golang/gobwas"
	"wsaccept/wasm/programs/golang/gorilla"
	"wsaccept/wasm/programs/golang/xnet"
	"wsaccept/wasm/programs/node/faye"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/node/undici"
	"wsaccept/wasm/programs/node/websocket"
	"wsaccept/wasm/programs/node/ws"
	"wsaccept/wasm/programs/python/aiohttp"
	"wsaccept/wasm/programs/python/tornado"
	"wsaccept/wasm/programs/python/websocketclient"
	"wsaccept/wasm/programs/python/websockets"
	"wsaccept/wasm/programs/python/websockets/legacy"
	"wsaccept/wasm/programs/wire"
)

// Client is what one client does with a response.
type Client struct {
	Program Program
	Verdict Verdict
	Message string // what it prints, exactly, "" when it opens or prints nothing
	Note    string // a sentence when something needs saying, or ""
}

// Verdict is what comes of a handshake.
type Verdict = wire.Verdict

// The verdicts.
const (
	Opens   = wire.Opens
	Fails   = wire.Fails
	Unknown = wire.Unknown
)

// client is a program and its rules.
type client struct {
	program    string                                      // its id in table
	http1      func(wire.Offer, string) wire.Outcome       // judges the bytes that came
	http2      func(wire.Offer, []wire.Field) wire.Outcome // judges the fields of RFC 8441 §5, or nil
	unanswered func(handshake.End) wire.Outcome            // judges an attempt without a response, or nil
	instead    string                                      // what to say if http2 is nil
	offers     string                                      // what it offers, whatever the request says, or ""
	follows    bool                                        // it offers permessage-deflate if told to
}

// clients are in the order they are shown in.
var clients = []client{
	{program: "chromium", http1: chromium.Client, http2: chromium.Extended, unanswered: chromium.Unanswered, offers: "Chromium always offers permessage-deflate itself."},
	{program: "firefox", http1: firefox.Client, http2: firefox.Extended, unanswered: firefox.Unanswered, offers: "Firefox always offers permessage-deflate itself."},
	{program: "npm-ws", http1: ws.Client, unanswered: ws.Unanswered, instead: http1Only, offers: "npm ws offers permessage-deflate unless configured not to."},
	{program: "undici", http1: undici.Client, unanswered: undici.Unanswered, instead: "undici speaks HTTP/2, but requires an Accept there, too.", offers: "undici always offers permessage-deflate itself."},
	{program: "faye", http1: faye.Client, unanswered: faye.Unanswered, instead: http1Only},
	{program: "npm-websocket", http1: websocket.Client, unanswered: nodehttp.Unanswered, instead: http1Only},
	{program: "python-websockets", http1: websockets.Client, unanswered: websockets.Unanswered, instead: http1Only, offers: "python-websockets offers permessage-deflate unless configured not to."},
	{program: "python-websockets-debian", http1: legacy.Client, unanswered: legacy.Unanswered, instead: http1Only, offers: "python-websockets offers permessage-deflate unless configured not to."},
	{program: "websocket-client", http1: websocketclient.Client, unanswered: websocketclient.Unanswered, instead: http1Only},
	{program: "aiohttp", http1: aiohttp.Client, unanswered: aiohttp.Unanswered, instead: http1Only, follows: true},
	{program: "tornado", http1: tornado.Client, unanswered: tornado.Unanswered, instead: http1Only, follows: true},
	{program: "coder", http1: coder.Client, unanswered: coder.Unanswered, instead: http1Only, follows: true},
	{program: "gorilla", http1: gorilla.Client, unanswered: gorilla.Unanswered, instead: http1Only},
	{program: "gobwas", http1: gobwas.Client, unanswered: gobwas.Unanswered, instead: http1Only, follows: true},
	{program: "x-net", http1: xnet.Client, unanswered: xnet.Unanswered, instead: http1Only},
	{program: "dotnet", http1: dotnet.Client, instead: "What it does with HTTP/2 was not observed.", follows: true},
}

// http1Only is said of the programs that were observed with HTTP/1.1 only.
const http1Only = "It speaks HTTP/1.1 only."

// Clients returns what each client does with pair.Response, had it sent the key and
// the subprotocols of pair.Request.
func Clients(pair handshake.Pair) []Client {
	o := wire.OfferOf(pair.Request)
	all := make([]Client, 0, len(clients))
	for _, c := range clients {
		out := c.judge(o, pair.Response)
		if out.Note == "" {
			out.Note = c.assumption(o, pair.Response)
		}
		program, _ := Find(c.program)
		all = append(all, Client{program, out.Verdict, out.Message, out.Note})
	}
	return all
}

// judge returns what c does with response.
func (c client) judge(o wire.Offer, response handshake.Message) wire.Outcome {
	switch {
	case response.Absent():
		return wire.UnknownFor("The response is missing.")
	case !response.IsExtended():
		out := c.http1(o, response.Raw)
		if out.Verdict == wire.Opens && !o.Keyed {
			return wire.UnknownFor("The request is missing, so the Accept can't be checked.")
		}
		return out
	case c.http2 == nil:
		return wire.UnknownFor(c.instead)
	}
	fields := make([]wire.Field, 0, len(response.Fields))
	for _, f := range response.Fields {
		fields = append(fields, wire.Field{Name: f.Name.Of(response.Raw), Value: response.Value(f)})
	}
	return c.http2(o, fields)
}

// assumption says what c is thought to have offered, where that decides about a
// response.
func (c client) assumption(o wire.Offer, response handshake.Message) string {
	switch {
	case response.Absent() || response.IsExtended() || len(response.Lookup("Sec-WebSocket-Extensions")) == 0:
		return ""
	case c.follows && o.Deflate:
		return "As the request offers permessage-deflate, it is taken to be told to."
	case c.follows:
		return "As the request offers no permessage-deflate, it is taken to be left at its default, without."
	case o.Deflate:
		return ""
	}
	return c.offers
}
