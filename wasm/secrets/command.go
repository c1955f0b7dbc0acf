package secrets

import "strings"

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

// login takes the user's name and password, the cookies or the subprotocols that a
// command such as curl is given.
func (s *scanner) login(start, end int) bool {
	sign, known := logins[s.text[start:end]]
	if !known || end == len(s.text) || !isBlank(s.text[end]) || !isFlag(s.text, start) {
		return false
	}
	from := end + span(ahead(s.text[end:]), isBlank)
	to := from + span(ahead(s.text[from:]), func(b byte) bool { return !isSpace(b) })
	if begin, end, ok := s.quoted(from); ok {
		from, to = begin, end
	}
	if sign == ',' {
		s.members(from, to)
		return true
	}
	if strings.IndexByte(s.text[from:to], sign) < 0 {
		return false
	}
	return s.give(from, to, strings.TrimLeft(s.text[start:end], "-"), sure)
}

// logins are the flags for them, with a sign that is in their arguments.
var logins = map[string]byte{"-u": ':', "-U": ':', "--user": ':', "--proxy-user": ':', "-b": '=', "--cookie": '=', "--protocol": ',', "--protocols": ',', "--subprotocol": ','}
