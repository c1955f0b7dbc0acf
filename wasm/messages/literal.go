package messages

import "strings"

// Quotation marks are often written in another way, or escaped.
var (
	singleQuotes = []string{"'", "’", "‘", `\'`, "&#39;", "&#x27;", `\u0027`}
	doubleQuotes = []string{`"`, `\"`, "“", "”", `\\\"`, "&quot;", "&#34;", `\u0022`}
	greater      = []string{">", `\u003e`, "&gt;"}
	less         = []string{"<", `\u003c`, "&lt;"}
)

// forms returns the ways in which b is written, or nil if there is only one.
func forms(b byte) []string {
	switch b {
	case '\'':
		return singleQuotes
	case '"':
		return doubleQuotes
	case '>':
		return greater
	case '<':
		return less
	}
	return nil
}

// widest is how far a line is indented at most that goes on with the one before.
const widest = 64

// pastBreak returns where the text goes on after the line break at text[i:], or i if
// there is none: terminals, logs and chats wrap long lines.
func pastBreak(text string, i int) int {
	part := text[i:min(len(text), i+widest)]
	line := strings.TrimLeft(part, " \t")
	for _, begin := range breaks {
		if after, found := strings.CutPrefix(line, begin); found {
			return i + len(part) - len(strings.TrimLeft(after, " \t"))
		}
	}
	return i
}

// beforeBreak returns where the text before the line break ends that ends at text[:i],
// or i if there is none.
func beforeBreak(text string, i int) int {
	start := max(0, i-widest)
	line := strings.TrimRight(text[start:i], " \t")
	for _, end := range breaks {
		if before, found := strings.CutSuffix(line, end); found {
			return start + len(strings.TrimRight(before, " \t"))
		}
	}
	return i
}

// breaks are how lines end, also in a string.
var breaks = []string{"\r\n", "\n", `\n`}

// matchAhead returns where literal ends that begins at text[i:], or -1. A line of the
// text may be wrapped inside of it, at a space or anywhere.
func matchAhead(text string, i int, literal string) int {
	for k := 0; k < len(literal); k++ {
		if n := formAhead(text[i:], literal[k]); n > 0 && literal[k] != ' ' {
			i += n
		} else if next := pastBreak(text, i); next > i {
			i = next
			if literal[k] != ' ' {
				k-- // it comes after the break
			}
		} else if n > 0 {
			i += n
		} else {
			return -1
		}
	}
	return i
}

// matchBack returns where literal begins that ends at text[:i], or -1.
func matchBack(text string, i int, literal string) int {
	for k := len(literal) - 1; k >= 0; k-- {
		if n := formBack(text[:i], literal[k]); n > 0 && literal[k] != ' ' {
			i -= n
		} else if before := beforeBreak(text, i); before < i {
			i = before
			if literal[k] != ' ' {
				k++
			}
		} else if n > 0 {
			i -= n
		} else {
			return -1
		}
	}
	return i
}

// formAhead returns how many bytes of text, at its start, are a form of b.
func formAhead(text string, b byte) int {
	if text != "" && text[0] == b {
		return 1
	}
	for _, other := range forms(b) {
		if strings.HasPrefix(text, other) {
			return len(other)
		}
	}
	return 0
}

// formBack returns how many bytes of text, at its end, are a form of b.
func formBack(text string, b byte) int {
	others := forms(b)
	for j := len(others) - 1; j >= 0; j-- { // the escaped ones end in the plain one
		if strings.HasSuffix(text, others[j]) {
			return len(others[j])
		}
	}
	if others == nil && text != "" && text[len(text)-1] == b {
		return 1
	}
	return 0
}
