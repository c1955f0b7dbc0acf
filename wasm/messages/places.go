package messages

import "wsaccept/wasm/handshake"

// Place is where a text of the catalogue stands.
type Place struct {
	Span handshake.Span
	Text string // as it stands in the catalogue: the same at every place with the same message
}

// Places returns all places in text at which there is a message of the catalogue that
// says something, in their order: one that stands often is told each time, unlike in
// what Find returns. Of messages that overlap the longest counts. Its time is linear
// in the length of text.
func Places(text string) []Place {
	c := loaded()
	var all []Place
	c.matches(text, func(e *entry, span handshake.Span, _ []Value) {
		if c.explanations[e.explanation].Weak {
			return
		}
		p := Place{span, e.text}
		last := len(all) - 1
		switch {
		case last < 0 || all[last].Span.End <= span.Start:
			all = append(all, p)
		case span.End-span.Start > all[last].Span.End-all[last].Span.Start:
			all[last] = p
		}
	})
	return all
}
