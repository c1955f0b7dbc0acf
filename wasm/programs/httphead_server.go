package programs

import "strings"

// The header parser of gobwas/ws, gobwas/httphead.

// headItem is what headScanner finds.
type headItem byte

const (
	headEnd headItem = iota
	headToken
	headSeparator
	headString
	headFault
)

// headScanner is Scanner of httphead/lexer.go.
type headScanner struct {
	text string
	pos  int
}

// next returns the next item. A tab is a fault: the table in octet.go begins at
// the space.
func (s *headScanner) next() (headItem, string) {
	for s.pos < len(s.text) && s.text[s.pos] == ' ' {
		s.pos++
	}
	if s.pos == len(s.text) {
		return headEnd, ""
	}
	start := s.pos
	switch b := s.text[s.pos]; {
	case b == '"':
		return s.quoted()
	case isTokenByte(b):
		s.pos = tokenEnd(s.text, s.pos)
		return headToken, s.text[start:s.pos]
	case strings.IndexByte("<>@,;:/[]?={}", b) >= 0:
		s.pos++
		return headSeparator, s.text[start:s.pos]
	}
	return headFault, ""
}

// quoted returns what stands before the next quotation mark that has no
// backslash in front.
func (s *headScanner) quoted() (headItem, string) {
	s.pos++
	start := s.pos
	for ; s.pos < len(s.text); s.pos++ {
		if s.text[s.pos] == '"' && (s.pos == start || s.text[s.pos-1] != '\\') {
			s.pos++
			return headString, removeBackslashes(s.text[start : s.pos-1])
		}
	}
	return headFault, ""
}

// removeBackslashes is RemoveByte, which loses a last byte that stands alone
// after a backslash.
func removeBackslashes(s string) string {
	var b strings.Builder
	end := strings.IndexByte(s, '\\')
	if end < 0 {
		return s
	}
	b.WriteString(s[:end])
	for i := end + 1; i < len(s)-1; i += end + 1 {
		if end = strings.IndexByte(s[i:], '\\'); end < 0 {
			b.WriteString(s[i:])
			break
		}
		b.WriteString(s[i : i+end])
	}
	return b.String()
}

// gobwasHasToken is btsHasToken of ws/util.go: members need no comma between
// them, and what follows the token found does not count (C08).
func gobwasHasToken(list, token string) bool {
	s := headScanner{text: list}
	for {
		item, text := s.next()
		if item == headToken && strings.EqualFold(text, token) {
			return true
		}
		if item != headToken && (item != headSeparator || text != ",") {
			return false
		}
	}
}

// gobwasSelectProtocol looks for chat and superchat in a list of tokens, and
// reports whether the list is right as far as it was read: C17.
func gobwasSelectProtocol(list string) (chosen, ok bool) {
	s := headScanner{text: list}
	for {
		switch item, text := s.next(); {
		case item == headEnd:
			return false, ok
		case item == headToken && (text == "chat" || text == "superchat"):
			return true, true
		case item == headToken:
			ok = true
		case item != headSeparator || text != ",":
			return false, false
		}
	}
}
