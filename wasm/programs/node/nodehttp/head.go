package nodehttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// cutName takes a name and the colon off the front of text: H07, H09.
func cutName(text string) (name, rest, fault string) {
	end := wire.TokenEnd(text, 0)
	switch {
	case end == len(text):
		return "", "", hangUp
	case end > 0 && text[end] == ':':
		return text[:end], text[end+1:], ""
	case text[end] == ' ' && isKnownName(text[:end]):
		return "", "", ParseError + "Invalid header field char"
	}
	return "", "", ParseError + "Invalid header token"
}

// isKnownName reports whether llhttp has states for a name of its own.
func isKnownName(name string) bool {
	return wire.HasMember([]string{"connection", "content-length", "proxy-connection", "transfer-encoding", "upgrade"}, name)
}

// cutValue takes a value and the line end off the front of text: H05, H06,
// H08, H10, H11.
func cutValue(text string) (value, rest, fault string) {
	text = strings.TrimLeft(text, " \t")
	end := 0
	for end < len(text) && wire.IsFieldValue(text[end:end+1]) {
		end++
	}
	value, text = text[:end], text[end:]
	switch {
	case text == "" || text == "\r":
		return value, "", hangUp
	case strings.HasPrefix(text, "\r\n"):
		if rest = text[2:]; !wire.IsFold(rest) {
			return value, rest, ""
		}
		if value == "" {
			return value, "", ParseError + "Invalid header value char"
		}
		return value, "", ParseError + "Unexpected whitespace after header value"
	case text[0] == '\r' && value == "":
		return value, "", ParseError + "Expected LF after CR"
	case text[0] == '\r':
		return value, "", ParseError + "Missing expected LF after header value"
	case text[0] == '\n' && value != "":
		return value, "", ParseError + "Missing expected CR after header value"
	}
	return value, "", ParseError + "Invalid header value char"
}

// fieldState is what llhttp remembers of the fields it has states for.
type fieldState struct {
	connection                         connectionOptions
	close, keep, upgrade, length, code bool
}

// take returns what is wrong with f, or "". A length may come once, and not with
// an encoding, even in a 101 (S19).
func (s *fieldState) take(f wire.Field) string {
	switch strings.ToLower(f.Name) {
	case "connection", "proxy-connection":
		s.connection.take(f.Value)
		for option := range strings.SplitSeq(f.Value, ",") {
			option = strings.TrimRight(strings.TrimLeft(option, " \t"), " ")
			s.close = s.close || handshake.EqualFold(option, "close")
			s.keep = s.keep || handshake.EqualFold(option, "keep-alive")
		}
	case "upgrade":
		s.upgrade = s.upgrade || f.Value != ""
	case "transfer-encoding":
		if s.length {
			return "Transfer-Encoding can't be present with Content-Length"
		}
		s.code = s.code || f.Value != ""
	case "content-length":
		return s.takeLength(strings.TrimRight(f.Value, " "))
	}
	return ""
}

func (s *fieldState) takeLength(value string) string {
	const most = "18446744073709551615" // it counts with 64 bits
	digits := strings.TrimLeft(value, "0")
	switch {
	case value == "":
		return "Empty Content-Length"
	case s.code:
		return "Content-Length can't be present with Transfer-Encoding"
	case s.length:
		return "Duplicate Content-Length"
	case !wire.IsDigits(value):
		return "Invalid character in Content-Length"
	case len(digits) > len(most) || len(digits) == len(most) && digits > most:
		return "Content-Length overflow"
	}
	s.length = true
	return ""
}

// finish is llhttp__before_headers_complete and llhttp_should_keep_alive.
func (r *Response) finish(s fieldState) {
	r.Upgrade = r.Status == 101 && s.upgrade && s.connection.upgrade
	if r.Closing {
		r.Closing = !s.keep
	} else {
		r.Closing = s.close
	}
}
