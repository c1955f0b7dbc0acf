package hops

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// orderMeansNothing is why a change of the order or the spelling does no harm.
const (
	orderMeansNothing    = "The order of different fields means nothing to a server (RFC 9110 §5.3)."
	spellingMeansNothing = "Field names are case-insensitive (RFC 9110 §5.1); a server that cares about their case is at fault."
)

// respelt returns the change of names that are not written as the browser writes
// them.
func (a *arrival) respelt() []Change {
	if a.browser == nil {
		return nil
	}
	var respelt []string
	var span handshake.Span
	shown := "" // as the browser writes the name at span
	known := 0
	for i, name := range a.names {
		rank := a.browser.rank(name)
		if rank < 0 {
			continue
		}
		known++
		if right := a.browser.fields[rank].name; name != right {
			respelt = append(respelt, name)
			if shown == "" || right == "Sec-WebSocket-Key" {
				span, shown = a.Fields[i].Name, right
			}
		}
	}
	if len(respelt) == 0 {
		return nil
	}
	c := Change{Kind: Respelt, Span: span, Detail: a.browser.title() + " writes " + shown + ". " + spellingMeansNothing}
	how := "spelt differently"
	if isLower(respelt) {
		how = "in lower case"
	}
	switch {
	case len(respelt) == known:
		c.Title = "All names are " + how + "."
	case len(respelt) == 1:
		c.Title = respelt[0] + " is " + how + "."
	case len(respelt) > 4:
		c.Title = words.Count(len(respelt), "name") + " are " + how + "."
	default:
		c.Title = enumerate(respelt) + " are " + how + "."
	}
	return []Change{c}
}

// rank returns at which place the browser sends the field called name, or -1 if
// it doesn't.
func (b *browser) rank(name string) int {
	for i, f := range b.fields {
		if handshake.EqualFold(f.name, name) {
			return i
		}
	}
	return -1
}

// moved returns the change of lines that are not where the browser puts them.
// Only the fields that it always sends count: they have kept their places.
func (a *arrival) moved() []Change {
	if a.browser == nil {
		return nil
	}
	ranks, fields := a.places()
	kept := increasing(ranks)
	var names []string
	first := -1
	for i, field := range fields {
		if !kept[i] {
			names = append(names, a.names[field])
			if first < 0 {
				first = field
			}
		}
	}
	if first < 0 {
		return nil
	}
	c := Change{Kind: Moved, Span: a.Lines[a.Fields[first].Line].Text, Title: enumerate(names) + " are not where " + a.browser.title() + " puts them.",
		Detail: "A proxy removed and rewrote them. " + orderMeansNothing}
	if len(names) == 1 {
		c.Title = names[0] + " is not where " + a.browser.title() + " puts it."
		c.Detail = "A proxy removed and rewrote it. " + orderMeansNothing
	}
	switch {
	case a.isSorted():
		c.Title, c.Detail = "The lines are sorted by name.", "Browsers don't sort them. "+orderMeansNothing
	case a.isReversed():
		c.Title, c.Detail = "The lines are in reverse order.", orderMeansNothing
	}
	return []Change{c}
}

// places returns the fields that the browser always sends, as indices into its
// own order and into a.Fields.
func (a *arrival) places() (ranks, fields []int) {
	seen := map[int]bool{}
	for i, name := range a.names {
		if rank := a.browser.rank(name); rank >= 0 && a.browser.fields[rank].always && !seen[rank] {
			seen[rank] = true
			ranks, fields = append(ranks, rank), append(fields, i)
		}
	}
	return ranks, fields
}

// increasing reports for each of ranks, which are all different, whether it is
// in the longest run that increases, gaps allowed; of several, the one that ends
// last.
func increasing(ranks []int) []bool {
	length, before := make([]int, len(ranks)), make([]int, len(ranks))
	last := -1
	for i, rank := range ranks {
		length[i], before[i] = 1, -1
		for j := range i {
			if ranks[j] < rank && length[j]+1 >= length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if last < 0 || length[i] >= length[last] {
			last = i
		}
	}
	kept := make([]bool, len(ranks))
	for ; last >= 0; last = before[last] {
		kept[last] = true
	}
	return kept
}

// isLower reports whether all of names are in lower case.
func isLower(names []string) bool {
	for _, name := range names {
		if name != strings.ToLower(name) {
			return false
		}
	}
	return len(names) > 0
}

// isSorted reports whether the lines are in the order of Go's net/http: Host,
// then those of the next two that are there, and the others sorted.
func (a *arrival) isSorted() bool {
	names := a.names
	if len(names) == 0 || names[0] != "Host" {
		return false
	}
	names = names[1:]
	for _, name := range []string{"User-Agent", "Content-Length"} {
		if len(names) > 0 && names[0] == name {
			names = names[1:]
		}
	}
	return len(names) > 3 && slices.IsSorted(names)
}

// isReversed reports whether the lines come in the reverse of the browser's
// order.
func (a *arrival) isReversed() bool {
	if a.browser == nil {
		return false
	}
	ranks, _ := a.places()
	for i := 1; i < len(ranks); i++ {
		if ranks[i] > ranks[i-1] {
			return false
		}
	}
	return len(ranks) > 3
}
