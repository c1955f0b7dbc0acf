package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// uriCharacters says what a URI is made of: RFC 3986 §2.
const uriCharacters = "An address contains letters, digits and certain punctuation of ASCII; anything else is written as % and two hexadecimal digits."

// notInURI names the first thing in s, a path with a query, that a URI can't hold
// there, or returns "": RFC 3986 §3.3 and §3.4. All such things are equally wrong,
// and no RFC makes a server refuse them: one should respond with 400 (RFC 9112 §3.2).
func notInURI(s string) string {
	for i, r := range s {
		switch {
		case r == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return "a % without two hexadecimal digits after it"
			}
		case r <= ' ' || r >= 0x7F, strings.ContainsRune("\"<>[\\]^`{|}", r):
			return words.Describe(r)
		}
	}
	return ""
}

func isHex(b byte) bool { return isDigit(b) || 'a' <= lower(b) && lower(b) <= 'f' }

// isScheme reports whether s is a URI's scheme: RFC 3986 §3.1.
func isScheme(s string) bool {
	for i := range len(s) {
		if b := lower(s[i]); (b < 'a' || b > 'z') && (i == 0 || !isDigit(b) && b != '+' && b != '-' && b != '.') {
			return false
		}
	}
	return s != ""
}
