package handshake

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words in which findings speak of characters and numbers. fmt would do it
// too, for 70 kB of the page's download.

// describe names a character so that it can be told from its neighbours, even
// one that can't be seen.
func describe(r rune) string {
	switch r {
	case utf8.RuneError:
		return "U+FFFD, what is shown for a byte that is not UTF-8"
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
		code = "0x" + hexByte(byte(r))
	} else {
		code = "U+" + strings.Repeat("0", max(0, 4-len(code))) + code
	}
	if !unicode.IsPrint(r) {
		return code
	}
	return "“" + string(r) + "” (" + code + ")"
}

// listBytes names each byte of a short run of white space; of a long run it
// names the first ones.
func listBytes(s string) string {
	const most = 4
	var words []string
	for i, r := range s {
		if i == most {
			return strings.Join(words, ", ") + " and " + strconv.Itoa(len(s)-most) + " more"
		}
		words = append(words, describe(r))
	}
	return strings.Join(words, ", ")
}

// count returns "1 byte", "2 bytes".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// quantity returns n signs, or "no" and the sign for none of them.
func quantity(n int, sign string) string {
	if n == 0 {
		return "no " + sign
	}
	if n > 4 {
		return strconv.Itoa(n) + " times " + sign
	}
	return strings.Repeat(sign, n)
}

// hexByte returns b as two hexadecimal digits.
func hexByte(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}
