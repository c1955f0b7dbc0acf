package stdlib

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// DecodeFault returns the text of the UnicodeDecodeError that decoding the bytes s
// as UTF-8 raises, or "".
func DecodeFault(s string) string {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || size != 1 {
			i += size
			continue
		}
		n, why := validPrefix(s[i:]), ": invalid continuation byte"
		switch {
		case n == 0:
			n, why = 1, ": invalid start byte"
		case i+n == len(s):
			why = ": unexpected end of data"
		}
		if n == 1 {
			return "'utf-8' codec can't decode byte 0x" + hex(int(s[i]), 2) + " in position " + strconv.Itoa(i) + why
		}
		return "'utf-8' codec can't decode bytes in position " + strconv.Itoa(i) + "-" + strconv.Itoa(i+n-1) + why
	}
	return ""
}

// validPrefix returns how many bytes at the front of s may begin a character.
func validPrefix(s string) int {
	low, high, size := byte(0x80), byte(0xbf), 0
	switch b := s[0]; {
	case 0xc2 <= b && b <= 0xdf:
		size = 2
	case 0xe0 <= b && b <= 0xef:
		size = 3
	case 0xf0 <= b && b <= 0xf4:
		size = 4
	default:
		return 0
	}
	switch s[0] { // RFC 3629 §4
	case 0xe0:
		low = 0xa0
	case 0xed:
		high = 0x9f
	case 0xf0:
		low = 0x90
	case 0xf4:
		high = 0x8f
	}
	n := 1
	for ; n < size && n < len(s) && low <= s[n] && s[n] <= high; n++ {
		low, high = 0x80, 0xbf
	}
	return n
}

// Backslashed decodes the bytes s as UTF-8 with errors="backslashreplace".
func Backslashed(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			b.WriteString(`\x` + hex(int(s[0]), 2))
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}
