// Package screen is what the page shows, as values: the contents of the islands, fields,
// labels and bars of index.html, and which of its elements are hidden.
package screen

import (
	"strings"

	"wsaccept/wasm/page/markup"
)

// Screen is what parts of the page show. An id that the document does not have is
// passed over: not every document has every part.
type Screen struct {
	Islands []Island
	Fields  []Field
	Labels  []Label
	Bars    []Bar
	Hidden  []Hidden
	Current []Current
	Title   string // of the document; "" leaves it as it is
}

// Island is the content of the element with that id in index.html. All else on
// the page, every input among it, is fixed.
type Island struct{ ID, HTML string }

// Field is what a text field or a choice holds. A text field has line feeds alone,
// and so has Text.
type Field struct{ ID, Text string }

// Label is the text of an element; "" stands for the one that it had at first.
type Label struct{ ID, Text string }

// Bar is how much of a progress bar is filled, from 0 to 1.
type Bar struct {
	ID   string
	Part float64
}

// Current says whether a link leads to what is shown.
type Current struct {
	ID      string
	Current bool
}

// Hidden says whether an element is hidden. If it is, or something in it is, where
// the focus was, the focus goes to the element called Heir; else it would be
// nowhere.
type Hidden struct {
	ID     string
	Hidden bool
	Heir   string
}

// Island sets what is in the island called id.
func (s *Screen) Island(id string, content markup.Node) {
	s.Islands = append(s.Islands, Island{id, content.HTML()})
}

// Field sets what the field or choice called id holds.
func (s *Screen) Field(id, text string) { s.Fields = append(s.Fields, Field{id, InField(text)}) }

// InField returns text as a text field holds it.
func InField(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// Label sets the text of the element called id; "" is the one that it had at first.
func (s *Screen) Label(id, text string) { s.Labels = append(s.Labels, Label{id, text}) }

// Hide hides the element called id, or shows it. If the focus is in what is hidden, it
// goes to heir.
func (s *Screen) Hide(id string, hidden bool, heir string) {
	s.Hidden = append(s.Hidden, Hidden{id, hidden, heir})
}
