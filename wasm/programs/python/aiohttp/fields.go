package aiohttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// readFields reads the fields, up to the end of the head. The end of text within
// them hands out what was read, too.
func (p *parser) readFields() bool {
	for {
		b, more := p.peek()
		switch {
		case !more:
			return false
		case b == '\n':
			p.pos++
			return p.endFields()
		case b == '\r': // with whatever comes behind it
			if p.pos++; p.pos == len(p.text) {
				p.short = true
				return false
			}
			p.pos++
			return p.endFields()
		}
		if !p.readName() || !p.readValue() {
			return false
		}
	}
}

// readName reads a name and its colon. The end of a name is where aiohttp takes
// the field before it.
func (p *parser) readName() bool {
	start := p.pos
	p.state = general
	if end, state := specialName(p.text[p.pos:]); state != general {
		p.pos += end
		b, more := p.peek()
		switch {
		case !more:
			p.takeName(p.text[start:])
			return false
		case b == ' ':
			if !p.takeName(p.text[start:p.pos]) {
				return false
			}
			return p.fail(badMessage, "Invalid header field char")
		case b == ':':
			p.state = state
		}
	}
	more := p.skip(isNameByte)
	if more && p.text[p.pos] != ':' {
		return p.fail(badMessage, "Invalid header token")
	}
	if !p.takeName(p.text[start:p.pos]) || !more {
		return false
	}
	p.pos++
	return true
}

// specialName returns the end of a name that says something about the message.
func specialName(text string) (end int, state headerState) {
	for _, special := range [...]struct {
		name  string
		state headerState
	}{{"connection", connection}, {"proxy-connection", connection}, {"content-length", contentLength}, {"transfer-encoding", transferEncoding}, {"upgrade", upgrade}} {
		if n := len(special.name); len(text) >= n && handshake.EqualFold(text[:n], special.name) {
			return n, special.state
		}
	}
	return 0, general
}

// takeName begins a field, after taking the one before it.
func (p *parser) takeName(name string) bool {
	if !p.takeStart() || p.tooLong(len(p.name)+len(name), p.name+name) || p.named && !p.takeField() {
		return false
	}
	p.name += name
	return true
}

// takeStart takes the start line, which aiohttp does when the first name has come.
func (p *parser) takeStart() bool {
	if p.started {
		return true
	}
	p.started = true
	if target := p.msg.target; p.msg.method != "" && p.msg.method != "CONNECT" && target[0] != '/' {
		if _, fault := stdlib.Netloc(target); fault != "" {
			return p.fail(crash, "")
		}
	}
	return true
}

const maxFields = 128

// takeField takes a field with a name. A value without a name stays, and is in
// front of the next field's.
func (p *parser) takeField() bool {
	if p.name == "" {
		return true
	}
	field := wire.Field{Name: p.name, Value: p.value}
	p.name, p.value, p.named = "", "", false
	if known := canonical(field.Name, singletons); known != "" && p.msg.method != "" && len(wire.Values(p.msg.fields, known)) > 0 {
		return p.fail(badMessage, "Duplicate '"+known+"' header found.")
	}
	if len(p.msg.fields) == maxFields {
		return p.fail(badMessage, "Too many headers received")
	}
	p.msg.fields = append(p.msg.fields, field)
	return true
}

// singletons are the names of fields that a request must not repeat.
const singletons = "Content-Length Content-Location Content-Range Content-Type ETag Host Max-Forwards Server Transfer-Encoding User-Agent"

// canonical returns how aiohttp writes name, if it is one of names, or "".
func canonical(name, names string) string {
	for known := range strings.SplitSeq(names, " ") {
		if handshake.EqualFold(name, known) {
			return known
		}
	}
	return ""
}

// endFields is on_headers_complete of aiohttp and what llhttp checks before it.
func (p *parser) endFields() bool {
	if p.msg.flags.encoded && p.msg.flags.measured {
		return p.fail(badMessage, "Content-Length can't be present with Transfer-Encoding")
	}
	if !p.takeStart() || !p.takeField() {
		return false
	}
	if len(wire.Values(p.msg.fields, "Sec-WebSocket-Key1")) > 0 {
		return p.fail("InvalidHeader", "Invalid HTTP Header: Sec-WebSocket-Key1")
	}
	if handshake.EqualFold(p.msg.coding(), "br") {
		return p.fail("ContentEncodingError", "Can not decode content-encoding: brotli (br). Please install `Brotli`")
	}
	return true
}

// upgrades reports whether llhttp takes what follows for another protocol.
func (m message) upgrades() bool {
	return m.method == "CONNECT" || m.flags.upgrade && m.flags.connectionUpgrade && (m.method != "" || m.status == 101)
}

// keepsAlive reports whether another message may follow.
func (m message) keepsAlive() bool {
	if m.major == 0 || m.minor == 0 {
		return m.flags.keepAlive && !m.endsAtClose()
	}
	return !m.flags.close && !m.endsAtClose()
}

// endsAtClose reports whether the body of a response is all that comes.
func (m message) endsAtClose() bool {
	if m.method != "" || m.status/100 == 1 || m.status == 204 || m.status == 304 || m.upgrades() {
		return false
	}
	return !m.flags.chunked && (m.flags.encoded || !m.flags.measured)
}
