// Package words holds the words in which the playground speaks of characters
// and numbers. fmt would do it too, for 70 kB of the page's download.
package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Describe names a character so that it can be told from its neighbours, even
// one that can't be seen.
func Describe(r rune) string {
	switch r {
	case utf8.RuneError:
		return "U+FFFD, which is shown for a byte that is not UTF-8"
	case 0:
		return "a NUL (0x00)"
	case '\t':
		return "a tab (0x09)"
	case '\n':
		return "a line feed (0x0A)"
	case '\r':
		return "a carriage return (0x0D)"
	case ' ':
		return "a space (0x20)"
	}
	code := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	if r < utf8.RuneSelf {
		code = "0x" + Hex(byte(r))
	} else {
		code = "U+" + strings.Repeat("0", max(0, 4-len(code))) + code
	}
	if !unicode.IsPrint(r) {
		return code
	}
	return "“" + string(r) + "” (" + code + ")"
}

// List names each character of a short text, and the first ones of a long text.
func List(s string) string {
	const most = 4
	var words []string
	for i, r := range s {
		if len(words) == most {
			return strings.Join(words, ", ") + " and " + Count(len(s)-i, "byte") + " more"
		}
		words = append(words, Describe(r))
	}
	return strings.Join(words, ", ")
}

// Count returns "1 byte", "2 bytes" and so on for any noun that takes an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Times returns "twice", "3 times" and so on.
func Times(n int) string {
	if n == 2 {
		return "twice"
	}
	return Count(n, "time")
}

// Quantity returns n signs, or "no" and the sign for none of them.
func Quantity(n int, sign string) string {
	if n == 0 {
		return "no " + sign
	}
	if n > 4 {
		return strconv.Itoa(n) + " times " + sign
	}
	return strings.Repeat(sign, n)
}

// Hex returns b as two hexadecimal digits.
func Hex(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// Escape writes every byte of s that does not show, or is not UTF-8, as \xNN.
func Escape(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if strconv.IsPrint(r) && (r != utf8.RuneError || size > 1) {
			b.WriteString(s[:size])
		} else {
			for i := range size {
				b.WriteString(`\x` + Hex(s[i]))
			}
		}
		s = s[size:]
	}
	return b.String()
}
