package messages

import "strings"

// Some signs are often written in another way: by an editor, in HTML, or in a string.
var (
	singleQuotes = []string{"'", "’", "‘", "‚", "`", "´", "&#39;", "&#x27;", "&apos;", `\u0027`, `\u2019`, `\u2018`}
	doubleQuotes = []string{`"`, "“", "”", "„", "«", "»", "&quot;", "&#34;", `\u0022`, `\u201c`, `\u201d`}
	greater      = []string{">", `\u003e`, `\u003E`, "&gt;"}
	less         = []string{"<", `\u003c`, `\u003C`, "&lt;"}
	ampersands   = []string{"&", `\u0026`, "&amp;"}
	slashes      = []string{"/"}
	spaces       = []string{" ", "\u00a0", "&nbsp;"}
)

// variable are the signs that are written in several ways, so that no window has them.
const variable = `'"<>&/`

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
	case '&':
		return ampersands
	case '/':
		return slashes
	case ' ':
		return spaces
	}
	return nil
}

// deepest is how many backslashes may stand before a quotation mark or a slash: those
// of a string in a string in a string.
const deepest = 7

// isEscaped reports whether backslashes may stand before b.
func isEscaped(b byte) bool { return b == '\'' || b == '"' || b == '/' }

// widest is how far a line is indented at most that goes on with the one before.
const widest = 64

// pastBreak returns where the text goes on after the line break at text[i:], or i if
// there is none: terminals, logs and chats wrap long lines.
func pastBreak(text string, i int) int {
	if i >= len(text) || strings.IndexByte(" \t\r\n\\", text[i]) < 0 {
		return i
	}
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
	if i == 0 || strings.IndexByte(" \t\nn", text[i-1]) < 0 {
		return i
	}
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

// mayBegin reports whether literal can stand where the text has b: most places are left
// out so.
func mayBegin(literal string, b byte) bool {
	return b == literal[0] || b <= ' ' || b == '\\' || forms(literal[0]) != nil
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
	if b == ' ' {
		part := text[:min(len(text), widest)]
		if n := len(part) - len(strings.TrimLeft(part, " \t")); n > 0 {
			return n // columns
		}
	}
	if text != "" && text[0] == b {
		return 1
	}
	others := forms(b)
	if others == nil {
		return 0
	}
	n := 0
	for isEscaped(b) && n < deepest && n+1 < len(text) && text[n] == '\\' && text[n+1] != 'u' {
		n++
	}
	for _, other := range others {
		if strings.HasPrefix(text[n:], other) {
			return n + len(other)
		}
	}
	return 0
}

// formBack returns how many bytes of text, at its end, are a form of b.
func formBack(text string, b byte) int {
	n := 0
	if b == ' ' {
		part := text[max(0, len(text)-widest):]
		n = len(part) - len(strings.TrimRight(part, " \t"))
	}
	if n == 0 && text != "" && text[len(text)-1] == b {
		n = 1
	}
	for _, other := range forms(b) {
		if n == 0 && strings.HasSuffix(text, other) {
			n = len(other)
		}
	}
	for start := n; n > 0 && isEscaped(b) && n < len(text) && n-start < deepest && text[len(text)-n-1] == '\\'; {
		n++
	}
	return n
}
