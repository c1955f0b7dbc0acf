package secrets

import "strings"

// assigned takes what stands after "=". spaced says that there was a blank before
// it, as there never is in an address.
func (s *scanner) assigned(from int, name string, w weight, spaced bool) bool {
	if spaced || from < len(s.text) && isQuote(s.text[from]) {
		from += span(s.text[from:], isBlank)
	}
	if from == len(s.text) {
		return false
	}
	inAddress := s.query || s.lastSemi >= 0 && !spaced
	if start, end, ok := s.quoted(from); ok && !(s.query && s.open == 0) {
		return s.give(start, end, name, w)
	}
	if !inAddress && (s.text[from] == '[' || s.text[from] == '{') {
		if end := bracketed(s.text, from); end > 0 {
			return s.give(from+1, end, name, w)
		}
	}
	end := s.valueEnd(from)
	value := s.text[from:end]
	if spaced && (strings.HasPrefix(value, "1*") || isExpression(value)) {
		return false
	}
	if spaced && w == sure && !s.letters && !isQuote(value[0]) {
		end = s.lineEnd(from)
	}
	return s.give(from, end, name, w)
}

// valueEnd returns where the value of a parameter that begins at from ends: at "&",
// "#" or white space, at the quote that was opened before the address, and outside
// of a query, where the path goes on.
func (s *scanner) valueEnd(from int) int {
	quote := byte(0)
	if s.open != 0 && (!s.query || s.openAt < s.queryAt) {
		quote = s.open
	}
	path := s.inPath()
	end := from
	for ; end < len(s.text); end++ {
		switch b := s.text[end]; {
		case b == '&', b == '#', isSpace(b), quote != 0 && b == quote, b == '>' && s.angle:
			return end
		case (b == '?' || b == '/' || b == ';') && path:
			return end
		}
	}
	return end
}

// inPath reports whether the name at s.at is that of a parameter of a path:
// /chat;jsessionid=S?room=1.
func (s *scanner) inPath() bool { return !s.query && s.lastSemi >= 0 && s.lastSemi == s.at-1 }

// segment takes what follows a telling part of a path, if it looks like a secret.
func (s *scanner) segment(from int, name string) bool {
	end := from + span(s.text[from:], func(b byte) bool { return isNoSpace(b) && strings.IndexByte("/?&#;<>", b) < 0 })
	if value := s.text[from:end]; !isRandom(value) || strings.Count(value, "-") > 2 && !isUUID(value) {
		return false
	}
	return s.give(from, end, name, telling)
}
