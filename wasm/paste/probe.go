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
	var h probeHead
	flush := func() {
		if len(h.text) > 0 {
			m := message{Part: h.part(), response: is == response, notes: h.notes}
			m.Hidden = h.hidden
			r.messages = append(r.messages, m)
		}
		h = probeHead{}
	}
	for i := range src.lines {
		text := src.line(i)
		if kind := probeHeading(text); kind != neither {
			flush()
			is = kind
			continue
		}
		if is == neither {
			continue
		}
		if missing := missingLines(text); missing != "" {
			h.leaveOff(missing, src.lines[i].start)
			flush()
		} else if col := afterNumber(text); col >= 0 && h.line(src, i, col) {
			flush()
		}
	}
	flush()
	return r
}

// probeHeading returns the message that a heading is above: "Request: ok, 153 bytes".
func probeHeading(text string) kind {
	if !strings.HasSuffix(text, " bytes") && !strings.HasSuffix(text, " byte") || strings.Count(text, " ") != 3 {
		return neither
	}
	switch before, _, _ := strings.Cut(text, ": "); before {
	case "Request":
		return request
	case "Answer", "Response": // the first one in older output
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

// missingLines returns how much of a head is not shown if text says that: "3 lines".
func missingLines(text string) string {
	if at, missing := cutAt(text); strings.Contains(missing, "line") && strings.Trim(text[:at], " ") == "" {
		return missing
	}
	return ""
}

// A probeHead is a head that is put together again.
type probeHead struct {
	builder
	notes  []string
	hidden []string
}

// line writes line i of src from column col on, as it was on the wire. It reports
// whether it ends the head.
func (h *probeHead) line(src *source, i, col int) bool {
	start, end := src.lines[i].start+col, src.lines[i].end
	shown, ending := src.Text[start:end], "\r\n"
	if text, cut := strings.CutSuffix(shown, endsInLF); cut {
		shown, ending = text, "\n"
	} else if text, cut := strings.CutSuffix(shown, noEnding); cut {
		shown, ending = text, ""
	}
	empty := shown == emptyLine
	ends := empty && strings.Trim(string(h.text), "\r\n") != "" // and does not stand before it
	text := shown
	if at, missing := cutAt(shown); strings.Contains(missing, "byte") {
		text = shown[:at]
		h.notes = append(h.notes, "A line was cut when it was printed: its last "+missing+" are missing.")
	}
	if !empty {
		h.unescapeBytes(src, start, start+len(text))
	}
	if ending != "" {
		h.put(ending, src.Span(handshake.Span{Start: start + len(shown), End: src.lines[i].next}))
	}
	return ends
}

// leaveOff ends a head of which lines are missing, at offset at of the text.
func (h *probeHead) leaveOff(missing string, at int) {
	if len(h.text) == 0 {
		return
	}
	h.add("\r\n", at)
	h.hidden = []string{handshake.AnyField}
	h.notes = append(h.notes, "The header was cut when it was printed: its last "+missing+" are missing.")
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
