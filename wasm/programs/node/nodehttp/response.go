package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// What llhttp 9 says, as Node prints it.
const (
	hangUp     = "socket hang up"
	ParseError = "Parse Error: "
	Overflow   = "Parse Error: Header overflow"
)

// Response is one response as llhttp 9.3 reads it, without lenient flags. Values
// have no white space in front, but what they have behind.
type Response struct {
	Status     int
	Fields     []wire.Field
	Upgrade    bool // it is a 101 with Upgrade, and Connection has the token upgrade
	Closing    bool // nothing may come after it
	Size       int  // of the names and values
	ReasonSize int  // size of the reason phrase
}

// ReadResponse reads the response at the front of raw. It returns what is wrong with
// it, as Node prints it.
func ReadResponse(raw string) (r Response, rest, fault string) {
	rest = strings.TrimLeft(raw, "\r\n") // H04
	if rest, fault = r.readStatusLine(rest); fault != "" {
		return r, "", fault
	}
	if strings.HasPrefix(rest, " ") {
		return r, "", ParseError + "Unexpected space after start line"
	}
	var state fieldState
	for {
		switch {
		case rest == "" || rest == "\r":
			return r, "", hangUp
		case strings.HasPrefix(rest, "\r\n"):
			r.finish(state)
			return r, rest[2:], ""
		case rest[0] == '\r':
			return r, "", ParseError + "Expected LF after headers"
		case rest[0] == '\n':
			return r, "", ParseError + "Invalid header field char"
		}
		var f wire.Field
		if f.Name, rest, fault = cutName(rest); fault == "" {
			f.Value, rest, fault = cutValue(rest)
		}
		if r.Size += len(f.Name) + len(f.Value); fault != "" {
			return r, "", fault
		}
		if fault = state.take(f); fault != "" {
			return r, "", ParseError + fault
		}
		r.Fields = append(r.Fields, f)
	}
}

// readStatusLine is the states res_* of llhttp: any case or version but these is
// wrong (R03, H03), so are four digits, two spaces and a bare LF (H02, H05).
func (r *Response) readStatusLine(text string) (rest, fault string) {
	rest, ok, ended := cutProtocol(text)
	switch {
	case ended:
		return "", hangUp
	case !ok:
		return "", ParseError + "Expected HTTP/, RTSP/ or ICE/"
	}
	version := ""
	for _, step := range []struct{ bytes, fault string }{
		{"0123456789", "Invalid major version"}, {".", "Expected dot"}, {"0123456789", "Invalid minor version"},
	} {
		switch {
		case rest == "":
			return "", hangUp
		case strings.IndexByte(step.bytes, rest[0]) < 0:
			return "", ParseError + step.fault
		}
		version, rest = version+rest[:1], rest[1:]
	}
	switch version {
	case "0.9", "1.0", "1.1", "2.0":
	default:
		return "", ParseError + "Invalid HTTP version"
	}
	r.Closing = version != "1.1"
	return r.readStatus(rest)
}

// cutProtocol takes the name of the protocol and the slash off the front of
// text. It has ended if text ends inside it.
func cutProtocol(text string) (rest string, ok, ended bool) {
	for _, name := range []string{"HTTP/", "RTSP/", "ICE/"} {
		if strings.HasPrefix(text, name) {
			return text[len(name):], true, false
		}
		ended = ended || strings.HasPrefix(name, text)
	}
	return "", false, ended
}

// readStatus reads what comes after the version.
func (r *Response) readStatus(rest string) (string, string) {
	switch {
	case rest == "":
		return "", hangUp
	case rest[0] != ' ':
		return "", ParseError + "Expected space after version"
	}
	for i := range 3 {
		switch b := rest[1+i:]; {
		case b == "":
			return "", hangUp
		case b[0] < '0' || b[0] > '9':
			return "", ParseError + "Invalid status code"
		default:
			r.Status = r.Status*10 + int(b[0]-'0')
		}
	}
	switch rest = rest[4:]; {
	case rest == "":
		return "", hangUp
	case rest[0] != ' ' && rest[0] != '\r':
		return "", ParseError + "Invalid response status"
	}
	end := strings.IndexAny(rest, "\r\n")
	if end < 0 {
		return "", hangUp
	}
	r.ReasonSize = len(strings.TrimPrefix(rest[:end], " "))
	switch after := rest[end+1:]; {
	case rest[end] == '\n':
		return "", ParseError + "Missing expected CR after response line"
	case after == "":
		return "", hangUp
	case after[0] != '\n' && after[0] != '\r':
		return "", ParseError + "Expected LF after CR"
	default:
		return after[1:], ""
	}
}
