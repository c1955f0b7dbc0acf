package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A line of a text: from start to end, and the next one begins at next. Its end
// is LF or CRLF, or missing in the last line.
type line struct{ start, end, next int }

func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	for start := 0; start < len(text); {
		l := line{start, len(text), len(text)}
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			l.end, l.next = start+i, start+i+1
			if i > 0 && text[l.end-1] == '\r' {
				l.end--
			}
		}
		lines = append(lines, l)
		start = l.next
	}
	return lines
}

// A source is a text in which messages are looked for: the input, or what the
// input stands for.
type source struct {
	Part
	lines  []line
	role   Role
	exact  bool         // the text is the very bytes, not lines of them
	apart  bool         // and the escapes in it told bytes from what is between them
	single bool         // it is one of the commands of a shell's session
	url    Part         // the address that the input names, or nothing
	told   *inWords     // the status that the text tells, or nil if nobody looked yet
	curl   *curlCommand // the last command line of curl, or nil likewise
	shell  *Part        // the address of the last web request of PowerShell, or nil likewise
	python *bool        // whether Python printed a Response, or nil likewise
}

func newSource(p Part, role Role) *source {
	return &source{Part: p, lines: splitLines(p.Text), role: role}
}

// line returns the text of line i, and "" for lines that are not there.
func (s *source) line(i int) string {
	if i < 0 || i >= len(s.lines) {
		return ""
	}
	return s.Text[s.lines[i].start:s.lines[i].end]
}

func (s *source) blank(i int) bool { return isBlank(s.line(i)) }

// first returns the index of the first line that is not blank.
func (s *source) first() int {
	for i := range s.lines {
		if !s.blank(i) {
			return i
		}
	}
	return len(s.lines)
}

// line writes line i of src from column col on, and CRLF as its end.
func (b *builder) line(src *source, i, col int) {
	l := src.lines[i]
	b.copy(src.Part, handshake.Span{Start: l.start + col, End: l.end})
	b.lineEnd(src, i)
}

// lineEnd writes the CRLF that the end of line i of src stands for.
func (b *builder) lineEnd(src *source, i int) {
	l := src.lines[i]
	switch end := (handshake.Span{Start: l.end, End: l.next}); src.Text[l.end:l.next] {
	case "\r\n":
		b.copy(src.Part, end)
	case "\n":
		b.put("\r\n", src.Span(end))
	default:
		b.add("\r\n", src.Origin(l.end))
	}
}

func isBlank(s string) bool {
	for i := range len(s) {
		if s[i] != ' ' && s[i] != '\t' && s[i] != '\r' {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isToken reports whether s may be a field's name: RFC 9110 §5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) && !isDigit(s[i]) && strings.IndexByte("!#$%&'*+-.^_`|~", s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && handshake.EqualFold(s[:len(prefix)], prefix)
}
