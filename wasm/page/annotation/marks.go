package annotation

import (
	"slices"
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
	"wsaccept/wasm/page/markup"
)

// findingsByLine returns the indexes of the findings by the line that they begin
// in. What points past the last line belongs to it.
func findingsByLine(m handshake.Message, findings []handshake.Finding) map[int][]int {
	byLine := map[int][]int{}
	for i, f := range findings {
		line, _ := slices.BinarySearchFunc(m.Lines, f.Span.Start, func(l handshake.Line, at int) int {
			return l.End.End - at - 1 // the first line that ends behind the place
		})
		line = max(0, min(line, len(m.Lines)-1))
		byLine[line] = append(byLine[line], i)
	}
	return byLine
}

// mark is a run of bytes that something is wrong with.
type mark struct {
	handshake.Span
	severity handshake.Severity
}

// marks are the runs of bytes in one line that stand out: the faults, the worst last,
// and the words that have an explanation of their own.
type marks struct {
	faults []mark
	words  []notes.Word
}

func marksOf(indexes []int, findings []handshake.Finding, words []notes.Word) marks {
	m := marks{words: words}
	for _, i := range indexes {
		if f := findings[i]; Severity(f) != handshake.Info && f.Span.Start < f.Span.End {
			m.faults = append(m.faults, mark{f.Span, Severity(f)})
		}
	}
	slices.SortStableFunc(m.faults, func(a, b mark) int {
		if a.severity == b.severity {
			return 0
		}
		if b.severity == handshake.Error {
			return -1
		}
		return 1
	})
	return m
}

// over returns the severity of the worst fault that touches s, or "".
func (m marks) over(s handshake.Span) string {
	worst := ""
	for _, k := range m.faults {
		if k.Start < s.End && s.Start < k.End {
			worst = string(k.severity)
		}
	}
	return worst
}

// litWords is how many words of a line light up together with their explanations.
const litWords = 10

// wordClass is the class of a line's word i and of its explanation: style.css lights
// both up when one is pointed at.
func wordClass(i int) string {
	if i >= litWords {
		return ""
	}
	return "w" + strconv.Itoa(i)
}

// word returns the class of the word that s is in, or "".
func (m marks) word(s handshake.Span) string {
	for i, w := range m.words {
		if w.Start <= s.Start && s.End <= w.End {
			return wordClass(i)
		}
	}
	return ""
}

// cuts returns where the bytes at s begin and end to look different, in order.
func (m marks) cuts(s handshake.Span) []int {
	at := []int{s.Start, s.End}
	add := func(k handshake.Span) {
		for _, i := range []int{k.Start, k.End} {
			if s.Start < i && i < s.End {
				at = append(at, i)
			}
		}
	}
	for _, k := range m.faults {
		add(k.Span)
	}
	for _, w := range m.words {
		add(w.Span)
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// show shows the bytes of raw at s, those that stand out as such.
func (m marks) show(raw string, s handshake.Span, spaces bool) markup.Node {
	n := markup.Group()
	cuts := m.cuts(s)
	for i := 1; i < len(cuts); i++ {
		piece := handshake.Span{Start: cuts[i-1], End: cuts[i]}
		fault := m.over(piece)
		shown := markup.Visible(piece.Of(raw), spaces || fault != "")
		if word := m.word(piece); word != "" {
			shown = markup.El("span", word, shown)
		}
		if fault != "" {
			shown = markup.El("mark", fault, shown)
		}
		n.Kids = append(n.Kids, shown)
	}
	return n
}
