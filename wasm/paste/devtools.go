package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// devTools reads what is copied from the Headers panel of a browser: sections
// with headings, in which a field is a line, or its name and its value are lines
// of their own.
func devTools(src *source) result {
	if !containsAny(src.Text, "equest", "esponse", "eneral", "ummary", "tatus", "://") && isASCII(src.Text) {
		return result{}
	}
	src = withoutQuotes(src)
	p := panel{source: src, section: general}
	for p.i = src.first(); p.i < len(src.lines); p.i++ {
		p.line()
	}
	if !p.labelled {
		return result{}
	}
	r := result{form: "DevTools", source: "the browser's developer tools", covers: p.covers}
	if src.url.Text == "" {
		src.url = p.address()
	}
	p.url = src.url
	unknown := &p.heads[general]
	if unknown.counted.known > 0 { // fields without a heading above them
		is := unknown.counted.whose(src.role)
		if section := is - request + 1; p.heads[section].counted.known == 0 {
			p.heads[section] = *unknown
		}
	}
	for section, is := range [...]kind{neither, request, response} {
		if h := &p.heads[section]; is != neither && (h.counted.known > 0 || h.start.text != nil) {
			p.message(&r, h, is)
		}
	}
	return r
}

// The sections of a panel.
const (
	general = iota
	requestHeaders
	responseHeaders
	otherSection
)

// A head is what a section has of a message.
type head struct {
	start       builder // its start line, if it shows that
	fields      builder
	counted     tally
	provisional bool
}

type panel struct {
	*source
	i           int // the line being read
	section     int
	heads       [otherSection + 1]head
	labelled    bool // something is there that only panels have
	alternating bool // names have no colon

	method, url, status, reason, version Part
	scheme, host, file                   Part

	covers []handshake.Span // its words
}

// cover takes note that line i was understood.
func (p *panel) cover(i int) {
	p.covers = append(p.covers, p.Span(handshake.Span{Start: p.lines[i].start, End: p.lines[i].end}))
}

// line reads line i, and the next one too if that is its value.
func (p *panel) line() {
	text := strings.Trim(p.source.line(p.i), " \t")
	if text == "" || isNoise(text) {
		p.cover(p.i)
		return
	}
	if section, sure := headingIn(text); section >= 0 {
		p.cover(p.i)
		p.section = section
		p.labelled = p.labelled || sure
		return
	}
	h := &p.heads[p.section]
	if isProvisional(text) {
		p.cover(p.i)
		h.provisional = true
		return
	}
	if p.label(text) || p.section == otherSection {
		return
	}
	if start := strictStart(text); start != neither && h.counted.known == 0 {
		if p.section == general {
			h = &p.heads[int(start)]
			p.section = int(start)
		}
		h.start = builder{}
		h.start.line(p.source, p.i, p.column(text))
		return
	}
	if name, value, ok := p.field(text); ok {
		side := fieldKinds[strings.ToLower(name.Text)]
		if p.section == general && h.counted.kind != neither && (side != neither && side != h.counted.kind || side == neither && p.begins(name.Text, h)) {
			// Without headings, this is where the other message begins.
			p.heads[h.counted.kind], *h = *h, head{}
		}
		h.counted.count(strings.ToLower(name.Text))
		h.fields.append(name)
		h.fields.append(value)
	}
}

// begins reports whether the field called name, which both messages have, is the first of
// the other one: h has it already, and a field of the other message follows.
func (p *panel) begins(name string, h *head) bool {
	const most = 64 // lines that a message may have
	if !hasField(string(h.fields.text), name) {
		return false
	}
	for i := p.i + 1; i < min(len(p.lines), p.i+most); i++ {
		text := strings.Trim(p.source.line(i), " \t")
		if end := nameEnd(text); end > 0 {
			text = text[:end]
		}
		if side := fieldKinds[strings.ToLower(text)]; side != neither {
			return side != h.counted.kind
		}
	}
	return false
}

// column returns where the trimmed text of line i begins in it.
func (p *panel) column(text string) int { return strings.Index(p.source.line(p.i), text) }

// part returns bytes start to end of the trimmed text of line i.
func (p *panel) part(text string, start, end int) Part {
	at := p.lines[p.i].start + p.column(text)
	return p.sub(handshake.Span{Start: at + start, End: at + end})
}

// field reads a field: its name, and the rest of the line that it is on the
// wire. It steps on to the line that has the value.
func (p *panel) field(text string) (name, rest Part, ok bool) {
	var b builder
	end := nameEnd(text)
	tab := strings.IndexByte(text, '\t')
	switch {
	case tab > 0 && isToken(strings.Trim(text[:tab], ":")):
		name = p.part(text, 0, len(strings.TrimRight(text[:tab], ":")))
		b.add(": ", name.all().End)
		value := strings.TrimLeft(text[tab:], "\t ")
		b.append(p.part(text, len(text)-len(value), len(text)))
	case end > 0 && end < len(text)-1:
		name = p.part(text, 0, end)
		b.append(p.part(text, end, len(text)))
	case end > 0 && !p.hasValue(text[:end], p.i+1):
		name = p.part(text, 0, end)
		b.append(p.part(text, end, len(text))) // an empty value
	case end > 0 || isToken(strings.TrimPrefix(text, ":")) && p.nameAlone(text):
		colon := len(strings.TrimRight(text, ":"))
		name = p.part(text, 0, colon)
		if b.append(p.part(text, colon, len(text))); colon == len(text) {
			b.add(":", name.all().End)
		}
		p.i++
		value := strings.Trim(p.source.line(p.i), " \t")
		b.add(" ", name.all().End)
		b.append(p.part(value, 0, len(value)))
	default:
		return name, rest, false
	}
	b.lineEnd(p.source, p.i)
	return name, b.part(), true
}

// hasValue reports whether line i can be the value of the field name.
func (p *panel) hasValue(name string, i int) bool {
	text := strings.Trim(p.source.line(i), " \t")
	if text == "" {
		return false
	}
	section, _ := headingIn(text)
	return section < 0 && !isField(text)
}

// nameAlone reports whether a line is a field's name, with its value in the
// next. Once a well-known name was, any may be.
func (p *panel) nameAlone(text string) bool {
	_, known := fieldKinds[strings.ToLower(text)]
	if known = known || hasPrefixFold(text, "x-") || hasPrefixFold(text, "sec-"); known {
		p.alternating = true
	}
	return (known || p.alternating && strings.IndexByte(text, '-') > 0) && p.hasValue(text, p.i+1)
}

// message makes a message of a section.
func (p *panel) message(r *result, h *head, is kind) {
	m := message{response: is == response}
	fields := h.fields.part()
	at := fields.Origin(0)
	var made, b builder
	switch {
	case h.start.text != nil:
		b.append(h.start.part())
	case h.counted.pseudo:
		fields = pseudoFirst(fields)
	case is == request:
		made.requestLine(p.method, p.url, Part{}, at)
	default:
		made.statusLine(p.version, p.status, p.reason, at)
	}
	if is == response && h.start.text == nil && !h.counted.pseudo && len(p.heads[requestHeaders].fields.text) > 0 && p.heads[requestHeaders].counted.pseudo {
		made = builder{}
		made.add(":status: ", at)
		made.either(p.status, "200", at)
		made.add("\r\n", at)
	}
	if made.text != nil {
		m.note("The start line of the " + is.String() + " was not shown; it was taken to be " + strings.TrimRight(string(made.text), "\r\n") + ".")
		b.append(made.part())
	}
	if h.provisional {
		m.note("The browser showed provisional headers, which are not everything that it sent. It shows no response of a WebSocket that failed; the reason is in the console.")
	}
	b.append(fields)
	b.add("\r\n", b.at())
	m.Part = b.part()
	r.messages = append(r.messages, m)
}
