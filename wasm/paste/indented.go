package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// withoutIndents returns src with the fields moved to the left that tools indent below
// their start line, and without the arrows before a start line: mitmproxy, Fiddler's
// and other lists. Exact bytes stay as they are, and so does a head of which only some
// lines are indented, which is a fault.
func withoutIndents(src *source) *source {
	if src.exact {
		return src
	}
	var b builder
	changed := false
	indent := ""
	for i, l := range src.lines {
		text := src.line(i)
		start := l.start
		switch col := startBehindArrow(text); {
		case col >= 0:
			indent = src.indentBelow(i)
			if indent != "" {
				start += col
				changed = changed || col > 0
			}
		case indent != "" && strings.HasPrefix(text, indent) && !isBlank(text):
			start += len(indent)
			changed = true
		default:
			indent = ""
		}
		b.copy(src.Part, handshake.Span{Start: start, End: l.next})
	}
	if !changed {
		return src
	}
	return src.rebuilt(&b)
}

// startBehindArrow returns where the start line is in a line, behind spaces and an arrow
// or not, or -1.
func startBehindArrow(text string) int {
	inside := strings.TrimLeft(text, " \t<>")
	if strictStart(strings.TrimRight(inside, " \t")) == neither {
		return -1
	}
	return len(text) - len(inside)
}

// indentBelow returns the white space that the fields below line i begin with, if all of
// them do, and there are at least two.
func (src *source) indentBelow(i int) string {
	const fewest = 2
	first := src.line(i + 1)
	indent := first[:len(first)-len(strings.TrimLeft(first, " \t"))]
	outer := src.line(i)
	if outer = outer[:len(outer)-len(strings.TrimLeft(outer, " \t"))]; len(indent) <= len(outer) {
		return ""
	}
	fields := 0
	for i++; i < len(src.lines) && !src.blank(i) && startBehindArrow(src.line(i)) < 0; i++ {
		rest, ok := strings.CutPrefix(src.line(i), indent)
		if !ok || nameEnd(rest) <= 0 && !strings.HasPrefix(rest, " ") {
			return ""
		}
		if isField(rest) {
			fields++
		}
	}
	if fields < fewest {
		return ""
	}
	return indent
}
