package aiohttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// readTarget reads a request target, and reports whether a version follows.
func (p *parser) readTarget(m *message) (hasVersion, ok bool) {
	start := p.pos
	if m.method == "CONNECT" {
		ok = p.authority()
	} else {
		ok = p.url()
	}
	if !ok {
		return false, false
	}
	m.target = p.text[start:p.pos]
	if p.tooLong(len(m.target), m.target) {
		return false, false
	}
	switch end := p.text[p.pos]; {
	case end == ' ':
		p.pos++
		return true, true
	case end == '\n':
		p.pos++
		return false, true
	case p.cut("\r\n"):
		return false, true
	}
	return false, !p.short && p.fail(badURL, "Expected CRLF")
}

// url goes to the end of a target, which is a space or a line's end.
func (p *parser) url() bool {
	b, more := p.peek()
	switch {
	case !more:
		return false
	case b == '/' || b == '*':
		p.pos++
		return p.path()
	case isBreak(b):
		return p.fail(badURL, "Invalid characters in url")
	case !isLetter(b):
		return p.fail(badURL, "Unexpected start char in url")
	}
	if !p.skip(isLetter) {
		return false
	}
	if p.endsTarget() {
		return p.fail(badURL, "Invalid characters in url")
	}
	if !p.cut(":") {
		return p.fail(badURL, "Unexpected char in url schema")
	}
	if _, more = p.peek(); !more {
		return false
	}
	if p.endsTarget() {
		return p.fail(badURL, "Invalid characters in url")
	}
	if !p.cut("//") {
		return !p.short && p.fail(badURL, "Unexpected char in url schema")
	}
	return p.authority()
}

// authority goes to the path behind a host, or to the end.
func (p *parser) authority() bool {
	for at := false; ; p.pos++ {
		b, more := p.peek()
		switch {
		case !more:
			return false
		case b == '/':
			p.pos++
			return p.path()
		case b == '?':
			p.pos++
			return p.query()
		case b == '@' && at:
			return p.fail(badURL, "Double @ in url")
		case p.endsTarget():
			return true
		case b != '@' && !isHostByte(b):
			return p.fail(badURL, "Unexpected char in url server")
		}
		at = b == '@'
	}
}

func (p *parser) path() bool {
	if !p.skip(isURLByte) {
		return false
	}
	switch b := p.text[p.pos]; {
	case b == '?':
		p.pos++
		return p.query()
	case b == '#':
		p.pos++
		return p.fragment()
	}
	return p.endsTarget() || p.fail(badURL, "Invalid char in url path")
}

func (p *parser) query() bool {
	if !p.skip(func(b byte) bool { return isURLByte(b) || b == '?' }) {
		return false
	}
	if p.text[p.pos] == '#' {
		p.pos++
		return p.fragment()
	}
	return p.endsTarget() || p.fail(badURL, "Invalid char in url query")
}

func (p *parser) fragment() bool {
	return p.skip(func(b byte) bool { return isURLByte(b) || b == '?' || b == '#' }) &&
		(p.endsTarget() || p.fail(badURL, "Invalid char in url fragment start"))
}

// endsTarget reports whether the next byte ends a target.
func (p *parser) endsTarget() bool { return p.text[p.pos] == ' ' || isBreak(p.text[p.pos]) }

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isHostByte(b byte) bool {
	return isLetter(b) || '0' <= b && b <= '9' || strings.IndexByte("-_.!~*'()%;:&=+$,[]", b) >= 0
}

// isURLByte takes what is not ASCII, too.
func isURLByte(b byte) bool {
	return b >= 0x80 || b == '\t' || b == '\f' || wire.IsTokenByte(b) && b != '#' || b != 0 && strings.IndexByte(`"(),/:;<=>@[\]{}`, b) >= 0
}
