package evidence

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// longestLiteral is the greatest length in bytes of a string literal that may be
// the GUID: each character may be written as \u0032.
const longestLiteral = 6 * longestGUID

// literals returns the string literals in code that are like the GUID, each alone
// and joined with those next to it. It knows no language, only quotes, escapes,
// and the signs that join strings.
func literals(code string) []like {
	var likes []like
	var row row
	for at := 0; at < len(code); at++ {
		if !opensLiteral(code, at) {
			continue
		}
		end := closingQuote(code, at)
		if end < 0 {
			continue
		}
		span := handshake.Span{Start: at + 1 + forthSpace(code, at), End: end}
		text := unescape(span.Of(code))
		likes = likeFormat(likes, text, span)
		likes = row.take(likes, code, text, span)
		at = end
	}
	return row.read(likes)
}

// forthSpace returns 1 if the quote at offset at of code is that of a word of Forth,
// as in S" text": the space after it ends the word, and is no part of the text.
func forthSpace(code string, at int) int {
	if at+1 < len(code) && code[at] == '"' && code[at+1] == ' ' && at > 0 && strings.IndexByte("SsCc.", code[at-1]) >= 0 && (at == 1 || strings.IndexByte(" \t\r\n", code[at-2]) >= 0) {
		return 1
	}
	return 0
}

// likeFormat appends the literal at span, which stands for text, if it is like
// the GUID without the places for the key at its ends. One with a variable in it,
// such as “{key}258EAFA5-…”, is left to runs.
func likeFormat(likes []like, text string, span handshake.Span) []like {
	if len(text) < leastBytes || strings.IndexByte(text, '$') >= 0 || strings.ContainsAny(core(text), "{}") {
		return likes
	}
	for _, place := range []string{"{}", "%s", "%v", "%@"} {
		for strings.HasPrefix(text, place) {
			text = text[len(place):]
			span.Start += len(place)
		}
		for strings.HasSuffix(text, place) {
			text = text[:len(text)-len(place)]
			span.End -= len(place)
		}
	}
	return likeBytes(likes, text, span)
}

// opensLiteral reports whether a literal may begin at offset at of code. An
// apostrophe inside a word, as in “don't”, is none.
func opensLiteral(code string, at int) bool {
	switch code[at] {
	case '"', '`':
		return true
	case '\'':
		return at < 2 || !isNameChar(code[at-1]) || !isNameChar(code[at-2])
	}
	return false
}

// closingQuote returns where the literal ends whose quote is at offset start: at
// the same quote in the same line, with no other quote before it. It returns -1
// if there is none.
func closingQuote(code string, start int) int {
	for at := start + 1; at < len(code) && at-start <= longestLiteral; at++ {
		switch code[at] {
		case code[start]:
			return at
		case '\\':
			if strings.HasPrefix(code[at+1:], "\r\n") {
				at++
			}
			at++
		case '"', '\'', '`', '\n':
			return -1
		}
	}
	return -1
}

// unescape returns what the inside of a string literal stands for.
func unescape(literal string) string {
	if strings.IndexByte(literal, '\\') < 0 {
		return literal
	}
	var b strings.Builder
	for at := 0; at < len(literal); {
		if text, size := escape(literal[at:]); size > 0 {
			b.WriteString(text)
			at += size
		} else {
			b.WriteByte(literal[at])
			at++
		}
	}
	return b.String()
}

// escape returns what the escape stands for that text begins with, and its length,
// or 0 if it is none.
func escape(text string) (stands string, size int) {
	if len(text) < 2 || text[0] != '\\' {
		return "", 0
	}
	const letters, bytes = "nrt0\\\"'`", "\n\r\t\x00\\\"'`"
	switch c := text[1]; c {
	case '\n': // the literal goes on in the next line
		return "", 2
	case '\r':
		if strings.HasPrefix(text[2:], "\n") {
			return "", 3
		}
	case 'x':
		if value, ok := hexNumber(text[2:], 2); ok {
			return string([]byte{byte(value)}), 4
		}
	case 'u':
		if value, ok := hexNumber(text[2:], 4); ok {
			return string(utf8.AppendRune(nil, rune(value))), 6
		}
	default:
		if i := strings.IndexByte(letters, c); i >= 0 {
			return bytes[i : i+1], 2
		}
	}
	return "", 0
}

// hexNumber returns the value of the digits hexadecimal digits that text begins
// with.
func hexNumber(text string, digits int) (value int, ok bool) {
	if len(text) < digits {
		return 0, false
	}
	for i := range digits {
		digit := hexValue(text[i])
		if digit < 0 {
			return 0, false
		}
		value = value<<4 | digit
	}
	return value, true
}
