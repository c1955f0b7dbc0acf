package gallery

import (
	"slices"
	"strings"
	"sync"

	"wsaccept/web/examples"
)

// Entry is an example as the list of all has it.
type Entry struct {
	ID    string // in links: lower-case words joined by "-"; never changes once published
	Group Group  // heading it is listed under
	Title string // a few words, as a link text: "nginx without Upgrade: 426"
}

// Example is a handshake worth looking at, or a proxy's configuration.
type Example struct {
	Entry
	Lesson            string // a few sentences: what is wrong (or right) here, why it happens, what the client sees
	Fix               string // configuration or code lines that fix it, or ""; several lines allowed
	Configuration     string // of a proxy, to judge as it stands; then there are no messages
	Request, Response string // the two messages to judge, exact wire bytes (CRLF)
	Sent              string // what the client sent before a proxy changed it into Request, or ""
	Answered          string // what the server answered before a proxy changed it into Response, or ""
	Source            string // where the bytes come from: "RFC 6455 §1.2", "observed: " and the programs with their versions, "written for this page"
	Want              Want   // what the judge must say
}

// Want is the verdict that an example must get.
type Want struct {
	Request, Response string   // "ok", "fail" or "absent", by the RFC; "refused" for a response that declines
	Configuration     string   // what becomes of a handshake: "passes", "fails" or "unknown"
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

// Entries returns all examples as they are listed, in the order shown, groups together.
var Entries = sync.OnceValue(func() []Entry {
	var all []Entry
	var group Group
	for line := range strings.Lines(examples.Index) {
		line = strings.TrimSpace(line)
		if heading, found := strings.CutPrefix(line, "# "); found {
			group = Group(heading)
		} else if id, title, found := strings.Cut(line, " "); found {
			all = append(all, Entry{id, group, title})
		}
	}
	return all
})

// Listed returns the entry with the given id.
func Listed(id string) (Entry, bool) {
	for _, e := range Entries() {
		if e.ID == id {
			return e, true
		}
	}
	return Entry{}, false
}

// All returns the examples in the order shown, groups together. The page's program must
// not call it, nor Find: it would have to carry all files.
func All() []Example {
	var all []Example
	for _, entry := range Entries() {
		if text, found := examples.Text(entry.ID); found {
			all = append(all, entry.Read(text))
		}
	}
	return all
}

// Handshakes returns those of All that are a handshake, and no proxy's configuration.
func Handshakes() []Example {
	return slices.DeleteFunc(All(), func(e Example) bool { return e.Configuration != "" })
}

// Find returns the example with the given id.
func Find(id string) (Example, bool) {
	text, found := examples.Text(id)
	return withText(id, text, found)
}

// Carried is Find for the few examples that the page's program has with it.
func Carried(id string) (Example, bool) {
	text, found := examples.Carried(id)
	return withText(id, text, found)
}

func withText(id, text string, found bool) (Example, bool) {
	entry, listed := Listed(id)
	if !found || !listed {
		return Example{}, false
	}
	return entry.Read(text), true
}
