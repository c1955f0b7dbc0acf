package gobwas

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// The answers of gobwas/ws: server.go.
var (
	badVersion    = wire.Answer{Status: 505, Message: "handshake error: bad HTTP protocol version"}
	badMethod     = wire.Answer{Status: 405, Message: "handshake error: bad HTTP request method"}
	badHost       = badField(400, "Host")
	badUpgrade    = badField(400, "Upgrade")
	badConnection = badField(400, "Connection")
	badKey        = badField(400, "Sec-WebSocket-Key")
	noVersion     = badField(400, "Sec-WebSocket-Version")
	otherVersion  = badField(426, "Sec-WebSocket-Version") // S06
	malformed     = wire.Answer{Status: 400, Message: "malformed HTTP request"}
)

func badField(status int, name string) wire.Answer {
	return wire.Answer{Status: status, Message: `handshake error: bad "` + name + `" header`}
}

// nonceSize is all that is asked of a key: C10.
const nonceSize = 24

// UpgradeHTTP is HTTPUpgrader.Upgrade under net/http, which takes over the
// connection before it reads. Of fields that come twice it takes the first.
func UpgradeHTTP(request handshake.Message) wire.Answer {
	r, refusal := nethttp.ReadRequest(request)
	if refusal != nil {
		return *refusal
	}
	version := r.Get("Sec-WebSocket-Version")
	switch {
	case r.Method != "GET":
		return badMethod
	case !r.AtLeast11():
		return badVersion
	case r.Host == "": // C05
		return badHost
	case !strings.EqualFold(r.Get("Upgrade"), "websocket"): // no list, C06; Unicode, R05
		return badUpgrade
	case !hasToken(r.Get("Connection"), "upgrade"):
		return badConnection
	case len(r.Get("Sec-WebSocket-Key")) != nonceSize:
		return badKey
	case version == "":
		return noVersion
	case version != "13":
		return otherVersion
	}
	for _, list := range r.Values("Sec-WebSocket-Protocol") {
		chosen, ok := selectProtocol(list)
		if !ok {
			return malformed
		}
		if chosen {
			break
		}
	}
	deflate := negotiator{}
	for _, list := range r.Values("Sec-WebSocket-Extensions") {
		if refusal := deflate.negotiate(list); refusal != nil {
			return *refusal
		}
	}
	return wire.Switching()
}

// UpgradeRaw is Upgrader.Upgrade on the socket, which has an HTTP parser of its
// own: http.go. It judges each line as it comes and so has no order of checks.
func UpgradeRaw(request handshake.Message) wire.Answer {
	raw := request.Raw
	if len(request.Lines) == 0 || !wire.IsWhole(request.Lines[0]) {
		return wire.Answer{Note: wire.WaitsForHead}
	}
	if refusal := requestLineFault(request.Lines[0].Text.Of(raw)); refusal != nil {
		return *refusal
	}
	state := upgradeState{}
	for _, line := range request.Lines[1:] {
		if !wire.IsWhole(line) {
			break
		}
		text := line.Text.Of(raw)
		if text == "" {
			return state.finish()
		}
		name, value, ok := strings.Cut(text, ":") // white space and control characters are no fault: H07, H10
		if !ok {
			return malformed
		}
		if refusal := state.take(wire.TrimOWS(name), wire.TrimOWS(value)); refusal != nil {
			return *refusal
		}
	}
	return wire.Answer{Note: wire.WaitsForHead}
}

// requestLineFault is httpParseRequestLine. What is no request line closes the
// connection (S21), and the target may be anything (C04).
func requestLineFault(line string) *wire.Answer {
	method, rest, ok1 := strings.Cut(line, " ")
	_, version, ok2 := strings.Cut(rest, " ")
	number, ok3 := strings.CutPrefix(version, "HTTP/")
	major, minor, ok4 := strings.Cut(number, ".")
	if !ok1 || !ok2 || !ok3 || !ok4 || len(version) < 8 || !isInt(major) || !isInt(minor) {
		return &wire.Answer{Note: wire.Closes}
	}
	if toInt(major) != 1 || toInt(minor) < 1 {
		return &badVersion
	}
	if method != "GET" {
		return &badMethod
	}
	return nil
}

// isInt reports whether s is a number to asciiToInt of util.go, which
// takes the six characters after 9 for digits too.
func isInt(s string) bool {
	for i := range len(s) {
		if s[i]&0xf0 != 0x30 {
			return false
		}
	}
	return s != ""
}

// toInt is the value of a number, which may overflow.
func toInt(s string) (n int64) {
	for i := range len(s) {
		n = n*10 + int64(s[i]&0xf)
	}
	return n
}

// upgradeState is what Upgrader.Upgrade has seen.
type upgradeState struct {
	host, upgrade, connection, version, key, protocol bool
	deflate                                           negotiator
}

// take judges one field line.
func (s *upgradeState) take(name, value string) *wire.Answer {
	is := func(want string) bool { return handshake.EqualFold(name, want) }
	switch {
	case is("Host"):
		s.host = true
	case is("Upgrade"):
		s.upgrade = true
		if !strings.EqualFold(value, "websocket") {
			return &badUpgrade
		}
	case is("Connection"):
		s.connection = true
		if !hasToken(value, "upgrade") {
			return &badConnection
		}
	case is("Sec-WebSocket-Version"):
		s.version = true
		if value != "13" {
			return &otherVersion
		}
	case is("Sec-WebSocket-Key"):
		s.key = true
		if len(value) != nonceSize {
			return &badKey
		}
	case is("Sec-WebSocket-Protocol") && !s.protocol:
		var ok bool
		if s.protocol, ok = selectProtocol(value); !ok {
			return &malformed
		}
	case is("Sec-WebSocket-Extensions"):
		return s.deflate.negotiate(value)
	}
	return nil
}

// finish judges what did not come.
func (s *upgradeState) finish() wire.Answer {
	switch {
	case !s.host:
		return badHost
	case !s.upgrade:
		return badUpgrade
	case !s.connection:
		return badConnection
	case !s.version:
		return noVersion
	case !s.key:
		return badKey
	}
	return wire.Switching()
}
