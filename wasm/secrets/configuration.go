package secrets

import "strings"

// settings are the directives of proxies that set a field, a variable or a password, and
// how many words stand before its name.
var settings = map[string]int{
	"proxy_set_header": 0, "grpc_set_header": 0, "add_header": 0, "fastcgi_param": 0, "uwsgi_param": 0, "scgi_param": 0, "set": 0,
	"header_up": 0, "header_down": 0, "setenv": 0, "secure_link_secret": -1,
	"requestheader": 1, "http-request": 1, "http-response": 1, "stats": 0, "user": 1,
	"authldapbindpassword": -1, "sessioncryptopassphrase": -1, "cachemgr_passwd": -1, "oidcclientsecret": -1, "oidccryptopassphrase": -1,
	"request_header": 0, "header": 0, "setenvif": 0, "setenvifnocase": 0,
}

// setting takes the value that a line of a proxy's configuration gives a telling name:
// proxy_set_header X-Api-Key …;
func (s *scanner) setting(start, end int) bool {
	if s.peer(start, end) {
		return true
	}
	if s.letters && !s.matcher(start, end) {
		return false
	}
	switch s.text[start:end] {
	case "secure_link_md5":
		from, to := s.argument(end)
		return from < to && s.give(from, to, "secret", sure)
	case "dns": // of Caddy's tls: the provider, its token
		_, to := s.argument(end)
		from, to := s.argument(to)
		return isRandom(s.text[from:to]) && s.give(from, to, "token", telling)
	case "auth_param":
		return s.bound(end)
	}
	skip, known := settings[fold(s.text[start:end])]
	if !known || start > 0 && s.text[start-1] == '<' || end == len(s.text) || !isBlank(s.text[end]) && !isQuote(s.text[end]) {
		return false
	}
	name, directive := s.text[start:end], s.text[start:end]
	for at := end; skip >= 0; skip-- {
		from, to := s.argument(at)
		if from == to {
			return false
		}
		name, end, at = s.text[from:to], to, to
	}
	if directive == "set" && name[0] != '$' {
		return false
	}
	w := weigh(name)
	from, to := s.argument(end)
	if from == to || w == plain || s.text[from] == '$' && !isHash(s.text[from:to]) || s.text[from] == '%' || s.text[from] == '{' {
		return false
	}
	return s.give(from, to, name, w)
}

// matcher reports whether a word is the kind of one of Caddy's matchers, which have a name
// before it: @ok header X-Api-Key S.
func (s *scanner) matcher(start, end int) bool {
	line := s.text[s.lineAt:start]
	return s.text[start:end] == "header" && len(line) < longestName && strings.HasPrefix(strings.TrimLeft(line, " \t"), "@") && strings.Count(strings.TrimSpace(line), " ") == 0
}

// bound takes the password that a helper of Squid's binds to a directory with: -w S.
func (s *scanner) bound(at int) bool {
	line := ahead(s.text[at:])
	line = line[:span(line, func(b byte) bool { return b != '\n' })]
	const flag = " -w "
	i := strings.Index(line, flag)
	if i < 0 {
		return false
	}
	from, to := s.argument(at + i + len(flag))
	return s.give(from, to, "password", sure)
}

// isHash reports whether a word is the hash of a password as crypt writes it: $5$….
func isHash(word string) bool {
	method, _, found := strings.Cut(strings.TrimPrefix(word, "$"), "$")
	return found && word[0] == '$' && len(method) > 0 && len(method) < 4
}

// peer takes the password of cache_peer's login=USER:PASSWORD.
func (s *scanner) peer(start, end int) bool {
	if fold(s.text[start:end]) != "login" || end == len(s.text) || s.text[end] != '=' {
		return false
	}
	from, to := s.argument(end + 1)
	colon := strings.IndexByte(s.text[from:to], ':')
	return from == end+1 && colon > 0 && !strings.ContainsAny(s.text[from:to], "/&=") && s.give(from+colon+1, to, "password", sure)
}

// argument returns where the next word in the line stands, without its quotes.
func (s *scanner) argument(at int) (from, to int) {
	from = at
	if from < len(s.text) && isQuote(s.text[from]) {
		from++
	}
	from += span(ahead(s.text[from:]), isBlank)
	if start, end, ok := s.quoted(from); ok {
		return start, end
	}
	return from, from + span(ahead(s.text[from:]), func(b byte) bool { return !isSpace(b) && b != ';' })
}
