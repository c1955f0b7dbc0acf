package secrets

import (
	"encoding/base64"
	"strings"
)

// schemes are the schemes of Authorization whose credentials are one word.
var schemes = set(`basic bearer token negotiate ntlm apikey api-key ssws dpop splunk privatetoken kerberos`)

// schemesOfLists are those whose credentials are parameters.
var schemesOfLists = set(`aws4-hmac-sha256 digest gnap hawk hmac hoba http-signature mac mutual oauth scram-sha-1 scram-sha-256 sharedkey signature vapid`)

// afterBearer are words after "bearer" in a sentence, or in a challenge.
var afterBearer = set(`token tokens auth authentication authorization of is was are scheme and or in for the header headers credential credentials realm error scope
	format must not type types to may with challenge challenges from that as by has have a an only if asset assets on it be instead prefix value values`)

// scheme takes the credentials after the name of a scheme, wherever they stand:
// Bearer S.
func (s *scanner) scheme(start, end int) bool {
	start += span(s.text[start:end], func(b byte) bool { return b == '[' })
	name := fold(s.text[start:end])
	if !schemes[name] || end+1 >= len(s.text) || s.text[end] != ' ' && s.text[end] != '\t' && s.text[end] != '+' {
		return false
	}
	inValue := func(b byte) bool { return isNoSpace(b) && strings.IndexByte("&<,;)]}|\\", b) < 0 }
	if s.query {
		inValue = func(b byte) bool { return !isSpace(b) && b != '&' && b != '#' && (b != s.open || s.openAt > s.queryAt) }
	}
	from := end + span(ahead(s.text[end:]), func(b byte) bool { return isBlank(b) || b == '+' })
	to := from + span(ahead(s.text[from:]), inValue)
	value := s.text[from:to]
	if value == "" || isPlaceholder(value) || !s.credentials(name, value, start, to) {
		return false
	}
	s.add(from, to+span(s.text[to:], inValue), s.text[start:end])
	return true
}

// credentials reports whether value may be what is behind the scheme called name.
func (s *scanner) credentials(name, value string, start, to int) bool {
	alone := s.beginsValue(start) && s.endsValue(to)
	word := fold(strings.TrimRight(value, ".,;:!?"))
	switch equals := strings.IndexByte(value, '='); {
	case strings.HasPrefix(value, "HTTP/"):
		return false
	case equals > 0 && (equals < len(value)-1 && value[equals+1] != '=' || equals == len(value)-1 && to < len(s.text) && isQuote(s.text[to])): // a parameter of a challenge, such as realm
		return isRandom(value[:equals])
	case name == "bearer":
		return !afterBearer[word] && (alone || !afterBearer[strings.TrimSuffix(word, "s")])
	case name == "basic" && isUserPass(value):
		return true
	case alone && len(value) >= 4 && !afterBearer[word] && (name == "basic" || name == "negotiate" || name == "ntlm" || name == "ssws" || name == "dpop" || name == "splunk" || name == "apikey"):
		return strings.ContainsAny(value, "0123456789=+/") || value != word && value[1:] != word[1:]
	}
	return isRandom(value) && !isUUID(value)
}

// beginsValue reports whether a value begins at start: after a colon, a sign of
// equality or a quote.
func (s *scanner) beginsValue(start int) bool {
	for start > s.lineAt && isBlank(s.text[start-1]) {
		start--
	}
	return start == 0 || start == s.lineAt || isQuote(s.text[start-1]) || strings.IndexByte(":=[,>", s.text[start-1]) >= 0
}

// endsValue reports whether nothing of the value follows at to.
func (s *scanner) endsValue(to int) bool {
	return to == len(s.text) || !isBlank(s.text[to])
}

// isUserPass reports whether s is base64 of a user's name and a password: RFC 7617
// §2.
func isUserPass(s string) bool {
	s = strings.TrimRight(s, "=")
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if decoded, err := encoding.DecodeString(s); err == nil && strings.IndexByte(string(decoded), ':') >= 0 {
			printable := true
			for _, b := range decoded {
				printable = printable && b >= ' ' && b != 0x7F
			}
			return printable
		}
	}
	return false
}
