package stdlib

import "strings"

// Int is int() of text in digits of ASCII: white space around the number, a sign,
// and an underscore between digits will do, and so do zeros in front. A number
// that is too large here stands for any.
func Int(text string) (n int, ok bool) {
	text = Strip(text)
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 {
		return 0, false
	}
	for part := range strings.SplitSeq(digits, "_") {
		if part == "" || strings.Trim(part, "0123456789") != "" {
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
