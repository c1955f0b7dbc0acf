package wire

import "strings"

// FromLatin1 returns s as UTF-8. Node takes each byte of a value for a character
// and sends each character as UTF-8.
func FromLatin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}
