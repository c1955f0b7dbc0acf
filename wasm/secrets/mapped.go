package secrets

import "strings"

// afterKey returns where the text goes on behind the quoted name at start, whose quotes
// end at next: behind the brackets of an index, and those of Erlang's binaries.
func (s *scanner) afterKey(start, next int) (after int, indexed bool) {
	switch rest := s.text[next:]; {
	case strings.HasPrefix(rest, "]") && start > 1 && s.text[start-2] == '[':
		return next + 1, true
	case strings.HasPrefix(rest, ">>"):
		return next + 2, false
	}
	return next, false
}

// mapped takes what an arrow, which ends at from, points at. Behind an indexed name
// that need not be in quotes, as in PHP's [HTTP_COOKIE] => a=b.
func (s *scanner) mapped(from int, name string, indexed bool) bool {
	from, length := s.unwrapped(from)
	if start, quoted, ok := s.quoted(from); ok {
		end := start + length
		if length == 0 || end >= len(s.text) || s.text[end] != s.text[start-1] {
			end = quoted
		}
		return s.give(start, end, name, telling)
	}
	if !indexed || isProse(s.text[from:min(len(s.text), from+proseLength)], false) {
		return false
	}
	end := from
	for end < len(s.text) && s.text[end] != '\n' && !s.indexAt(end) {
		end++
	}
	return s.give(from, end, name, telling)
}

// indexAt reports whether another index stands at at, as when the lines of print_r were
// joined.
func (s *scanner) indexAt(at int) bool {
	if !strings.HasPrefix(s.text[at:], " [") {
		return false
	}
	at += len(" [")
	at += span(s.text[at:min(len(s.text), at+longestName)], isWord)
	return strings.HasPrefix(s.text[at:], "] =>")
}

// unwrapped passes what PHP prints in front of a value: that it is the first one of an
// array, and how many bytes a string has, which it returns, or 0.
func (s *scanner) unwrapped(from int) (at, length int) {
	const most = 8 // parts
	inArray := false
	for range most {
		next := from + span(ahead(s.text[from:]), isSpace)
		rest := s.text[next:]
		switch {
		case hasPrefixFold(rest, "array") && len(rest) > len("array") && !isAlnum(rest[len("array")]):
			inArray = true
			next += len("array")
			next += countLength(s.text[next:])
		case strings.HasPrefix(rest, "string(") && countLength(rest[len("string"):]) > 0:
			next += len("string")
			n := countLength(s.text[next:])
			for _, digit := range []byte(s.text[next+1 : next+n-1]) {
				length = length*10 + int(digit-'0')
			}
			next += n
			return next + span(ahead(s.text[next:]), isBlank), length
		case inArray && strings.HasPrefix(rest, "[0]"):
			next += len("[0]")
		case inArray && strings.HasPrefix(rest, "0 =>"):
			next += len("0")
		case inArray && strings.HasPrefix(rest, "=>"):
			next += len("=>")
		case inArray && (strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "{")):
			next++
		case strings.IndexByte(s.text[from:next], '\n') >= 0 && !inArray && (rest == "" || !isQuote(rest[0])):
			return from, 0 // the value is empty
		default:
			return next, 0
		}
		from = next
	}
	return from, 0
}

// countLength returns the length of a number in parentheses at the beginning of s, or 0.
func countLength(s string) int {
	if !strings.HasPrefix(s, "(") {
		return 0
	}
	digits := span(s[1:min(len(s), 8)], isDigit)
	if digits == 0 || !strings.HasPrefix(s[1+digits:], ")") {
		return 0
	}
	return digits + 2
}
