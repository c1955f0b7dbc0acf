package messages

import "strings"

// window is how many bytes of a text are looked up at once, where a run of white space
// counts as a space: a text may be wrapped. A text of the catalogue has a run of so
// many bytes without a name or a quotation mark in it.
const window = 8

// anchor is where a window stands in a pattern: what it ends before.
type anchor struct{ entry, literal, end int }

// index tells for a window which patterns have it.
type index struct {
	anchors map[uint64][]anchor
	seen    []uint64 // a bit for each hash of a window, as most windows of a text are none
}

const indexBits = 16

func hashOf(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 >> (64 - indexBits) }

func windowOf(s string) uint64 {
	w := uint64(0)
	for i := range len(s) {
		w = slide(w, s[i])
	}
	return w
}

// slide returns the window that ends in b, where w ends before it.
func slide(w uint64, b byte) uint64 {
	switch b {
	case ' ', '\n', '\r', '\t':
		if byte(w) == ' ' {
			return w
		}
		b = ' '
	}
	return w<<8 | uint64(b)
}

// newIndex picks for each entry the window that the fewest others have, if it can one
// without a bracket: after those, printers of values begin a new line.
func newIndex(entries []entry) index {
	cost := map[uint64]int{}
	for _, e := range entries {
		e.eachWindow(func(w uint64, a anchor) {
			cost[w]++
			if strings.ContainsAny(e.literals[a.literal][a.end-window:a.end], "([{") {
				cost[w] += len(entries)
			}
		})
	}
	x := index{anchors: map[uint64][]anchor{}, seen: make([]uint64, 1<<indexBits/64)}
	for i, e := range entries {
		best, rarest := anchor{}, uint64(0)
		e.eachWindow(func(w uint64, a anchor) {
			if rarest == 0 || cost[w] < cost[rarest] {
				best, rarest = a, w
			}
		})
		if rarest != 0 {
			best.entry = i
			x.add(rarest, best)
		}
	}
	return x
}

func (x *index) add(w uint64, a anchor) {
	x.anchors[w] = append(x.anchors[w], a)
	h := hashOf(w)
	x.seen[h/64] |= 1 << (h % 64)
}

// eachWindow calls do for each window of the pattern.
func (p pattern) eachWindow(do func(w uint64, a anchor)) {
	for k, literal := range p.literals {
		for end := window; end <= len(literal); end++ {
			part := literal[end-window : end]
			if !strings.ContainsAny(part, variable) && !strings.Contains(part, "  ") && part[window-1] != ' ' {
				do(windowOf(part), anchor{literal: k, end: end})
			}
		}
	}
}
