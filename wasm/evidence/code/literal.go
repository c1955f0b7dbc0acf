package code

import "strings"

// mark is a byte of a template that stands for something not in a literal.
const (
	someEnd = '\x01' // an end of a line, of a form that is not known
	value   = '\x02' // an expression
)

// A run is text that a program writes, with the place in the code of each byte.
type run struct {
	text []byte
	at   []int
}

func (r *run) put(text string, at int) {
	for i := range len(text) {
		r.text = append(r.text, text[i])
		r.at = append(r.at, at)
	}
}

// escapes are what follows a backslash, and what it stands for.
var escapes = [...]struct{ text, stands string }{
	{"r", "\r"}, {"n", "\n"}, {"x0d", "\r"}, {"x0D", "\r"}, {"015", "\r"}, {"x0a", "\n"}, {"x0A", "\n"}, {"012", "\n"},
	{"u000d", "\r"}, {"u000D", "\r"}, {"u000a", "\n"}, {"u000A", "\n"}, {"t", "\t"}, {`c\L`, "\r\n"}, // of Nim
}

// stands appends what a literal stands for. Interpretation is how it is read there.
func (r *run) stands(t token, of language, interpretation quoting) {
	text := t.text
	for i := 0; i < len(text); {
		at, rest := t.inner+i, text[i:]
		size := 1
		switch c := text[i]; {
		case c == '\r' && t.lines && strings.HasPrefix(rest, "\r\n"):
			if of.name == "C#" || of.name == "PowerShell" || of.name == "PHP" { // others read CR LF as LF
				r.put("\r", at)
			}
		case interpretation != raw && len(rest) > 1 && rest[1] == '{' && (c == '$' || c == '#'):
			r.put(string(value), at)
			size = balanced(rest[1:]) + 1
		case c == '\\' && interpretation == escaped && len(rest) > 1:
			size = r.escape(rest, at, of)
		case c == '`' && interpretation == backticks && len(rest) > 1:
			size = 2
			switch rest[1] {
			case 'r':
				r.put("\r", at)
			case 'n':
				r.put("\n", at)
			default:
				r.put(rest[1:2], at)
			}
		case c == '~' && of.name == "Erlang" && strings.HasPrefix(rest, "~n"), c == '%' && (of.name == "Java" || of.name == "Kotlin") && strings.HasPrefix(rest, "%n"):
			r.put("\n", at)
			size = 2
		default:
			r.put(rest[:1], at)
		}
		i += size
	}
}

// balanced returns the length of the braces that text begins with and what is in them.
func balanced(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 1
}

// escape appends what the escape at the beginning of rest stands for, and returns its
// length.
func (r *run) escape(rest string, at int, of language) int {
	for _, e := range escapes {
		if strings.HasPrefix(rest[1:], e.text) {
			r.put(e.stands, at)
			return 1 + len(e.text)
		}
	}
	switch rest[1] {
	case '\n', '\r': // the literal goes on in the next line; in Rust behind its indentation
		size := 2
		for of.name == "Rust" && size < len(rest) && strings.IndexByte(" \t\n", rest[size]) >= 0 {
			size++
		}
		return size
	case '(':
		r.put(string(value), at)
		return through(rest, ")")
	}
	r.put(rest[1:2], at)
	return 2
}

// isEnds reports whether text is nothing but ends of lines.
func isEnds(text string) bool { return text != "" && strings.Trim(text, "\r\n\x01") == "" }
