package nodehttp

import "strings"

// readLine reads the status line at the front of text with the states res_* of
// llhttp: any case or version but these is wrong (R03, H03), so are four digits,
// two spaces and a bare LF (H02, H05).
func (r *Response) readLine(text string) (rest, fault string) {
	rest, ok, ended := cutProtocol(text)
	switch {
	case ended:
		return "", hangUp
	case !ok:
		return "", parseError + "Expected HTTP/, RTSP/ or ICE/"
	}
	version, rest, fault := cutVersionNumber(rest)
	if fault != "" {
		return "", fault
	}
	r.Closing = version != "1.1"
	if rest, fault = r.readStatus(rest); fault != "" {
		return "", fault
	}
	return r.readReason(rest)
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

// cutVersionNumber takes the version off the front of text.
func cutVersionNumber(text string) (version, rest, fault string) {
	rest = text
	for _, step := range []struct{ bytes, fault string }{
		{"0123456789", "Invalid major version"}, {".", "Expected dot"}, {"0123456789", "Invalid minor version"},
	} {
		switch {
		case rest == "":
			return "", "", hangUp
		case strings.IndexByte(step.bytes, rest[0]) < 0:
			return "", "", parseError + step.fault
		}
		rest = rest[1:]
	}
	switch version = text[:len(text)-len(rest)]; version {
	case "0.9", "1.0", "1.1", "2.0":
		return version, rest, ""
	}
	return "", "", parseError + "Invalid HTTP version"
}

// readStatus reads the space and the three digits.
func (r *Response) readStatus(text string) (rest, fault string) {
	switch {
	case text == "":
		return "", hangUp
	case text[0] != ' ':
		return "", parseError + "Expected space after version"
	}
	for i := range 3 {
		switch b := text[1+i:]; {
		case b == "":
			return "", hangUp
		case b[0] < '0' || b[0] > '9':
			return "", parseError + "Invalid status code"
		default:
			r.Status = r.Status*10 + int(b[0]-'0')
		}
	}
	return text[4:], ""
}

// readReason reads the rest of the line.
func (r *Response) readReason(text string) (rest, fault string) {
	switch {
	case text == "":
		return "", hangUp
	case text[0] != ' ' && text[0] != '\r':
		return "", parseError + "Invalid response status"
	}
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return "", hangUp
	}
	r.Reason = strings.TrimPrefix(text[:end], " ")
	switch after := text[end+1:]; {
	case text[end] == '\n':
		return "", parseError + "Missing expected CR after response line"
	case after == "":
		return "", hangUp
	case after[0] != '\n' && after[0] != '\r':
		return "", parseError + "Expected LF after CR"
	default:
		return after[1:], ""
	}
}
