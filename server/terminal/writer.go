package terminal

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// Writer writes text on another writer with every character that a terminal obeys,
// or that hides or turns others round, as an escape: \x1B below a space, \u009b and
// the like above. In JSON the first can't be, and the second is the same character
// (RFC 8259 §7), so JSON stays what it was. A byte that is not UTF-8 becomes \xNN.
// Tabs and line feeds stay.
type Writer struct{ to io.Writer }

// New returns a Writer on to.
func New(to io.Writer) Writer { return Writer{to} }

// Write writes text. It takes each call for a text of its own, so a character must
// not be divided among two.
func (w Writer) Write(text []byte) (n int, err error) {
	if _, err := io.WriteString(w.to, Escape(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Unwrap returns what w writes on, for somebody who does command the terminal.
func (w Writer) Unwrap() io.Writer { return w.to }

// Escape returns text as a Writer writes it.
func Escape(text string) string {
	if !strings.ContainsFunc(text, isUnsafe) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1, r < ' ' && isUnsafe(r):
			b.WriteString(`\x` + words.Hex(text[i]))
		case r != utf8.RuneError && isUnsafe(r):
			writeRune(&b, r)
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String()
}

// isUnsafe reports whether r must be escaped: a control character, one that shapes
// text and can't be seen, such as U+202E, another line end, or, perhaps, a byte that
// is not UTF-8.
func isUnsafe(r rune) bool {
	switch r {
	case '\t', '\n':
		return false
	case utf8.RuneError:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// writeRune writes r as JSON does: in units of UTF-16.
func writeRune(b *strings.Builder, r rune) {
	units := []rune{r}
	if r > 0xFFFF {
		r -= 0x10000
		units = []rune{0xD800 + r>>10, 0xDC00 + r&0x3FF}
	}
	for _, unit := range units {
		b.WriteString(`\u` + strings.ToLower(words.Hex(byte(unit>>8))+words.Hex(byte(unit))))
	}
}
