package stdlib

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Repr returns repr() of the str s.
func Repr(s string) string {
	var b strings.Builder
	quote := quoteFor(s)
	b.WriteByte(quote)
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\udc` + hex(int(s[0]), 2))
		case r < utf8.RuneSelf:
			writeASCII(&b, s[0], quote)
		case strconv.IsPrint(r):
			b.WriteString(s[:size])
		case r < 0x100:
			b.WriteString(`\x` + hex(int(r), 2))
		case r < 0x10000:
			b.WriteString(`\u` + hex(int(r), 4))
		default:
			b.WriteString(`\U` + hex(int(r), 8))
		}
		s = s[size:]
	}
	b.WriteByte(quote)
	return b.String()
}

// ReprBytes returns repr() of the bytes s.
func ReprBytes(s string) string {
	var b strings.Builder
	quote := quoteFor(s)
	b.WriteByte('b')
	b.WriteByte(quote)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			b.WriteString(`\x` + hex(int(s[i]), 2))
		} else {
			writeASCII(&b, s[i], quote)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

// quoteFor returns the quotation mark that needs no backslashes, if there is one.
func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

func writeASCII(b *strings.Builder, c, quote byte) {
	switch {
	case c == quote || c == '\\':
		b.WriteByte('\\')
		b.WriteByte(c)
	case c == '\t':
		b.WriteString(`\t`)
	case c == '\n':
		b.WriteString(`\n`)
	case c == '\r':
		b.WriteString(`\r`)
	case c < ' ' || c == 0x7f:
		b.WriteString(`\x` + hex(int(c), 2))
	default:
		b.WriteByte(c)
	}
}

func hex(n, width int) string {
	digits := strconv.FormatInt(int64(n), 16)
	return strings.Repeat("0", width-len(digits)) + digits
}
