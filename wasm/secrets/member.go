package secrets

import "strings"

// member takes the value of a member of an object: a string, a number, or all that
// is in a list or an object.
func (s *scanner) member(from int, name string, w weight) bool {
	from += span(s.text[from:], isSpace)
	if from == len(s.text) {
		return false
	}
	if start, end, ok := s.quoted(from); ok {
		return s.give(start, end, name, w)
	}
	for _, wrapping := range wrappings {
		if strings.HasPrefix(s.text[from:], wrapping) {
			from += len(wrapping) - 1
			if start, end, ok := s.quoted(from + 1); ok && s.text[from] == '(' {
				return s.give(start, end, name, w)
			}
			break
		}
	}
	if strings.IndexByte("[{(", s.text[from]) >= 0 {
		if end := bracketed(s.text, from); end > 0 {
			return s.give(from+1, end, name, w)
		}
		return s.give(from+1, s.lineEnd(from), name, w)
	}
	end := from + span(s.text[from:], func(b byte) bool { return !isSpace(b) && strings.IndexByte(",}]", b) < 0 })
	if isExpression(s.text[from:end]) {
		return false
	}
	return s.give(from, end, name, w)
}

// compared takes a literal that something is compared with.
func (s *scanner) compared(from int, name string) bool {
	from += span(s.text[from:], isBlank)
	if start, end, ok := s.quoted(from); ok {
		return s.give(start, end, name, telling)
	}
	return false
}

// element takes the content of an element of XML.
func (s *scanner) element(from int, name string) bool {
	end := from + span(s.text[from:], func(b byte) bool { return b != '<' })
	if isQuote(s.text[from-2]) && span(s.text[from:end], isLetter) == end-from { // what a button says, say
		return false
	}
	return s.give(from, end, name, telling)
}

// quoted returns what stands in the quotes that begin at from, perhaps after a
// letter, as in b"…". ok is false if none begin there.
func (s *scanner) quoted(from int) (start, end int, ok bool) {
	if strings.HasPrefix(s.text[from:], "<<\"") { // Erlang
		from += len("<<")
	}
	if from+1 < len(s.text) && strings.IndexByte("bBurfR@$", s.text[from]) >= 0 && isQuote(s.text[from+1]) {
		from++
	}
	if from >= len(s.text) || !isQuote(s.text[from]) {
		return 0, 0, false
	}
	quote := s.text[from]
	for end = from + 1; end < len(s.text); end++ {
		switch s.text[end] {
		case '\\':
			end++
		case quote:
			return from + 1, end, true
		case '\n':
			return from + 1, end, true
		}
	}
	return from + 1, min(end, len(s.text)), true
}

// bracketed returns where the bracket that closes the one at from stands, or 0.
func bracketed(text string, from int) int {
	const longest = 64 << 10 // a text of nothing but brackets must not take long
	depth, quote := 0, byte(0)
	for i := from; i < len(text) && i < from+longest; i++ {
		switch b := text[i]; {
		case quote != 0 && b == '\\':
			i++
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '[' || b == '{' || b == '(' && text[from] == '(':
			depth++
		case b == ']' || b == '}' || b == ')' && text[from] == '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

// wrappings are what languages print around a value, up to the bracket that opens it.
var wrappings = []string{"[]string{", "Some(", "Just(", "Vector(", "List(", "Array(", "ArrayBuffer(", "HeaderValue(", "Sensitive("}
