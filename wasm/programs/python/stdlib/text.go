package stdlib

import (
	"strings"
	"unicode/utf8"
)

// IsSpace reports whether str.isspace() holds for r.
func IsSpace(r rune) bool {
	switch {
	case '\t' <= r && r <= '\r', 0x1c <= r && r <= ' ', r == 0x85, r == 0xa0:
		return true
	case r == 0x1680, 0x2000 <= r && r <= 0x200a, r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return false
}

// Strip returns what str.strip() leaves of s.
func Strip(s string) string { return strings.TrimFunc(s, IsSpace) }

// StripLatin1 returns what str.strip() leaves of s, each byte of which is a
// character.
func StripLatin1(s string) string {
	s = StripLeftLatin1(s)
	for s != "" && IsSpace(rune(s[len(s)-1])) {
		s = s[:len(s)-1]
	}
	return s
}

// StripLeftLatin1 is StripLatin1 at the front only.
func StripLeftLatin1(s string) string {
	for s != "" && IsSpace(rune(s[0])) {
		s = s[1:]
	}
	return s
}

// Lower returns str.lower() of s, as far as it decides about a token: the one
// letter beyond ASCII that becomes one of ASCII is the sign for Kelvin.
func Lower(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			b = append(b, c|0x20)
		case strings.HasPrefix(s[i:], kelvin):
			b = append(b, 'k')
			i += len(kelvin) - 1
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

const kelvin = "\u212a"

// IsEncodable reports whether s has no surrogates, so that it can be sent as UTF-8.
func IsEncodable(s string) bool { return utf8.ValidString(s) }

// Printed returns s as it can be shown: with a replacement character for each
// surrogate.
func Printed(s string) string {
	if IsEncodable(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}

// IsASCII reports whether s can be encoded as ASCII.
func IsASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// PrintedASCII is Printed for what was decoded as ASCII: each other byte is a
// surrogate.
func PrintedASCII(s string) string {
	if IsASCII(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] < utf8.RuneSelf {
			b.WriteByte(s[i])
		} else {
			b.WriteRune(utf8.RuneError)
		}
	}
	return b.String()
}
