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
		whole := e.Span.End == start || e.Span.End > start && text[e.Span.End-1] == '\n'
		if whole && e.Span.Start == start && (e.Text == "" || strings.HasSuffix(e.Text, "\n")) {
			end = e.Span.End // whole lines are replaced
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

// mostCompared bounds the work of Between.
const mostCompared = 1 << 20

// Between returns the edits, of whole lines, that make text of before.
func Between(before, text string) []Edit {
	was, is := strings.SplitAfter(before, "\n"), strings.SplitAfter(text, "\n")
	head := 0
	for head < min(len(was), len(is)) && was[head] == is[head] {
		head++
	}
	at := len(strings.Join(was[:head], ""))
	was, is = was[head:], is[head:]
	for len(was) > 0 && len(is) > 0 && was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if (len(was)+1)*(len(is)+1) > mostCompared {
		end := at + len(strings.Join(was, ""))
		return []Edit{{handshake.Span{Start: at, End: end}, strings.Join(is, "")}}
	}
	common := make([][]int, len(was)+1) // how many lines was[i:] and is[j:] have in common
	for i := range common {
		common[i] = make([]int, len(is)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if was[i] == is[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var edits []Edit
	for i, j := 0, 0; i < len(was) || j < len(is); {
		if i < len(was) && j < len(is) && was[i] == is[j] {
			at += len(was[i])
			i, j = i+1, j+1
			continue
		}
		e := Edit{Span: handshake.Span{Start: at, End: at}}
		for (i < len(was) || j < len(is)) && (i == len(was) || j == len(is) || was[i] != is[j]) {
			if j == len(is) || i < len(was) && common[i+1][j] >= common[i][j+1] {
				at += len(was[i])
				e.Span.End = at
				i++
				continue
			}
			e.Text += is[j]
			j++
		}
		edits = append(edits, e)
	}
	return edits
}
