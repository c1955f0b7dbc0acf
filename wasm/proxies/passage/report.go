package passage

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// Report is what a configuration does with handshakes.
type Report struct {
	Program  string  // its name, such as "nginx"
	Versions string  // for which versions this holds and what others do, in a sentence; or ""
	Routes   []Route // one for each address that the text names, in its order, or for each handshake asked about
	Unknown  []Note  // what can't be known from this text, such as an include

	DoesNotStart bool // the program refuses the configuration; each route fails with the Cause
}

// Passes reports whether a handshake for one of the addresses gets through.
func (r *Report) Passes() bool {
	for i := range r.Routes {
		if r.Routes[i].Outcome == Passes {
			return true
		}
	}
	return false
}

// IsFault reports whether something is to be fixed for route: a handshake fails there,
// and it is not so that handshakes get through elsewhere, and this address is for
// other requests.
func (r *Report) IsFault(route Route) bool {
	return route.Outcome == Fails && !(route.Plain && r.Passes())
}

// First returns the route to tell first: one that is to be fixed, or one that passes.
func (r *Report) First() Route {
	best, fault := r.Routes[0], false
	for _, route := range r.Routes {
		if r.IsFault(route) {
			if !route.Plain {
				return route // it is surely meant for WebSockets
			}
			if !fault {
				best, fault = route, true
			}
		}
		if !fault && best.Outcome != Passes && route.Outcome == Passes {
			best = route
		}
	}
	return best
}

// Outcome is what becomes of a handshake.
type Outcome string

// The outcomes.
const (
	Passes  Outcome = "passes" // a server that keeps to the RFC opens the WebSocket, and the client gets its 101
	Fails   Outcome = "fails"
	Unknown Outcome = "unknown" // the text does not say
)

// Route is what becomes of a handshake with one address.
type Route struct {
	Ask     Ask
	Address string         // which handshakes go this way, as the text says it, such as “location /ws/”
	Span    handshake.Span // the line that says so
	Outcome Outcome

	Backend string // where it goes, as the text names it; "" if nowhere
	Arrives *Head  // the request that arrives there; nil if none does or it is unknown
	Changes []Change
	Status  int // what the client sees: 101, or a status of the proxy's own; 0 if the server decides or it is unknown

	Plain bool           // nothing here is about WebSockets: it may be meant for other requests
	Cause string         // why it fails or what is unknown, in a sentence or two; "" if it passes and all is well
	Blame handshake.Span // the bytes that Cause is about: a line that is wrong, or the block that lacks one
	Fix   string         // what Edits do, in a sentence
	Edits []Edit         // of the text; after them, this handshake passes
	Warns []Note         // what does harm although the handshake passes, such as a lost Host
	Idle  Idle
	Notes []Note // what can't be known of this route
}

// Note is something said about a place of the text.
type Note struct {
	Says string
	Span handshake.Span // empty if it is about no place
}

// Idle is when a connection without traffic is cut.
type Idle struct {
	Known   bool
	Seconds int            // 0 for never
	Says    string         // by which line, or that it is the default
	Span    handshake.Span // the line; empty for a default
}

// Sentence says when silence ends a connection of which i is known, for a handshake with
// this outcome.
func (i Idle) Sentence(outcome Outcome) string {
	when := "After " + words.Count(i.Seconds, "second") + " of silence the connection is cut."
	if i.Seconds == 0 {
		when = "Silence does not end the connection."
	}
	if outcome != Passes {
		when = "Once a WebSocket opens: " + strings.ToLower(when[:1]) + when[1:]
	}
	return when
}

// Kind is how a field arrives.
type Kind string

// The kinds of changes.
const (
	Kept    Kind = "kept"
	Lost    Kind = "lost"
	Set     Kind = "set"     // to another value
	Doubled Kind = "doubled" // in several fields
	Added   Kind = "added"
)

// Change is how a part of the request arrives that handshakes depend on.
type Change struct {
	Name    string // of the field, or "HTTP version"
	Kind    Kind
	Sent    string // "" of what was Added
	Arrives string // "" of what was Lost; of Doubled, all values, with commas
}

// watched are the fields that handshakes depend on.
var watched = []string{
	"Upgrade", "Connection", "Host", "Origin", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
	"Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol", "Cookie",
}

// Changes returns how what handshakes depend on arrives.
func Changes(sent, arrives *Head) []Change {
	changes := []Change{changeOf("HTTP version", sent.Version, []string{arrives.Version}, true)}
	for _, name := range watched {
		if !sent.Has(name) && !arrives.Has(name) {
			continue
		}
		var values []string
		for _, f := range arrives.Fields {
			if handshake.EqualFold(f.Name, name) {
				values = append(values, f.Value)
			}
		}
		changes = append(changes, changeOf(name, sent.Get(name), values, sent.Has(name)))
	}
	return changes
}

func changeOf(name, sent string, values []string, wasSent bool) Change {
	c := Change{Name: name, Kind: Kept, Sent: sent}
	for i, v := range values {
		if i > 0 {
			c.Arrives += ", "
		}
		c.Arrives += v
	}
	same := handshake.EqualFold(sent, c.Arrives) && (name == "Connection" || name == "Upgrade") || sent == c.Arrives
	switch {
	case len(values) == 0:
		c.Kind = Lost
	case !wasSent:
		c.Kind = Added
	case len(values) > 1:
		c.Kind = Doubled
	case !same:
		c.Kind = Set
	}
	return c
}

// Judge sets what follows from the request that arrives: Changes, and Outcome and
// Status unless the proxy itself answers. It returns what a server that keeps to the
// RFC finds wrong with it.
func (r *Route) Judge(arrives *Head) []string {
	sent := r.Ask.Head()
	r.Arrives = arrives
	r.Changes = Changes(&sent, arrives)
	refused := arrives.Refused()
	r.Outcome, r.Status = Passes, 101
	if len(refused) > 0 {
		r.Outcome, r.Status = Fails, 0
	}
	return refused
}
