package javascript

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Number is the unary plus. It returns false for
// what is no number, and for what is too large for one.
func Number(text string) (float64, bool) {
	text = trim(text)
	if text == "" {
		return 0, true
	}
	if len(text) > 2 && text[0] == '0' {
		if base := map[byte]int{'x': 16, 'o': 8, 'b': 2}[text[1]|0x20]; base != 0 {
			n, ok := 0.0, true
			for i := 2; i < len(text); i++ {
				d := wire.Digit(text[i])
				ok = ok && 0 <= d && d < base
				n = n*float64(base) + float64(d)
			}
			return n, ok
		}
	}
	if strings.Trim(text, "0123456789.eE+-") != "" || !strings.ContainsAny(text, "0123456789") {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}

// ParseInt is parseInt(text, 10): a sign and the digits that text begins with,
// whatever comes then. It returns false if there are none.
func ParseInt(text string) (float64, bool) {
	text = trimLeft(text)
	digits := strings.TrimPrefix(strings.TrimPrefix(text, "+"), "-")
	if strings.HasPrefix(text, "+-") {
		return 0, false
	}
	end := 0
	for end < len(digits) && wire.IsDigits(digits[end:end+1]) {
		end++
	}
	value, err := strconv.ParseFloat(digits[:end], 64)
	if strings.HasPrefix(text, "-") {
		value = -value
	}
	return value, err == nil
}

// String is how a whole number is written, below 1e21.
func String(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// trim returns text without the white space at its ends. U+00A0 is some, and comes
// as one byte.
func trim(text string) string {
	for text != "" && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return trimLeft(text)
}

func trimLeft(text string) string {
	for text != "" && isSpace(text[0]) {
		text = text[1:]
	}
	return text
}

func isSpace(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' || b == 0xa0 }
