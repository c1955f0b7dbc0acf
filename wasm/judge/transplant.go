package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// The valid handshake into which faults are put. Its Origin is that of its Host, and
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

// graft returns base with the lines of from that overlap span, and with all lines of
// from, or none if it has none, of each of the fields called names.
func graft(base string, from handshake.Message, span handshake.Span, names []string) string {
	d := newDonor(from, span, names)
	into := handshake.Parse(base)
	var b strings.Builder
	b.WriteString(d.ahead())
	placed := map[string]bool{}
	for i, line := range into.Lines {
		text := base[line.Text.Start:line.End.End]
		switch {
		case i == into.Start:
			if d.start() {
				text = d.line(from.Start)
			}
			b.WriteString(text + d.behindStart())
		case line.Field < 0: // the empty line
			b.WriteString(d.others(placed) + d.end(text))
		default:
			name := strings.ToLower(into.Fields[line.Field].Name.Of(base))
			if !d.takes(name) {
				b.WriteString(text)
			} else if !placed[name] {
				placed[name] = true
				b.WriteString(d.lines(name))
			}
		}
	}
	return b.String() + d.body()
}

// A donor is a message of which lines are taken.
type donor struct {
	handshake.Message
	span  handshake.Span
	names []string // in lower case
}

func newDonor(from handshake.Message, span handshake.Span, names []string) donor {
	d := donor{Message: from, span: span}
	for _, name := range names {
		d.names = append(d.names, strings.ToLower(name))
	}
	for i, f := range from.Fields {
		if name := strings.ToLower(strings.TrimRight(f.Name.Of(from.Raw), " \t")); d.overlaps(d.extent(i)) && !d.takes(name) {
			d.names = append(d.names, name)
		}
	}
	return d
}

// overlaps reports whether the finding points into s.
func (d donor) overlaps(s handshake.Span) bool {
	if d.span.Start == d.span.End {
		return s.Start < d.span.Start && d.span.Start < s.End
	}
	return s.Start < d.span.End && d.span.Start < s.End
}

// whole returns line i with its end.
func (d donor) whole(i int) handshake.Span {
	return handshake.Span{Start: d.Lines[i].Text.Start, End: d.Lines[i].End.End}
}

func (d donor) line(i int) string { return d.whole(i).Of(d.Raw) }

// extent returns the lines of field i, with those that continue its value.
func (d donor) extent(i int) handshake.Span {
	all := d.whole(d.Fields[i].Line)
	for next := d.Fields[i].Line + 1; next < len(d.Lines) && d.Lines[next].Field < 0; next++ {
		if text := d.Lines[next].Text.Of(d.Raw); text == "" || text[0] != ' ' && text[0] != '\t' {
			break
		}
		all.End = d.whole(next).End
	}
	return all
}

func (d donor) takes(name string) bool {
	for _, n := range d.names {
		if n == name {
			return true
		}
	}
	return false
}

// lines returns all lines of the field called name.
func (d donor) lines(name string) string {
	text := ""
	for i, f := range d.Fields {
		if strings.ToLower(strings.TrimRight(f.Name.Of(d.Raw), " \t")) == name {
			text += d.extent(i).Of(d.Raw)
		}
	}
	return text
}

// ahead returns what comes before the start line, if the finding is about that.
func (d donor) ahead() string {
	if d.Start < 0 {
		return ""
	}
	before := handshake.Span{Start: 0, End: d.Lines[d.Start].Text.Start}
	if !d.overlaps(before) {
		return ""
	}
	return before.Of(d.Raw)
}

// start reports whether the finding is about the start line.
func (d donor) start() bool { return d.Start >= 0 && d.overlaps(d.whole(d.Start)) }

// behindStart returns a line right behind the start line that is no field, if the
// finding is about that.
func (d donor) behindStart() string {
	if i := d.Start + 1; i < len(d.Lines) && d.isStray(i) {
		return d.line(i)
	}
	return ""
}

// isStray reports whether the finding is about line i, which begins or continues no
// field.
func (d donor) isStray(i int) bool {
	text := d.Lines[i].Text.Of(d.Raw)
	if d.Lines[i].Field >= 0 || text == "" || !d.overlaps(d.whole(i)) {
		return false
	}
	for f := range d.Fields {
		if at := d.extent(f); at.Start <= d.Lines[i].Text.Start && d.Lines[i].Text.Start < at.End {
			return false
		}
	}
	return true
}

// others returns the lines that are still to be placed: of fields that the valid
// message does not have, and those that are none.
func (d donor) others(placed map[string]bool) string {
	text := ""
	for _, name := range d.names {
		if !placed[name] {
			text += d.lines(name)
		}
	}
	for i := d.Start + 2; i < len(d.Lines); i++ {
		if d.isStray(i) {
			text += d.line(i)
		}
	}
	return text
}

// end returns the end of the head: valid, unless the finding is about it.
func (d donor) end(valid string) string {
	last := len(d.Lines) - 1
	switch empty := last > d.Start && d.Lines[last].Text.Start == d.Lines[last].Text.End; {
	case empty && d.overlaps(d.whole(last)):
		return d.line(last)
	case !empty && len(d.names) == 0 && d.span.Start >= d.Body.Start:
		return ""
	}
	return valid
}

// body returns what follows the head, if the finding is about that.
func (d donor) body() string {
	if !d.overlaps(d.Body) {
		return ""
	}
	return d.Body.Of(d.Raw)
}
