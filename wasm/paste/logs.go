package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// nginxLog reads the request from nginx's debug log, which has each line of it in
// quotes. The response is in there as it was sent.
func nginxLog(src *source) result {
	r := result{form: "nginx log", source: "an nginx log"}
	var b builder
	flush := func() {
		if len(b.text) > 0 {
			b.add("\r\n", b.at())
			r.messages = append(r.messages, message{Part: b.part()})
		}
		b = builder{}
	}
	for i := range src.lines {
		text := src.line(i)
		if col, ok := quotedAfter(text, " http request line: \""); ok {
			flush()
			b.quotedLine(src, i, col)
		} else if col, ok := quotedAfter(text, " http header: \""); ok && len(b.text) > 0 {
			b.quotedLine(src, i, col)
		}
	}
	flush()
	if len(r.messages) > 0 {
		for _, m := range embedded(src).messages {
			if m.response {
				r.messages = append(r.messages, m)
			}
		}
	}
	return r
}

// quotedAfter returns where the text begins that is in quotes after a label, to
// the end of the line.
func quotedAfter(text, label string) (col int, ok bool) {
	i := strings.Index(text, label)
	if i < 0 || !strings.HasSuffix(text, "\"") || i+len(label) == len(text) {
		return 0, false
	}
	return i + len(label), true
}

// quotedLine writes line i of src from column col to the quote at its end.
func (b *builder) quotedLine(src *source, i, col int) {
	l := src.lines[i]
	b.copy(src.Part, handshake.Span{Start: l.start + col, End: l.end - 1})
	b.lineEnd(src, i)
}

// clientLog reads what Python's http.client prints at debug level 1: the
// request and the status line as literals, and a line for each field.
func clientLog(src *source) result {
	r := result{form: "Python log", source: "a log of Python’s http.client"}
	for i := 0; i < len(src.lines); i++ {
		text := src.line(i)
		if !strings.HasPrefix(text, "send: b") && !strings.HasPrefix(text, "reply: ") {
			continue
		}
		const quote = len("reply: ") // and len("send: b")
		if len(text) == quote || text[quote] != '\'' && text[quote] != '"' {
			continue
		}
		var b builder
		end := b.literals(src, src.lines[i].start+quote+1)
		for i+1 < len(src.lines) && src.lines[i+1].start < end {
			i++
		}
		if plausibleStart(strings.TrimRight(headOf(string(b.text)), "\r\n")) == neither {
			continue
		}
		if text[0] == 's' {
			r.exactly(&b, src.role)
			continue
		}
		for strings.HasPrefix(src.line(i+1), "header: ") {
			i++
			b.line(src, i, len("header: "))
		}
		b.add("\r\n", b.at())
		r.messages = append(r.messages, message{Part: b.part(), response: true})
	}
	for _, m := range r.messages {
		if m.response {
			return r
		}
	}
	return result{} // without a reply, it is escaped text like any other
}
