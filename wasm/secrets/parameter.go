package secrets

import "strings"

// assigned takes what stands after the "=" of the name at start. spaced says that there
// was a blank before it, as there never is in an address.
func (s *scanner) assigned(start, from int, name string, w weight, spaced bool) bool {
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
	if closing := s.opened(start, from-1); closing != 0 && !inAddress {
		return s.beside(from, name, w, closing)
	}
	if !inAddress && s.spread && s.besideOthers(start) {
		return s.beside(from, name, w, '}')
	}
	end := s.valueEnd(from)
	if !inAddress {
		end = s.wholeEnd(from, end, name)
	}
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

// variable takes the value of a variable of CGI, which has a field's, up to the end of
// the line that begins with it: HTTP_COOKIE=a=b; c=d.
func (s *scanner) variable(start, next int, name string) bool {
	if !s.beginsLine(start) || !isVariable(name) || next == len(s.text) {
		return false
	}
	from := next + span(s.text[next:], isBlank)
	switch {
	case from == len(s.text):
		return false
	case s.text[from] == '=' && !strings.HasPrefix(s.text[from:], "=>") && from == next:
		from++
	case s.text[from] == ':' || s.text[from] == '=':
		return false // which are read as usual
	case s.text[next] != '\t' && from < next+2: // as phpinfo's columns
		return false
	}
	if _, _, ok := s.quoted(from); ok || isSpace(s.text[min(from, len(s.text)-1)]) {
		return false
	}
	return s.give(from, s.lineEnd(from), name, sure)
}

// isVariable reports whether name is that of a variable of CGI with a field in it: RFC
// 3875 §4.1.18.
func isVariable(name string) bool {
	return strings.HasPrefix(strings.TrimPrefix(name, "REDIRECT_"), "HTTP_")
}

// wholeEnd returns where the value that begins at from ends if blanks are part of it,
// the first of which stands at end: behind a scheme are its credentials, and behind a
// cookie may be others.
func (s *scanner) wholeEnd(from, end int, name string) int {
	list := strings.Contains(fold(name), "cookie")
	word := fold(s.text[from:end])
	scheme := schemes[word] || schemesOfLists[word]
	for end < len(s.text) && isBlank(s.text[end]) && (scheme || list && s.text[end-1] == ';' || s.text[end-1] == ',') {
		next := end + span(ahead(s.text[end:]), isBlank)
		to := s.valueEnd(next)
		if to == next || !scheme && strings.IndexByte(s.text[next:to], '=') < 0 && s.text[end-1] == ',' {
			return end
		}
		scheme, end = false, to
	}
	return end
}

// besideOthers reports whether the name at start stands in a list, behind what opens it
// or a comma.
func (s *scanner) besideOthers(start int) bool {
	for start > s.lineAt && isBlank(s.text[start-1]) {
		start--
	}
	return start > 0 && strings.IndexByte("{,", s.text[start-1]) >= 0
}
