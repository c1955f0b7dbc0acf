package paste

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// aroundStatus are words before a status that say no more than that it is one.
var aroundStatus = []string{"http", "error", "status", "code", "response", "server", "answered", "got", "returned", "a"}

// statusAlone takes a text that is a status, with or without its phrase, for the response
// that it is of: "502 Bad Gateway", "HTTP 426", "error: 403". That is what is left of one
// on a page, in a log's column or in a question.
func statusAlone(src *source) result {
	line := src.first()
	if src.exact || line >= len(src.lines) || src.lines[line].next < len(src.Text) && strings.TrimSpace(src.Text[src.lines[line].next:]) != "" {
		return result{}
	}
	start := src.lines[line].start
	text := src.line(line)
	at := strings.IndexAny(text, "0123456789")
	if at < 0 || at+3 > len(text) || !isStatus(text[at:at+3]) || reasons[text[at:at+3]] == "" || text[at:at+3] == "101" {
		return result{}
	}
	for _, word := range strings.Fields(strings.ToLower(text[:at])) {
		if !slices.Contains(aroundStatus, strings.TrimRight(word, ":=(")) {
			return result{}
		}
	}
	status := src.sub(handshake.Span{Start: start + at, End: start + at + 3})
	phrase := strings.Trim(text[at+3:], " \t:()-.!\"'")
	if phrase != "" && !strings.EqualFold(phrase, reasons[status.Text]) {
		return result{}
	}
	var b builder
	b.statusLine(Part{}, status, Part{}, start)
	b.add("\r\n", start+len(text))
	m := message{response: true, Part: b.part()}
	m.note("Only a status is there. It was taken for that of a response.")
	return result{form: "status", source: "a status", messages: []message{m}}
}
