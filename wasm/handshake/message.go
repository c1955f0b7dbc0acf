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

// AnyField in Message.Hidden stands for every field.
const AnyField = "*"

// Message is the head of a request or of a response, split without loss: Raw is
// the text as it came, and everything else points into it.
type Message struct {
	Raw    string
	Lines  []Line   // what comes before the start line, the start line, the field lines and, if it came, the empty line
	Start  int      // index into Lines of the start line, or -1 if there is none
	Fields []Field  // in the order they came, duplicates and all
	Body   Span     // what follows the empty line
	Hidden []string // fields that may have been on the wire though they are not in Raw; AnyField for all

	response bool
}

// Parse splits raw at its lines and the lines at their colons, and guesses from
// its first line whether it is a request or a response. It accepts any text: a
// line that is no field line is in Lines and not in Fields. A line ends in LF,
// with or without a CR before it (RFC 9112 §2.2). A line that begins with white
// space continues the value of the field above it (obs-fold, RFC 9112 §5.2). A
// text that begins with a colon is a list of fields without a start line, which
// is how HTTP/2 and HTTP/3 are written down (RFC 9113 §8.3).
func Parse(raw string) Message {
	m := parseAt(raw, 0)
	_, foreign := FindForeign(raw)
	if m.response = startsResponse(m.StartLine()) || m.Start < 0 && len(m.Lookup(":status")) > 0; m.response || !foreign && statusLineIn(raw) == 0 {
		return m
	}
	return parseResponse(raw, 0)
}

// ParseRequest is Parse for a text that is known to be a request.
func ParseRequest(raw string) Message {
	m := parseAt(raw, 0)
	m.response = false
	return m
}

// ParseResponses splits raw into the final response, which comes last, and the
// interim responses before it (RFC 9110 §15.2). All of them have the same Raw.
// The time it takes grows with the length of raw, whatever it holds.
func ParseResponses(raw string) []Message {
	var all []Message
	for start := 0; ; {
		m := parseResponse(raw, start)
		all = append(all, m)
		start = m.Body.Start
		if !m.IsInterim() || !strings.HasPrefix(raw[start:], "HTTP/") {
			return all
		}
		all[len(all)-1].Body.End = start
	}
}

// parseResponse is Parse for the response that begins at offset start of raw. Bytes
// before the first one's status line are lines of their own.
func parseResponse(raw string, start int) Message {
	var ahead []Line
	if start == 0 {
		for end := statusLineIn(raw); start < end; start = ahead[len(ahead)-1].End.End {
			ahead = append(ahead, lineAt(raw[:end], start))
		}
	}
	m := parseAt(raw, start)
	m.response = true
	if m.Start >= 0 {
		m.Start += len(ahead)
	}
	for i := range m.Fields {
		m.Fields[i].Line += len(ahead)
	}
	m.Lines = append(ahead, m.Lines...)
	return m
}

// A browser's handshake has about so many bytes and lines.
const usualLength, usualLines = 1 << 10, 16

// parseAt is Parse for the message that begins at offset start of raw.
func parseAt(raw string, start int) Message {
	m := Message{Raw: raw, Start: -1, Body: Span{len(raw), len(raw)}}
	if lines := min(strings.Count(raw[start:min(len(raw), start+usualLength)], "\n"), usualLines); lines > 1 { // room for a usual head at once
		m.Lines, m.Fields = make([]Line, 0, lines), make([]Field, 0, lines)
	}
	extended := strings.HasPrefix(raw[start:], ":") // no start line to wait for
	headed := extended
	var open *Field // the field that a folded line would continue
	for start < len(raw) {
		line := lineAt(raw, start)
		m.Lines = append(m.Lines, line)
		start = line.End.End
		empty := line.Text.Start == line.Text.End
		if !headed {
			if !empty {
				m.Start, headed = len(m.Lines)-1, true
			}
			continue
		}
		if empty {
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
		if colon := colonIn(line.Text.Of(raw), extended); colon >= 0 {
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

// colonIn returns the index of the colon after a field's name, or -1. Only
// pseudo-header fields (RFC 9113 §8.3) have a colon in the name, in front.
func colonIn(line string, extended bool) int {
	if extended && strings.HasPrefix(line, ":") {
		if colon := strings.IndexByte(line[1:], ':'); colon >= 0 {
			return colon + 1
		}
	}
	return strings.IndexByte(line, ':')
}

// isFolded reports whether line, which is not the first one, continues the
// value of the field above it.
func isFolded(line Line, raw string) bool {
	return line.Text.Start < line.Text.End && isSpace(raw[line.Text.Start])
}

// IsFolded reports whether line, which is not the first one, continues the value of
// the field above it.
func (m Message) IsFolded(line Line) bool { return isFolded(line, m.Raw) }

// FieldName returns the name of field i as written.
func (m Message) FieldName(i int) string { return m.Fields[i].Name.Of(m.Raw) }

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

// IsResponse reports whether m is a response.
func (m Message) IsResponse() bool { return m.response }

// IsExtended reports whether m is written as HTTP/2 and HTTP/3 are: fields
// without a start line (RFC 8441 §4).
func (m Message) IsExtended() bool { return m.Start < 0 && len(m.Fields) > 0 }

// Value returns the value of f as a recipient takes it: each fold is a space
// (RFC 9112 §5.2), and white space at the ends is gone.
func (m Message) Value(f Field) string { return unfold(f.Value.Of(m.Raw)) }

// unfold makes each fold in value a space.
func unfold(value string) string {
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
// regard to ASCII case (RFC 9110 §5.1), and here without the white space that
// must not be before the colon.
func (m Message) Lookup(name string) []Field {
	var found []Field
	for i, f := range m.Fields {
		switch {
		case !isCalled(f.Name.Of(m.Raw), name):
		case found == nil:
			found = m.Fields[i : i+1 : i+1] // the only one, most often: nothing is copied
		default:
			found = append(found, f)
		}
	}
	return found
}

// isCalled reports whether a field whose name is written as written is called name.
func isCalled(written, name string) bool {
	return len(written) >= len(name) && EqualFold(written[:len(name)], name) && strings.Trim(written[len(name):], " \t") == ""
}

// mayHave reports whether m had a field called name for all that is known.
func (m Message) mayHave(name string) bool {
	for _, hidden := range m.Hidden {
		if hidden == AnyField || EqualFold(hidden, name) {
			return true
		}
	}
	return false
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
