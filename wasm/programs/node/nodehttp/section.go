package nodehttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// What Node prints of a response that it can't read.
const (
	hangUp     = "socket hang up" // the connection ended in the middle
	parseError = "Parse Error: "
	overflow   = parseError + "Header overflow"
)

// The limits of a head.
const (
	HeadLimit  = 16 << 10 // --max-http-header-size: of target or reason, names and values
	fieldLimit = 1000     // fields after that are dropped (maxHeaderPairs)
)

// section is a field section as llhttp reads it. Values have no white space in
// front, but what they have behind.
type section struct {
	fields  []wire.Field
	size    int // of the names and values
	framing framing
}

// read reads the field section at the front of text and the empty line behind it.
// It returns what comes then, and what is wrong, as Node prints it. Each fault is
// found at the first byte that can't be right, so that it makes no difference
// what comes after that.
func (s *section) read(text string) (rest, fault string) {
	if strings.HasPrefix(text, " ") {
		return "", parseError + "Unexpected space after start line"
	}
	for {
		switch {
		case text == "" || text == "\r":
			return "", hangUp
		case strings.HasPrefix(text, "\r\n"):
			return text[2:], ""
		case text[0] == '\r':
			return "", parseError + "Expected LF after headers"
		case text[0] == '\n':
			return "", parseError + "Invalid header field char"
		}
		var f wire.Field
		f.Name, text, fault = cutName(text)
		if s.size += len(f.Name); fault != "" {
			return "", fault
		}
		f.Value, text, fault = s.cutValue(f.Name, text)
		if s.size += len(f.Value); fault != "" {
			return "", fault
		}
		s.fields = append(s.fields, f)
	}
}

// cutName takes a name and the colon off the front of text: H07, H09.
func cutName(text string) (name, rest, fault string) {
	end := wire.TokenEnd(text, 0)
	switch {
	case end == len(text):
		return text, "", hangUp
	case end > 0 && text[end] == ':':
		return text[:end], text[end+1:], ""
	case text[end] == ' ' && isKnownName(text[:end]):
		return "", "", parseError + "Invalid header field char"
	}
	return "", "", parseError + "Invalid header token"
}

// isKnownName reports whether llhttp has states for a name of its own.
func isKnownName(name string) bool {
	return wire.HasMember([]string{"connection", "content-length", "proxy-connection", "transfer-encoding", "upgrade"}, name)
}

// cutValue takes a value and the line end off the front of text: H05, H06, H08,
// H10, H11.
func (s *section) cutValue(name, text string) (value, rest, fault string) {
	if fault = s.framing.begin(name); fault != "" {
		return "", "", fault
	}
	text = strings.TrimLeft(text, " \t")
	end := 0
	for end < len(text) && wire.IsFieldValue(text[end:end+1]) {
		end++
	}
	value, text = text[:end], text[end:]
	begun := value
	if text != "" && text[0] != '\r' && text[0] != '\n' {
		begun += text[:1]
	}
	if begun != "" {
		if fault = s.framing.take(name, begun); fault != "" {
			return value, "", fault
		}
	}
	if rest, fault = cutLineEnd(text, value == ""); fault == "" && value == "" {
		fault = s.framing.takeEmpty(name)
	}
	return value, rest, fault
}

// cutLineEnd takes the line end off the front of text. A fold is refused.
func cutLineEnd(text string, empty bool) (rest, fault string) {
	switch {
	case text == "" || text == "\r", text == "\r\n" && empty:
		return "", hangUp
	case strings.HasPrefix(text, "\r\n"):
		switch rest = text[2:]; {
		case !wire.IsFold(rest):
			return rest, ""
		case empty:
			return "", parseError + "Invalid header value char"
		}
		return "", parseError + "Unexpected whitespace after header value"
	case text[0] == '\r' && empty:
		return "", parseError + "Expected LF after CR"
	case text[0] == '\r':
		return "", parseError + "Missing expected LF after header value"
	case text[0] == '\n' && !empty:
		return "", parseError + "Missing expected CR after header value"
	}
	return "", parseError + "Invalid header value char"
}
