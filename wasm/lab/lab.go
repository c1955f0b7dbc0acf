// Package lab holds the faults of the laboratory: the ways in which a server
// can answer a WebSocket handshake, most of them wrong. For each it has the
// bytes that the server sends for a request, and what a browser will do with
// them. It sends nothing itself.
package lab

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Fault is one way for a server to answer a handshake, most of them wrong.
type Fault struct {
	ID        string   // part of an address and of links: "accept-no-guid"; never changes once published
	Group     Group    // heading it is listed under
	Title     string   // a few words: “The GUID is left out of the hash”
	Does      string   // one sentence: what the server sends
	Watch     string   // one sentence: what to look for in the console or in DevTools, or ""
	Protocols []string // subprotocols that the page asks for, for this fault

	answer answerFunc
	sequel sequel // what comes of it once a browser has taken the 101
}

// answerFunc returns what a server does with request.
type answerFunc func(request handshake.Message) []Act

// Group is a heading of the laboratory.
type Group string

// The groups, in the order shown.
const (
	Right       Group = "Nothing wrong"
	WrongGUID   Group = "Wrong Accept: the GUID"
	WrongKey    Group = "Wrong Accept: the key"
	WrongHash   Group = "Wrong Accept: the hash"
	Written     Group = "Wrong Accept: its form"
	AcceptField Group = "The field Sec-WebSocket-Accept"
	Switching   Group = "Upgrade and Connection"
	Status      Group = "Other statuses"
	Versions    Group = "Interim responses and HTTP versions"
	Syntax      Group = "HTTP syntax"
	Subprotocol Group = "Subprotocols"
	Extension   Group = "Extensions"
	Ends        Group = "Cut off, slow or silent responses"
	After       Group = "After the 101"
)

var sections = []struct {
	group  Group
	faults []Fault
}{
	{Right, right},
	{WrongGUID, wrongGUID},
	{WrongKey, wrongKey},
	{WrongHash, wrongHash},
	{Written, written},
	{AcceptField, acceptField},
	{Switching, switching},
	{Status, statuses},
	{Versions, versions},
	{Syntax, syntax},
	{Subprotocol, subprotocols},
	{Extension, extensions},
	{Ends, ends},
	{After, after},
}

// All returns the faults in the order shown, groups together.
func All() []Fault {
	var all []Fault
	for _, section := range sections {
		for _, f := range section.faults {
			f.Group = section.group
			all = append(all, f)
		}
	}
	return all
}

// Find returns the fault with the given id.
func Find(id string) (Fault, bool) {
	for _, section := range sections {
		for _, f := range section.faults {
			if f.ID == id {
				f.Group = section.group
				return f, true
			}
		}
	}
	return Fault{}, false
}

// Acts returns what the server does when request comes, in order. The last act
// has an End, and only that one. All acts together pause for 5 s at most and
// send 512 KiB at most, whatever request is. If it has no key, or one of more
// than 1 KiB, the acts are those for an empty key.
func (f Fault) Acts(request handshake.Message) []Act { return f.answer(request) }

// Response returns all bytes that the server sends when request comes, until the
// End.
func (f Fault) Response(request handshake.Message) string {
	var b strings.Builder
	for _, act := range f.Acts(request) {
		b.WriteString(act.Write)
	}
	return b.String()
}
