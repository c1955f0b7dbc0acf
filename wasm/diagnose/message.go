package diagnose

// fault is a mistake with the particulars of a case.
type fault struct {
	id    string
	title string // a sentence that begins with “It ”; it loses that when faults are told together
	more  string // a further sentence, or ""
}

// known returns the mistake called id without particulars.
func known(id string) fault {
	m, _ := FindMistake(id)
	return fault{id: id, title: m.Title}
}

// variant is a text that may stand in the place of the key or of the GUID.
type variant struct {
	text   string
	faults []fault // what is wrong with it
	guid   string  // the text that was used as the GUID, if that is wrong
	alone  bool    // too unlikely to be tried together with other faults of the message
}

// message is what a server may have hashed.
type message struct {
	key, guid *variant
	frame     *frame
	encoding  *encoding
}

// faults returns all that is wrong with m.
func (m *message) faults() []fault {
	var all []fault
	all = append(all, m.key.faults...)
	all = append(all, m.guid.faults...)
	all = append(all, m.frame.faults...)
	return append(all, m.encoding.faults...)
}

// parts returns the pieces of m before its encoding is applied, empty ones among them.
func (m *message) parts() [5]Part {
	first, second := Part{KeyPart, m.key.text}, Part{GUIDPart, m.guid.text}
	if m.frame.guidFirst {
		first, second = second, first
	}
	return [5]Part{{OtherPart, m.frame.before}, first, {OtherPart, m.frame.between}, second, {OtherPart, m.frame.after}}
}

// appendTo appends the bytes of m to buf.
func (m *message) appendTo(buf []byte) []byte {
	start := len(buf)
	buf = append(buf, m.encoding.before...)
	for _, part := range m.parts() {
		buf = m.encoding.write(buf, part.Text)
	}
	if m.encoding.whole != nil {
		buf = append(buf[:start], m.encoding.whole(buf[start:])...)
	}
	return buf
}

// input returns the bytes of m, piece by piece.
func (m *message) input() []Part {
	if m.encoding.whole != nil {
		return []Part{{OtherPart, string(m.appendTo(nil))}}
	}
	input := []Part{}
	if m.encoding.before != "" {
		input = append(input, Part{OtherPart, m.encoding.before})
	}
	for _, part := range m.parts() {
		if part.Text != "" {
			input = append(input, Part{part.Kind, string(m.encoding.write(nil, part.Text))})
		}
	}
	return input
}
