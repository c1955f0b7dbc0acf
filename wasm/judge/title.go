package judge

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// longestTitle is how long a part of a title is at most, in bytes.
const longestTitle = 80

// Title names the handshake in a few words, to tell it from others: what was asked for,
// and the status of the response or how it ended. What an error text says stands alone.
func (r *Result) Title() string {
	var parts []string
	if asked := r.askedFor(); asked != "" {
		parts = append(parts, asked)
	}
	switch status := r.Pair.Response.Status(); {
	case r.Pair.Response.Absent() && len(r.Messages) > 0:
		parts = append(parts, cut(r.Messages[0].Text))
	case r.Outcome == NotHTTP:
		parts = append(parts, "no HTTP")
	case r.End != "" && r.End != handshake.Unseen:
		parts = append(parts, strings.TrimSuffix(r.End.String(), "."))
	case status != "":
		parts = append(parts, cut(status))
	default:
		parts = append(parts, "no response")
	}
	return strings.Join(parts, " → ")
}

// askedFor returns the method and the target of the request, or the address.
func (r *Result) askedFor() string {
	m := r.Pair.Request
	if m.Absent() {
		return cut(r.Pair.Address)
	}
	if m.IsExtended() {
		var parts []string
		for _, name := range []string{":method", ":path"} {
			for _, f := range m.Lookup(name) {
				parts = append(parts, m.Value(f))
			}
		}
		return cut(strings.Join(parts, " "))
	}
	line := m.StartLine()
	if end := strings.LastIndex(line, " HTTP/"); end > 0 {
		line = line[:end]
	}
	return cut(line)
}

// cut returns text without what is too much for a title, in one line.
func cut(text string) string {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "\uFFFD")
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= longestTitle {
		return text
	}
	end := longestTitle
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
