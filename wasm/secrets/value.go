package secrets

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// named takes the value of the name between start and end if that tells of a
// secret.
func (s *scanner) named(start, end int) bool {
	name := s.text[start:end]
	if cut := strings.LastIndex(name, "map["); cut >= 0 { // as Go prints it
		name = name[cut+len("map["):]
		s.spread = true
	}
	name = strings.TrimLeft(name, "[]$.~")
	w := weigh(name)
	if w == plain {
		return fold(name) == "code" && s.query && s.code(end, name)
	}
	flag := strings.HasPrefix(name, "-")
	name = displayed(name)
	quoted := s.quotedName(start, end)
	next := end
	if quoted {
		next++
		if s.pair(start, next, name) {
			return true
		}
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
		return s.assigned(next+2, name, w, true)
	case strings.HasPrefix(rest, "==="):
		return s.compared(next+3, name)
	case strings.HasPrefix(rest, "=>"):
		return s.compared(next+2, name)
	case strings.HasPrefix(rest, "=="):
		return s.compared(next+2, name)
	case strings.HasPrefix(rest, "!="):
		return false
	case rest[0] == '=':
		return s.assigned(next+1, name, w, blanks > 0)
	case strings.HasPrefix(rest, "::"), strings.HasPrefix(rest, "://"):
		return false
	case rest[0] == ':' && quoted:
		return s.member(next+1, name, w)
	case rest[0] == ':':
		return s.colon(start, next, name, w)
	case rest[0] == '>' && start > 0 && s.text[start-1] == '<':
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

// give adds the value between start and end unless it is plainly no secret.
func (s *scanner) give(start, end int, name string, w weight) bool {
	value := strings.Trim(s.text[start:end], kept)
	if strings.Trim(value, "=()") == "" || isPlainValue(name, value) || w < sure && proseAlone[fold(value)] || isPlaceholder(value) || isGUID(value) {
		return false
	}
	if strings.HasSuffix(strings.Join(wordsOf(name), ""), "clientkey") && keyLength(value) == len(value) {
		return false // that of the handshake, as a server calls it
	}
	s.add(start, end, name)
	return true
}

// isGUID reports whether value is the GUID of RFC 6455, or what somebody took for
// it: a program may call it what it likes.
func isGUID(value string) bool {
	return hasPrefixFold(strings.Trim(value, "\"'`"), handshake.GUID[:len("258EAFA5-E914")])
}

// isPlainValue reports whether value is one of those that stand for no secret.
func isPlainValue(name, value string) bool {
	value = strings.Trim(fold(value), `"',;`)
	switch value {
	case "true", "false", "null", "nil", "none", "undefined", "yes", "no", "on", "off", "include", "omit", "same-origin", "required", "optional", "[]", "{}":
		return true
	}
	if strings.HasPrefix(value, `("`) && strings.HasPrefix(fold(name), "sig") { // RFC 9421 §4.1
		return true
	}
	plural := strings.HasSuffix(fold(name), "tokens") || strings.HasSuffix(fold(name), "sessions") || strings.HasSuffix(fold(name), "tickets") || strings.HasSuffix(fold(name), "cookies")
	return plural && len(value) <= 7 && strings.Trim(value, "0123456789") == ""
}

// isPlaceholder reports whether value stands for one that is put in later.
func isPlaceholder(value string) bool {
	value = strings.Trim(value, `"'`)
	inside := func(open, end string) bool {
		rest, found := strings.CutPrefix(value, open)
		rest, closed := strings.CutSuffix(rest, end)
		return found && closed && strings.IndexFunc(rest, func(r rune) bool { return r >= 0x80 || !isName(byte(r)) && r != ' ' }) < 0 && !strings.ContainsAny(rest, "0123456789")
	}
	if value == "" || strings.Trim(value, "*•….") == "" || inside("<", ">") || inside("${", "}") || inside("{{", "}}") || inside("%", "%") && len(value) > 2 {
		return true
	}
	name, found := strings.CutPrefix(value, "$")
	if found && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
		return true
	}
	switch fold(value) {
	case "[redacted]", "redacted", "<redacted>", "[filtered]", "[hidden]", "(hidden)", "[masked]", "%s", "%v", "%q", "%d":
		return true
	}
	return false
}

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

// compared takes a literal that something is compared with, or mapped to.
func (s *scanner) compared(from int, name string) bool {
	from += span(s.text[from:], isBlank)
	if start, end, ok := s.quoted(from); ok {
		return s.give(start, end, name, telling)
	}
	return false
}

// isExpression reports whether value is code that gets a secret, and not one.
func isExpression(value string) bool {
	value = strings.TrimRight(value, ";,")
	if keywords[value] {
		return true
	}
	n := span(value, func(b byte) bool { return isWord(b) || b == '.' || b == '$' })
	if n == 0 || isDigit(value[0]) {
		return false
	}
	return n < len(value) && (value[n] == '(' || value[n] == '[') ||
		n == len(value) && strings.Contains(value, ".") && !strings.ContainsAny(value, "0123456789") && strings.Count(value, ".") <= 3
}

var keywords = set(`await new this self async function require import null nil none None undefined req request ctx token session`)

// quoted returns what stands in the quotes that begin at from, perhaps after a
// letter, as in b"…". ok is false if none begin there.
func (s *scanner) quoted(from int) (start, end int, ok bool) {
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
		case b == '[' || b == '{':
			depth++
		case b == ']' || b == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

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
	if s.text[from] == '[' || s.text[from] == '{' {
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

// element takes the content of an element of XML.
func (s *scanner) element(from int, name string) bool {
	end := from + span(s.text[from:], func(b byte) bool { return b != '<' })
	return s.give(from, end, name, telling)
}

// segment takes what follows a telling part of a path, if it looks like a secret.
func (s *scanner) segment(from int, name string) bool {
	end := from + span(s.text[from:], func(b byte) bool { return isNoSpace(b) && strings.IndexByte("/?&#;<>", b) < 0 })
	if value := s.text[from:end]; !isRandom(value) || strings.Count(value, "-") > 2 && !isUUID(value) {
		return false
	}
	return s.give(from, end, name, telling)
}

// netrc reports whether start is on a line of a .netrc, which tells names from values
// by their order.
func (s *scanner) netrc(start int) bool {
	line := s.text[s.lineAt:start]
	return strings.HasPrefix(line, "machine ") || strings.HasPrefix(line, "login ") || strings.HasPrefix(line, "default login ")
}

// isFlag reports whether the name at start is that of a flag: -token, --api-key.
func isFlag(text string, start int) bool {
	return start == 0 || isSpace(text[start-1]) || isQuote(text[start-1])
}

// flag takes the argument of a flag.
func (s *scanner) flag(from int, name string, w weight) bool {
	if start, end, ok := s.quoted(from); ok {
		return s.give(start, end, name, w)
	}
	end := from + span(s.text[from:], func(b byte) bool { return !isSpace(b) })
	value := s.text[from:end]
	if strings.HasPrefix(value, "-") || afterFlag[fold(strings.TrimRight(value, ".,;:"))] {
		return false
	}
	return s.give(from, end, name, w)
}

var afterFlag = set(`option options flag flags argument arguments is are and or to for may must with if of in can takes needs`)

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

// lineEnd returns where the line that from is on ends, also one of a log, whose
// ends are written out.
func (s *scanner) lineEnd(from int) int {
	for end := from; end < len(s.text); end++ {
		if s.text[end] == '\n' || strings.HasPrefix(s.text[end:], `\r\n`) {
			return end
		}
	}
	return len(s.text)
}
