package secrets

import "strings"

// named takes the value of the name between start and end if that tells of a
// secret.
func (s *scanner) named(start, end int) bool {
	name := s.text[start:end]
	if cut := strings.LastIndex(name, "map["); cut >= 0 { // as Go prints it
		name = name[cut+len("map["):]
		s.spread = true
	}
	name = strings.TrimLeft(name, "[]$.~")
	if s.keyed(start) {
		return true
	}
	w := weigh(name)
	if w == plain {
		return fold(name) == "code" && s.query && s.code(end, name)
	}
	flag := strings.HasPrefix(name, "-")
	name = displayed(name)
	quoted := s.quotedName(start, end)
	next := end
	indexed := s.text[start] == '[' && s.text[end-1] == ']' // as PHP prints a key
	if quoted {
		next++
		if s.pair(start, next, name) {
			return true
		}
		next, indexed = s.afterKey(start, next)
	}
	if !quoted && (s.couple(start, end, name, w) || s.valued(start, end, name)) {
		return true
	}
	if s.variable(start, next, name) {
		return true
	}
	if s.tested(end, name) {
		return true
	}
	blanks := span(s.text[next:], isBlank)
	next += blanks
	if next == len(s.text) {
		return false
	}
	if isSpace(s.text[next]) {
		return s.below(start, next, name)
	}
	rest := s.text[next:]
	switch {
	case strings.HasPrefix(rest, ":="):
		return s.assigned(start, next+2, name, w, true)
	case strings.HasPrefix(rest, "==="):
		return s.compared(next+3, name)
	case strings.HasPrefix(rest, "=>"):
		return s.mapped(next+2, name, indexed)
	case strings.HasPrefix(rest, "->"), rest[0] == '|':
		return s.beyond(next, name, w)
	case strings.HasPrefix(rest, "=="):
		return s.compared(next+2, name)
	case strings.HasPrefix(rest, "!="):
		return false
	case rest[0] == '=':
		return s.assigned(start, next+1, name, w, blanks > 0)
	case strings.HasPrefix(rest, "::"), strings.HasPrefix(rest, "://"):
		return false
	case rest[0] == ':' && quoted:
		return s.member(next+1, name, w)
	case rest[0] == ':':
		return s.colon(start, next, name, w)
	case rest[0] == '>' && (quoted || start > 0 && s.text[start-1] == '<'):
		return s.element(next+1, name)
	case blanks > 0 && w == sure && s.netrc(start):
		return s.flag(next, name, w)
	case flag && blanks > 0 && isFlag(s.text, start):
		return s.flag(next, name, w)
	case rest[0] == '/' && blanks == 0 && start > 0 && s.text[start-1] == '/':
		return s.segment(next+1, name)
	}
	return false
}

// code takes the code of OAuth 2.0 (RFC 6749 §4.1.2), whose parameter has the name
// that every other code has, too.
func (s *scanner) code(end int, name string) bool {
	if end == len(s.text) || s.text[end] != '=' {
		return false
	}
	to := end + 1 + span(ahead(s.text[end+1:]), func(b byte) bool { return !isSpace(b) && b != '&' && b != '#' })
	if value := s.text[end+1 : to]; !isRandom(value) || isUUID(value) {
		return false
	}
	return s.give(end+1, s.valueEnd(end+1), name, telling)
}

// displayed returns name without the signs around it.
func displayed(name string) string {
	name = strings.Trim(name, "-[$.~")
	for strings.HasSuffix(name, "]") && strings.Count(name, "[") < strings.Count(name, "]") || strings.HasSuffix(name, "[]") {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "]"), "[")
	}
	return name
}

// quotedName reports whether the name between start and end is all that stands in
// its quotes.
func (s *scanner) quotedName(start, end int) bool {
	return start > 0 && end < len(s.text) && isQuote(s.text[end]) && s.text[start-1] == s.text[end]
}
