package secrets

import "strings"

// tests are the signs with which a proxy's configuration compares, longest first.
var tests = []string{"!==", "!=", "==", "=~", "!~*", "!~", "~*", "~"}

// tested takes what the value of a telling name is compared with: if ($http_x_token != "S"),
// hdr(X-Api-Key) -m str S, RewriteCond %{HTTP:X-Api-Key} !=S. The name ends at at.
func (s *scanner) tested(at int, name string) bool {
	const longest = 64 // of what stands before the value
	rest := ahead(s.text[at:])
	from := span(rest[:min(len(rest), 3)], func(b byte) bool { return b == ')' || b == '}' || b == ']' || isQuote(b) })
	from += span(rest[from:], isBlank)
	sign := ""
	for _, one := range tests {
		if strings.HasPrefix(rest[from:], one) {
			sign = one
			break
		}
	}
	switch {
	case sign != "":
		from += len(sign)
	case strings.HasPrefix(rest[from:], "-m "):
		from += len("-m ")
		from += span(rest[from:], isLetter)
	default:
		return false
	}
	from += span(rest[from:], isBlank)
	if from > longest || from == len(rest) {
		return false
	}
	if start, end, ok := s.quoted(at + from); ok {
		for start < end && (s.text[start] == '^' || s.text[start] == '!') {
			start++
		}
		return s.give(start, end, name, telling)
	}
	if rest[from] == '^' {
		from++
	}
	to := from + span(rest[from:], func(b byte) bool { return !isSpace(b) && b != ')' && b != ']' && b != ';' })
	if value := rest[from:to]; len(value) < shortestAlone || !hasDigitAndLetter(value) || strings.IndexByte("$%{(", value[0]) >= 0 {
		return false
	}
	return s.give(at+from, at+to, name, telling)
}

// keyed takes the value of a pair in XML whose name has a colon in it: key="Jwt:Secret"
// value="S".
func (s *scanner) keyed(start int) bool {
	if s.open == 0 || s.openAt != start-1 {
		return false
	}
	rest := ahead(s.text[start:])
	n := span(rest, func(b byte) bool { return isName(b) || b == ':' })
	name := rest[:n]
	return strings.Contains(name, ":") && n < len(rest) && rest[n] == s.open && weigh(name) > plain && s.pair(start, start+n+1, name)
}

// declared takes the default of a telling variable of Terraform, or what the values of a
// header have to be that a load balancer asks for.
func (s *scanner) declared(start, end int) bool {
	const longest = 256 // to the value
	word := s.text[start:end]
	from, to := s.argument(end)
	var values string
	switch {
	case word == "variable" && !s.letters:
		values = "default"
	case word == "HttpHeaderName" && from < len(s.text) && (s.text[from] == ':' || isQuote(s.text[from])):
		from, to = s.argument(from + 1)
		values = "Values"
	case word == "http_header_name" && from < len(s.text) && s.text[from] == '=':
		from, to = s.argument(from + 1)
		values = "values"
	default:
		return false
	}
	name := strings.Trim(s.text[from:to], `"',`)
	if weigh(name) == plain && !strings.Contains(fold(name), "verify") {
		return false
	}
	rest := s.text[to:min(len(s.text), to+longest)]
	i := strings.Index(rest, values)
	if i < 0 || strings.Contains(rest[:i], "}") {
		return false
	}
	at := to + i + len(values)
	at += span(ahead(s.text[at:]), func(b byte) bool { return isSpace(b) || strings.IndexByte(`:=[-"',`, b) >= 0 })
	stop := at + span(ahead(s.text[at:]), func(b byte) bool { return !isSpace(b) && strings.IndexByte(`]"',`, b) < 0 })
	return s.give(at, stop, name, telling)
}

// hashed takes the hash of a password behind its method, as htpasswd -s writes it: {SHA}….
func (s *scanner) hashed() bool {
	for _, method := range []string{"{SHA}", "{SSHA}"} {
		if strings.HasPrefix(s.text[s.at:], method) {
			from := s.at + len(method)
			s.add(from, from+span(s.text[from:], isPadded), "password")
			return true
		}
	}
	return false
}
