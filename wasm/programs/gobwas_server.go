package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// The answers of gobwas/ws: server.go.
var (
	gobwasBadVersion    = answer{status: 505, message: "handshake error: bad HTTP protocol version"}
	gobwasBadMethod     = answer{status: 405, message: "handshake error: bad HTTP request method"}
	gobwasBadHost       = gobwasBadField(400, "Host")
	gobwasBadUpgrade    = gobwasBadField(400, "Upgrade")
	gobwasBadConnection = gobwasBadField(400, "Connection")
	gobwasBadKey        = gobwasBadField(400, "Sec-WebSocket-Key")
	gobwasNoVersion     = gobwasBadField(400, "Sec-WebSocket-Version")
	gobwasOtherVersion  = gobwasBadField(426, "Sec-WebSocket-Version") // S06
	gobwasMalformed     = answer{status: 400, message: "malformed HTTP request"}
)

func gobwasBadField(status int, name string) answer {
	return answer{status: status, message: `handshake error: bad "` + name + `" header`}
}

// gobwasNonceSize is all that is asked of a key: C10.
const gobwasNonceSize = 24

// gobwasHTTP is HTTPUpgrader.Upgrade under net/http, which takes over the
// connection before it reads. Of fields that come twice it takes the first.
func gobwasHTTP(request handshake.Message) answer {
	r, refusal := readGoRequest(request)
	if refusal != nil {
		return *refusal
	}
	version := r.get("Sec-WebSocket-Version")
	switch {
	case r.method != "GET":
		return gobwasBadMethod
	case !r.atLeast11():
		return gobwasBadVersion
	case r.host == "": // C05
		return gobwasBadHost
	case !strings.EqualFold(r.get("Upgrade"), "websocket"): // no list, C06; Unicode, R05
		return gobwasBadUpgrade
	case !gobwasHasToken(r.get("Connection"), "upgrade"):
		return gobwasBadConnection
	case len(r.get("Sec-WebSocket-Key")) != gobwasNonceSize:
		return gobwasBadKey
	case version == "":
		return gobwasNoVersion
	case version != "13":
		return gobwasOtherVersion
	}
	for _, list := range r.values("Sec-WebSocket-Protocol") {
		chosen, ok := gobwasSelectProtocol(list)
		if !ok {
			return gobwasMalformed
		}
		if chosen {
			break
		}
	}
	deflate := gobwasDeflate{}
	for _, list := range r.values("Sec-WebSocket-Extensions") {
		if refusal := deflate.negotiate(list); refusal != nil {
			return *refusal
		}
	}
	return switching
}

// gobwasRaw is Upgrader.Upgrade on the socket, which has an HTTP parser of its
// own: http.go. It judges each line as it comes and so has no order of checks.
func gobwasRaw(request handshake.Message) answer {
	raw := request.Raw
	if len(request.Lines) == 0 || !isWholeLine(request.Lines[0]) {
		return answer{note: waitsForHead}
	}
	if refusal := gobwasRequestLine(request.Lines[0].Text.Of(raw)); refusal != nil {
		return *refusal
	}
	state := gobwasState{}
	for _, line := range request.Lines[1:] {
		if !isWholeLine(line) {
			break
		}
		text := line.Text.Of(raw)
		if text == "" {
			return state.finish()
		}
		name, value, ok := strings.Cut(text, ":") // white space and control characters are no fault: H07, H10
		if !ok {
			return gobwasMalformed
		}
		if refusal := state.take(trimOWS(name), trimOWS(value)); refusal != nil {
			return *refusal
		}
	}
	return answer{note: waitsForHead}
}

// gobwasRequestLine is httpParseRequestLine. What is no request line closes the
// connection (S21), and the target may be anything (C04).
func gobwasRequestLine(line string) *answer {
	method, rest, ok1 := strings.Cut(line, " ")
	_, version, ok2 := strings.Cut(rest, " ")
	number, ok3 := strings.CutPrefix(version, "HTTP/")
	major, minor, ok4 := strings.Cut(number, ".")
	if !ok1 || !ok2 || !ok3 || !ok4 || len(version) < 8 || !isGobwasInt(major) || !isGobwasInt(minor) {
		return &answer{note: closes}
	}
	if gobwasInt(major) != 1 || gobwasInt(minor) < 1 {
		return &gobwasBadVersion
	}
	if method != "GET" {
		return &gobwasBadMethod
	}
	return nil
}

// isGobwasInt reports whether s is a number to asciiToInt of util.go, which
// takes the six characters after 9 for digits too.
func isGobwasInt(s string) bool {
	for i := range len(s) {
		if s[i]&0xf0 != 0x30 {
			return false
		}
	}
	return s != ""
}

// gobwasInt is the value of a number, which may overflow.
func gobwasInt(s string) (n int64) {
	for i := range len(s) {
		n = n*10 + int64(s[i]&0xf)
	}
	return n
}

// gobwasState is what Upgrader.Upgrade has seen.
type gobwasState struct {
	host, upgrade, connection, version, key, protocol bool
	deflate                                           gobwasDeflate
}

// take judges one field line.
func (s *gobwasState) take(name, value string) *answer {
	is := func(want string) bool { return handshake.EqualFold(name, want) }
	switch {
	case is("Host"):
		s.host = true
	case is("Upgrade"):
		s.upgrade = true
		if !strings.EqualFold(value, "websocket") {
			return &gobwasBadUpgrade
		}
	case is("Connection"):
		s.connection = true
		if !gobwasHasToken(value, "upgrade") {
			return &gobwasBadConnection
		}
	case is("Sec-WebSocket-Version"):
		s.version = true
		if value != "13" {
			return &gobwasOtherVersion
		}
	case is("Sec-WebSocket-Key"):
		s.key = true
		if len(value) != gobwasNonceSize {
			return &gobwasBadKey
		}
	case is("Sec-WebSocket-Protocol") && !s.protocol:
		var ok bool
		if s.protocol, ok = gobwasSelectProtocol(value); !ok {
			return &gobwasMalformed
		}
	case is("Sec-WebSocket-Extensions"):
		return s.deflate.negotiate(value)
	}
	return nil
}

// finish judges what did not come.
func (s *gobwasState) finish() answer {
	switch {
	case !s.host:
		return gobwasBadHost
	case !s.upgrade:
		return gobwasBadUpgrade
	case !s.connection:
		return gobwasBadConnection
	case !s.version:
		return gobwasNoVersion
	case !s.key:
		return gobwasBadKey
	}
	return switching
}
