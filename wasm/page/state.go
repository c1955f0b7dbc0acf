// Package page turns the state of the playground into HTML and into a link, and
// a link into state. The build prerenders the page with it, and the page's
// WebAssembly updates it live with the same functions.
package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/diagnosis"
)

// State is all that the page shows, and what it must remember to go on. Nothing but
// Update changes it. Key, Draft, Case and the chosen fault are in the link.
type State struct {
	Key     string // the Sec-WebSocket-Key as typed
	Draft   Draft
	Case    diagnosis.Case
	Live    Live
	Lab     Lab
	Place   Place
	Another string // the id of the typical proxy that can be added to a chain, or "" for one to be pasted
	Boxed   Boxed  // what was pasted into the box last, unless it was a key

	ChosenView string // the id of a view, or "" for the one that the rest belongs to
	Theme      Theme
	Large      bool // the type is

	Notice    string // what the page says of the last thing that was done, or ""
	Announced string // what a screen reader was told last

	session
}

// session is what the page remembers and does not show.
type session struct {
	edits   int    // how often the texts have changed
	behind  bool   // the verdict is shown, and what belongs to it is to follow
	ownKey  bool   // the key is the user's, typed or from a link, not a button's
	ownCase bool   // so is the case of the diagnosis
	pasted  string // the text that is about to be typed into the box, as it was on the clipboard

	saves   int  // how often the address was changed
	resting bool // it was changed just now

	copies int    // how often something was copied
	copied string // the button that says so, or ""

	pieces  pieces
	calls   calls
	cases   int // how often the case has changed
	hunt    hunt
	hunted  int // how many searches have begun
	waiting waiting
	wanted  wanted
}

// waiting is what is to be done when it is known whether there is a server.
type waiting struct {
	lab        bool // to go to the laboratory, where the link leads
	comparison bool // to compare: the button was pressed
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
	call.Attempt
}

// Voice is a program that answers handshakes.
type Voice struct{ ID, Server string }

// Phase says how far the comparison has come.
type Phase int

const (
	Asking   Phase = iota // not known yet whether there is a server
	NoServer              // the page is served as plain files
	Ready                 // there is a server; nothing compared yet
	Running               // a handshake is under way; an older report may be there
	Done                  // a report, or a failure, is there
)

// WireKey returns the key that the browser sent in the last comparison.
func (l Live) WireKey() (key string, ok bool) {
	if l.Phase != Done || l.Request == "" {
		return "", false
	}
	c := handshake.Compare(handshake.Parse(l.Request), handshake.Parse(l.Response))
	return c.Key, c.Expected != ""
}
