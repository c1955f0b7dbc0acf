package evidence

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// arrays returns the lists of bytes in code that are like the GUID: numbers or
// characters with commas between them. A number may be of several bytes.
func arrays(code string) []like {
	var likes []like
	for at := 0; at < len(code); {
		if at > 0 && isNameChar(code[at-1]) {
			at++
			continue
		}
		value, end := element(code, at)
		if end == 0 {
			at++
			continue
		}
		span := handshake.Span{Start: at, End: end}
		text := value
		for {
			next := afterComma(code, span.End)
			if value, end = element(code, next); next == span.End || end == 0 {
				break
			}
			span.End = end
			if len(text) <= longestGUID { // what is longer is none, however long it gets
				text += value
			}
		}
		at = span.End
		if len(text) >= leastBytes {
			likes = likeBytes(likes, strings.TrimSuffix(text, "\x00"), span) // the end of a string in C
		}
	}
	return likes
}

// leastBytes and mostBytes are the lengths of what may be the GUID as 16 bytes.
const leastBytes, mostBytes = 14, 18

// likeBytes appends the piece of code at span if text, for which it stands, is
// like the GUID, or is like the 16 bytes of which the GUID has the digits.
func likeBytes(likes []like, text string, span handshake.Span) []like {
	before := len(likes)
	likes = likeGUID(likes, text, span)
	if len(likes) > before || len(text) < leastBytes || len(text) > mostBytes {
		return likes
	}
	digits := make([]byte, 0, 2*mostBytes)
	for i := range len(text) {
		digits = append(digits, words.Hex(text[i])...)
	}
	if edits, ok := resembles(string(digits)); ok {
		likes = append(likes, like{text, span, edits})
	}
	return likes
}

// element returns the bytes that the number or the character at offset at of code
// stands for, and where it ends, or 0 if there is none.
func element(code string, at int) (value string, end int) {
	at = afterCast(code, at)
	rest := code[at:]
	switch {
	case strings.HasPrefix(rest, "0x") || strings.HasPrefix(rest, "0X"):
		var size int
		if value, size = hexBytes(rest[2:]); size == 0 {
			return "", 0
		}
		end = at + 2 + size
	case strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, `"`):
		if len(rest) < 3 || rest[2] != rest[0] || rest[1] == '\\' {
			return "", 0
		}
		return rest[1:2], at + 3
	default:
		number, size := decimal(rest)
		if size == 0 {
			return "", 0
		}
		value, end = oneByte(int(number)), at+size
	}
	end = skip(code, end, 3, "uUlLsy8") // the type, as in 0x32u8, 0x32uy and 50L
	if end < len(code) && isNameChar(code[end]) {
		return "", 0
	}
	return value, end
}

// everyByte holds each byte at the place of its value.
var everyByte = func() string {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	return string(all)
}()

// oneByte returns the byte as a string, without an allocation.
func oneByte(value int) string { return everyByte[value : value+1] }

// hexBytes returns what the 1, 2, 4, 8, 12 or 16 hexadecimal digits stand for that
// text begins with, the most significant byte first, and how many there are, or 0.
func hexBytes(text string) (value string, digits int) {
	const most = 16
	for digits < min(len(text), most) && hexValue(text[digits]) >= 0 {
		digits++
	}
	switch digits {
	case 1:
		return oneByte(hexValue(text[0])), 1
	case 2:
		return oneByte(hexValue(text[0])<<4 | hexValue(text[1])), 2
	case 4, 8, 12, 16:
		for i := 0; i < digits; i += 2 {
			pair, _ := hexBytes(text[i : i+2])
			value += pair
		}
		return value, digits
	}
	return "", 0
}

// decimal returns the byte whose number text begins with. Java and C have
// negative ones.
func decimal(text string) (value byte, size int) {
	number := 0
	negative := strings.HasPrefix(text, "-")
	if negative {
		size++
	}
	digits := size
	for size < len(text) && size < digits+3 && isDigit(text[size]) {
		number = 10*number + int(text[size]-'0')
		size++
	}
	switch {
	case size == digits || number > 255 || negative && number > 128:
		return 0, 0
	case negative:
		number = -number
	}
	return byte(number), size
}

// afterCast returns the offset after a type in parentheses, as in (byte) 0x8E, or
// the b of Rust's b'2'.
func afterCast(code string, at int) int {
	const most = 24
	if strings.HasPrefix(code[at:], "b'") {
		return at + 1
	}
	if at == len(code) || code[at] != '(' {
		return at
	}
	for end := at + 1; end < len(code) && end-at < most; end++ {
		switch {
		case code[end] == ')':
			return skip(code, end+1, 1, " ")
		case !isNameChar(code[end]):
			return at
		}
	}
	return at
}

// afterComma returns the offset of what follows the comma at offset at of code,
// white space, comments and brackets aside, or at if there is no comma.
func afterComma(code string, at int) int {
	const space = " \t\r\n"
	comma := skip(code, at, len(code), space)
	if comma == len(code) || code[comma] != ',' {
		return at
	}
	next := skip(code, comma+1, len(code), space)
	const most = 160 // bytes of a comment
	for next < len(code) {
		size := comment(code[:min(len(code), next+most)], next)
		if size == 0 || size == most {
			break
		}
		next = skip(code, next+size, len(code), space)
	}
	return afterBracket(code, next)
}

// afterBracket returns the offset after what opens a list in a list, as in
// {0x47DA, {0x95, 0xCA}}, or at if there is none.
func afterBracket(code string, at int) int {
	for _, bracket := range []string{"{", "[", "&[", "new byte[] {", "new byte[]{"} {
		if strings.HasPrefix(code[at:], bracket) {
			return skip(code, at+len(bracket), 2, " ")
		}
	}
	return at
}

// skip returns the offset after at most as many of the chars at offset at of code.
func skip(code string, at, most int, chars string) int {
	end := at
	for end < len(code) && end-at < most && strings.IndexByte(chars, code[end]) >= 0 {
		end++
	}
	return end
}
