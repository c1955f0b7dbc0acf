package gallery

import (
	"strings"
	"sync"

	"wsaccept/web/examples"
)

// Example is a handshake worth looking at.
type Example struct {
	ID                string // in links: lower-case words joined by "-"; never changes once published
	Group             Group  // heading it is listed under
	Title             string // a few words, as a link text: "nginx without Upgrade: 426"
	Lesson            string // a few sentences: what is wrong (or right) here, why it happens, what the client sees
	Fix               string // configuration or code lines that fix it, or ""; several lines allowed
	Request, Response string // the two messages to judge, exact wire bytes (CRLF)
	Sent              string // what the client sent before a proxy changed it into Request, or ""
	Answered          string // what the server answered before a proxy changed it into Response, or ""
	Source            string // where the bytes come from: "RFC 6455 §1.2", "observed: " and the programs with their versions, "written for this page"
	Want              Want   // what the judge must say
}

// Want is the verdict that an example must get.
type Want struct {
	Request, Response string   // "ok", "fail" or "absent", by the RFC; "refused" for a response that declines
	Rules             []string // ids of rules that must be among the findings, e.g. "R07"
	Chromium          string   // "open" or "fail" or "unknown"
	Firefox           string
}

// Group is a heading of the gallery.
type Group string

// Groups that somebody asks for.
const (
	WrongAccept Group = "Accept wrong"
	HTTP2       Group = "HTTP/2"
)

// place is where an example stands in the gallery.
type place struct {
	id    string
	group Group
}

// places are those of all examples, in the order shown, groups together.
var places = sync.OnceValue(func() []place {
	var all []place
	var group Group
	for line := range strings.Lines(examples.Index) {
		line = strings.TrimSpace(line)
		if heading, found := strings.CutPrefix(line, "# "); found {
			group = Group(heading)
		} else if line != "" {
			all = append(all, place{line, group})
		}
	}
	return all
})

// All returns the examples in the order shown, groups together.
func All() []Example {
	var all []Example
	for _, p := range places() {
		if e, found := read(p); found {
			all = append(all, e)
		}
	}
	return all
}

// Find returns the example with the given id.
func Find(id string) (Example, bool) {
	for _, p := range places() {
		if p.id == id {
			return read(p)
		}
	}
	return Example{}, false
}

func read(p place) (Example, bool) {
	text, found := examples.Text(p.id)
	if !found {
		return Example{}, false
	}
	e := parse(text)
	e.ID, e.Group = p.id, p.group
	return e, true
}
