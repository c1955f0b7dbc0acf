package paste

import "strings"

// packetDetails reads the details of a packet as Wireshark and tshark -V print
// them. The lines of a message are those that end in an escaped CRLF; lines in
// brackets, and lines without one, are what was made of them.
func packetDetails(src *source) result {
	r := result{form: "Wireshark", source: "Wireshark's packet details"}
	var b builder
	open := false
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		if strings.HasPrefix(text, "Hypertext Transfer Protocol") || strings.HasPrefix(text, "HyperText Transfer Protocol") {
			r.unfinished(&b, src.role)
			b, open = builder{}, true
			continue
		}
		body := strings.TrimLeft(text, " \t")
		if !open || !strings.HasSuffix(body, `\r\n`) || strings.HasPrefix(body, "[") {
			continue
		}
		start := src.lines[i].start + len(text) - len(body)
		b.decode(src, start, start+len(body), 0)
		if body == `\r\n` {
			r.exactly(&b, src.role)
			b, open = builder{}, false
		}
	}
	r.unfinished(&b, src.role)
	return r
}

// unfinished adds the message in b whose empty line was not copied, if there is one.
func (r *result) unfinished(b *builder, role Role) {
	if len(b.text) == 0 {
		return
	}
	b.add("\r\n", b.at())
	r.exactly(b, role)
	if last := len(r.messages) - 1; last >= 0 {
		r.messages[last].note(addedEmptyLine)
	}
}
