package secrets

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// scanner walks through a text once. Whatever it looks at ahead of its place it
// either passes, or is of limited length, so that its time is linear.
type scanner struct {
	text  string
	at    int
	found []Secret

	// What is known of the line that at is on:
	lineAt  int  // where it begins
	letters bool // a letter came before at
	spread  bool // "{" or "map[" came: fields stand beside each other
	open    byte // the quote that is open, or 0
	openAt  int  // where it stands

	// What is known of the text without white space that at is in:
	query    bool // it has had a "?"
	queryAt  int  // where that stands
	slashes  bool // it has had "//"
	angle    bool // it has had a "<" before the "?"
	lastSemi int  // where its last ";" stands, or -1

	offered bool     // the last subprotocol was a telling name, so the next one is a secret
	repeats []string // subprotocols that are secrets, which a response may repeat
}

// scan returns the secrets in text as it stands. They may overlap.
func scan(text string) []Secret {
	s := scanner{text: text, lastSemi: -1, openAt: -1}
	for s.at < len(text) {
		s.step()
	}
	return s.found
}

// step looks at what is at s.at, and passes it.
func (s *scanner) step() {
	b := s.text[s.at]
	switch {
	case isBase64(b) && (s.at == 0 || !isBase64(s.text[s.at-1])) && keyLength(s.text[s.at:]) > 0:
		s.letters = true
		s.at += keyLength(s.text[s.at:])
	case isName(b):
		s.word()
	case strings.HasPrefix(s.text[s.at:], "://"), strings.HasPrefix(s.text[s.at:], "//") && (s.at == 0 || !isName(s.text[s.at-1]) && s.text[s.at-1] != '/'):
		s.userinfo()
	case b == '{' && s.hashed():
	default:
		s.sign(b)
		s.at++
	}
}

// sign notes what a sign says of the text after it.
func (s *scanner) sign(b byte) {
	switch {
	case b == '\n':
		s.lineAt, s.letters, s.spread, s.open, s.openAt = s.at+1, false, false, 0, -1
		s.newRun()
	case isSpace(b):
		s.newRun()
	case b == '?' && !s.query:
		s.query, s.queryAt = true, s.at
	case b == ';':
		s.lastSemi = s.at
	case b == '{':
		s.spread = true
	case b == '<' && !s.query:
		s.angle = true
	case isQuote(b):
		switch {
		case s.open == b:
			s.open, s.openAt = 0, -1
		case s.open == 0 && (b != '\'' || s.at == 0 || !isAlnum(s.text[s.at-1])): // not that of don't
			s.open, s.openAt = b, s.at
		}
	}
}

func (s *scanner) newRun() { s.query, s.slashes, s.angle, s.lastSemi = false, false, false, -1 }

// pass goes on to the given place, as if it had been walked to.
func (s *scanner) pass(to int) {
	for s.at < to {
		if b := s.text[s.at]; isAlnum(b) {
			s.letters = true
		} else {
			s.sign(b)
		}
		s.at++
	}
}

// add adds what stands between start and end, but for white space around it, and
// passes it.
func (s *scanner) add(start, end int, name string) {
	s.pass(start)
	to := end
	for end > start && isSpace(s.text[end-1]) {
		end--
	}
	for start < end && isSpace(s.text[start]) {
		start++
	}
	if start < end {
		s.found = append(s.found, Secret{handshake.Span{Start: start, End: end}, name})
	}
	s.pass(to)
}

// word looks at the name at s.at, and at what follows it.
func (s *scanner) word() {
	start := s.at
	end := start + span(s.text[start:], func(b byte) bool { return b == '.' })
	for end < len(s.text) && isName(s.text[end]) && !strings.HasPrefix(s.text[end:], "..") { // which stand for the end of a line
		end++
	}
	if s.privateKey(start) || s.setting(start, end) || s.declared(start, end) || s.field(start, end) || s.scheme(start, end) || s.login(start, end) || s.named(start, end) {
		return
	}
	// What has a well-known form may begin at any part of it.
	for i := start; i < end; i++ {
		if !isAlnum(s.text[i]) || i > 0 && isAlnum(s.text[i-1]) {
			continue
		}
		if n := formLength(s.text[i:]); n > 0 {
			s.add(i, i+n, "token")
			return
		}
	}
	if strings.Contains(s.text[start:end], "map[") {
		s.spread = true
	}
	if s.webhook(start, end) {
		return
	}
	s.pass(end)
}

// privateKey takes a key in PEM: RFC 7468.
func (s *scanner) privateKey(start int) bool {
	const begin, sort, dashes, longest = "-----BEGIN ", "PRIVATE KEY", "-----", 32
	if !strings.HasPrefix(s.text[start:], begin) {
		return false
	}
	label := s.text[start+len(begin):]
	i := strings.Index(label[:min(len(label), longest)], sort)
	if i < 0 {
		return false
	}
	from := start + len(begin) + i + len(sort)
	from += span(s.text[from:], func(b byte) bool { return b != '\n' && isWord(b) || b == ' ' })
	end := len(s.text)
	if i := strings.Index(s.text[from:], dashes+"END"); i >= 0 {
		end = from + i
	}
	s.add(from, end, "private key")
	return true
}

// webhook takes what follows the address of a service whose path is a secret.
func (s *scanner) webhook(start, end int) bool {
	for _, prefix := range webhooks {
		if hasPrefixFold(s.text[start:], prefix) {
			from := start + len(prefix)
			s.add(from, from+span(s.text[from:], func(b byte) bool { return isWord(b) || b == '/' || b == ':' || b == '@' || b == '.' }), "webhook")
			return true
		}
	}
	return false
}

// field looks at the fields of a handshake that have rules of their own.
func (s *scanner) field(start, end int) bool {
	name := strings.Trim(s.text[start:end], "[]")
	if len(name) < len("sec-websocket-key") {
		return false
	}
	if i := strings.LastIndexByte(name, '['); i >= 0 { // map[Sec-Websocket-Key
		name = name[i+1:]
	}
	switch fold(name) {
	case "sec-websocket-protocol":
		s.subprotocols(end)
		return true
	case "sec-websocket-key", "sec-websocket-accept":
		from := end + span(s.text[end:min(len(s.text), end+24)], func(b byte) bool { return isBlank(b) || isQuote(b) || strings.IndexByte(":=[,b", b) >= 0 })
		to := from + span(s.text[from:], func(b byte) bool { return isBase64(b) || b == '-' || b == '_' })
		to += span(s.text[to:], func(b byte) bool { return b == '=' })
		if to < len(s.text) && !isSpace(s.text[to]) && !isQuote(s.text[to]) && strings.IndexByte("]},;)", s.text[to]) < 0 || schemes[fold(s.text[from:to])] || from == end {
			s.pass(end) // it is no key
			return true
		}
		s.pass(to)
		return true
	}
	return false
}

// userinfo takes the user's name and password out of an address.
func (s *scanner) userinfo() {
	const longest = 128 // of what must be read twice
	s.pass(s.at + strings.Index(s.text[s.at:], "//") + 2)
	s.slashes = true
	end, at, colon := s.at, -1, -1
	for ; end < len(s.text) && strings.IndexByte("/?# \t\r\n\"'<>`", s.text[end]) < 0; end++ {
		switch s.text[end] {
		case '@':
			at = end
		case ':':
			colon = end
		}
	}
	if at < 0 && colon >= 0 && !isPort(s.text[colon+1:end]) { // a password with a sign in it that must be encoded
		for i := end; i < len(s.text) && i < end+longest && !isSpace(s.text[i]) && !isQuote(s.text[i]); i++ {
			if s.text[i] == '@' {
				at = i
			}
		}
	}
	if at > s.at {
		s.add(s.at, at, "user name")
	}
}

// isPort reports whether s can stand after the colon of a host: RFC 3986 §3.2.3.
func isPort(s string) bool {
	return len(s) <= 5 && span(s, isDigit) == len(s) || strings.HasSuffix(s, "]")
}
