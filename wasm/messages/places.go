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
	w := uint64(0)
	for i := range len(text) {
		w = w<<8 | uint64(text[i])
		h := hashOf(w)
		if c.index.seen[h/64]&(1<<(h%64)) == 0 {
			continue
		}
		for _, a := range c.index.anchors[w] {
			e := &c.entries[a.entry]
			if c.explanations[e.explanation].Weak {
				continue
			}
			start, end, _, ok := e.matchAt(text, i+1-window, a.literal, a.at)
			if !ok {
				continue
			}
			p := Place{handshake.Span{Start: start, End: end}, e.text}
			last := len(all) - 1
			switch {
			case last < 0 || all[last].Span.End <= start:
				all = append(all, p)
			case end-start > all[last].Span.End-all[last].Span.Start:
				all[last] = p
			}
		}
	}
	return all
}
