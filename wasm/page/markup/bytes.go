package markup

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// shownBytes is how much of a long text is shown; nobody reads more, and the
// browser would lay it out at every keystroke.
const shownBytes = 2048

// Visible returns s with every byte to be seen: control characters as programmers
// write them (\n), bytes that are not UTF-8 as \xNN, both marked as such, with the
// code as their title. Spaces are shown as dots if spaces is true.
func Visible(s string, spaces bool) Node {
	shown := s
	if len(s) > shownBytes {
		end := shownBytes
		for end > shownBytes-utf8.UTFMax && !utf8.RuneStart(s[end]) {
			end--
		}
		shown = s[:end]
	}
	var kids []Node
	plain := 0 // start of the plain text not yet in kids
	for i := 0; i < len(shown); {
		r, size := utf8.DecodeRuneInString(shown[i:])
		if mark, special := escape(r, size, shown[i], spaces); special {
			kids = append(kids, Text(shown[plain:i]), mark)
			plain = i + size
		}
		i += size
	}
	kids = append(kids, Text(shown[plain:]))
	if rest := len(s) - len(shown); rest > 0 {
		kids = append(kids, El("span", "more", Text(" … and "+words.Count(rest, "byte")+" more")))
	}
	return Group(kids...)
}

// escape returns the mark for a character that can't be seen as it is.
func escape(r rune, size int, first byte, spaces bool) (mark Node, special bool) {
	sign, title := "", "byte 0x"+words.Hex(first)
	switch {
	case r == ' ' && spaces:
		sign = "·"
	case r == '\t':
		sign = `\t`
	case r == '\n':
		sign = `\n`
	case r == '\r':
		sign = `\r`
	case r < ' ', r == 0x7F, r == utf8.RuneError && size == 1:
		sign = `\x` + words.Hex(first)
	case r >= utf8.RuneSelf && !unicode.IsPrint(r): // such as marks that turn the text's direction
		sign, title = "U+"+strconv.FormatInt(int64(r), 16), "not printable"
	default:
		return Node{}, false
	}
	return El("span", "ctl", Text(sign)).With("title", title), true
}
