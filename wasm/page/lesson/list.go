package lesson

import (
	"sync"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/wire"
)

// List lists all examples, as links, in HTML. It never changes.
var List = sync.OnceValue(func() string {
	n := markup.Group()
	var list *markup.Node
	heading := gallery.Group("")
	for _, e := range gallery.Entries() {
		if list == nil || e.Group != heading {
			heading = e.Group
			n.Kids = append(n.Kids, markup.El("section", "examples", markup.El("h3", "", markup.Text(string(heading))), markup.El("ul", "")))
			section := &n.Kids[len(n.Kids)-1]
			list = &section.Kids[1]
		}
		list.Kids = append(list.Kids, markup.El("li", "", markup.El("a", "", markup.Text(e.Title)).With("href", wire.Link(wire.PartExample, e.ID))))
	}
	return n.HTML()
})

// Link links to the example of the gallery called id.
func Link(id string) markup.Node {
	e, _ := gallery.Listed(id)
	return markup.El("a", "", markup.Text(e.Title)).With("href", wire.Link(wire.PartExample, id))
}
