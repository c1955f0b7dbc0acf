package pattern

import "strings"

// Sample returns a text that a regular expression takes, without what may stand before and
// behind it; ok is false if none was found in a simple way.
func Sample(expression string) (text string, ok bool) {
	const most = 200
	expression = strings.TrimPrefix(expression, "(?i)")
	if len(expression) > most {
		return "", false
	}
	text, rest := sample(strings.TrimSuffix(strings.TrimPrefix(expression, "^"), "$"))
	if rest != "" {
		return "", false
	}
	_, matched, known := Match(expression, text, false)
	return text, matched && known
}

// sample reads an expression up to a closing parenthesis, and takes its first alternative.
func sample(e string) (text, rest string) {
	var b strings.Builder
	other := false // behind the first alternative
	for e != "" && e[0] != ')' {
		one := ""
		switch e[0] {
		case '|':
			other = true
			e = e[1:]
			continue
		case '(':
			inner := strings.TrimPrefix(e[1:], "?:")
			one, e = sample(inner)
			e = strings.TrimPrefix(e, ")")
		case '[':
			end := strings.IndexByte(e[1:], ']')
			if end < 1 {
				return "", e
			}
			one, e = class(e[1:end+1]), e[end+2:]
		case '\\':
			if len(e) < 2 {
				return "", e
			}
			one = e[1:2]
			if sort, is := map[byte]string{'d': "1", 'w': "a", 's': " ", 'b': ""}[e[1]]; is {
				one = sort
			}
			e = e[2:]
		case '.':
			one, e = "a", e[1:]
		case '^', '$':
			e = e[1:]
		default:
			one, e = e[:1], e[1:]
		}
		if e != "" && strings.IndexByte("?*", e[0]) >= 0 {
			one = ""
		}
		e = strings.TrimLeft(e, "?*+")
		if !other {
			b.WriteString(one)
		}
	}
	return b.String(), e
}

// class returns a character of a class such as [0-9] or [^/].
func class(set string) string {
	if rest, not := strings.CutPrefix(set, "^"); not {
		for _, c := range "a1-" {
			if !strings.ContainsRune(rest, c) {
				return string(c)
			}
		}
		return ""
	}
	return set[:1]
}
