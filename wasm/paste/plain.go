package paste

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// plain takes a text that begins with a start line for what it says it is, with
// all its defects. An exact text is the bytes themselves; any other is lines,
// and the empty line after the last is understood.
func plain(src *source) result {
	r := result{form: "plain", source: "the text"}
	if src.exact {
		r.form = "raw"
	}
	for begin := 0; begin < len(src.lines); {
		start := begin
		for start < len(src.lines) && src.blank(start) {
			start++
		}
		if start == len(src.lines) {
			break
		}
		answers := len(r.messages) > 0 && !r.messages[len(r.messages)-1].response
		m, end, next := plainMessage(src, start, answers)
		note := ""
		if m == response && !src.exact {
			var left int
			left, note = src.trailing(start, end)
			for i := end - left; note != "" && i < end; i++ {
				r.coverLine(src, i)
			}
			end -= left
		}
		var b builder
		found := message{response: m == response}
		all := handshake.Span{Start: src.lines[begin].start, End: src.lines[next-1].next}
		_, foreign := handshake.FindForeign(all.Of(src.Text))
		if foreign = foreign && found.response; src.exact || foreign && hasControls(all.Of(src.Text)) {
			b.copy(src.Part, all)
		} else if foreign {
			b.linesAlone(src, begin, next)
		} else if b.plainLines(src, begin, end) {
			found.note(addedEmptyLine)
		}
		if note != "" {
			found.note(note)
		}
		found.Part = b.part()
		r.messages = append(r.messages, found)
		begin = next
	}
	return r
}

// plainMessage finds the end of the message whose start line is line start of
// src, and where the next message begins. answers says that a request stands
// before it.
func plainMessage(src *source, start int, answers bool) (is kind, end, next int) {
	is = plausibleStart(src.line(start))
	switch {
	case is == neither && (answers || isOdd(src.Text[src.lines[start].start:])):
		is = response
	case is == neither: // what follows a message, and is no other
		is = request
	}
	total := len(src.lines)
	head := src.headEnd(start)
	if is == request {
		if src.answered(start, head) {
			return is, head, head
		}
		for next = head; next < total && !strings.HasPrefix(src.line(next), "HTTP/"); next++ {
		}
		if next < total && !src.exact && !src.hasBody(start, head) {
			return is, head, next
		}
		return is, next, next
	}
	for src.interim(start) {
		following := head
		for !src.exact && following < total && src.line(following) == "" {
			following++
		}
		if !strings.HasPrefix(src.line(following), "HTTP/") {
			break
		}
		start = following
		head = src.headEnd(start)
	}
	_, status, _ := strings.Cut(src.line(start), " ")
	if strings.HasPrefix(status, "101") {
		// What follows are frames, unless it is the request after all.
		for next = head; next < total && src.line(next) == ""; next++ {
		}
		if !isRequestLine(src.line(next)) {
			next = total
		}
	} else {
		for next = head; next < total && !isRequestLine(src.line(next)); next++ {
		}
	}
	for end = next; next < total && !src.exact && end > head && src.blank(end-1); end-- {
	}
	return is, end, next
}

// answered reports whether the request with the head in lines from start to head
// is followed by its response, well-formed or not: in exact bytes that is whatever
// comes after a request that announces no body, but for a client's frame.
func (s *source) answered(start, head int) bool {
	if s.line(head-1) != "" || s.hasBody(start, head) {
		return false
	}
	first := head
	for first < len(s.lines) && s.blank(first) {
		first++
	}
	if first == len(s.lines) {
		return false
	}
	switch plausibleStart(s.line(first)) {
	case response:
		return true
	case request:
		return false
	}
	rest := s.Text[s.lines[head].start:]
	return isOdd(rest) || s.exact && !isClientFrame(rest)
}

// isOdd reports whether text can only be meant for a response, though it does not
// begin like one: another service's bytes, or a status line with bytes in front that
// are no text.
func isOdd(text string) bool {
	const most = 4 << 10
	text = text[:min(len(text), most)]
	if _, foreign := handshake.FindForeign(text); foreign {
		return true
	}
	text = strings.TrimLeft(text, "\r\n")
	line := text[:indexAny(text, "\n")]
	before, _, found := strings.Cut(line, "HTTP/")
	return found && before != "" && strings.IndexFunc(strings.TrimPrefix(before, "\uFEFF"), func(r rune) bool { return ' ' <= r && r <= '~' }) < 0 &&
		handshake.Parse(text).IsResponse()
}

// isBody reports whether text is a body without a head, which many other things are
// as well.
func isBody(text string) bool {
	f, foreign := handshake.FindForeign(text)
	return foreign && f.Rule == handshake.F6
}

// isClientFrame reports whether text begins with a frame of a client, which has a
// mask: RFC 6455 §5.2.
func isClientFrame(text string) bool {
	return len(text) >= 2 && text[1] >= 0x80 && strings.IndexByte("\x01\x02\x81\x82\x88\x89\x8A", text[0]) >= 0
}

// headEnd returns the index of the line after the empty line that ends the head
// with the start line start. In lines of text, a status line ends it as well.
func (s *source) headEnd(start int) int {
	i := start + 1
	for i < len(s.lines) && s.line(i) != "" && (s.exact || !isStatusLine(s.line(i))) {
		i++
	}
	if i < len(s.lines) && s.line(i) == "" {
		i++
	}
	return i
}

// interim reports whether line i is the status line of an interim response.
func (s *source) interim(i int) bool {
	return message{Part: Part{Text: s.line(i)}, response: true}.isInterim()
}

// hasBody reports whether the request with the head in lines from start to head
// says that a body follows.
func (s *source) hasBody(start, head int) bool {
	for i := start + 1; i < head; i++ {
		switch nameOf(s.line(i)) {
		case "content-length", "transfer-encoding",
			"sec-websocket-key1": // of drafts, in which eight bytes follow
			return true
		}
	}
	return false
}

// plainLines writes lines begin to end of src, and the empty line after the
// head if it is missing. It reports whether it was.
func (b *builder) plainLines(src *source, begin, end int) (added bool) {
	if begin < end {
		b.reserve(src.lines[end-1].next-src.lines[begin].start+end-begin+2, 2*(end-begin)+1)
	}
	headed, ended := false, false
	for i := begin; i < end; i++ {
		l := src.lines[i]
		if l.end == l.next && headed && ended {
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.end}) // a body need not end
			continue
		}
		b.line(src, i, 0)
		empty := l.start == l.end
		ended = ended || headed && empty
		headed = headed || !empty
	}
	if !ended {
		b.add("\r\n", b.at())
	}
	return !ended
}

// asItStands takes a text that is no message for one, so that it can be judged.
// With a field in it, it is a head whose start line is broken; otherwise there
// is no end of a head to be understood.
func asItStands(src *source) result {
	r := result{form: "plain", source: "the text"}
	var b builder
	m := message{response: src.role == Response}
	switch {
	case src.exact:
		r.form = "raw"
		b.append(src.Part)
	case src.anyField():
		if b.plainLines(src, 0, len(src.lines)) {
			m.note(addedEmptyLine)
		}
	default:
		b.linesAlone(src, 0, len(src.lines))
	}
	m.Part = b.part()
	r.messages = []message{m}
	return r
}

// linesAlone writes lines begin to end of src, and nothing after them.
func (b *builder) linesAlone(src *source, begin, end int) {
	if begin < end {
		b.reserve(src.lines[end-1].next-src.lines[begin].start+end-begin, 2*(end-begin))
	}
	for i, l := range src.lines[begin:end] {
		if l.end == l.next {
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.end})
		} else {
			b.line(src, begin+i, 0)
		}
	}
}

// hasControls reports whether text has bytes that are not those of a text.
func hasControls(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && !isBreak(r) || r == utf8.RuneError })
}

// anyField reports whether there is a field line of a well-known name in s.
func (s *source) anyField() bool {
	for i := range s.lines {
		if isField(s.line(i)) {
			return true
		}
	}
	return false
}

// dedent returns src without the white space that all of its lines begin with.
func dedent(src *source) *source {
	common, lines := "", 0
	for i := range src.lines {
		if src.blank(i) {
			continue
		}
		text := src.line(i)
		indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if lines++; lines == 1 {
			common = indent
		}
		for !strings.HasPrefix(indent, common) {
			common = common[:len(common)-1]
		}
		if common == "" {
			return src
		}
	}
	if lines < 2 {
		return src
	}
	var b builder
	for i, l := range src.lines {
		b.copy(src.Part, handshake.Span{Start: min(l.start+commonIndent(src.line(i), common), l.end), End: l.next})
	}
	inside := newSource(b.part(), src.role)
	inside.url = src.url
	return inside
}

// commonIndent returns how much of indent the line has, which is less than all
// of it only in a blank line.
func commonIndent(text, indent string) int {
	n := 0
	for n < len(text) && n < len(indent) && text[n] == indent[n] {
		n++
	}
	return n
}
