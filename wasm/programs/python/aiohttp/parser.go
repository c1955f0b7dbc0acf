package aiohttp

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// message is what the parser makes of a request or a response.
type message struct {
	method, target       string
	major, minor, status int
	reason               string
	fields               []wire.Field
	flags                flags
	length               uint64 // Content-Length
}

// flags are those of llhttp: what its fields say about the message.
type flags struct {
	keepAlive, close, connectionUpgrade bool
	upgrade, chunked, encoded, measured bool // encoded is Transfer-Encoding, measured Content-Length
}

// fault is an exception of the parser.
type fault struct{ class, message string }

// parser goes through text. It stops with a fault, or short of text.
type parser struct {
	text  string
	pos   int
	fault *fault
	short bool // text ended within a message

	msg     *message
	begun   bool // a byte of the message was there
	started bool // the start line was taken
	state   headerState
	name    string // of the field that is being read
	value   string // of it so far, and of the field without a name in front of it
	named   bool   // name has got a value
}

// fail stops with an exception, and returns false.
func (p *parser) fail(class, message string) bool {
	p.fault = &fault{class, message}
	return false
}

// The classes of exceptions.
const (
	badMessage = "BadHttpMessage"
	badLine    = "BadStatusLine" // of requests, too
	badURL     = "InvalidURLError"
	crash      = "ValueError" // is not expected there
)

// badStart stops at a start line that is wrong.
func (p *parser) badStart(text string) bool { return p.fail(badLine, "Bad status line '"+text+"'") }

// peek returns the next byte, or 0 and false at the end of text.
func (p *parser) peek() (byte, bool) {
	if p.pos == len(p.text) {
		p.short = true
		return 0, false
	}
	return p.text[p.pos], true
}

// skip goes past all bytes that are in set. It returns false at the end of text.
func (p *parser) skip(set func(byte) bool) bool {
	for p.pos < len(p.text) && set(p.text[p.pos]) {
		p.pos++
	}
	_, more := p.peek()
	return more
}

// cut goes past word, if it is there. It is short if text ends within it.
func (p *parser) cut(word string) bool {
	rest := p.text[p.pos:]
	if strings.HasPrefix(rest, word) {
		p.pos += len(word)
		return true
	}
	p.short = p.short || strings.HasPrefix(word, rest)
	return false
}

// digit goes past a digit and returns it, or -1.
func (p *parser) digit() int {
	if b, more := p.peek(); more && '0' <= b && b <= '9' {
		p.pos++
		return int(b - '0')
	}
	return -1
}

// version reads the rest of HTTP/1.1: two digits, not more.
func (p *parser) version(m *message) bool {
	if m.major = p.digit(); m.major < 0 {
		m.major = 0
		return !p.short && p.badStart("Invalid major version")
	}
	if !p.cut(".") {
		return !p.short && p.badStart("Expected dot")
	}
	if m.minor = p.digit(); m.minor < 0 {
		m.minor = 0
		return !p.short && p.badStart("Invalid minor version")
	}
	return true
}

// maxLength is aiohttp's limit for a target, a reason phrase, a name and a value.
const maxLength = 8190

// tooLong stops if what it read is longer than that.
func (p *parser) tooLong(length int, text string) bool {
	if length <= maxLength {
		return false
	}
	start := stdlib.ReprBytes(text[:min(len(text), 100)] + "...")
	p.fail("LineTooLong", "Got more than 8190 bytes when reading: bytearray("+start+").")
	return true
}

func isSpace(b byte) bool { return b == ' ' }
func isBlank(b byte) bool { return b == ' ' || b == '\t' }
func isBreak(b byte) bool { return b == '\r' || b == '\n' }

// isValueByte reports whether b may be in a value: all but controls.
func isValueByte(b byte) bool { return b >= ' ' && b != 0x7f || b == '\t' }

// isNameByte takes a space for a part of a name, as the loose mode does.
func isNameByte(b byte) bool { return wire.IsTokenByte(b) || b == ' ' }
