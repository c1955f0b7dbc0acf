package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// probeReport reads what wsaccept probe prints: heads whose lines are numbered, each
// with its note below, under a heading for each message.
func probeReport(src *source) result {
	r := result{form: "probe", source: "the output of wsaccept probe"}
	is := neither
	var b builder
	flush := func() {
		if len(b.text) > 0 {
			r.messages = append(r.messages, message{Part: b.part(), response: is == response})
		}
		b = builder{}
	}
	for i := range src.lines {
		text := src.line(i)
		if kind := probeHeading(text); kind != neither {
			flush()
			is = kind
			continue
		}
		col := afterNumber(text)
		if is == neither || col < 0 {
			continue
		}
		if b.probeLine(src, i, col) {
			flush()
		}
	}
	flush()
	return r
}

// probeHeading returns the message that a heading is above: "Request: ok, 153 bytes".
func probeHeading(text string) kind {
	if !strings.HasSuffix(strings.TrimRight(text, "\r"), " bytes") || strings.Count(text, " ") != 3 {
		return neither
	}
	switch before, _, _ := strings.Cut(text, ": "); before {
	case "Request":
		return request
	case "Answer", "Response":
		return response
	}
	return neither
}

// afterNumber returns where the text of a numbered line begins, or -1.
func afterNumber(text string) int {
	const width = 4 // of the number, with the spaces before it
	digits := strings.TrimLeft(text[:min(len(text), width)], " ")
	if len(text) < width+2 || digits == "" || strings.Trim(digits, "0123456789") != "" || text[width:width+2] != "  " {
		return -1
	}
	return width + 2
}

// probeLine writes line i of src from column col on, as it was on the wire. It
// reports whether it was empty, which ends a head.
func (b *builder) probeLine(src *source, i, col int) bool {
	start, end := src.lines[i].start+col, src.lines[i].end
	shown := src.Text[start:end]
	ending := "\r\n"
	for said, means := range map[string]string{"  (ends in LF alone)": "\n", "  (no line ending)": ""} {
		if strings.HasSuffix(shown, said) {
			shown, ending = strings.TrimSuffix(shown, said), means
		}
	}
	empty := shown == "(empty line)"
	if !empty {
		b.unescapeBytes(src, start, start+len(shown))
	}
	if ending != "" {
		b.put(ending, src.Span(handshake.Span{Start: start + len(shown), End: src.lines[i].next}))
	}
	return empty
}

// unescapeBytes writes src from start to end, and a byte for each \xNN in it.
func (b *builder) unescapeBytes(src *source, start, end int) {
	const length = len(`\x00`)
	for at := start; at < end; {
		next := strings.Index(src.Text[at:end], `\x`)
		if next < 0 {
			next = end - at
		}
		b.copy(src.Part, handshake.Span{Start: at, End: at + next})
		if at += next; at+length <= end && hexDigit(src.Text[at+2]) >= 0 && hexDigit(src.Text[at+3]) >= 0 {
			b.put(string([]byte{byte(hexDigit(src.Text[at+2])<<4 | hexDigit(src.Text[at+3]))}), src.Span(handshake.Span{Start: at, End: at + length}))
			at += length
		} else if at < end {
			b.copy(src.Part, handshake.Span{Start: at, End: at + 1})
			at++
		}
	}
}
