package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// The valid handshake in which a fault is isolated. Its Origin is that of its Host, and
// the key is nobody's.
const (
	validKey      = "x3JJHMbDL1EzLkh9GBhXDw=="
	validAccept   = "HSmrc0sMlYUkAGmm5OPpG2HaGWk="
	validStart    = "GET /chat HTTP/1.1\r\n"
	beforeOrigin  = validStart + "Host: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + validKey + "\r\n"
	behindOrigin  = "Sec-WebSocket-Version: 13\r\n\r\n"
	validRequest  = beforeOrigin + "Origin: http://server.example.com\r\n" + behindOrigin
	validStatus   = "HTTP/1.1 101 Switching Protocols\r\n"
	validResponse = validStatus + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + validAccept + "\r\n\r\n"

	requestWithoutOrigin = beforeOrigin + behindOrigin
)

// isolate returns a fault of from alone, in a valid message: base with the lines of
// from that overlap span, and with all lines of from, or none if it has none, of each
// of the fields called names.
func isolate(base string, from handshake.Message, span handshake.Span, names []string) string {
	m := newFaultyMessage(from, span, names)
	into := handshake.Parse(base)
	var b strings.Builder
	b.WriteString(m.ahead())
	placed := map[string]bool{}
	for i, line := range into.Lines {
		text := base[line.Text.Start:line.End.End]
		switch {
		case i == into.Start:
			if m.start() {
				text = m.line(from.Start)
			}
			b.WriteString(text + m.behindStart())
		case line.Field < 0: // the empty line
			b.WriteString(m.others(placed) + m.end(text))
		default:
			name := strings.ToLower(into.Fields[line.Field].Name.Of(base))
			if !m.takes(name) {
				b.WriteString(text)
			} else if !placed[name] {
				placed[name] = true
				b.WriteString(m.lines(name))
			}
		}
	}
	return b.String() + m.body()
}

// A faultyMessage is a message of which the lines that a finding is about are taken.
type faultyMessage struct {
	handshake.Message
	span  handshake.Span
	names []string // in lower case
}

func newFaultyMessage(from handshake.Message, span handshake.Span, names []string) faultyMessage {
	m := faultyMessage{Message: from, span: span}
	for _, name := range names {
		m.names = append(m.names, strings.ToLower(name))
	}
	for i, f := range from.Fields {
		if name := strings.ToLower(strings.TrimRight(f.Name.Of(from.Raw), " \t")); m.overlaps(m.extent(i)) && !m.takes(name) {
			m.names = append(m.names, name)
		}
	}
	return m
}

// overlaps reports whether the finding points into s.
func (m faultyMessage) overlaps(s handshake.Span) bool {
	if m.span.Start == m.span.End {
		return s.Start < m.span.Start && m.span.Start < s.End
	}
	return s.Start < m.span.End && m.span.Start < s.End
}

// whole returns line i with its end.
func (m faultyMessage) whole(i int) handshake.Span {
	return handshake.Span{Start: m.Lines[i].Text.Start, End: m.Lines[i].End.End}
}

func (m faultyMessage) line(i int) string { return m.whole(i).Of(m.Raw) }

// extent returns the lines of field i, with those that continue its value.
func (m faultyMessage) extent(i int) handshake.Span {
	all := m.whole(m.Fields[i].Line)
	for next := m.Fields[i].Line + 1; next < len(m.Lines) && m.Lines[next].Field < 0; next++ {
		if text := m.Lines[next].Text.Of(m.Raw); text == "" || text[0] != ' ' && text[0] != '\t' {
			break
		}
		all.End = m.whole(next).End
	}
	return all
}

func (m faultyMessage) takes(name string) bool {
	for _, n := range m.names {
		if n == name {
			return true
		}
	}
	return false
}

// lines returns all lines of the field called name.
func (m faultyMessage) lines(name string) string {
	text := ""
	for i, f := range m.Fields {
		if strings.ToLower(strings.TrimRight(f.Name.Of(m.Raw), " \t")) == name {
			text += m.extent(i).Of(m.Raw)
		}
	}
	return text
}

// ahead returns what comes before the start line, if the finding is about that.
func (m faultyMessage) ahead() string {
	if m.Start < 0 {
		return ""
	}
	before := handshake.Span{Start: 0, End: m.Lines[m.Start].Text.Start}
	if !m.overlaps(before) {
		return ""
	}
	return before.Of(m.Raw)
}

// start reports whether the finding is about the start line.
func (m faultyMessage) start() bool { return m.Start >= 0 && m.overlaps(m.whole(m.Start)) }

// behindStart returns a line right behind the start line that is no field, if the
// finding is about that.
func (m faultyMessage) behindStart() string {
	if i := m.Start + 1; i < len(m.Lines) && m.isStray(i) {
		return m.line(i)
	}
	return ""
}

// isStray reports whether the finding is about line i, which begins or continues no
// field.
func (m faultyMessage) isStray(i int) bool {
	text := m.Lines[i].Text.Of(m.Raw)
	if m.Lines[i].Field >= 0 || text == "" || !m.overlaps(m.whole(i)) {
		return false
	}
	for f := range m.Fields {
		if at := m.extent(f); at.Start <= m.Lines[i].Text.Start && m.Lines[i].Text.Start < at.End {
			return false
		}
	}
	return true
}

// others returns the lines that are still to be placed: of fields that the valid
// message does not have, and those that are none.
func (m faultyMessage) others(placed map[string]bool) string {
	text := ""
	for _, name := range m.names {
		if !placed[name] {
			text += m.lines(name)
		}
	}
	for i := m.Start + 2; i < len(m.Lines); i++ {
		if m.isStray(i) {
			text += m.line(i)
		}
	}
	return text
}

// end returns the end of the head: valid, unless the finding is about it.
func (m faultyMessage) end(valid string) string {
	last := len(m.Lines) - 1
	switch empty := last > m.Start && m.Lines[last].Text.Start == m.Lines[last].Text.End; {
	case empty && m.overlaps(m.whole(last)):
		return m.line(last)
	case !empty && len(m.names) == 0 && m.span.Start >= m.Body.Start:
		return ""
	}
	return valid
}

// body returns what follows the head, if the finding is about that.
func (m faultyMessage) body() string {
	if !m.overlaps(m.Body) {
		return ""
	}
	return m.Body.Of(m.Raw)
}
