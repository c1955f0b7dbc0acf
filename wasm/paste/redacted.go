package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// redactions are what logs write in the place of a value, in lower case and without
// brackets.
var redactions = []string{"redacted", "filtered", "protected", "hidden", "masked", "removed"}

// isRedacted reports whether a log has blanked a value out.
func isRedacted(value string) bool {
	if len(value) >= 3 && strings.Trim(value, "*") == "" {
		return true
	}
	if word := strings.ToUpper(value); word != value && strings.Trim(value, "[]<>()") == value {
		return false // an ordinary word
	}
	inside := strings.ToLower(strings.Trim(value, "[]<>()"))
	for _, r := range redactions {
		if inside == r {
			return true
		}
	}
	return false
}

// withoutRedacted returns m without the fields whose values a log has blanked out, and
// where those stand: nobody knows what they were.
func (m message) withoutRedacted() (message, []handshake.Span) {
	if !containsAny(m.Text, "***", "]", ">", ")", "REDACTED", "FILTERED", "PROTECTED", "HIDDEN", "MASKED", "REMOVED") {
		return m, nil
	}
	src := newSource(m.Part, Either)
	var b builder
	var names []string
	var covers []handshake.Span
	for i, l := range src.lines {
		text := src.line(i)
		if end := nameEnd(text); i > 0 && end > 0 && isRedacted(strings.TrimSpace(text[end+1:])) {
			names = append(names, text[:end])
			covers = append(covers, src.Span(handshake.Span{Start: l.start, End: l.next}))
			continue
		}
		b.copy(src.Part, handshake.Span{Start: l.start, End: l.next})
	}
	if names == nil {
		return m, nil
	}
	m.Part = Part{Text: string(b.text), pieces: b.pieces, Hidden: append(m.Hidden[:len(m.Hidden):len(m.Hidden)], names...)}
	m.note("Values that were blanked out are not judged: " + strings.Join(names, ", ") + ".")
	return m, covers
}
