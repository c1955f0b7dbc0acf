package aiohttp

// readStatusLine reads the status line, which may follow empty lines. Any number
// of digits up to 999 is a status, none is 0, and the phrase may be missing.
func (p *parser) readStatusLine(m *message) bool {
	if !p.cut("HTTP/") {
		return !p.short && p.fail(badMessage, "Expected HTTP/")
	}
	if !p.version(m) {
		return false
	}
	if !p.cut(" ") {
		return !p.short && p.badStart("Expected space after version")
	}
	for d := p.digit(); d >= 0; d = p.digit() {
		if m.status = m.status*10 + d; m.status > 999 {
			return p.badStart("Response overflow")
		}
	}
	b, more := p.peek()
	switch {
	case !more:
		return false
	case b == ' ':
		p.pos++
	case !isBreak(b):
		return p.badStart("Invalid response status")
	}
	start := p.pos
	more = p.skip(func(b byte) bool { return !isBreak(b) })
	m.reason = p.text[start:p.pos]
	switch {
	case p.tooLong(len(m.reason), m.reason), !more:
		return false
	case p.text[p.pos] == '\n':
		p.pos++
		return true
	}
	p.pos++ // and whatever comes behind the CR
	if _, more = p.peek(); more {
		p.pos++
	}
	return more
}
