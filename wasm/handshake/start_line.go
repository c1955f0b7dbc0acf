package handshake

import "strings"

// startsResponse reports whether line is a status line, if perhaps one without a
// version.
func startsResponse(line string) bool {
	word, rest := nextWord(line, Span{0, len(line)})
	first := word.Of(line)
	return EqualFold(firstBytes(first, 5), "HTTP/") || rest.Start < rest.End && isStatusCode(first)
}

// HasStatusLine reports whether m begins with a status line, if perhaps a faulty one.
func (m Message) HasStatusLine() bool { return startsResponse(m.StartLine()) }

// StartLine returns the start line without its end, or "".
func (m Message) StartLine() string { return m.startSpan().Of(m.Raw) }

func (m Message) startSpan() Span {
	if m.Start < 0 {
		return Span{}
	}
	return m.Lines[m.Start].Text
}

// RequestLine returns the parts of a request line: what stands before its first
// space, between its first and its last, and after the last one (RFC 9112 §3).
// Parts that are missing are empty.
func (m Message) RequestLine() (method, target, version Span) {
	line := m.startSpan()
	method, target = cutSpace(m.Raw, line)
	if last := strings.LastIndexByte(target.Of(m.Raw), ' '); last >= 0 {
		return method, Span{target.Start, target.Start + last}, Span{target.Start + last + 1, target.End}
	}
	return method, target, Span{line.End, line.End}
}

// StatusLine returns the parts of a status line as a lenient client reads them, by
// their white space: RFC 9112 §4. Parts that are missing, the version among them,
// are empty.
func (m Message) StatusLine() (version, status, reason Span) {
	version, rest := nextWord(m.Raw, m.startSpan())
	if isStatusCode(version.Of(m.Raw)) {
		version, status = Span{version.Start, version.Start}, version
	} else {
		status, rest = nextWord(m.Raw, rest)
	}
	if rest.Start < rest.End {
		rest.Start++ // the space
	}
	return version, status, rest
}

// lenientSpace is what a lenient receiver of a start line takes for a space:
// RFC 9112 §3 and §4.
const lenientSpace = " \t\v\f\r"

// spaced returns the words of s between its white space.
func spaced(raw string, s Span) []Span {
	var words []Span
	for at := s.Start; at < s.End; {
		end := at
		for end < s.End && strings.IndexByte(lenientSpace, raw[end]) < 0 {
			end++
		}
		if end > at {
			words = append(words, Span{at, end})
		}
		at = end + 1
	}
	return words
}

// nextWord returns the first word of s, and what comes after it.
func nextWord(raw string, s Span) (word, rest Span) {
	for s.Start < s.End && strings.IndexByte(lenientSpace, raw[s.Start]) >= 0 {
		s.Start++
	}
	end := s.Start
	for end < s.End && strings.IndexByte(lenientSpace, raw[end]) < 0 {
		end++
	}
	return Span{s.Start, end}, Span{end, s.End}
}

// cutSpace splits s at its first space.
func cutSpace(raw string, s Span) (before, after Span) {
	if i := strings.IndexByte(s.Of(raw), ' '); i >= 0 {
		return Span{s.Start, s.Start + i}, Span{s.Start + i + 1, s.End}
	}
	return s, Span{s.End, s.End}
}

// Status returns the status code as it stands in the status line, or the value
// of the pseudo-header field :status, or "".
func (m Message) Status() string {
	if !m.response {
		return ""
	}
	if fields := m.Lookup(":status"); m.Start < 0 && len(fields) > 0 {
		return m.Value(fields[0])
	}
	_, status, _ := m.StatusLine()
	return status.Of(m.Raw)
}
