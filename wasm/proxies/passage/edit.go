package passage

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Edit is a change of the text: Text in place of the bytes of Span, which is empty to
// insert.
type Edit struct {
	Span handshake.Span
	Text string
}

// Apply returns text with edits, which don't overlap.
func Apply(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range inOrder(edits) {
		if e.Span.Start < at || e.Span.End > len(text) {
			continue
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.Text)
		at = e.Span.End
	}
	return b.String() + text[at:]
}

func inOrder(edits []Edit) []Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	return edits
}

// context is how many unchanged lines a diff has around those that change.
const context = 3

// Diff returns what edits change in text as a unified diff without file names, or ""
// if they change nothing.
func Diff(text string, edits []Edit) string {
	var changes []change
	for _, e := range inOrder(edits) {
		start := strings.LastIndexByte(text[:e.Span.Start], '\n') + 1
		end := len(text)
		if i := strings.IndexByte(text[e.Span.End:], '\n'); i >= 0 {
			end = e.Span.End + i + 1
		}
		if e.Span.Start == e.Span.End && e.Span.Start == start && strings.HasSuffix(e.Text, "\n") {
			end = start // whole lines are inserted
		}
		if last := len(changes) - 1; last >= 0 && start < changes[last].end {
			changes[last].end = max(end, changes[last].end)
			changes[last].edits = append(changes[last].edits, e)
			continue
		}
		changes = append(changes, change{start, end, []Edit{e}})
	}
	var b strings.Builder
	for i := 0; i < len(changes); {
		j := i + 1
		for j < len(changes) && strings.Count(text[changes[j-1].end:changes[j].start], "\n") <= 2*context {
			j++
		}
		writeHunk(&b, text, changes[:i], changes[i:j])
		i = j
	}
	return b.String()
}

// change is a run of whole lines with the edits in it.
type change struct {
	start, end int
	edits      []Edit
}

// texts returns the lines before and after.
func (c change) texts(text string) (before, after []string) {
	moved := make([]Edit, len(c.edits))
	for i, e := range c.edits {
		moved[i] = Edit{handshake.Span{Start: e.Span.Start - c.start, End: e.Span.End - c.start}, e.Text}
	}
	was := text[c.start:c.end]
	return lines(was), lines(Apply(was, moved))
}

// lines returns the lines of s, each without its end.
func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}
