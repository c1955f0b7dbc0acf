package messages

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// most is how many different messages are told of a text.
const most = 32

// Find returns the messages of the catalogue in text: in their order, without those
// that say little if there are others. Of a message that comes often, the first is
// told. Its time is linear in the length of text.
func Find(text string) []Message {
	c := loaded()
	var all []Message
	found := map[string]bool{}
	c.matches(text, func(e *entry, span handshake.Span, values []Value) {
		m := Message{Explanation: c.explain(e.explanation, values), Text: span.Of(text), Span: span, Sources: e.sources, Values: values, fixed: e.fixed()}
		key := m.ID + "\x00" + e.text
		if !found[key] && len(all) < 4*most {
			found[key] = true
			all = append(all, m)
		}
	})
	c.eachLogged(text, func(m Message) {
		if key := m.ID + "\x00" + m.Text; !found[key] && len(all) < 4*most {
			found[key] = true
			all = append(all, m)
		}
	})
	c.eachUnaccepted(text, func(m Message) {
		if key := m.ID + "\x00" + m.Text; !found[key] && len(all) < 4*most {
			found[key] = true
			all = append(all, m)
		}
	})
	if m, alone := c.closeCodeAlone(text); alone && len(all) == 0 {
		all = append(all, m)
	}
	return ranked(distinct(all))
}

// matches calls each for every place in text at which a text of the catalogue stands,
// in the order of what was looked up in them.
func (c *catalogue) matches(text string, each func(e *entry, span handshake.Span, values []Value)) {
	w := uint64(0)
	for i := range len(text) {
		w = slide(w, text[i])
		h := hashOf(w)
		if c.index.seen[h/64]&(1<<(h%64)) == 0 {
			continue
		}
		for _, a := range c.index.anchors[w] {
			e := &c.entries[a.entry]
			if start, end, values, ok := e.matchAt(text, i+1, a.literal, a.end); ok {
				each(e, handshake.Span{Start: start, End: end}, values)
			}
		}
	}
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
	case m.fixed != other.fixed:
		return m.fixed > other.fixed
	case length != otherLength:
		return length > otherLength
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
