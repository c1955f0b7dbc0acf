package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// cutNodeName takes a name and the colon off the front of text: H07, H09.
func cutNodeName(text string) (name, rest, fault string) {
	end := tokenEnd(text, 0)
	switch {
	case end == len(text):
		return "", "", nodeHangUp
	case end > 0 && text[end] == ':':
		return text[:end], text[end+1:], ""
	case text[end] == ' ' && isNodeName(text[:end]):
		return "", "", nodeParseError + "Invalid header field char"
	}
	return "", "", nodeParseError + "Invalid header token"
}

// isNodeName reports whether llhttp has states for a name of its own.
func isNodeName(name string) bool {
	return hasMember([]string{"connection", "content-length", "proxy-connection", "transfer-encoding", "upgrade"}, name)
}

// cutNodeValue takes a value and the line end off the front of text: H05, H06,
// H08, H10, H11.
func cutNodeValue(text string) (value, rest, fault string) {
	text = strings.TrimLeft(text, " \t")
	end := 0
	for end < len(text) && isFieldValue(text[end:end+1]) {
		end++
	}
	value, text = text[:end], text[end:]
	switch {
	case text == "" || text == "\r":
		return value, "", nodeHangUp
	case strings.HasPrefix(text, "\r\n"):
		if rest = text[2:]; !isFold(rest) {
			return value, rest, ""
		}
		if value == "" {
			return value, "", nodeParseError + "Invalid header value char"
		}
		return value, "", nodeParseError + "Unexpected whitespace after header value"
	case text[0] == '\r' && value == "":
		return value, "", nodeParseError + "Expected LF after CR"
	case text[0] == '\r':
		return value, "", nodeParseError + "Missing expected LF after header value"
	case text[0] == '\n' && value != "":
		return value, "", nodeParseError + "Missing expected CR after header value"
	}
	return value, "", nodeParseError + "Invalid header value char"
}

// nodeState is what llhttp remembers of the fields it has states for.
type nodeState struct {
	connection                         nodeConnection
	close, keep, upgrade, length, code bool
}

// take returns what is wrong with f, or "". A length may come once, and not with
// an encoding, even in a 101 (S19).
func (s *nodeState) take(f field) string {
	switch strings.ToLower(f.name) {
	case "connection", "proxy-connection":
		s.connection.take(f.value)
		for option := range strings.SplitSeq(f.value, ",") {
			option = strings.TrimRight(strings.TrimLeft(option, " \t"), " ")
			s.close = s.close || handshake.EqualFold(option, "close")
			s.keep = s.keep || handshake.EqualFold(option, "keep-alive")
		}
	case "upgrade":
		s.upgrade = s.upgrade || f.value != ""
	case "transfer-encoding":
		if s.length {
			return "Transfer-Encoding can't be present with Content-Length"
		}
		s.code = s.code || f.value != ""
	case "content-length":
		return s.takeLength(strings.TrimRight(f.value, " "))
	}
	return ""
}

func (s *nodeState) takeLength(value string) string {
	const most = "18446744073709551615" // it counts with 64 bits
	digits := strings.TrimLeft(value, "0")
	switch {
	case value == "":
		return "Empty Content-Length"
	case s.code:
		return "Content-Length can't be present with Transfer-Encoding"
	case s.length:
		return "Duplicate Content-Length"
	case !isDigits(value):
		return "Invalid character in Content-Length"
	case len(digits) > len(most) || len(digits) == len(most) && digits > most:
		return "Content-Length overflow"
	}
	s.length = true
	return ""
}

// finish is llhttp__before_headers_complete and llhttp_should_keep_alive.
func (r *nodeReply) finish(s nodeState) {
	r.upgrade = r.status == 101 && s.upgrade && s.connection.upgrade
	if r.closing {
		r.closing = !s.keep
	} else {
		r.closing = s.close
	}
}
