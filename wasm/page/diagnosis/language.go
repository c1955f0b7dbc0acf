package diagnosis

import (
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/snippets"
)

// Snippet returns the language to fix the case in.
func (c Case) Snippet() snippets.Snippet {
	if s, found := snippets.Find(c.Language); found {
		return s
	}
	return snippets.All()[0]
}

// Program shows the computation in a language.
func Program(s snippets.Snippet) markup.Node {
	n := markup.Group(markup.El("pre", "code", markup.Text(s.Code)))
	if s.Untried != "" {
		n.Kids = append(n.Kids, markup.El("p", "aside", markup.Text("Not run here, because "+s.Untried+": it was only checked by reading it.")))
	}
	return n
}

// Languages lists the languages for the choice of one. It never changes.
func Languages() markup.Node {
	n := markup.Group()
	for _, s := range snippets.All() {
		n.Kids = append(n.Kids, markup.El("option", "", markup.Text(s.Name)).With("value", s.ID))
	}
	return n
}
