// Package page turns the state of the playground into HTML and into a link, and
// a link into state. The build prerenders the page with it, and the page's
// WebAssembly updates it live with the same functions.
package page

import "wsaccept/wasm/handshake"

// State is all that the page shows. Everything but Live, the outcomes of the
// laboratory and the progress of a search is in the link.
type State struct {
	Key   string // the Sec-WebSocket-Key as typed
	Draft Draft
	Case  Case
	Live  Live
	Lab   Lab
}

// Default is the state of a page opened without a link.
func Default() State { return State{Key: handshake.SampleKey} }

// Live is the state of the comparison with the server behind the page.
type Live struct {
	Phase  Phase
	Voices []Voice // who can answer handshakes there
	Voice  string  // the id of the one that was chosen; "" for the first
	// ByMessage says that the server reports by the first message of the socket,
	// what it knows of the request, and nothing of its answer.
	ByMessage bool
	Attempt
}

// Voice is a program that answers handshakes.
type Voice struct{ ID, Server string }

// Attempt is a handshake with the server behind the page.
type Attempt struct {
	Origin     string   // of the page that made it
	Failure    string   // why there is no report, or ""
	SecondHand bool     // Request is what the server was told by its host, not what was on the wire, and Response is unknown
	Request    string   // the bytes of the request's head on the wire
	Response   string   // the bytes of the response on the wire
	Redacted   []string // the fields in them whose values are now as many x
	Truncated  bool     // the response was longer than what is here
	Unsent     int      // bytes at the end of Response that never left the server
	Other      Answer
	Script     Script
}

// Answer is what another voice answers to the same request; empty if it was not
// asked.
type Answer struct{ Server, Response string }

// Phase says how far the comparison has come.
type Phase int

const (
	Asking   Phase = iota // not known yet whether there is a server
	NoServer              // the page is served as plain files
	Ready                 // there is a server; nothing compared yet
	Running               // a handshake is under way; an older report may be there
	Done                  // a report, or a failure, is there
)

// Script is what the page's script was told of the handshake, which is all that
// any page ever is.
type Script struct {
	Tried     bool // a socket was opened at all
	Opened    bool
	Failed    bool // an error event came
	Closed    bool // a close event came
	CloseCode int
}

// WireKey returns the key that the browser sent in the last comparison.
func (l Live) WireKey() (key string, ok bool) {
	if l.Phase != Done || l.Request == "" {
		return "", false
	}
	c := handshake.Compare(handshake.Parse(l.Request), handshake.Parse(l.Response))
	return c.Key, c.Expected != ""
}
