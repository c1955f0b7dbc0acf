package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// embedded finds the heads of messages in a text that holds other things too:
// in a fence, below a sentence, or behind a log's times and names. A head
// begins with a start line without a defect, and ends with the first line that
// can't belong to it.
func embedded(src *source) result {
	r := result{form: "plain", source: "the text"}
	for i := 0; i < len(src.lines); {
		if kindOf, _ := startIn(src.line(i)); kindOf == neither {
			i++
			continue
		}
		m, prefix, next := embeddedHead(src, i)
		if m.Text != "" {
			if strings.ContainsFunc(prefix, func(r rune) bool { return r > ' ' }) && r.form == "plain" {
				r.form, r.source = logName(src)
			}
			r.messages = append(r.messages, m)
		}
		i = next
	}
	if form, name := logName(src); form != "log" && len(r.messages) > 0 {
		r.form, r.source = form, name
	}
	return r
}

// logName returns what to call a log of a program that can be told by its words.
func logName(src *source) (form, name string) {
	for _, known := range [][2]string{
		{"DefaultHttpRe", "Netty"}, {"DefaultFullHttpRe", "Netty"},
		{"[debug] ", "nginx"}, {"--:--:-- ", "curl"}, {": Flags [", "tcpdump"},
		{"websockets.client", "Python"}, {"websockets.server", "Python"},
	} {
		if strings.Contains(src.Text, known[0]) {
			return known[1] + " log", "a log of " + known[1]
		}
	}
	return "log", "a log"
}

// startIn finds a start line without a defect but perhaps the version in a line,
// and the column where it begins. A request line ends with the line.
func startIn(text string) (is kind, col int) {
	if isBareStatus(text) {
		return response, 0
	}
	for at := 0; ; at += len("HTTP/") {
		i := strings.Index(text[at:], "HTTP/")
		if i < 0 {
			return neither, 0
		}
		at += i
		if isStatusLine(text[at:]) {
			return response, at
		}
		n := versionAt(text[at:])
		if n == 0 || at == 0 || text[at-1] != ' ' || !isBlank(text[at+n:]) {
			continue
		}
		method := strings.LastIndexByte(text[:at-1], ' ') // where it ends
		if method < 0 || method == at-1 {
			continue
		}
		start := method
		for start > 0 && 'A' <= text[start-1] && text[start-1] <= 'Z' {
			start--
		}
		if start == 0 && method > 0 || isMethod(text[start:method]) {
			return request, start
		}
		for _, m := range methods { // behind bytes that happen to be letters
			if strings.HasSuffix(text[:method], m) {
				return request, method - len(m)
			}
		}
	}
}

// embeddedHead takes the head that begins in line start of src, and returns what
// stood before its start line, and the index of the line after it.
func embeddedHead(src *source, start int) (m message, prefix string, next int) {
	is, col := startIn(src.line(start))
	m.response = is == response
	prefix = src.line(start)[:col]
	var b builder
	b.headLine(src, start, col)
	fields, repeats := 0, prefix != ""
	ended := false
	for next = start + 1; next < len(src.lines); next++ {
		text, cut := src.line(next), 0
		if repeats {
			n, ok := repeated(text, prefix)
			switch {
			case ok:
				cut, text = n, text[n:]
			case next == start+1:
				repeats = false // only the first line of an entry has it
			case !isBlank(text) || !isBlank(prefix):
				text = "```" // no line of this head
			}
		}
		if strings.TrimRight(text, "\r") == "" || !src.exact && isBlank(text) {
			b.lineEnd(src, next)
			next++
			ended = true
			break
		}
		folded := text[0] == ' ' || text[0] == '\t'
		if k, _ := startIn(text); k != neither {
			break
		}
		if isFieldLine(text) {
			fields++
		} else if !(folded && fields > 0) && !src.knownField(next+1, prefix, repeats) {
			break
		}
		b.headLine(src, next, cut)
	}
	if fields == 0 && (!isBlank(prefix) || isBareStatus(src.line(start))) {
		return message{}, "", start + 1 // somebody speaks of a start line
	}
	switch {
	case src.apart && ended:
		next = b.body(src, next, m)
	case src.apart:
		m.Part = b.part()
		if text := m.Text; strings.HasSuffix(text, "\n") && !strings.HasSuffix(text, "\r\n") { // the end of the line it was shown in
			m.Part = m.sub(handshake.Span{Start: 0, End: len(text) - 1})
		}
		return m, prefix, next
	case !ended:
		b.add("\r\n", b.at())
		m.note(addedEmptyLine)
	}
	m.Part = b.part()
	return m, prefix, next
}

// headLine writes line i of src from column col on. Its end is CRLF, unless src
// is the bytes themselves.
func (b *builder) headLine(src *source, i, col int) {
	if src.apart {
		b.copy(src.Part, handshake.Span{Start: src.lines[i].start + col, End: src.lines[i].next})
	} else {
		b.line(src, i, col)
	}
}

// isFieldLine reports whether text looks like a field line, and not like a log's
// line, which may begin with a time or with a name and a colon too.
func isFieldLine(text string) bool {
	end := nameEnd(text)
	if end < 1 || !isLetter(text[0]) {
		return false
	}
	_, known := fieldKinds[nameOf(text)]
	return known || end+1 == len(text) || text[end+1] == ' ' || text[end+1] == '\t'
}

// knownField reports whether line i of src is a field line of a well-known name,
// so that what stands before it is a bad line and not the end of the head.
func (s *source) knownField(i int, prefix string, repeats bool) bool {
	text := s.line(i)
	if repeats {
		n, ok := repeated(text, prefix)
		if !ok {
			return false
		}
		text = text[n:]
	}
	_, known := fieldKinds[nameOf(text)]
	return known
}

// repeated reports whether text begins like prefix, but for its numbers, for
// the direction of an arrow and for how many spaces there are, and how much of
// it that is.
func repeated(text, prefix string) (length int, ok bool) {
	i, k := 0, 0
	for k < len(prefix) {
		c := prefix[k]
		switch {
		case i == len(text): // an empty line has no space after the prefix
			return i, isBlank(prefix[k:]) && !isBlank(prefix)
		case isDigit(c) && isDigit(text[i]):
			for k < len(prefix) && isDigit(prefix[k]) {
				k++
			}
			for i < len(text) && isDigit(text[i]) {
				i++
			}
		case c == ' ' && text[i] == ' ':
			spaces := 0
			for ; k < len(prefix) && prefix[k] == ' '; k++ {
				spaces++
			}
			if k == len(prefix) { // what is more belongs to the line
				for ; spaces > 0 && i < len(text) && text[i] == ' '; spaces-- {
					i++
				}
				return i, spaces == 0
			}
			for i < len(text) && text[i] == ' ' {
				i++
			}
		case c == text[i] || (c == '<' || c == '>') && (text[i] == '<' || text[i] == '>'):
			i++
			k++
		default:
			return 0, false
		}
	}
	return i, true
}
