package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// withoutQuotes returns src without the quotes around values if all fields in it have
// them, as Postman's console shows fields: Upgrade: "websocket".
func withoutQuotes(src *source) *source {
	quoted := 0
	for i := range src.lines {
		text := src.line(i)
		if !isField(strings.TrimLeft(text, " \t")) {
			continue
		}
		if start, end := quotedValue(text); start == end {
			return src
		}
		quoted++
	}
	if quoted < fewestCells {
		return src
	}
	var b builder
	for i, l := range src.lines {
		start, end := quotedValue(src.line(i))
		if start == end {
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.next})
			continue
		}
		b.copy(src.Part, handshake.Span{Start: l.start, End: l.start + start - 1})
		b.copy(src.Part, handshake.Span{Start: l.start + start, End: l.start + end})
		b.copy(src.Part, handshake.Span{Start: l.start + end + 1, End: l.next})
	}
	unquoted := newSource(b.part(), src.role)
	unquoted.url, unquoted.exact = src.url, src.exact
	return unquoted
}

// quotedValue returns where the value stands in a line that has it in quotes behind a
// name and a colon. The two are the same if it has none.
func quotedValue(text string) (start, end int) {
	const between = `: "`
	i := strings.Index(text, between)
	trimmed := strings.TrimRight(text, " \t")
	start = i + len(between)
	if i <= 0 || !strings.HasSuffix(trimmed, `"`) || len(trimmed) <= start {
		return 0, 0
	}
	return start, len(trimmed) - 1
}
