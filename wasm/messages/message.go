package messages

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// Phase is how far a handshake came that a text is about.
type Phase string

// The phases, in the order in which a handshake comes to them.
const (
	NeverSent Phase = "never sent"          // no request left the program
	NoAnswer  Phase = "no answer"           // it was sent, or was about to be, and no response came
	Refused   Phase = "refused"             // the response, or the server that writes the text, declines
	BadAnswer Phase = "bad answer"          // the client does not take the response
	GivenUp   Phase = "given up"            // the page, or its program, ended the attempt
	After     Phase = "after the handshake" // the WebSocket had opened
	Unsure    Phase = "unsure"              // the text says that it failed, and not when
)

// phases are all of them.
var phases = []Phase{NeverSent, NoAnswer, Refused, BadAnswer, GivenUp, After, Unsure}

// Explanation is what there is to say of texts that mean the same.
type Explanation struct {
	ID     string // in links and JSON: "accept-wrong"
	Phase  Phase
	Means  string // a sentence or two; {names} stand for what a text says
	Causes []Cause
	Fix    string
	Links  []Link
	End    handshake.End // how the handshake ended, if that is what the texts say, or ""
	Weak   bool          // the texts say little, and others beside them say more
}

// Cause is a thing that may be behind a text.
type Cause struct {
	Why  string
	Tell string // how to tell whether it is so, or ""
}

// Link names something that is shown elsewhere.
type Link struct {
	Kind LinkKind
	ID   string
}

// LinkKind says what a link leads to.
type LinkKind string

// What links lead to.
const (
	ToExample LinkKind = "example" // of package gallery
	ToRule    LinkKind = "rule"    // of package handshake
	ToMistake LinkKind = "mistake" // of package diagnose
	ToFault   LinkKind = "fault"   // of package lab
)

// Source is where a program has a text.
type Source struct {
	Program string // as people call it: "npm ws"
	Version string // that was read: a release, a commit, or the day of a snapshot
	File    string // in the program's source
}

// Value is what a text has in the place of a name: {status} is "404".
type Value struct{ Name, Text string }

// Message is a text of the catalogue that was found.
type Message struct {
	Explanation
	Text    string         // what was found
	Span    handshake.Span // where
	Sources []Source       // of all programs that have this text
	Values  []Value

	fixed int // how much of Text stands so in the catalogue
}

// Value returns what the text has in the place of name, or "".
func (m Message) Value(name string) string {
	for _, v := range m.Values {
		if v.Name == name {
			return v.Text
		}
	}
	return ""
}

// Programs returns the names of the programs that have the text, each once.
func (m Message) Programs() []string {
	var names []string
	for _, s := range m.Sources {
		if !slices.Contains(names, s.Program) {
			names = append(names, s.Program)
		}
	}
	return names
}

// Failed reports whether the text says that a handshake came to nothing.
func (e Explanation) Failed() bool { return e.Phase != After }
