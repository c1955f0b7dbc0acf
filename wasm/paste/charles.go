package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// charlesSession reads a session that Charles exports as XML: a transaction has a
// request and a response, each with its first line and its fields.
func charlesSession(src *source) result {
	r := result{form: "Charles", source: "a session of Charles", gaps: true}
	const head, headEnd = "<headers>", "</headers>"
	if !strings.Contains(src.Text, "<first-line>") {
		return r
	}
	for at := 0; ; {
		begin := strings.Index(src.Text[at:], head)
		if begin < 0 {
			return r
		}
		at += begin + len(head)
		end := len(src.Text)
		if n := strings.Index(src.Text[at:], headEnd); n >= 0 {
			end = at + n
		}
		if m, ok := charlesHead(src, at, end); ok {
			r.messages = append(r.messages, m)
			r.covers = append(r.covers, src.Span(handshake.Span{Start: at, End: end}))
		}
		at = end
	}
}

// charlesOverview reads the table that Charles shows of a transaction: its address, the
// status of the response, and no fields.
func charlesOverview(src *source) result {
	r := result{form: "Charles", source: "Charles's overview"}
	var url, code, method Part
	for i := range src.lines {
		name, value, ok := strings.Cut(src.line(i), "\t")
		if ok {
			r.coverLine(src, i)
		}
		if value = strings.Trim(value, "\t "); !ok || value == "" {
			continue
		}
		end := len(strings.TrimRight(src.line(i), "\t "))
		cell := src.part(i, end-len(value), end)
		switch strings.Trim(name, "\t ") {
		case "URL":
			url = cell
		case "Response Code":
			code = cell
		case "Method":
			method = cell
		}
	}
	if len(code.Text) < 3 || !isStatus(code.Text[:3]) || urlLen(url.Text) == 0 {
		return result{}
	}
	src.url = url
	var b builder
	b.requestLine(method, url, Part{}, url.Origin(0))
	b.add("\r\n", b.at())
	asked := message{Part: b.part()}
	asked.Hidden = []string{handshake.AnyField}
	b = builder{}
	b.statusLine(Part{}, code.sub(handshake.Span{Start: 0, End: 3}), Part{}, code.Origin(0))
	b.add("\r\n", b.at())
	answer := message{Part: b.part(), response: true}
	answer.Hidden = []string{handshake.AnyField}
	answer.note("Charles's overview shows the address and the status, and no fields; those are not judged.")
	r.messages = []message{asked, answer}
	return r
}

// charlesHead reads the first line and the fields from start to end.
func charlesHead(src *source, start, end int) (m message, ok bool) {
	first, at, found := element(src, "first-line", start, end)
	is := strictStart(first.Text)
	if !found || is == neither {
		return m, false
	}
	var b builder
	b.append(first)
	b.add("\r\n", b.at())
	for {
		name, afterName, found := element(src, "name", at, end)
		if !found {
			break
		}
		value, afterValue, found := element(src, "value", afterName, end)
		if !found {
			break
		}
		b.append(name)
		b.add(": ", b.at())
		b.append(value)
		b.add("\r\n", b.at())
		at = afterValue
	}
	b.add("\r\n", b.at())
	m.Part, m.response = b.part(), is == response
	return m, true
}

// element returns the text of the next element of a name between start and end, and
// where the text behind it begins.
func element(src *source, name string, start, end int) (text Part, next int, ok bool) {
	within := src.Text[start:end]
	open, closing := "<"+name+">", "</"+name+">"
	i := strings.Index(within, open)
	if i < 0 {
		return Part{}, end, false
	}
	from := start + i + len(open)
	n := strings.Index(src.Text[from:end], closing)
	if n < 0 {
		return Part{}, end, false
	}
	return characters(src, from, from+n), from + n + len(closing), true
}

// entities are XML's own: XML 1.0 §4.6.
var entities = []struct{ name, char string }{{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&apos;", "'"}}

// characters returns what the characters of an element from start to end stand for: all
// of a section of CDATA, or text with entities.
func characters(src *source, start, end int) Part {
	const cdata, cdataEnd = "<![CDATA[", "]]>"
	text := src.Text[start:end]
	if strings.HasPrefix(text, cdata) && strings.HasSuffix(text, cdataEnd) && len(text) >= len(cdata)+len(cdataEnd) {
		return src.sub(handshake.Span{Start: start + len(cdata), End: end - len(cdataEnd)})
	}
	var b builder
	for at := start; at < end; {
		n := indexAny(src.Text[at:end], "&")
		b.copy(src.Part, handshake.Span{Start: at, End: at + n})
		if at += n; at == end {
			break
		}
		length := 1
		char := "&"
		for _, e := range entities {
			if strings.HasPrefix(src.Text[at:end], e.name) {
				length, char = len(e.name), e.char
			}
		}
		b.put(char, src.Span(handshake.Span{Start: at, End: at + length}))
		at += length
	}
	return b.part()
}

// transactions returns the transactions of a session of Charles, or nil if there are not
// several.
func transactions(src *source) []Part {
	const begin = "<transaction "
	if !strings.Contains(src.Text, "<charles-session") {
		return nil
	}
	var parts []Part
	at := strings.Index(src.Text, begin)
	for at >= 0 {
		end := len(src.Text)
		next := strings.Index(src.Text[at+len(begin):], begin)
		if next >= 0 {
			end = at + len(begin) + next
		}
		parts = append(parts, src.run(handshake.Span{Start: at, End: end}))
		if next < 0 {
			break
		}
		at = end
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}
