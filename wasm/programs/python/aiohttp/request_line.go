package aiohttp

import "strings"

// methods are all that llhttp knows. It reads letter by letter, and takes the
// longest one.
const methods = " DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND REBIND UNBIND ACL REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH PURGE MKCALENDAR LINK UNLINK SOURCE PRI" + rtspOnly

// rtspOnly are refused with HTTP.
const rtspOnly = " DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH "

// rtsp are those that RTSP may use.
const rtsp = " OPTIONS GET POST" + rtspOnly

// readRequestLine reads the request line, which may follow empty lines. Without a
// version it is HTTP/0.9.
func (p *parser) readRequestLine(m *message) bool {
	if !p.readMethod(m) {
		return false
	}
	if !p.cut(" ") {
		return !p.short && p.badStart("Expected space after method")
	}
	if !p.skip(isSpace) {
		return false
	}
	hasVersion, ok := p.readTarget(m)
	switch {
	case !ok:
		return false
	case !hasVersion:
		m.major, m.minor = 0, 9
		return true
	}
	return p.skip(isSpace) && p.readProtocol(m) && p.version(m) && p.endRequestLine(m)
}

func (p *parser) readMethod(m *message) bool {
	start := p.pos
	for {
		word := p.text[start:p.pos]
		b, more := p.peek()
		switch {
		case !more:
			return false
		case b != ' ' && strings.Contains(methods, " "+word+string(rune(b))):
			p.pos++
		case word != "" && strings.Contains(methods, " "+word+" "):
			m.method = word
			return true
		default:
			return p.badStart("Invalid method encountered")
		}
	}
}

// readProtocol reads HTTP/, RTSP/ or ICE/.
func (p *parser) readProtocol(m *message) bool {
	method := " " + m.method + " "
	switch {
	case p.cut("HTTP/"):
		return !strings.Contains(rtspOnly, method) || p.fail(badMessage, "Invalid method for HTTP/x.x request")
	case p.cut("RTSP/"):
		return strings.Contains(rtsp, method) || p.fail(badMessage, "Invalid method for RTSP/x.x request")
	case p.cut("ICE/"):
		return m.method == "SOURCE" || p.fail(badMessage, "Expected SOURCE method for ICE/x.x request")
	}
	return !p.short && p.fail(badMessage, "Expected HTTP/")
}

func (p *parser) endRequestLine(m *message) bool {
	if m.method == "PRI" {
		if p.cut("\r\n\r\nSM\r\n\r\n") {
			return p.fail(badMessage, "Pause on PRI/Upgrade")
		}
		return !p.short && p.badStart("Expected HTTP/2 Connection Preface")
	}
	return p.cut("\r\n") || p.cut("\n") || !p.short && p.badStart("Expected CRLF after version")
}
