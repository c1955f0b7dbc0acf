package handshake

import "strings"

// Span is a half-open range of byte offsets into the text it was found in.
type Span struct{ Start, End int }

// Of returns the bytes of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Line is one line of a head.
type Line struct {
	Text  Span // without the line's end
	End   Span // "\r\n", "\n", or empty when the text ends inside the line
	Field int  // index into Message.Fields of the field that begins here, or -1
}

// Field is one field line: RFC 9112 §5.
type Field struct {
	Line  int  // index into Message.Lines
	Name  Span // as written, up to the colon
	Value Span // without the white space around it (RFC 9110 §5.5), to the end of the last folded line
}

// Message is the head of a request or of a response, split without loss: Raw is
// the text as it came, and everything else points into it.
type Message struct {
	Raw    string
	Lines  []Line  // the start line, the field lines and, if it came, the empty line
	Fields []Field // in the order they came, duplicates and all
	Body   Span    // what follows the empty line
}

// Parse splits raw at its lines and the lines at their colons. It accepts any
// text: a line that is no field line is in Lines and not in Fields. A line ends
// in LF, with or without a CR before it (RFC 9112 §2.2). A line that begins with
// white space continues the value of the field above it (obs-fold, RFC 9112
// §5.2).
func Parse(raw string) Message {
	m := Message{Raw: raw, Body: Span{len(raw), len(raw)}}
	var open *Field // the field that a folded line would continue
	for start := 0; start < len(raw); {
		line := lineAt(raw, start)
		m.Lines = append(m.Lines, line)
		start = line.End.End
		if len(m.Lines) == 1 {
			continue // the start line
		}
		if line.Text.Start == line.Text.End {
			m.Body.Start = start
			break
		}
		if isFolded(line, raw) {
			if open != nil {
				open.Value = trimSpace(raw, Span{open.Value.Start, line.Text.End})
			}
			continue
		}
		open = nil
		if colon := strings.IndexByte(line.Text.Of(raw), ':'); colon >= 0 {
			m.Fields = append(m.Fields, Field{
				Line:  len(m.Lines) - 1,
				Name:  Span{line.Text.Start, line.Text.Start + colon},
				Value: trimSpace(raw, Span{line.Text.Start + colon + 1, line.Text.End}),
			})
			open = &m.Fields[len(m.Fields)-1]
			m.Lines[len(m.Lines)-1].Field = len(m.Fields) - 1
		}
	}
	return m
}

// isFolded reports whether line, which is not the first one, continues the
// value of the field above it.
func isFolded(line Line, raw string) bool {
	return line.Text.Start < line.Text.End && isSpace(raw[line.Text.Start])
}

// lineAt returns the line of raw that begins at start.
func lineAt(raw string, start int) Line {
	length := strings.IndexByte(raw[start:], '\n')
	if length < 0 {
		return Line{Text: Span{start, len(raw)}, End: Span{len(raw), len(raw)}, Field: -1}
	}
	text := Span{start, start + length}
	next := text.End + 1
	if strings.HasSuffix(text.Of(raw), "\r") {
		text.End--
	}
	return Line{Text: text, End: Span{text.End, next}, Field: -1}
}

// trimSpace shortens s by the optional white space, spaces and tabs, at its
// ends.
func trimSpace(raw string, s Span) Span {
	for s.Start < s.End && isSpace(raw[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && isSpace(raw[s.End-1]) {
		s.End--
	}
	return s
}

// isSpace reports whether b may be optional white space: RFC 9110 §5.6.3.
func isSpace(b byte) bool { return b == ' ' || b == '\t' }

// IsResponse reports whether the start line is a status line.
func (m Message) IsResponse() bool { return strings.HasPrefix(m.Raw, "HTTP/") }

// Status returns the status code as it stands in the status line, or "".
func (m Message) Status() string {
	if !m.IsResponse() || len(m.Lines) == 0 {
		return ""
	}
	_, rest, _ := strings.Cut(m.Lines[0].Text.Of(m.Raw), " ")
	status, _, _ := strings.Cut(rest, " ")
	return status
}

// Value returns the value of f as a recipient takes it: each fold is a space
// (RFC 9112 §5.2), and white space at the ends is gone.
func (m Message) Value(f Field) string {
	value := f.Value.Of(m.Raw)
	if !strings.Contains(value, "\n") {
		return value
	}
	var parts []string
	for line := range strings.Lines(value) {
		if part := strings.Trim(line, " \t\r\n"); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// Lookup returns the fields called name, in order. Field names compare without
// regard to ASCII case (RFC 9110 §5.1).
func (m Message) Lookup(name string) []Field {
	var found []Field
	for _, f := range m.Fields {
		if EqualFold(f.Name.Of(m.Raw), name) {
			found = append(found, f)
		}
	}
	return found
}

// EqualFold compares two strings without regard to ASCII case. It is not
// strings.EqualFold, to which U+017F is an "s" and U+212A a "k".
func EqualFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
