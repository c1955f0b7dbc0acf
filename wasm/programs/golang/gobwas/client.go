package gobwas

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// What gobwas says.
const (
	noResponse    = "malformed HTTP response"
	badProtocol   = "handshake error: bad HTTP protocol version"
	badExtensions = `unexpected extensions in "Sec-WebSocket-Protocol" header` // its own slip
)

// Client is Dialer.Upgrade of gobwas/ws dialer.go. It judges each line as
// it comes, so the first that is wrong decides.
func Client(o wire.Offer, raw string) wire.Outcome {
	line, rest, ended := wire.CutLine(raw)
	if !ended {
		return wire.FailsWith("EOF")
	}
	if fault := statusLineFault(line); fault != "" {
		return wire.FailsWith(fault)
	}
	seen := map[string]bool{}
	chosen := false
	for {
		if line, rest, ended = wire.CutLine(rest); !ended {
			return wire.FailsWith("EOF")
		}
		if line == "" {
			break
		}
		name, value, hasColon := strings.Cut(line, ":")
		if !hasColon { // H08, H09
			return wire.FailsWith(noResponse)
		}
		f := wire.Field{Name: canonicalName(wire.TrimOWS(name)), Value: wire.TrimOWS(value)} // H07
		seen[f.Name] = true
		fault := ""
		if f.Name == "Sec-Websocket-Protocol" {
			if chosen = chosen || f.Value != "" && o.AsksFor(f.Value); !chosen { // R10: one that is right will do
				fault = `unexpected protocol in "Sec-WebSocket-Protocol" header`
			}
		} else {
			fault = fieldFault(o, f)
		}
		if fault != "" {
			return wire.FailsWith(fault)
		}
	}
	for _, name := range []string{"Upgrade", "Connection", "Sec-WebSocket-Accept"} {
		if !seen[canonicalName(name)] {
			return wire.FailsWith(badHeader(name))
		}
	}
	return wire.Opened()
}

func badHeader(name string) string { return `handshake error: bad "` + name + `" header` }

// statusLineFault is httpParseResponseLine of http.go: two spaces must be there
// (H02), and the version 1.1 or later (R03).
func statusLineFault(line string) string {
	version, rest, ok1 := strings.Cut(line, " ")
	status, _, ok2 := strings.Cut(rest, " ")
	if !ok1 || !ok2 || len(version) < 8 || version[:5] != "HTTP/" {
		return noResponse
	}
	major, minor, hasDot := strings.Cut(version[5:], ".")
	switch {
	case !hasDot || !isInt(major) || !isInt(minor) || !isInt(status):
		return noResponse
	case toInt(major) != 1 || toInt(minor) < 1:
		return badProtocol
	case toInt(status) != 101:
		return "unexpected HTTP response status: " + strconv.FormatInt(toInt(status), 10)
	}
	return ""
}

// fieldFault judges the fields of the handshake, whole and as Unicode folds the
// case (R04, R05, R06).
func fieldFault(o wire.Offer, f wire.Field) string {
	switch f.Name {
	case "Upgrade":
		if !strings.EqualFold(f.Value, "websocket") {
			return badHeader(f.Name)
		}
	case "Connection":
		if !strings.EqualFold(f.Value, "Upgrade") {
			return badHeader(f.Name)
		}
	case "Sec-Websocket-Accept":
		if f.Value == "" || !o.Matches(f.Value) {
			return badHeader("Sec-WebSocket-Accept")
		}
	case "Sec-Websocket-Extensions":
		return extensionsFault(o, f.Value)
	}
	return ""
}

// extensionsFault is matchSelectedExtensions: the names must have been offered,
// the parameters are not looked at (D03).
func extensionsFault(o wire.Offer, list string) string {
	if list == "" { // R09: r111
		return ""
	}
	index, current, bad := -1, "", false
	isOffered := func() bool { return o.Deflate && current == "permessage-deflate" }
	ok := scanOptions(list, func(i int, name string, _ *wire.Field) bool {
		if i != index {
			index = i
			if i != 0 && !isOffered() {
				bad = true
				return false
			}
			current = name
		}
		return true
	})
	switch {
	case !ok:
		return noResponse
	case bad || !isOffered():
		return badExtensions
	}
	return ""
}

// canonicalName is canonicalizeHeaderKey of util.go, for any bytes.
func canonicalName(name string) string {
	canonical := []byte(name)
	upper := true
	for i, b := range canonical {
		switch {
		case upper && 'a' <= b && b <= 'z':
			canonical[i] = b - 'a' + 'A'
		case !upper && 'A' <= b && b <= 'Z':
			canonical[i] = b - 'A' + 'a'
		}
		upper = b == '-'
	}
	return string(canonical)
}
