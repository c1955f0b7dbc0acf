package wire

import "strings"

// IsTokenByte reports whether b may be in a token: RFC 9110 §5.6.2.
func IsTokenByte(b byte) bool {
	switch {
	case '0' <= b && b <= '9', 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z':
		return true
	}
	return b != 0 && strings.IndexByte("!#$%&'*+-.^_`|~", b) >= 0
}

// IsToken reports whether s is a token: RFC 9110 §5.6.2.
func IsToken(s string) bool { return s != "" && TokenEnd(s, 0) == len(s) }

// TokenEnd returns where the token that begins at i of s ends, or i.
func TokenEnd(s string, i int) int {
	for i < len(s) && IsTokenByte(s[i]) {
		i++
	}
	return i
}

// IsFieldValue reports whether s has only the bytes of a field value: RFC 9110
// §5.5, with obs-text.
func IsFieldValue(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\t' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// TrimOWS returns s without the spaces and tabs at its ends.
func TrimOWS(s string) string { return strings.Trim(s, " \t") }

// Digit returns the value of a hexadecimal digit, or -1.
func Digit(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b && b <= 'f':
		return int(b-'a') + 10
	case 'A' <= b && b <= 'F':
		return int(b-'A') + 10
	}
	return -1
}

// IsDigits reports whether s is decimal digits only, and at least one.
func IsDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
