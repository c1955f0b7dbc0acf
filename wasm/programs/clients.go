// Package programs says what real programs do with a handshake: which clients open, which servers accept, and what they print. Built from rules about each program: its order of checks and its leniencies.
package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Client is what one client does with a response.
type Client struct {
	Name    string // "chromium", "firefox", "npm-ws", "undici", "faye", "python-websockets", "coder", "gorilla", "gobwas", "x-net"
	Version string // the version observed, e.g. "156.0.8078.79"
	Verdict Verdict
	Message string // what it prints, exactly, "" when it opens or prints nothing
	Note    string // a sentence when something needs saying, or ""
}

// Verdict is what comes of a handshake.
type Verdict string

// The verdicts.
const (
	Opens   Verdict = "open"
	Fails   Verdict = "fail"
	Unknown Verdict = "unknown"
)

// outcome is what a client does: a Client without its name.
type outcome struct {
	verdict       Verdict
	message, note string
}

// opens is the outcome of a handshake that nothing is wrong with.
var opens = outcome{verdict: Opens}

// failsWith is the outcome of a handshake that the client rejects.
func failsWith(message string) outcome { return outcome{verdict: Fails, message: message} }

// unknownFor is the outcome that is not predicted.
func unknownFor(note string) outcome { return outcome{verdict: Unknown, note: note} }

// client is a program and its rules.
type client struct {
	name, version string
	http1         func(offer, string) outcome  // judges the bytes that came
	http2         func(offer, []field) outcome // judges the fields of RFC 8441 §5, or nil
	instead       string                       // what to say if http2 is nil
	offers        string                       // what it offers, whatever the request says, or ""
	follows       bool                         // it offers permessage-deflate if told to
}

// clients are in the order they are shown in.
var clients = []client{
	{name: "chromium", version: "156.0.8078.79", http1: chromiumClient, http2: chromiumExtended, offers: "Chromium always offers permessage-deflate itself."},
	{name: "firefox", version: "153.7.0esr", http1: firefoxClient, http2: firefoxExtended, offers: "Firefox always offers permessage-deflate itself."},
	{name: "npm-ws", version: "8.23.0", http1: npmWSClient, instead: http1Only, offers: "ws offers permessage-deflate unless told not to."},
	{name: "undici", version: "7.30.2", http1: undiciClient, instead: "undici speaks HTTP/2, but wants an Accept there too.", offers: "undici always offers permessage-deflate itself."},
	{name: "faye", version: "0.8.0", http1: fayeClient, instead: http1Only},
	{name: "python-websockets", version: "04e599ca", http1: pythonClient, instead: http1Only, offers: "websockets offers permessage-deflate unless told not to."},
	{name: "coder", version: "9c8faadc", http1: coderClient, instead: http1Only, follows: true},
	{name: "gorilla", version: "e064f32e", http1: gorillaClient, instead: http1Only},
	{name: "gobwas", version: "1.5.0", http1: gobwasClient, instead: http1Only, follows: true},
	{name: "x-net", version: "0.62.0", http1: xnetClient, instead: http1Only},
}

// http1Only is said of the programs that were observed with HTTP/1.1 only.
const http1Only = "It speaks HTTP/1.1 only."

// Clients returns what each client does with pair.Response, had it sent pair.Request's key and subprotocols.
func Clients(pair handshake.Pair) []Client {
	o := offerOf(pair.Request)
	all := make([]Client, 0, len(clients))
	for _, c := range clients {
		out := c.judge(o, pair.Response)
		if out.note == "" {
			out.note = c.assumption(o, pair.Response)
		}
		all = append(all, Client{c.name, c.version, out.verdict, out.message, out.note})
	}
	return all
}

// judge returns what c does with response.
func (c client) judge(o offer, response handshake.Message) outcome {
	switch {
	case response.Absent():
		return unknownFor("The response is missing.")
	case !response.IsExtended():
		out := c.http1(o, response.Raw)
		if out.verdict == Opens && !o.keyed {
			return unknownFor("The request is missing, so the Accept can't be checked.")
		}
		return out
	case c.http2 == nil:
		return unknownFor(c.instead)
	}
	fields := make([]field, 0, len(response.Fields))
	for _, f := range response.Fields {
		fields = append(fields, field{f.Name.Of(response.Raw), response.Value(f)})
	}
	return c.http2(o, fields)
}

// assumption says what c is thought to have offered, where that decides about a
// response.
func (c client) assumption(o offer, response handshake.Message) string {
	switch {
	case response.Absent() || response.IsExtended() || len(response.Lookup("Sec-WebSocket-Extensions")) == 0:
		return ""
	case c.follows && o.deflate:
		return "As the request offers permessage-deflate, it is taken to be told to."
	case c.follows:
		return "As the request offers no permessage-deflate, it is taken to be left at its default, without."
	case o.deflate:
		return ""
	}
	return c.offers
}

// offer is what the client asked for: what its checks compare with.
type offer struct {
	keyed     bool // a request with a key is there
	key       string
	accept    string   // the right answer to key
	protocols []string // in Sec-WebSocket-Protocol
	deflate   bool     // permessage-deflate is in Sec-WebSocket-Extensions
}

// offerOf returns what request asks for.
func offerOf(request handshake.Message) offer {
	var o offer
	if keys := request.Lookup("Sec-WebSocket-Key"); len(keys) > 0 {
		o.keyed, o.key = true, request.Value(keys[0])
		o.accept = handshake.Accept(o.key)
	}
	o.protocols = requestMembers(request, "Sec-WebSocket-Protocol")
	for _, member := range requestMembers(request, "Sec-WebSocket-Extensions") {
		name, _, _ := strings.Cut(member, ";")
		o.deflate = o.deflate || trimOWS(name) == "permessage-deflate"
	}
	return o
}

// requestMembers returns the members of the list called name.
func requestMembers(request handshake.Message, name string) []string {
	var members []string
	for _, f := range request.Lookup(name) {
		for member := range strings.SplitSeq(request.Value(f), ",") {
			if member = trimOWS(member); member != "" {
				members = append(members, member)
			}
		}
	}
	return members
}

// matches reports whether accept is the right answer, or nobody can tell.
func (o offer) matches(accept string) bool { return !o.keyed || accept == o.accept }

// asksFor reports whether protocol is in the list of the request, by the letter.
func (o offer) asksFor(protocol string) bool {
	for _, p := range o.protocols {
		if p == protocol {
			return true
		}
	}
	return false
}
