package secrets

import "strings"

// pair takes the second of two strings of which the first is a telling name, as in
// {"name":"Cookie","value":"S"} or Set("Cookie", "S").
func (s *scanner) pair(start, next int, name string) bool {
	const longest = 16 // bytes between the two
	i := next
	comma, called := false, false
	for i < len(s.text) && i < next+longest {
		switch b := s.text[i]; {
		case isSpace(b), b == '>', b == '<', b == '(':
			i++
		case b == ',' && !comma:
			comma = true
			i++
		case hasPrefixFold(s.text[i:], `"value":`) && comma:
			i += len(`"value":`)
			called = true
		case hasPrefixFold(s.text[i:], `value=`), hasPrefixFold(s.text[i:], `content=`): // HTML
			i += strings.IndexByte(s.text[i:], '=') + 1
			comma, called = true, true
		default:
			from, end, ok := s.quoted(i)
			if !ok || !comma || from == end {
				return false
			}
			if !called && !s.beginsPair(start, s.text[from:end]) {
				return false
			}
			return s.give(from, end, name, telling)
		}
	}
	return false
}

// beginsPair reports whether the name in quotes at start is the first of a pair with
// value, and not in a list of names, or a value itself.
func (s *scanner) beginsPair(start int, value string) bool {
	before := start - 1 // the quote
	for before > s.lineAt && (isBlank(s.text[before-1]) || s.text[before-1] == 'b' || s.text[before-1] == '<') {
		before--
	}
	if before == s.lineAt || strings.IndexByte("([{,", s.text[before-1]) < 0 {
		return false
	}
	if span(value, isName) == len(value) && weigh(value) > plain && !isRandom(value) || isHeaderName(value) {
		return false
	}
	return s.text[before-1] == '(' || span(value, isLetter) < len(value)
}

// isHeaderName reports whether s reads like the name of a field.
func isHeaderName(s string) bool {
	return span(s, func(b byte) bool { return isLetter(b) || b == '-' }) == len(s) && isUpper(s[0]) && (fold(s[1:]) == s[1:] || strings.Contains(s, "-"))
}
