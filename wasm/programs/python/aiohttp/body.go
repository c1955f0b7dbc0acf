package aiohttp

import (
	"math"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// read reads a message up to the end of its head.
func (p *parser) read(m *message, startLine func(*message) bool) bool {
	for p.pos < len(p.text) && isBreak(p.text[p.pos]) {
		p.pos++
	}
	p.msg, p.begun, p.started, p.state = m, p.pos < len(p.text), false, general
	return startLine(m) && p.readFields()
}

// skipBody goes past the body of the message, as far as it has come, and reports
// whether another message may follow. What follows an upgrade is none.
func (p *parser) skipBody(isRequest bool) bool {
	m := p.msg
	if coding := stdlib.Lower(m.coding()); (coding == "gzip" || coding == "deflate") && (m.length > 0 || m.flags.chunked) {
		p.short = true // what it can't decode it drops, with all that comes behind it
		return false
	}
	switch {
	case m.method == "CONNECT", m.upgrades() && !m.flags.chunked && m.length == 0:
		return false
	case m.flags.chunked:
		if !p.skipChunks() {
			return false
		}
	case m.flags.encoded && isRequest:
		return p.fail(badMessage, "Request has invalid `Transfer-Encoding`")
	case m.flags.encoded, m.endsAtClose():
		p.pos = len(p.text)
	case m.length > uint64(len(p.text)-p.pos):
		p.short = true
		return false
	default:
		p.pos += int(m.length)
	}
	return m.keepsAlive() && !m.upgrades()
}

// coding returns the last Content-Encoding.
func (m message) coding() string {
	codings := wire.Values(m.fields, "Content-Encoding")
	if len(codings) == 0 {
		return ""
	}
	return codings[len(codings)-1]
}

// skipChunks goes past chunks, and past the fields behind the last one.
func (p *parser) skipChunks() bool {
	for {
		size, ok := p.chunkSize()
		if !ok {
			return false
		}
		if size == 0 {
			return p.readFields()
		}
		if size+2 > uint64(len(p.text)-p.pos) { // with the two bytes behind it, whatever they are
			p.short = true
			return false
		}
		p.pos += int(size) + 2
	}
}

// chunkSize reads the line in front of a chunk.
func (p *parser) chunkSize() (size uint64, ok bool) {
	start := p.pos
	for ; p.pos < len(p.text) && wire.Digit(p.text[p.pos]) >= 0; p.pos++ {
		if size > math.MaxUint64>>4 {
			return 0, p.fail(badMessage, "Chunk size overflow")
		}
		size = size<<4 | uint64(wire.Digit(p.text[p.pos]))
	}
	b, more := p.peek()
	switch {
	case !more:
		return 0, false
	case p.pos == start || b != '\r' && strings.IndexByte("; ", b) < 0:
		return 0, p.fail(badMessage, "Invalid character in chunk size")
	case !p.skip(isValueByte):
		return 0, false
	case p.text[p.pos] != '\r':
		return 0, p.fail(badMessage, "Invalid character in chunk parameters")
	case p.pos+1 == len(p.text):
		p.short = true
		return 0, false
	}
	p.pos += 2 // and whatever comes behind the CR
	return size, size < math.MaxInt32 || p.fail(badMessage, "")
}
