package annotation

import (
	"slices"

	"wsaccept/wasm/handshake"
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

// marks are the runs in one line that something is wrong with, the worst last.
type marks []mark

func marksOf(indexes []int, findings []handshake.Finding) marks {
	var m marks
	for _, i := range indexes {
		if f := findings[i]; Severity(f) != handshake.Info && f.Span.Start < f.Span.End {
			m = append(m, mark{f.Span, Severity(f)})
		}
	}
	slices.SortStableFunc(m, func(a, b mark) int {
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

// over returns the severity of the worst mark that touches s, or "".
func (m marks) over(s handshake.Span) string {
	worst := ""
	for _, k := range m {
		if k.Start < s.End && s.Start < k.End {
			worst = string(k.severity)
		}
	}
	return worst
}

// show shows the bytes of raw at s, those with a mark as such.
func (m marks) show(raw string, s handshake.Span, spaces bool) markup.Node {
	cuts := []int{s.Start, s.End}
	for _, k := range m {
		for _, at := range []int{k.Start, k.End} {
			if s.Start < at && at < s.End {
				cuts = append(cuts, at)
			}
		}
	}
	if len(cuts) == 2 && m.over(s) == "" {
		return markup.Visible(s.Of(raw), spaces)
	}
	slices.Sort(cuts)
	n := markup.Group()
	for i := 1; i < len(cuts); i++ {
		piece := handshake.Span{Start: cuts[i-1], End: cuts[i]}
		if piece.Start == piece.End {
			continue
		}
		shown := markup.Visible(piece.Of(raw), spaces || m.over(piece) != "")
		if class := m.over(piece); class != "" {
			shown = markup.El("mark", class, shown)
		}
		n.Kids = append(n.Kids, shown)
	}
	return n
}
