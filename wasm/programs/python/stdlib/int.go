package stdlib

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Int is int() of a str in digits of ASCII: white space around the number, a sign,
// and an underscore between digits will do, and so do zeros in front. A number
// that is too large here stands for any.
func Int(text string) (n int, ok bool) { return toInt(Strip(text)) }

// IntBytes is int() of bytes, around which only white space of ASCII will do.
func IntBytes(text string) (n int, ok bool) { return toInt(strings.Trim(text, " \t\n\v\f\r")) }

func toInt(text string) (n int, ok bool) {
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 {
		return 0, false
	}
	for part := range strings.SplitSeq(digits, "_") {
		if !wire.IsDigits(part) {
			return 0, false
		}
		for i := range len(part) {
			n = min(n*10+int(part[i]-'0'), 1<<30)
		}
	}
	if text[0] == '-' {
		n = -n
	}
	return n, true
}

// IntText returns str(int(text)) of what Int takes.
func IntText(text string) string {
	text = strings.ReplaceAll(Strip(text), "_", "")
	digits := strings.TrimLeft(strings.TrimLeft(text, "+-"), "0")
	switch {
	case digits == "":
		return "0"
	case text[0] == '-':
		return "-" + digits
	}
	return digits
}

// Hex is int(text, 16) for what is not negative: Int with digits of base 16, which
// may follow 0x.
func Hex(text string) (n int, ok bool) {
	text = strings.TrimPrefix(Strip(text), "+")
	if len(text) > 1 && text[0] == '0' && text[1]|0x20 == 'x' {
		text = strings.TrimPrefix(text[2:], "_")
	}
	for part := range strings.SplitSeq(text, "_") {
		if part == "" {
			return 0, false
		}
		for i := range len(part) {
			d := wire.Digit(part[i])
			if d < 0 {
				return 0, false
			}
			n = min(n<<4|d, 1<<30)
		}
	}
	return n, true
}
