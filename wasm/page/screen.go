package page

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

func (s *Screen) island(id string, content markup.Node) {
	s.Islands = append(s.Islands, Island{id, content.HTML()})
}

func (s *Screen) field(id, text string) { s.Fields = append(s.Fields, Field{id, inField(text)}) }

// inField returns text as a text field holds it.
func inField(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func (s *Screen) label(id, text string) { s.Labels = append(s.Labels, Label{id, text}) }

func (s *Screen) hide(id string, hidden bool, heir string) {
	s.Hidden = append(s.Hidden, Hidden{id, hidden, heir})
}
