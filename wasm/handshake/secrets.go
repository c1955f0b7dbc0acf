package handshake

import (
	"encoding/base64"
	"strings"
)

// Secret is a part of a text that should not be shown around, because it lets
// someone else act as the user.
type Secret struct {
	Span
	Name string // of the field or of the parameter
}

// secretWords are words in a name whose value is a secret. Names are taken apart
// at signs and at capital letters: X-Auth-Token and accessToken have two.
var secretWords = map[string]bool{
	"apikey": true, "auth": true, "authorization": true, "bearer": true, "cookie": true, "credential": true, "credentials": true,
	"csrf": true, "jwt": true, "passwd": true, "password": true, "pwd": true, "secret": true, "session": true, "sessionid": true,
	"sid": true, "sig": true, "signature": true, "ticket": true, "token": true, "xsrf": true,
}

// Secrets returns the parts of text, whatever it is, that look like secrets: the
// values of fields and parameters with telling names, passwords in addresses,
// and tokens that show by their form. It can't know others.
func Secrets(text string) []Secret {
	s := scanner{text: text}
	for s.at < len(text) {
		switch {
		case isNameChar(text[s.at]):
			s.word()
		case strings.HasPrefix(text[s.at:], "://"):
			s.userinfo()
		default:
			s.at++
		}
	}
	return s.found
}

// scanner walks through a text once.
type scanner struct {
	text  string
	at    int
	found []Secret
}

func isNameChar(b byte) bool {
	return 'a' <= lower(b) && lower(b) <= 'z' || isDigit(b) || b == '-' || b == '_'
}

// word looks at the word at s.at and at what follows it.
func (s *scanner) word() {
	start := s.at
	for s.at < len(s.text) && isNameChar(s.text[s.at]) {
		s.at++
	}
	name := s.text[start:s.at]
	if isJWT(name) {
		end := s.at
		for end < len(s.text) && (isNameChar(s.text[end]) || s.text[end] == '.') {
			end++
		}
		s.add(start, end, "token")
		return
	}
	switch {
	case EqualFold(name, "Sec-WebSocket-Protocol"):
		s.subprotocols()
		return
	case EqualFold(name, "Sec-WebSocket-Key"), EqualFold(name, "Sec-WebSocket-Accept"):
		s.random()
		return
	}
	if !isSecretName(name) {
		return
	}
	next := s.at
	for next < len(s.text) && strings.IndexByte("\"' \t", s.text[next]) >= 0 {
		next++
	}
	if next == len(s.text) {
		return
	}
	switch {
	case s.text[next] == '=':
		s.value(next+1, "&;,\"' \t\r\n<>|", name)
	case s.text[next] == ':' && start > 0 && strings.IndexByte("\"'", s.text[start-1]) >= 0: // quoted, as in JSON and on a command line
		s.value(next+1, "\"'\r\n", name)
	case s.text[next] == ':':
		s.field(next+1, name)
	case EqualFold(name, "bearer") && s.text[next-1] == ' ':
		s.value(next, ",\"' \t\r\n", name)
	}
}

// isJWT reports whether s begins as a JSON Web Token does: base64 of {" and more
// text. One random value in 262,144 begins with eyJ, too, but not with text.
func isJWT(s string) bool {
	const sure = 16
	if !strings.HasPrefix(s, "eyJ") || len(s) < sure {
		return false
	}
	begin, err := base64.RawURLEncoding.DecodeString(s[:sure])
	return err == nil && strings.IndexFunc(string(begin), func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// value takes the text from start, without white space and quotes in front, up
// to one of ends.
func (s *scanner) value(start int, ends, name string) {
	for start < len(s.text) && strings.IndexByte(" \t\"',", s.text[start]) >= 0 {
		start++
	}
	end := start
	for end < len(s.text) && strings.IndexByte(ends, s.text[end]) < 0 {
		end++
	}
	s.add(start, end, name)
}

// field takes the value of a field, with the lines that continue it.
func (s *scanner) field(start int, name string) {
	for start < len(s.text) && isSpace(s.text[start]) {
		start++
	}
	end := start
	for end < len(s.text) {
		line := strings.IndexByte(s.text[end:], '\n')
		if line < 0 {
			end = len(s.text)
			break
		}
		end += line
		if end+1 >= len(s.text) || !isSpace(s.text[end+1]) {
			break
		}
		end++
	}
	s.add(start, end, name)
}

// random passes over the value of a key or an Accept. It is no secret, but one in
// some hundred looks as if it named one and gave its value, such as
// VcsfCpN2TxseiP4JwtMLTw==, in which a Jwt is followed by a sign of equality.
func (s *scanner) random() {
	for s.at < len(s.text) && strings.IndexByte(": \t\"'", s.text[s.at]) >= 0 {
		s.at++
	}
	for s.at < len(s.text) && (isNameChar(s.text[s.at]) || strings.IndexByte("+/=", s.text[s.at]) >= 0) {
		s.at++
	}
}

// subprotocols takes those that are too long to be names: some clients hide a
// token among them, because a browser lets them send nothing else.
func (s *scanner) subprotocols() {
	const longest = 40
	end := s.at
	if line := strings.IndexByte(s.text[s.at:], '\n'); line >= 0 {
		end += line
	} else {
		end = len(s.text)
	}
	start := s.at
	afterBearer := false
	for i := s.at; i <= end; i++ {
		if i < end && strings.IndexByte(",: \t\r\"'", s.text[i]) < 0 {
			continue
		}
		if member := s.text[start:i]; member != "" {
			if len(member) > longest || afterBearer || isJWT(member) {
				s.add(start, i, "Sec-WebSocket-Protocol")
			}
			afterBearer = EqualFold(member, "bearer")
		}
		start = i + 1
	}
	s.at = end
}

// userinfo takes the user's name and password out of an address.
func (s *scanner) userinfo() {
	s.at += len("://")
	for end := s.at; end < len(s.text) && strings.IndexByte("/?# \t\r\n\"'<>", s.text[end]) < 0; end++ {
		if s.text[end] == '@' {
			s.add(s.at, end, "user name")
			return
		}
	}
}

func (s *scanner) add(start, end int, name string) {
	for end > start && strings.IndexByte(" \t\r\n", s.text[end-1]) >= 0 {
		end--
	}
	if start < end {
		s.found = append(s.found, Secret{Span{start, end}, name})
	}
	s.at = max(s.at, end)
}

// isSecretName reports whether one of the words in name is a secret's.
func isSecretName(name string) bool {
	start, before := 0, ""
	for i := 0; i <= len(name); i++ {
		edge := i == len(name) || name[i] == '-' || name[i] == '_' || i > start && isUpper(name[i]) && !isUpper(name[i-1])
		if !edge {
			continue
		}
		word := strings.ToLower(name[start:i])
		if secretWords[word] || word == "key" && (before == "api" || before == "access" || before == "private") {
			return true
		}
		if start, before = i, word; i < len(name) && !isUpper(name[i]) {
			start++
		}
	}
	return false
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// Redact returns text with every secret replaced by as many x, so that all
// offsets stay, and the names of what it changed.
func Redact(text string) (redacted string, names []string) {
	secrets := Secrets(text)
	if len(secrets) == 0 {
		return text, nil
	}
	out := []byte(text)
	for _, s := range secrets {
		for i := s.Start; i < s.End; i++ {
			if strings.IndexByte("\r\n \t", out[i]) < 0 { // a folded value keeps its lines
				out[i] = 'x'
			}
		}
		names = append(names, s.Name)
	}
	return string(out), names
}
