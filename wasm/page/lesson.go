package page

import (
	"strings"
	"sync"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/wire"
)

// lesson shows the lesson of the gallery example that is in the editors.
func lesson(id string) node {
	e, found := gallery.Find(id)
	if !found {
		return group()
	}
	words := el("div", "", el("h2", "", text(e.Title)), el("p", "", text(e.Lesson)))
	if e.Fix != "" {
		words.kids = append(words.kids, el("p", "fix", text("How to fix it:")), el("pre", "", text(e.Fix)))
	}
	words.kids = append(words.kids, el("p", "aside", text("Source: "+e.Source+".")))
	n := el("div", "card lesson", words)
	if changes := group(changed("What the proxy made of the request", e.Sent, e.Request), changed("What the proxy made of the response", e.Answered, e.Response)); len(changes.kids[0].kids)+len(changes.kids[1].kids) > 0 {
		n.kids = append(n.kids, el("div", "", changes))
	}
	return n
}

// Title names the page, and the example it shows.
func Title(s State) string {
	const title = "WebSocket Handshake Playground"
	if e, found := gallery.Find(s.Draft.Example); found {
		return e.Title + " – " + title
	}
	return title + ": compute and see Sec-WebSocket-Accept"
}

// changed shows which lines a proxy removed, added or changed.
func changed(title, before, after string) node {
	if before == "" || before == after {
		return group()
	}
	list := el("ul", "diff")
	kept := lineSet(after)
	for line := range strings.Lines(before) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !kept[line] {
			list.kids = append(list.kids, el("li", "out", el("del", "", visible(line, false))))
		}
	}
	had := lineSet(before)
	for line := range strings.Lines(after) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !had[line] {
			list.kids = append(list.kids, el("li", "in", el("ins", "", visible(line, false))))
		}
	}
	return group(el("h3", "", text(title)), list)
}

func lineSet(message string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(message) {
		set[strings.TrimRight(line, "\r\n")] = true
	}
	return set
}

// galleryHTML lists all examples, as links. It never changes.
var galleryHTML = sync.OnceValue(func() string {
	n := group()
	var list *node
	heading := gallery.Group("")
	for _, e := range gallery.All() {
		if list == nil || e.Group != heading {
			heading = e.Group
			n.kids = append(n.kids, el("section", "examples", el("h3", "", text(string(heading))), el("ul", "")))
			section := &n.kids[len(n.kids)-1]
			list = &section.kids[1]
		}
		list.kids = append(list.kids, el("li", "", el("a", "", text(e.Title)).with("href", exampleLink(e.ID))))
	}
	return n.html()
})

// exampleNamed links to the example of the gallery called id.
func exampleNamed(id string) node {
	e, _ := gallery.Find(id)
	return el("a", "", text(e.Title)).with("href", exampleLink(id))
}

func exampleLink(id string) string { return wire.Link(wire.PartExample, id) }

// ExampleLink returns the fragment that opens the example called id.
func ExampleLink(id string) string { return exampleLink(id) }

// ProxyChanges shows, as HTML, which lines a proxy changed in an example's messages;
// "" if there was none.
func ProxyChanges(e gallery.Example) string {
	n := group()
	for _, side := range []struct{ title, before, after string }{
		{"What the proxy made of the request", e.Sent, e.Request},
		{"What the proxy made of the response", e.Answered, e.Response},
	} {
		if c := changed(side.title, side.before, side.after); len(c.kids) > 0 {
			n.kids = append(n.kids, el("div", "", c))
		}
	}
	return n.html()
}
