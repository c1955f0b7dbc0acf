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
		case hasPrefixFold(s.text[i:], `"value":`) && comma, hasPrefixFold(s.text[i:], `'value':`) && comma, hasPrefixFold(s.text[i:], `value:`) && comma:
			i += strings.IndexByte(s.text[i:], ':') + 1
			called = true
		case hasPrefixFold(s.text[i:], `value=`), hasPrefixFold(s.text[i:], `content=`): // HTML
			i += strings.IndexByte(s.text[i:], '=') + 1
			comma, called = true, true
		default:
			from, end, ok := s.quoted(i)
			if !ok || !comma || from == end {
				return false
			}
			if !called && !s.beginsPair(start, end, s.text[from:end]) {
				return false
			}
			return s.give(from, end, name, telling)
		}
	}
	return false
}

// beginsPair reports whether the name in quotes at start is the first of a pair with
// value, and not in a list of names, or a value itself.
func (s *scanner) beginsPair(start, end int, value string) bool {
	const farthest = 64 // bytes to what stands before it
	before := start - 1 // the quote
	for before > 0 && before > start-farthest && (isSpace(s.text[before-1]) || s.text[before-1] == 'b' || s.text[before-1] == '<') {
		before--
	}
	if span(value, isName) == len(value) && weigh(value) > plain && !isRandom(value) || isHeaderName(value) {
		return false
	}
	if before == 0 || strings.IndexByte("([{,", s.text[before-1]) < 0 { // Envoy has nothing around them
		return before < start-1 || before == 0 && s.endsLine(end+1)
	}
	return s.text[before-1] == '(' || span(value, isLetter) < len(value)
}

// endsLine reports whether nothing but white space stands on the line from at on.
func (s *scanner) endsLine(at int) bool {
	rest := ahead(s.text[at:])
	at = span(rest, func(b byte) bool { return isBlank(b) || b == '\r' })
	return at == len(rest) || rest[at] == '\n'
}

// isHeaderName reports whether s reads like the name of a field.
func isHeaderName(s string) bool {
	if fieldNames[s] {
		return true
	}
	return span(s, func(b byte) bool { return isLetter(b) || b == '-' }) == len(s) && isUpper(s[0]) && (fold(s[1:]) == s[1:] || strings.Contains(s, "-"))
}

// fieldNames are names of fields as HTTP/2 writes them, with a sign in them that a
// secret might have, too.
var fieldNames = set(`accept-charset accept-encoding accept-language cache-control content-disposition content-encoding content-language content-length
	content-location content-range content-type if-match if-modified-since if-none-match if-unmodified-since keep-alive last-modified max-forwards
	retry-after sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-websocket-accept sec-websocket-extensions sec-websocket-key
	sec-websocket-protocol sec-websocket-version transfer-encoding upgrade-insecure-requests user-agent www-authenticate x-correlation-id
	x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto x-real-ip x-request-id x-requested-with`)

// shortestAlone is how many bytes a value has at least that nothing but its place tells
// to be one.
const shortestAlone = 4

// couple takes the second of two words in brackets of which the first is the name of a
// field, as Scala and .NET print a pair: (Cookie,S), [Cookie, S]. As an atom of
// Erlang's, the name has its value in quotes.
func (s *scanner) couple(start, end int, name string, w weight) bool {
	if end == len(s.text) || s.text[end] != ',' {
		return false
	}
	opened := byte(0)
	if s.text[start] == '[' {
		opened = '['
	} else if start > 0 {
		opened = s.text[start-1]
	}
	closing := map[byte]byte{'(': ')', '[': ']', '{': '}'}[opened]
	if closing == 0 {
		return false
	}
	from := end + 1
	from += span(ahead(s.text[from:]), isBlank)
	if begin, stop, ok := s.quoted(from); ok {
		return opened != '[' && (opened == '{' || w == sure) && s.give(begin, stop, name, w)
	}
	if opened == '{' || w < sure && strings.IndexByte(name, '-') < 0 {
		return false
	}
	to := from
	for to < len(s.text) && strings.IndexByte("\n([", s.text[to]) < 0 && (s.text[to] != closing || !s.closes(to)) {
		to++
	}
	value := s.text[from:to]
	if to == len(s.text) || s.text[to] != closing || len(value) < shortestAlone || span(value, isLetter) == len(value) || isExpression(value) {
		return false
	}
	return s.give(from, to, name, w)
}

// closes reports whether the bracket at at may be the last one of a value.
func (s *scanner) closes(at int) bool {
	return at+1 == len(s.text) || isSpace(s.text[at+1]) || strings.IndexByte(",;)]}", s.text[at+1]) >= 0
}

// beyond takes what stands behind an arrow or in the next cell of a table, the sign of
// which is at at.
func (s *scanner) beyond(at int, name string, w weight) bool {
	if w < sure && strings.IndexByte(name, '-') < 0 {
		return false
	}
	sign := s.text[at]
	from := at + span(s.text[at:], func(b byte) bool { return b == '-' || b == '>' || b == '|' })
	from += span(ahead(s.text[from:]), isBlank)
	if begin, end, ok := s.quoted(from); ok {
		return s.give(begin, end, name, w)
	}
	first := from + span(s.text[from:min(len(s.text), from+proseLength)], isNoSpace)
	if isExpression(s.text[from:first]) || isProse(s.text[from:min(len(s.text), from+proseLength)], false) {
		return false
	}
	to := from
	for to < len(s.text) && s.text[to] != '\n' && (sign != '|' || s.text[to] != '|') &&
		(sign == '|' || s.text[to] != ')' || !s.closes(to)) && !(sign == '-' && strings.HasPrefix(s.text[to:], ", ")) {
		to++
	}
	value := strings.Trim(s.text[from:to], kept)
	if len(value) < shortestAlone || span(value, isLetter) == len(value) {
		return false
	}
	return s.give(from, to, name, w)
}

// valued takes what is called value behind a field's name that is called name itself:
// name=Cookie, value=S.
func (s *scanner) valued(start, end int, name string) bool {
	const called = "value"
	before := start
	for before > s.lineAt && isBlank(s.text[before-1]) {
		before--
	}
	if before == 0 || s.text[before-1] != ':' && s.text[before-1] != '=' {
		return false
	}
	from := end + span(s.text[end:min(len(s.text), end+16)], func(b byte) bool { return isSpace(b) || b == ',' || b == ';' })
	if from == end || !hasPrefixFold(s.text[from:], called) {
		return false
	}
	if from += len(called); from == len(s.text) || s.text[from] != ':' && s.text[from] != '=' {
		return false
	}
	from++
	from += span(ahead(s.text[from:]), isBlank)
	if begin, end, ok := s.quoted(from); ok {
		return s.give(begin, end, name, telling)
	}
	to := from
	for to < len(s.text) && s.text[to] != '\n' && (strings.IndexByte(")}]", s.text[to]) < 0 || !s.closes(to)) {
		to++
	}
	return s.give(from, to, name, telling)
}
