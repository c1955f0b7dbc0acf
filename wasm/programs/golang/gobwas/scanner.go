package gobwas

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// The header parser of gobwas/ws, gobwas/httphead.

// itemKind is what scanner finds.
type itemKind byte

const (
	itemEnd itemKind = iota
	itemToken
	itemSeparator
	itemString
	itemFault
)

// scanner is Scanner of httphead/lexer.go.
type scanner struct {
	text string
	pos  int
}

// next returns the next item. A tab is a fault: the table in octet.go begins at
// the space.
func (s *scanner) next() (itemKind, string) {
	for s.pos < len(s.text) && s.text[s.pos] == ' ' {
		s.pos++
	}
	if s.pos == len(s.text) {
		return itemEnd, ""
	}
	start := s.pos
	switch b := s.text[s.pos]; {
	case b == '"':
		return s.quoted()
	case wire.IsTokenByte(b):
		s.pos = wire.TokenEnd(s.text, s.pos)
		return itemToken, s.text[start:s.pos]
	case strings.IndexByte("<>@,;:/[]?={}", b) >= 0:
		s.pos++
		return itemSeparator, s.text[start:s.pos]
	}
	return itemFault, ""
}

// quoted returns what stands before the next quotation mark that has no
// backslash in front.
func (s *scanner) quoted() (itemKind, string) {
	s.pos++
	start := s.pos
	for ; s.pos < len(s.text); s.pos++ {
		if s.text[s.pos] == '"' && (s.pos == start || s.text[s.pos-1] != '\\') {
			s.pos++
			return itemString, removeBackslashes(s.text[start : s.pos-1])
		}
	}
	return itemFault, ""
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

// hasToken is btsHasToken of ws/util.go: members need no comma between
// them, and what follows the token found does not count (C08).
func hasToken(list, token string) bool {
	s := scanner{text: list}
	for {
		item, text := s.next()
		if item == itemToken && strings.EqualFold(text, token) {
			return true
		}
		if item != itemToken && (item != itemSeparator || text != ",") {
			return false
		}
	}
}

// selectProtocol looks for chat and superchat in a list of tokens, and
// reports whether the list is right as far as it was read: C17.
func selectProtocol(list string) (chosen, ok bool) {
	s := scanner{text: list}
	for {
		switch item, text := s.next(); {
		case item == itemEnd:
			return false, ok
		case item == itemToken && (text == "chat" || text == "superchat"):
			return true, true
		case item == itemToken:
			ok = true
		case item != itemSeparator || text != ",":
			return false, false
		}
	}
}
