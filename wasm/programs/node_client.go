package programs

import "strings"

// What llhttp 9 says, as Node prints it.
const (
	nodeHangUp     = "socket hang up"
	nodeParseError = "Parse Error: "
	nodeOverflow   = "Parse Error: Header overflow"
)

// nodeReply is one response as llhttp 9.3 reads it, without lenient flags. Values
// have no white space in front, but what they have behind.
type nodeReply struct {
	status  int
	fields  []field
	upgrade bool // it is a 101 with Upgrade, and Connection has the token upgrade
	closing bool // nothing may come after it
	size    int  // of the names and values
	reason  int  // size of the reason phrase
}

// readNode reads the response at the front of raw. It returns what is wrong with
// it, as Node prints it.
func readNode(raw string) (r nodeReply, rest, fault string) {
	rest = strings.TrimLeft(raw, "\r\n") // H04
	if rest, fault = r.readStatusLine(rest); fault != "" {
		return r, "", fault
	}
	if strings.HasPrefix(rest, " ") {
		return r, "", nodeParseError + "Unexpected space after start line"
	}
	var state nodeState
	for {
		switch {
		case rest == "" || rest == "\r":
			return r, "", nodeHangUp
		case strings.HasPrefix(rest, "\r\n"):
			r.finish(state)
			return r, rest[2:], ""
		case rest[0] == '\r':
			return r, "", nodeParseError + "Expected LF after headers"
		case rest[0] == '\n':
			return r, "", nodeParseError + "Invalid header field char"
		}
		var f field
		if f.name, rest, fault = cutNodeName(rest); fault == "" {
			f.value, rest, fault = cutNodeValue(rest)
		}
		if r.size += len(f.name) + len(f.value); fault != "" {
			return r, "", fault
		}
		if fault = state.take(f); fault != "" {
			return r, "", nodeParseError + fault
		}
		r.fields = append(r.fields, f)
	}
}

// readStatusLine is the states res_* of llhttp: any case or version but these is
// wrong (R03, H03), so are four digits, two spaces and a bare LF (H02, H05).
func (r *nodeReply) readStatusLine(text string) (rest, fault string) {
	rest, ok, ended := cutNodeProtocol(text)
	switch {
	case ended:
		return "", nodeHangUp
	case !ok:
		return "", nodeParseError + "Expected HTTP/, RTSP/ or ICE/"
	}
	version := ""
	for _, step := range []struct{ bytes, fault string }{
		{"0123456789", "Invalid major version"}, {".", "Expected dot"}, {"0123456789", "Invalid minor version"},
	} {
		switch {
		case rest == "":
			return "", nodeHangUp
		case strings.IndexByte(step.bytes, rest[0]) < 0:
			return "", nodeParseError + step.fault
		}
		version, rest = version+rest[:1], rest[1:]
	}
	switch version {
	case "0.9", "1.0", "1.1", "2.0":
	default:
		return "", nodeParseError + "Invalid HTTP version"
	}
	r.closing = version != "1.1"
	return r.readStatus(rest)
}

// cutNodeProtocol takes the name of the protocol and the slash off the front of
// text. It has ended if text ends inside it.
func cutNodeProtocol(text string) (rest string, ok, ended bool) {
	for _, name := range []string{"HTTP/", "RTSP/", "ICE/"} {
		if strings.HasPrefix(text, name) {
			return text[len(name):], true, false
		}
		ended = ended || strings.HasPrefix(name, text)
	}
	return "", false, ended
}

// readStatus reads what comes after the version.
func (r *nodeReply) readStatus(rest string) (string, string) {
	switch {
	case rest == "":
		return "", nodeHangUp
	case rest[0] != ' ':
		return "", nodeParseError + "Expected space after version"
	}
	for i := range 3 {
		switch b := rest[1+i:]; {
		case b == "":
			return "", nodeHangUp
		case b[0] < '0' || b[0] > '9':
			return "", nodeParseError + "Invalid status code"
		default:
			r.status = r.status*10 + int(b[0]-'0')
		}
	}
	switch rest = rest[4:]; {
	case rest == "":
		return "", nodeHangUp
	case rest[0] != ' ' && rest[0] != '\r':
		return "", nodeParseError + "Invalid response status"
	}
	end := strings.IndexAny(rest, "\r\n")
	if end < 0 {
		return "", nodeHangUp
	}
	r.reason = len(strings.TrimPrefix(rest[:end], " "))
	switch after := rest[end+1:]; {
	case rest[end] == '\n':
		return "", nodeParseError + "Missing expected CR after response line"
	case after == "":
		return "", nodeHangUp
	case after[0] != '\n' && after[0] != '\r':
		return "", nodeParseError + "Expected LF after CR"
	default:
		return after[1:], ""
	}
}
