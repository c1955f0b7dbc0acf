// Package lesson shows what the examples teach.
package lesson

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page/markup"
)

// Of shows the lesson of the example e, which is in the editors.
func Of(e gallery.Example) markup.Node {
	if e.ID == "" {
		return markup.Group()
	}
	words := markup.El("div", "", markup.El("h2", "", markup.Text(e.Title)), markup.El("p", "", markup.Text(e.Lesson)))
	if e.Fix != "" {
		words.Kids = append(words.Kids, markup.El("p", "fix", markup.Text("How to fix it:")), markup.El("pre", "", markup.Text(e.Fix)))
	}
	words.Kids = append(words.Kids, markup.El("p", "aside", markup.Text("Source: "+e.Source+".")))
	n := markup.El("div", "card lesson", words)
	if changes := markup.Group(changed("What the proxy made of the request", e.Sent, e.Request), changed("What the proxy made of the response", e.Answered, e.Response)); len(changes.Kids[0].Kids)+len(changes.Kids[1].Kids) > 0 {
		n.Kids = append(n.Kids, markup.El("div", "", changes))
	}
	return n
}

// changed shows which lines a proxy removed, added or changed.
func changed(title, before, after string) markup.Node {
	if before == "" || before == after {
		return markup.Group()
	}
	list := markup.El("ul", "diff")
	kept := lineSet(after)
	for line := range strings.Lines(before) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !kept[line] {
			list.Kids = append(list.Kids, markup.El("li", "out", markup.El("del", "", markup.Visible(line, false))))
		}
	}
	had := lineSet(before)
	for line := range strings.Lines(after) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !had[line] {
			list.Kids = append(list.Kids, markup.El("li", "in", markup.El("ins", "", markup.Visible(line, false))))
		}
	}
	return markup.Group(markup.El("h3", "", markup.Text(title)), list)
}

func lineSet(message string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(message) {
		set[strings.TrimRight(line, "\r\n")] = true
	}
	return set
}

// Changes shows, as HTML, which lines a proxy changed in an example's messages;
// "" if there was none.
func Changes(e gallery.Example) string {
	n := markup.Group()
	for _, side := range []struct{ title, before, after string }{
		{"What the proxy made of the request", e.Sent, e.Request},
		{"What the proxy made of the response", e.Answered, e.Response},
	} {
		if c := changed(side.title, side.before, side.after); len(c.Kids) > 0 {
			n.Kids = append(n.Kids, markup.El("div", "", c))
		}
	}
	return n.HTML()
}
