package secrets

import "strings"

// colon takes the value of a field, whose colon stands at next.
func (s *scanner) colon(start, next int, name string, w weight) bool {
	from := next + 1
	digits := span(s.text[from:min(len(s.text), from+6)], isDigit)
	if after := from + digits; digits >= 2 && digits <= 5 && (after == len(s.text) || !isAlnum(s.text[after])) && next > start && s.portCanFollow(start, next, after) {
		return false
	}
	if host := strings.LastIndexByte(name, '.'); host >= 0 && weigh(name[host+1:]) == plain && name != "tls.key" {
		return false // auth.example.com:
	}
	if name == "PASS" {
		return false // of a test
	}
	if strings.HasPrefix(s.text[start:], "..") {
		return s.dotted(from, name, w)
	}
	if s.query { // decoded: the query ends before the version
		if version := strings.Index(ahead(s.text[from:]), " HTTP/"); version >= 0 {
			return s.give(from, from+version, name, w)
		}
	}
	if strings.HasPrefix(s.text[from:], " = ") { // as libwebsockets lists fields
		from += len(" = ")
	}
	if from < len(s.text) && s.text[from] == '[' { // a map of Go's that is wrapped
		return s.beside(from, name, w, '}')
	}
	value := from + span(s.text[from:], isBlank)
	if closing := s.opened(start, next); closing != 0 {
		if begin, end, ok := s.quoted(value); ok {
			given := s.give(begin, end, name, w)
			for given && strings.HasPrefix(s.text[min(end+1, len(s.text)):], `, "`) { // Spring's, of a field that came twice
				if begin, end, ok = s.quoted(end + len(`", `)); ok {
					s.give(begin, end, name, w)
				}
			}
			return given
		}
		return s.beside(value, name, w, closing)
	}
	if s.beginsLine(start) {
		return s.line(from, name, w)
	}
	if start > 0 && isQuote(s.text[start-1]) && s.open == s.text[start-1] { // 'Cookie: a=b', as on a command line
		end := from
		for end < len(s.text) && s.text[end] != '\n' && s.text[end] != s.open && !strings.HasPrefix(s.text[end:], `\r\n`) {
			if s.text[end] == '\\' && s.open == '"' && end+1 < len(s.text) && s.text[end+1] != '\n' {
				end++
			}
			end++
		}
		return s.give(from, min(end, len(s.text)), name, w)
	}
	if begin, end, ok := s.quoted(value); ok {
		return s.give(begin, end, name, w)
	}
	if s.spread {
		return s.beside(value, name, w, '}')
	}
	if isProse(s.text[value:min(len(s.text), value+proseLength)], s.afterProse(start)) {
		return false
	}
	end := s.lineEnd(value)
	if s.open != 0 {
		if i := strings.IndexByte(s.text[value:end], s.open); i >= 0 {
			end = value + i
		}
	}
	return s.give(value, end, name, w)
}

// portCanFollow reports whether the number after the name is a port: that of an
// address, or of the Host field.
func (s *scanner) portCanFollow(start, next, after int) bool {
	return s.slashes || strings.IndexByte(s.text[start:next], '.') >= 0 || hasPrefixFold(s.text[s.lineAt:], "host:") || hasPrefixFold(s.text[s.lineAt:], ":authority:") ||
		hasPrefixFold(s.text[s.lineAt:], "origin:") || after < len(s.text) && s.text[after] == '/'
}

// beginsLine reports whether no word stands before start on its line, so that a
// field may begin there.
func (s *scanner) beginsLine(start int) bool {
	return !s.letters && !s.spread && s.open == 0
}

// line takes the value of a field with the lines that continue it, or the line
// after a name that stands alone.
func (s *scanner) line(from int, name string, w weight) bool {
	start := from + span(s.text[from:], isBlank)
	if w < sure && isProse(s.text[start:min(len(s.text), start+proseLength)], false) && span(name, isLetter) == len(name) {
		return false
	}
	end := s.lineEnd(from)
	empty := strings.Trim(s.text[from:end], kept) == ""
	indent := span(s.text[s.lineAt:], isBlank)
	for end+1 < len(s.text) && s.text[end] == '\n' && span(s.text[end+1:], isBlank) > indent && !blankLine(s.text, end+1) {
		next := s.lineEnd(end + 1)
		empty = false
		end = next
	}
	if empty { // as DevTools copies it
		if end >= len(s.text) || s.text[end] != '\n' {
			return false
		}
		next := end + 1
		stop := s.lineEnd(next)
		if n := span(s.text[next:stop], isWord); next == stop || n > 0 && next+n < stop && s.text[next+n] == ':' || blankLine(s.text, next) {
			return false
		}
		return s.give(next, stop, name, w)
	}
	return s.give(from, end, name, w)
}

// below takes the line after one that has nothing but a name, as DevTools copies
// fields.
func (s *scanner) below(start, next int, name string) bool {
	if !s.beginsLine(start) || start != s.lineAt {
		return false
	}
	next += span(s.text[next:], func(b byte) bool { return b == '\r' })
	if next == len(s.text) || s.text[next] != '\n' {
		return false
	}
	from := next + 1
	value := strings.TrimSpace(s.text[from:s.lineEnd(from)])
	scheme, rest, _ := strings.Cut(value, " ")
	equals := strings.IndexByte(value, '=')
	switch {
	case (schemes[fold(scheme)] || schemesOfLists[fold(scheme)]) && rest != "", equals > 0 && span(value, isWord) == equals, rest == "" && isRandom(value):
	case weigh(name) < sure && strings.IndexByte(name, '-') < 0, rest != "", strings.HasSuffix(value, ":"), !strings.ContainsAny(value, "0123456789_=+/%"):
		return false // a heading, or another name
	}
	return s.give(from, s.lineEnd(from), name, sure)
}

// dotted takes the value of a field as ngrep prints it: a point stands for each CR and
// each LF, and the text goes on, indented, in the next line.
func (s *scanner) dotted(from int, name string, w weight) bool {
	end := from
	for ; end < len(s.text); end++ {
		if s.text[end] == '\n' && !(end+1 < len(s.text) && isBlank(s.text[end+1])) {
			break
		}
		if after, found := strings.CutPrefix(s.text[end:], ".."); found {
			next := span(after[:min(len(after), longestName)], isWord)
			if next == len(after) || next == 0 && strings.IndexByte(".\r\n", after[0]) >= 0 || next > 0 && strings.IndexByte(":\n", after[next]) >= 0 {
				break
			}
		}
	}
	return s.give(from, end, name, w)
}

func blankLine(text string, at int) bool {
	at += span(text[at:], func(b byte) bool { return isBlank(b) || b == '\r' })
	return at == len(text) || text[at] == '\n'
}

// opened returns the bracket that closes the list whose first field has its name between
// start and end, as in [Cookie: S, Host: a], or 0.
func (s *scanner) opened(start, end int) (closing byte) {
	name := s.text[start:end]
	switch {
	case strings.LastIndexByte(name, '[') > strings.LastIndexByte(name, ']'):
		return ']'
	case start > 0 && s.text[start-1] == '(':
		return ')'
	}
	return 0
}

// beside takes a value that has others beside it on its line, up to the bracket that
// closes all: {token: S, user: bob} or map[Cookie:[S] Host:[a]].
func (s *scanner) beside(from int, name string, w weight, closing byte) bool {
	if from < len(s.text) && (s.text[from] == '[' || s.text[from] == '{') {
		end := from + 1
		for end < len(s.text) && s.text[end] != '\n' && !(s.text[end] == ']' && (end+1 == len(s.text) || isSpace(s.text[end+1]) || s.text[end+1] == ']' || s.text[end+1] == ',' || s.text[end+1] == '}')) {
			end++
		}
		return s.give(from+1, end, name, w)
	}
	if first := from + span(s.text[from:min(len(s.text), from+proseLength)], isNoSpace); isExpression(s.text[from:first]) {
		return false
	}
	scheme := s.text[from : from+span(s.text[from:], isAlnumOrHyphen)]
	list := schemesOfLists[fold(scheme)]
	end := from
	for end < len(s.text) && s.text[end] != '\n' && (s.text[end] != closing || closing != '}' && !s.closes(end)) {
		if s.text[end] == ',' && (end+1 == len(s.text) || isSpace(s.text[end+1])) && !(list && s.parameterAt(end+1)) {
			break
		}
		if isBlank(s.text[end]) && s.fieldAt(end+1) {
			break // of a map of Go's, in which nothing is between the two
		}
		end++
	}
	return s.give(from, end, name, w)
}

// fieldAt reports whether a name with a colon stands at at.
func (s *scanner) fieldAt(at int) bool {
	n := span(s.text[at:min(len(s.text), at+longestName)], isAlnumOrHyphen)
	return n > 1 && at+n+1 < len(s.text) && s.text[at+n] == ':' && s.text[at+n+1] != '/'
}

// parameterAt reports whether a parameter of credentials, such as nonce=S, may begin at
// at, and no field.
func (s *scanner) parameterAt(at int) bool {
	at += span(ahead(s.text[at:]), isBlank)
	n := span(ahead(s.text[at:]), isAlnumOrHyphen)
	return n > 0 && at+n < len(s.text) && s.text[at+n] == '=' && !isUpper(s.text[at])
}

func isAlnumOrHyphen(b byte) bool { return isAlnum(b) || b == '-' }

// afterProse reports whether the word before start, if there is one, belongs to a
// sentence.
func (s *scanner) afterProse(start int) bool {
	if start < 2 || s.text[start-1] != ' ' {
		return false
	}
	return isLetter(s.text[start-2]) || s.text[start-2] == ','
}

// proseLength is how many bytes of a value are looked at to tell whether it is a
// sentence.
const proseLength = 120

// isProse reports whether value reads like the rest of a sentence. sentence says
// that one began before it.
func isProse(value string, sentence bool) bool {
	if i := strings.IndexAny(value, "\r\n"); i >= 0 {
		value = value[:i]
	}
	count, words := 0, 0
	for field := range strings.FieldsSeq(value) {
		if count++; count > 8 {
			break
		}
		word := strings.Trim(field, `.,;:!?()"'“”‘’…`)
		switch {
		case count == 1 && !isProseWord(word):
			return false
		case isProseWord(word), word == "", span(word, isDigit) == len(word) && len(word) <= 3:
			words++
		case schemes[fold(word)]:
			return false
		}
	}
	if sentence && count == 1 {
		return proseAlone[fold(strings.Trim(value, ` .,;:!?()"'`))]
	}
	first, _, _ := strings.Cut(strings.TrimSpace(value), " ")
	if sentence || proseAlone[fold(first)] {
		return words >= 2 && words*2 > count
	}
	return words >= 4 && words*4 >= count*3
}

// isProseWord reports whether word is one of a sentence: letters, the first one
// perhaps a capital, or with an apostrophe or a hyphen among them.
func isProseWord(word string) bool {
	if word == "" || fold(word[1:]) != word[1:] || schemes[fold(word)] {
		return false
	}
	for i := range len(word) {
		if b := word[i]; !isLetter(b) && b != '\'' && b != '-' && b < 0x80 {
			return false
		}
	}
	return true
}

var proseAlone = set(`started opened found not expired invalid missing required rejected unknown none not absent denied failed refused closed revoked malformed empty unsupported forbidden
	unauthorized session cookie token key header timeout mismatch ok valid accepted error wrong`)

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
