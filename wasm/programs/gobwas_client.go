package programs

import (
	"strconv"
	"strings"
)

// What gobwas says.
const (
	gobwasNoResponse    = "malformed HTTP response"
	gobwasBadProtocol   = "handshake error: bad HTTP protocol version"
	gobwasBadExtensions = `unexpected extensions in "Sec-WebSocket-Protocol" header` // its own slip
)

// gobwasClient is Dialer.Upgrade of gobwas/ws dialer.go. It judges each line as
// it comes, so the first that is wrong decides.
func gobwasClient(o offer, raw string) outcome {
	line, rest, ended := cutLine(raw)
	if !ended {
		return failsWith("EOF")
	}
	if fault := gobwasStatusLine(line); fault != "" {
		return failsWith(fault)
	}
	seen := map[string]bool{}
	chosen := false
	for {
		if line, rest, ended = cutLine(rest); !ended {
			return failsWith("EOF")
		}
		if line == "" {
			break
		}
		name, value, hasColon := strings.Cut(line, ":")
		if !hasColon { // H08, H09
			return failsWith(gobwasNoResponse)
		}
		f := field{goCanonicalAny(trimOWS(name)), trimOWS(value)} // H07
		seen[f.name] = true
		fault := ""
		if f.name == "Sec-Websocket-Protocol" {
			if chosen = chosen || f.value != "" && o.asksFor(f.value); !chosen { // R10: one that is right will do
				fault = `unexpected protocol in "Sec-WebSocket-Protocol" header`
			}
		} else {
			fault = gobwasField(o, f)
		}
		if fault != "" {
			return failsWith(fault)
		}
	}
	for _, name := range []string{"Upgrade", "Connection", "Sec-WebSocket-Accept"} {
		if !seen[goCanonical(name)] {
			return failsWith(gobwasBadHeader(name))
		}
	}
	return opens
}

func gobwasBadHeader(name string) string { return `handshake error: bad "` + name + `" header` }

// gobwasStatusLine is httpParseResponseLine of http.go: two spaces must be there
// (H02), and the version 1.1 or later (R03).
func gobwasStatusLine(line string) string {
	version, rest, ok1 := strings.Cut(line, " ")
	status, _, ok2 := strings.Cut(rest, " ")
	if !ok1 || !ok2 || len(version) < 8 || version[:5] != "HTTP/" {
		return gobwasNoResponse
	}
	major, minor, hasDot := strings.Cut(version[5:], ".")
	switch {
	case !hasDot || !isGobwasInt(major) || !isGobwasInt(minor) || !isGobwasInt(status):
		return gobwasNoResponse
	case gobwasInt(major) != 1 || gobwasInt(minor) < 1:
		return gobwasBadProtocol
	case gobwasInt(status) != 101:
		return "unexpected HTTP response status: " + strconv.FormatInt(gobwasInt(status), 10)
	}
	return ""
}

// gobwasField judges the fields of the handshake, whole and as Unicode folds the
// case (R04, R05, R06).
func gobwasField(o offer, f field) string {
	switch f.name {
	case "Upgrade":
		if !strings.EqualFold(f.value, "websocket") {
			return gobwasBadHeader(f.name)
		}
	case "Connection":
		if !strings.EqualFold(f.value, "Upgrade") {
			return gobwasBadHeader(f.name)
		}
	case "Sec-Websocket-Accept":
		if f.value == "" || !o.matches(f.value) {
			return gobwasBadHeader("Sec-WebSocket-Accept")
		}
	case "Sec-Websocket-Extensions":
		return gobwasExtensions(o, f.value)
	}
	return ""
}

// gobwasExtensions is matchSelectedExtensions: the names must have been offered,
// the parameters are not looked at (D03).
func gobwasExtensions(o offer, list string) string {
	if list == "" { // R09: r111
		return ""
	}
	index, current, bad := -1, "", false
	isOffered := func() bool { return o.deflate && current == "permessage-deflate" }
	ok := scanHeadOptions(list, func(i int, name string, _ *field) bool {
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
		return gobwasNoResponse
	case bad || !isOffered():
		return gobwasBadExtensions
	}
	return ""
}

// goCanonicalAny is canonicalizeHeaderKey of util.go, for any bytes.
func goCanonicalAny(name string) string {
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
