package paste

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// literals writes what the string literal stands for whose text begins at start,
// and the literals that follow it with nothing but a sign in between. It
// returns where they end.
func (b *builder) literals(src *source, start int) int {
	quote := src.Text[start-1]
	for {
		end := b.decode(src, start, len(src.Text), quote)
		next := end
		for signs := 0; next < len(src.Text) && signs < 64; signs++ {
			if strings.IndexByte(" \t\r\n+.\\bBuU", src.Text[next]) < 0 {
				break
			}
			next++
		}
		if end == next || next == len(src.Text) || src.Text[next] != quote {
			return end
		}
		start = next + 1
	}
}

// decode writes what the escaped text of src from start to end stands for, or up
// to the quote that closes it, and returns where it stopped, after the quote.
// Without a quote, a line's end that follows an escaped one is only there to be
// seen, and any other is itself.
func (b *builder) decode(src *source, start, end int, quote byte) int {
	text := src.Text
	run := start
	flush := func(to int) { b.copy(src.Part, handshake.Span{Start: run, End: to}) }
	for at := start; at < end; {
		switch c := text[at]; {
		case quote != 0 && c == quote:
			flush(at)
			return at + 1
		case c != '\\':
			at++
		default:
			flush(at)
			decoded, n := unescape(text[at:end])
			if n == 0 {
				decoded, n = `\`, 1
			}
			b.put(decoded, src.Span(handshake.Span{Start: at, End: at + n}))
			at += n
			if quote == 0 && decoded == "\n" {
				for at < end && (text[at] == '\n' || text[at] == '\r') {
					at++
				}
			}
			run = at
		}
	}
	if quote == 0 && strings.HasSuffix(text[run:end], "\n") {
		end-- // the last line ends so that it can be shown
	}
	flush(end)
	return len(text)
}

// unescape returns what the escape that text begins with stands for, and its
// length, or 0 if it is none.
func unescape(text string) (decoded string, length int) {
	if len(text) < 2 {
		return "", 0
	}
	const letters, bytes = "rnt\\\"'`/0abfve", "\r\n\t\\\"'`/\x00\a\b\f\v\x1b"
	switch c := text[1]; c {
	case 'x':
		if v, ok := hexNumber(text[2:], 2); ok {
			return string([]byte{byte(v)}), 4
		}
	case 'u':
		v, ok := hexNumber(text[2:], 4)
		if !ok {
			return "", 0
		}
		if utf16.IsSurrogate(rune(v)) && strings.HasPrefix(text[6:], `\u`) {
			if low, ok := hexNumber(text[8:], 4); ok {
				if r := utf16.DecodeRune(rune(v), rune(low)); r != utf8.RuneError {
					return string(r), 12
				}
			}
		}
		return string(rune(v)), 6
	case '\n': // a line that goes on in the next
		return "", 2
	default:
		if i := strings.IndexByte(letters, c); i >= 0 {
			return bytes[i : i+1], 2
		}
	}
	return "", 0
}

// hexNumber reads digits hexadecimal digits.
func hexNumber(text string, digits int) (value int, ok bool) {
	if len(text) < digits {
		return 0, false
	}
	for i := range digits {
		d := hexDigit(text[i])
		if d < 0 {
			return 0, false
		}
		value = value<<4 | d
	}
	return value, true
}

func hexDigit(b byte) int {
	switch {
	case isDigit(b):
		return int(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}
