package paste

import "strings"

// envoy reads the debug log of Envoy and Istio: a head is a pair in quotes on each
// line, with HTTP/2's names for the start line whatever the version is; on the level
// trace, each field stands in a line of its own before that.
func envoy(src *source) result {
	r := result{form: "Envoy log", source: "a log of Envoy"}
	var l, traced listing
	var traces []message // what the trace lines say; the pairs say the same once more
	flush := func(l *listing, to *[]message) {
		if m, ok := envoyMessage(l, src); ok {
			*to = append(*to, m)
		}
		*l = listing{}
	}
	for i := range src.lines {
		text := src.line(i)
		if at := strings.Index(text, "completed header: key="); at >= 0 {
			nameAt := at + len("completed header: key=")
			value := strings.Index(text[nameAt:], " value=")
			if value > 0 {
				value += nameAt
				traced.add(src.part(i, nameAt, value), src.part(i, value+len(" value="), len(strings.TrimRight(text, " \t"))))
				r.coverLine(src, i)
			}
			continue
		}
		name, value, ok := envoyPair(src, i)
		if !ok {
			flush(&l, &r.messages)
			continue
		}
		flush(&traced, &traces)
		if starts := name.Text == ":status" || name.Text == ":method"; starts && (l.status.Text != "" || l.method.Text != "") {
			flush(&l, &r.messages)
		}
		l.add(name, value)
		r.coverLine(src, i)
	}
	flush(&l, &r.messages)
	flush(&traced, &traces)
	switch {
	case len(r.messages) == 0:
		r.messages = traces
	case len(traces) > 0:
		r.messages[0].note("The lines of the level trace say the same once more.")
	}
	return r
}

// envoyPair returns the name and the value in line i of src, which ends in them:
// 'upgrade', 'websocket'.
func envoyPair(src *source, i int) (name, value Part, ok bool) {
	const longest = 64
	text := strings.TrimRight(src.line(i), " \t,")
	mid := strings.Index(text, "', '")
	if mid < 0 || !strings.HasSuffix(text, "'") || mid+len("', '") >= len(text) {
		return Part{}, Part{}, false
	}
	from := max(0, mid-longest)
	open := strings.LastIndexByte(text[from:mid], '\'')
	if open < 0 {
		return Part{}, Part{}, false
	}
	open += from
	if !isToken(strings.TrimPrefix(text[open+1:mid], ":")) || open > 0 && text[open-1] != ' ' && text[open-1] != '\t' {
		return Part{}, Part{}, false
	}
	return src.part(i, open+1, mid), src.part(i, mid+len("', '"), len(text)-1), true
}

// envoyMessage makes the message that l was on the wire. Envoy shows an extended
// CONNECT as the GET that it would be in HTTP/1.1, but for the key.
func envoyMessage(l *listing, src *source) (message, bool) {
	fields := l.fields.part()
	if l.is(src.role) != request || l.counted.key || !hasField(fields.Text, "Upgrade") || !hasField(fields.Text, "Sec-WebSocket-Version") ||
		l.method.Text == "" || l.target.Text == "" {
		return l.message(src.url, src.role)
	}
	at := fields.Origin(0)
	var b builder
	pseudo := func(name string, value Part, text string) {
		b.add(name+": ", at)
		b.either(value, text, at)
		b.add("\r\n", at)
	}
	pseudo(":method", Part{}, "CONNECT")
	pseudo(":protocol", Part{}, "websocket")
	pseudo(":scheme", Part{}, "https")
	pseudo(":path", l.target, "/")
	pseudo(":authority", l.host, "")
	list := newSource(fields, Either)
	for i := range list.lines {
		if name := nameOf(list.line(i)); name != "upgrade" && name != "connection" {
			b.line(list, i, 0)
		}
	}
	b.add("\r\n", b.at())
	m := message{Part: b.part()}
	m.note("There is no key: this WebSocket came over HTTP/2 (RFC 8441), where none is sent. Envoy shows its CONNECT with :protocol as a GET with Upgrade; it was put back. " +
		"Toward a server that speaks HTTP/1.1, a Sec-WebSocket-Key is needed, and one without it is answered with 400.")
	return m, true
}
