package secrets

import "strings"

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isLetter(b byte) bool { return 'a' <= lower(b) && lower(b) <= 'z' }
func isAlnum(b byte) bool  { return isLetter(b) || isDigit(b) }
func isBlank(b byte) bool  { return b == ' ' || b == '\t' }
func isSpace(b byte) bool  { return strings.IndexByte(kept, b) >= 0 }
func isQuote(b byte) bool  { return b == '"' || b == '\'' || b == '`' }

// isWord reports whether b may be in a token of one of the well-known forms.
func isWord(b byte) bool { return isAlnum(b) || b == '_' || b == '-' }

// isBase64 reports whether b may be in a key, but for the padding.
func isBase64(b byte) bool { return isAlnum(b) || b == '+' || b == '/' }

// isName reports whether b may be in a name, with the brackets and dots of
// user[token] and user.token.
func isName(b byte) bool {
	return isWord(b) || b == '.' || b == '[' || b == ']' || b == '$' || b == '~'
}

func lower(b byte) byte {
	if isUpper(b) {
		return b + 'a' - 'A'
	}
	return b
}

// fold returns s with its ASCII letters in lower case.
func fold(s string) string {
	out := []byte(s)
	for i, b := range out {
		out[i] = lower(b)
	}
	return string(out)
}

func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if lower(s[i]) != lower(prefix[i]) {
			return false
		}
	}
	return true
}

// span returns how many bytes at the beginning of s are in.
func span(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

// ahead returns as much of s as may be looked at without passing it.
func ahead(s string) string {
	const longest = 1 << 10
	return s[:min(len(s), longest)]
}

// isRandom reports whether s looks like drawn by chance: long enough, and of
// letters and digits, or of both cases, more mixed than words are.
func isRandom(s string) bool {
	const shortest = 16
	if len(s) < shortest {
		return false
	}
	digits, changes := 0, 0
	for i := range len(s) {
		if isDigit(s[i]) {
			digits++
		}
		if i > 0 && isLetter(s[i]) && isLetter(s[i-1]) && isUpper(s[i]) && !isUpper(s[i-1]) {
			changes++
		}
	}
	return digits >= 2 && digits < len(s) || digits == len(s) || changes >= 3
}

// keyLength returns the length of what has the form of a Sec-WebSocket-Key or of an
// Accept at the beginning of s, or 0: base64 of 16 or of 20 bytes.
func keyLength(s string) int {
	switch n := span(s[:min(len(s), 28)], isBase64); {
	case n == 22 && strings.HasPrefix(s[n:], "==") && !strings.HasPrefix(s[n:], "==="):
		return 24
	case n == 27 && strings.HasPrefix(s[n:], "=") && !strings.HasPrefix(s[n:], "=="):
		return 28
	}
	return 0
}
