package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// ngrep reads what ngrep prints: a line for each packet, T 10.0.0.1:5 -> 10.0.0.2:80 [AP],
// and the bytes below it, in which a point stands for CR as well as for LF.
func ngrep(src *source) result {
	r := result{form: "ngrep", source: "the output of ngrep"}
	if !strings.Contains(src.Text, " -> ") {
		return r
	}
	for i := 0; i < len(src.lines); i++ {
		if !isPacketLine(src.line(i)) {
			continue
		}
		r.coverLine(src, i)
		var b builder
		first := i + 1
		for i++; i < len(src.lines) && !isPacketLine(src.line(i)) && !strings.HasPrefix(src.line(i), "##"); i++ {
		}
		if strings.HasPrefix(src.line(first), "  ") {
			b.ngrepWrapped(src, first, i)
		} else {
			b.ngrepLines(src, first, i)
		}
		i--
		if inside := newSource(b.part(), src.role); strictStart(inside.line(0)) != neither {
			inside.exact = true
			r.messages = append(r.messages, plain(inside).messages...)
		}
	}
	return r
}

// isPacketLine reports whether a line is ngrep's about a packet of TCP.
func isPacketLine(text string) bool {
	return strings.HasPrefix(text, "T ") && strings.Contains(text, " -> ") && strings.Contains(text, " [")
}

// ngrepLines writes lines begin to end of src, which ngrep -W byline has split at LF: the
// point at the end of each stands for its CR.
func (b *builder) ngrepLines(src *source, begin, end int) {
	for i := begin; i < end; i++ {
		l := src.lines[i]
		text, ok := strings.CutSuffix(src.line(i), ".")
		if !ok {
			return
		}
		b.copy(src.Part, handshake.Span{Start: l.start, End: l.start + len(text)})
		b.put("\r\n", src.Span(handshake.Span{Start: l.start + len(text), End: l.next}))
		if text == "" {
			return
		}
	}
}

// ngrepWrapped writes lines begin to end of src, each indented by two spaces and cut at
// the width of the terminal: two points are an end of a line.
func (b *builder) ngrepWrapped(src *source, begin, end int) {
	const indent = 2
	var whole builder
	for i := begin; i < end && strings.HasPrefix(src.line(i), "  "); i++ {
		l := src.lines[i]
		whole.copy(src.Part, handshake.Span{Start: l.start + indent, End: l.end})
	}
	text := whole.part()
	for at := 0; at < len(text.Text); {
		next := strings.Index(text.Text[at:], "..")
		if next < 0 {
			b.copy(text, handshake.Span{Start: at, End: len(text.Text)})
			return
		}
		b.copy(text, handshake.Span{Start: at, End: at + next})
		at += next + len("..")
		b.put("\r\n", text.Span(handshake.Span{Start: at - len(".."), End: at}))
	}
}
