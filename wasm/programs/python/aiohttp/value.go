package aiohttp

import (
	"math"

	"wsaccept/wasm/handshake"
)

// headerState is what the value that is being read says about the message.
type headerState int

const (
	general headerState = iota
	connection
	contentLength
	transferEncoding
	upgrade

	// of a member or value that was read
	connectionKeepAlive
	connectionClose
	connectionUpgrade
	lastChunked
)

// readValue reads the value behind a colon, with its continuation lines.
func (p *parser) readValue() bool {
	for { // white space, and lines of it
		if !p.skip(isBlank) {
			return false
		}
		if b := p.text[p.pos]; b != '\r' && b != '\n' {
			break
		} else if b == '\r' { // with whatever comes behind it
			if p.pos++; p.pos == len(p.text) {
				p.short = true
				return false
			}
		}
		p.pos++
		b, more := p.peek()
		if !more {
			return false
		}
		if !isBlank(b) {
			if p.state == contentLength {
				return p.fail(badMessage, "Empty Content-Length")
			}
			p.setFlags()
			return p.takeValue(p.pos, p.pos)
		}
	}
	for {
		start := p.pos
		if !p.scanValue() || p.fault != nil {
			if p.short {
				p.takeValue(start, p.pos)
			}
			return false
		}
		if !p.takeValue(start, p.pos) {
			return false
		}
		if p.text[p.pos] == '\r' {
			p.pos++
		}
		if !p.cut("\n") {
			return !p.short && p.fail(badMessage, "Missing expected LF after header value")
		}
		b, more := p.peek()
		if !more {
			return false
		}
		if !isBlank(b) {
			p.setFlags()
			return true
		}
	}
}

// takeValue adds to the value of the field.
func (p *parser) takeValue(start, end int) bool {
	part := p.text[start:end]
	if p.tooLong(len(p.value)+len(part), p.value+part) {
		return false
	}
	p.value += part
	p.named = true
	return true
}

// setFlags notes what was read last.
func (p *parser) setFlags() {
	f := &p.msg.flags
	switch p.state {
	case connectionKeepAlive:
		f.keepAlive = true
	case connectionClose:
		f.close = true
	case connectionUpgrade:
		f.connectionUpgrade = true
	case lastChunked:
		f.chunked = true
		return
	default:
		return
	}
	p.state = connection
}

// scanValue goes to the end of a line of a value.
func (p *parser) scanValue() bool {
	switch p.state {
	case upgrade:
		p.msg.flags.upgrade = true
		p.state = general
	case transferEncoding:
		p.msg.flags.encoded, p.msg.flags.chunked = true, false
		p.scanEncoding()
	case contentLength:
		return p.scanLength()
	case connection:
		p.scanConnection()
	}
	if !p.skip(isValueByte) {
		return false
	}
	return isBreak(p.text[p.pos]) || p.fail(badMessage, "Invalid header value char")
}

// scanLength reads digits, and spaces behind them.
func (p *parser) scanLength() bool {
	if p.msg.flags.measured {
		return p.fail(badMessage, "Duplicate Content-Length")
	}
	for d := p.digit(); d >= 0; d = p.digit() {
		if p.msg.length > (math.MaxUint64-uint64(d))/10 {
			return p.fail(badMessage, "Content-Length overflow")
		}
		p.msg.length = p.msg.length*10 + uint64(d)
	}
	if !p.skip(isSpace) {
		return false
	}
	if !isBreak(p.text[p.pos]) {
		return p.fail(badMessage, "Invalid character in Content-Length")
	}
	p.msg.flags.measured = true
	return true
}

// scanConnection looks for the options it knows. Only spaces may be behind one.
func (p *parser) scanConnection() {
	for p.skip(isBlank) {
		if p.cutOption() {
			if !p.skip(isSpace) || isBreak(p.text[p.pos]) {
				return
			}
			if p.text[p.pos] == ',' {
				p.setFlags()
				p.pos++
				continue
			}
			p.state = general
		}
		if !p.skip(isMemberByte) || p.text[p.pos] != ',' {
			return
		}
		p.pos++
	}
}

// cutOption goes past an option that says something about the message.
func (p *parser) cutOption() bool {
	switch {
	case p.cutFolded("close"):
		p.state = connectionClose
	case p.cutFolded("upgrade"):
		p.state = connectionUpgrade
	case p.cutFolded("keep-alive"):
		p.state = connectionKeepAlive
	default:
		return false
	}
	return true
}

// scanEncoding looks for chunked at the end of the list.
func (p *parser) scanEncoding() {
	for {
		if p.cutFolded("chunked") {
			if !p.skip(isSpace) {
				return
			}
			if isBreak(p.text[p.pos]) {
				p.state = lastChunked
				return
			}
			continue
		}
		if !p.skip(isMemberByte) || p.text[p.pos] != ',' {
			p.state = general
			return
		}
		if p.pos++; !p.skip(isBlank) {
			return
		}
	}
}

// cutFolded goes past word in any mix of case, if it is there.
func (p *parser) cutFolded(word string) bool {
	end := p.pos + len(word)
	if end > len(p.text) || !handshake.EqualFold(p.text[p.pos:end], word) {
		return false
	}
	p.pos = end
	return true
}

// isMemberByte reports whether b may be in a member of a list here.
func isMemberByte(b byte) bool { return isValueByte(b) && b != ',' }
