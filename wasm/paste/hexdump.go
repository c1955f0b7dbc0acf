package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// hexDump reads the bytes in hexadecimal that xxd, hexdump -C, od, tcpdump -X,
// Wireshark, curl --trace and Netty print, and a bare string of digits. A dump of
// a packet has the headers of its other protocols in front of the message.
func hexDump(src *source) result {
	r := result{form: "hex dump", source: "a hex dump"}
	var d dump
	for i := range src.lines {
		h, ok := hexLine(src.line(i))
		if !ok {
			if d.marker(src.line(i)) {
				r.covers = append(r.covers, src.Span(handshake.Span{Start: src.lines[i].start, End: src.lines[i].end}))
			}
			continue
		}
		if h.netty && r.form == "hex dump" {
			r.form, r.source = "Netty log", "a Netty log"
		}
		d.line(src, i, h)
	}
	if len(d.sections) == 0 {
		if b := bareHex(src); b != nil {
			d.sections = append(d.sections, b)
		}
	}
	for _, b := range d.sections {
		if text := string(b.text); messageIn(text) >= 0 {
			p := b.part()
			var only builder
			only.copy(p, handshake.Span{Start: messageIn(text), End: len(text)})
			r.exactly(&only, src.role)
		}
	}
	return r
}

// messageIn returns where the message in the bytes of a packet begins, or -1.
func messageIn(text string) int {
	if plausibleStart(strings.TrimRight(headOf(text), "\r\n")) != neither {
		return 0
	}
	const most = 256 // of Ethernet, IP and TCP
	end := min(len(text), most)
	first := -1
	for _, m := range append([]string{"HTTP/"}, methods...) {
		if m != "HTTP/" {
			m += " "
		}
		if i := strings.Index(text[:end], m); i >= 0 && (first < 0 || i < first) && strictStart(strings.TrimRight(headOf(text[i:]), "\r\n")) != neither {
			first = i
		}
	}
	if first < 0 && isOdd(text) && !isBody(text) {
		return 0
	}
	return first
}

// A dump puts the lines of a hex dump together.
type dump struct {
	sections []*builder
	indents  []int // of sections
	width    int   // how many bytes the line has at most
	last     int   // the index of the last section that was written to, plus 1
	ended    bool  // something stood between it and the next line
	arrow    byte  // curl's direction, if it was that
	joins    bool  // the next line goes on where the last one in this direction ended
}

// marker takes notice of a line that is none of a dump, and reports whether it
// is about one: the last offset, or curl's title.
func (d *dump) marker(text string) bool {
	if offset := strings.TrimSpace(text); len(d.sections) > 0 && !d.ended && len(offset) >= 6 && len(offset) <= 8 && isHex(offset) {
		return true
	}
	d.ended = true
	if arrow := traceMarker(text); arrow != 0 {
		d.joins = arrow == '<' && d.arrow == '<'
		d.arrow = arrow
		return true
	} else if strings.HasPrefix(text, "=> ") || strings.HasPrefix(text, "<= ") {
		d.arrow, d.joins = 0, false
	}
	return false
}

func isHex(text string) bool {
	for i := range len(text) {
		if hexDigit(text[i]) < 0 {
			return false
		}
	}
	return true
}

func (d *dump) line(src *source, i int, h hex) {
	section := d.section(h)
	b := d.sections[section]
	start := src.lines[i].start
	if next, ok := hexLine(src.line(i + 1)); ok && next.indent == h.indent && next.offset > h.offset && next.offset-h.offset <= 64 {
		d.width = next.offset - h.offset
	} else if h.offset == 0 || d.width < 16 {
		d.width = 16
	}
	text := src.line(i)
	for n, at := 0, h.col; n < d.width; n++ {
		at = hexPair(text, at, n)
		if at < 0 {
			break
		}
		v, _ := hexNumber(text[at:], 2)
		b.put(string([]byte{byte(v)}), src.Span(handshake.Span{Start: start + at, End: start + at + 2}))
		at += 2
		h.col = at
	}
	d.last, d.ended, d.joins = section+1, false, false
}

// section returns the index of the section that the line h belongs to: one of
// the same indent that it goes on with, or a new one.
func (d *dump) section(h hex) int {
	if d.joins && d.last > 0 {
		return d.last - 1
	}
	for i := len(d.sections) - 1; i >= max(0, len(d.sections)-2); i-- {
		if d.indents[i] == h.indent && h.offset != 0 && (!d.ended || len(d.sections[i].text) == h.offset || len(d.sections) == i+1) {
			return i
		}
	}
	d.sections = append(d.sections, &builder{})
	d.indents = append(d.indents, h.indent)
	return len(d.sections) - 1
}

// hex is a line of a hex dump: its indent, its offset, and the column of its
// first byte.
type hex struct {
	indent, offset, col int
	netty               bool
}

// hexLine recognises a line of a hex dump: an offset of four digits or more, and
// bytes of two, which may be in groups.
func hexLine(text string) (h hex, ok bool) {
	h.indent = logPrefix(text)
	for h.indent < len(text) && (text[h.indent] == ' ' || text[h.indent] == '\t') {
		h.indent++
	}
	at := h.indent
	bar := strings.HasPrefix(text[at:], "|")
	if bar {
		at++
	}
	if strings.HasPrefix(text[at:], "0x") {
		at += 2
	}
	digits := at
	for at < len(text) && at-digits <= 16 && hexDigit(text[at]) >= 0 {
		h.offset = (h.offset<<4 | hexDigit(text[at])) & 0xFFFFFFF
		at++
	}
	if at-digits < 4 || at-digits > 16 {
		return h, false
	}
	switch {
	case at == len(text):
		return h, false
	case bar:
		if text[at] != '|' {
			return h, false
		}
		h.netty = true
		at++
	case text[at] == ':':
		at++
	case text[at] != ' ' && text[at] != '\t':
		return h, false
	}
	h.col = at
	first := hexPair(text, at, 0)
	return h, first > at
}

// logPrefix returns where the text begins in a line that has a time in brackets and a
// level in front, as libwebsockets writes them, or 0.
func logPrefix(text string) int {
	const longest = 48
	head := text[:min(len(text), longest)]
	end := strings.IndexByte(head, ']')
	if !strings.HasPrefix(head, "[") || end < 0 {
		return 0
	}
	level, _, ok := strings.Cut(head[end+1:], ": ")
	if !ok || !isToken(strings.TrimSpace(level)) {
		return 0
	}
	return end + 1 + len(level) + len(": ")
}

// hexPair returns where the two digits of byte n of a line are, or -1 if there
// are no more. text is read from at on, where the byte before it ended.
func hexPair(text string, at, n int) int {
	gap := at
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') && at-gap < 8 {
		at++
	}
	// A wide gap is before the text column, or in the middle of sixteen bytes.
	if n > 0 && at-gap > 1 && n != 8 || n == 8 && at-gap > 2 {
		return -1
	}
	digits := at
	for digits < len(text) && hexDigit(text[digits]) >= 0 {
		digits++
		if digits-at > 16 {
			return -1
		}
	}
	if n > 0 && at == gap { // inside a group
		if digits-at < 2 || (digits-at)%2 != 0 {
			return -1
		}
		return at
	}
	if digits == at || (digits-at)%2 != 0 || digits < len(text) && text[digits] > ' ' && text[digits] != '|' && text[digits] != '-' {
		return -1
	}
	return at
}

// bareHex returns the bytes of a text that is nothing but digits in pairs, with
// nothing, spaces, colons or commas between them, or nil.
func bareHex(src *source) *builder {
	text := src.Text
	var b builder
	for at := 0; at < len(text); {
		if strings.IndexByte(" \t\r\n:,", text[at]) >= 0 {
			at++
			continue
		}
		if strings.HasPrefix(text[at:], "0x") {
			at += 2
		}
		v, ok := hexNumber(text[at:], 2)
		if !ok {
			return nil
		}
		b.put(string([]byte{byte(v)}), src.Span(handshake.Span{Start: at, End: at + 2}))
		at += 2
		if len(b.text) == 16 && !strings.ContainsAny(string(b.text), " /") && !isOdd(string(b.text)) {
			return nil // no message begins like this, and there may be much of it
		}
	}
	return &b
}
