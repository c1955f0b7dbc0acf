package messages

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// window is how many bytes of a text are looked up at once. A text of the catalogue
// has a run of so many bytes without a name or a quotation mark in it.
const window = 8

// anchor is where a window stands in a pattern.
type anchor struct{ entry, literal, at int }

// index tells for a window which patterns have it.
type index struct {
	anchors map[uint64][]anchor
	seen    []uint64 // a bit for each hash of a window, as most windows of a text are none
}

const indexBits = 16

func hashOf(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 >> (64 - indexBits) }

// newIndex picks for each entry the window that the fewest others have.
func newIndex(entries []entry) index {
	count := map[uint64]int{}
	each := func(e entry, do func(w uint64, literal, at int)) {
		for k, literal := range e.literals {
			for at := 0; at+window <= len(literal); at++ {
				if part := literal[at : at+window]; !strings.ContainsAny(part, `'"<>`) {
					do(windowOf(part), k, at)
				}
			}
		}
	}
	for _, e := range entries {
		each(e, func(w uint64, _, _ int) { count[w]++ })
	}
	x := index{anchors: map[uint64][]anchor{}, seen: make([]uint64, 1<<indexBits/64)}
	for i, e := range entries {
		best, rarest := anchor{entry: -1}, uint64(0)
		each(e, func(w uint64, literal, at int) {
			if best.entry < 0 || count[w] < count[rarest] {
				best, rarest = anchor{i, literal, at}, w
			}
		})
		if best.entry >= 0 {
			x.anchors[rarest] = append(x.anchors[rarest], best)
			h := hashOf(rarest)
			x.seen[h/64] |= 1 << (h % 64)
		}
	}
	return x
}

func windowOf(s string) uint64 {
	w := uint64(0)
	for i := range len(s) {
		w = w<<8 | uint64(s[i])
	}
	return w
}

// most is how many different messages are told of a text.
const most = 32

// Find returns the messages of the catalogue in text: in their order, without those
// that say little if there are others. Of a message that comes often, the first is
// told. Its time is linear in the length of text.
func Find(text string) []Message {
	c := loaded()
	var all []Message
	found := map[string]bool{}
	w := uint64(0)
	for i := range len(text) {
		w = w<<8 | uint64(text[i])
		h := hashOf(w)
		if c.index.seen[h/64]&(1<<(h%64)) == 0 {
			continue
		}
		for _, a := range c.index.anchors[w] {
			e := &c.entries[a.entry]
			start, end, values, ok := e.matchAt(text, i+1-window, a.literal, a.at)
			if !ok {
				continue
			}
			m := Message{Explanation: c.explain(e.explanation, values), Text: text[start:end], Span: handshake.Span{Start: start, End: end}, Sources: e.sources, Values: values, fixed: len(e.text)}
			key := m.ID + "\x00" + e.text
			if !found[key] && len(all) < 4*most {
				found[key] = true
				all = append(all, m)
			}
		}
	}
	return ranked(distinct(all))
}

// distinct leaves out what stands inside of another message that says more, or around
// one.
func distinct(all []Message) []Message {
	var kept []Message
	for i, m := range all {
		told := false
		for j, other := range all {
			within := other.Span.Start <= m.Span.Start && m.Span.End <= other.Span.End
			around := m.Span.Start <= other.Span.Start && other.Span.End <= m.Span.End
			if i != j && (within || around) && other.saysMore(m, j < i) {
				told = true
				break
			}
		}
		if !told {
			m.Means, m.Fix = m.fill(m.Means), m.fill(m.Fix)
			kept = append(kept, m)
		}
	}
	return kept
}

// saysMore reports whether m is to be told and not other, at the same place.
func (m Message) saysMore(other Message, earlier bool) bool {
	length, otherLength := m.Span.End-m.Span.Start, other.Span.End-other.Span.Start
	switch {
	case m.Weak != other.Weak:
		return other.Weak
	case length != otherLength:
		return length > otherLength
	case m.fixed != other.fixed:
		return m.fixed > other.fixed
	}
	return earlier
}

// ranked sorts the messages. Those that say little are left out beside others.
func ranked(all []Message) []Message {
	slices.SortStableFunc(all, func(a, b Message) int {
		switch {
		case a.Weak == b.Weak:
			return a.Span.Start - b.Span.Start
		case a.Weak:
			return 1
		}
		return -1
	})
	if weak := slices.IndexFunc(all, func(m Message) bool { return m.Weak }); weak > 0 {
		all = all[:weak]
	}
	if len(all) > most {
		all = all[:most]
	}
	return all
}

// fill puts the values of m in the place of their names.
func (m Message) fill(sentence string) string {
	for _, v := range m.Values {
		sentence = strings.ReplaceAll(sentence, "{"+v.Name+"}", v.Text)
	}
	return sentence
}
