package code

import "strings"

// A token is a word, a literal or a sign of a program.
type token struct {
	kind       kind
	start, end int     // in the code; of a literal, with its quotes
	text       string  // in lower case; of a literal, what is between the quotes, as it stands there
	inner      int     // of a literal: where text begins
	quoting    quoting // of a literal
	quote      byte    // of a literal; 0 for a here-document
	lines      bool    // of a literal: it may hold lines
	dedented   bool    // of a literal: the indentation of its lines is taken off
	bytes      bool    // of a literal: it has the prefix b
}

type kind byte

const (
	word kind = iota
	literal
	sign
	newline
)

// lex returns the tokens of a program, comments left out.
func lex(code string, of language) []token {
	l := lexer{code: code, of: of}
	for l.at < len(code) {
		l.next()
	}
	return l.tokens
}

type lexer struct {
	code     string
	of       language
	at       int
	tokens   []token
	here     *hereDocument // whose text begins with the next line
	unclosed int           // no long literal ends before
	cutsEnd  bool          // the end of the last line is no part of the long literal here
}

func (l *lexer) next() {
	c, rest := l.code[l.at], l.code[l.at:]
	switch {
	case c == '\n':
		l.add(token{kind: newline, start: l.at, end: l.at + 1})
		if l.here != nil {
			l.hereText()
		}
	case c == ' ' || c == '\t' || c == '\r':
		l.at++
	case l.comment() > 0:
		l.at += l.comment()
	case c == '[' && strings.HasPrefix(rest, "[[") && l.of.name == "Lua":
		l.long(2, "]]", raw, false)
	case l.opensHere():
	case c == '"' || c == '\'' || c == '`' && l.of.name != "PowerShell" && l.of.name != "Bash":
		l.quoted()
	case isWordChar(c):
		end := l.at
		for end < len(l.code) && isWordChar(l.code[end]) {
			end++
		}
		l.add(token{kind: word, start: l.at, end: end, text: toLower(l.code[l.at:end])})
	default:
		l.add(token{kind: sign, start: l.at, end: l.at + 1, text: rest[:1]})
	}
}

func (l *lexer) add(t token) {
	l.tokens = append(l.tokens, t)
	l.at = t.end
}

// comment returns the length of the comment that begins here, or 0.
func (l *lexer) comment() int {
	rest := l.code[l.at:]
	fresh := l.at == 0 || strings.IndexByte(" \t\r\n;", l.code[l.at-1]) >= 0
	toLineEnd := func() int { return lineEnd(rest, 0) }
	switch {
	case l.of.slashes && strings.HasPrefix(rest, "/*"):
		return through(rest, "*/")
	case l.of.slashes && strings.HasPrefix(rest, "//") && (fresh || rest[2:] == "" || l.code[l.at-1] != ':'),
		l.of.hash && rest[0] == '#' && fresh && !strings.HasPrefix(rest, "#{"),
		l.of.dashes && strings.HasPrefix(rest, "--"),
		l.of.single == comments && rest[0] == '\'',
		l.of.name == "Erlang" && rest[0] == '%' && fresh:
		return toLineEnd()
	case l.of.name == "PowerShell" && strings.HasPrefix(rest, "<#"):
		return through(rest, "#>")
	case l.of.name == "Delphi" && rest[0] == '{':
		return through(rest, "}")
	}
	return 0
}

// through returns the length of text up to the first end in it and with it.
func through(text, end string) int {
	if i := strings.Index(text, end); i >= 0 {
		return i + len(end)
	}
	return len(text)
}

// isWordChar reports whether b may stand in a name, with the signs of variables.
func isWordChar(b byte) bool {
	return b == '_' || b == '$' || b == '@' || '0' <= b && b <= '9' || isLetter(b) || b >= 0x80
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// mostLiteral is how many bytes a literal has at most.
const mostLiteral = 8 << 10

// quoted reads the literal whose quote stands here, or the quote as a sign.
func (l *lexer) quoted() {
	quote := l.code[l.at]
	q := l.of.double
	if quote == '\'' {
		q = l.of.single
	}
	prefix := l.prefix()
	switch {
	case quote == '`' && l.of.name == "Go", strings.ContainsRune(prefix, 'r') && len(prefix) < 3, strings.HasSuffix(prefix, "@"):
		q = raw
	case strings.HasSuffix(prefix, "$") && l.of.name == "Bash":
		q = escaped
	}
	triple := strings.Repeat(string(quote), 3)
	if quote != '`' && strings.HasPrefix(l.code[l.at:], triple) && l.of.name != "Delphi" && l.of.name != "VB.NET" {
		dedents := l.of.name != "Python" && l.of.name != "Kotlin"
		l.cutsEnd = l.of.name == "Swift" || l.of.name == "C#"
		if l.of.name == "Kotlin" || l.of.name == "C#" {
			q = raw
		}
		l.long(3, triple, q, dedents)
		return
	}
	if q == character {
		l.character()
		return
	}
	lines := quote == '`' || l.of.multiline || strings.HasSuffix(prefix, "@")
	end := l.closing(quote, q, lines)
	if end < 0 {
		l.add(token{kind: sign, start: l.at, end: l.at + 1, text: string(quote)})
		return
	}
	l.literal(token{inner: l.at + 1, end: end + 1, quoting: q, quote: quote, lines: lines, bytes: strings.ContainsRune(prefix, 'b')}, end)
}

// literal adds t, whose text ends at offset end, and takes its prefix off the tokens.
func (l *lexer) literal(t token, end int) {
	t.kind, t.start, t.text = literal, l.at, l.code[t.inner:end]
	if n := len(l.prefix()); n > 0 {
		t.start -= n
		for last := len(l.tokens) - 1; last >= 0 && l.tokens[last].start >= t.start; last-- {
			l.tokens = l.tokens[:last]
		}
	}
	l.add(t)
}

// prefix returns the letters that stand right before the quote here, in lower case:
// f, b, r, u8, $, @ and so on; or "".
func (l *lexer) prefix() string {
	start := l.at
	for start > 0 && (isWordChar(l.code[start-1]) || l.code[start-1] == '#') {
		start--
	}
	switch prefix := toLower(l.code[start:l.at]); prefix {
	case "f", "b", "r", "u", "rb", "br", "fr", "rf", "u8", "l", "$", "@", "$@", "@$", "c", "r#":
		return prefix
	}
	return ""
}

// character reads a literal of one character, or the quote as a sign: that of a
// lifetime of Rust.
func (l *lexer) character() {
	rest := l.code[l.at:min(len(l.code), l.at+12)]
	if end := strings.IndexByte(rest[1:], rest[0]); end > 0 && (end < 3 || rest[1] == '\\') {
		l.literal(token{inner: l.at + 1, end: l.at + end + 2, quote: rest[0]}, l.at+end+1)
		return
	}
	l.add(token{kind: sign, start: l.at, end: l.at + 1, text: "'"})
}

// long reads the literal that opens with size bytes here and ends with closing.
func (l *lexer) long(size int, closing string, q quoting, dedented bool) {
	from := l.at + size
	limit := min(len(l.code), from+mostLiteral)
	if from < l.unclosed {
		limit = from
	}
	end := strings.Index(l.code[from:limit], closing)
	if end < 0 {
		l.unclosed = max(l.unclosed, limit-size)
		l.add(token{kind: sign, start: l.at, end: l.at + size, text: l.code[l.at:from]})
		return
	}
	inner := from
	if closing == "]]" || dedented { // the first line's end is no part of it
		for inner < from+end && strings.IndexByte(" \t\r", l.code[inner]) >= 0 {
			inner++
		}
		if inner < from+end && l.code[inner] == '\n' {
			inner++
		} else {
			inner = from
		}
	}
	last := from + end
	if l.cutsEnd { // neither is the last line's
		if line := lineStart(l.code[:last], last); line > inner && strings.TrimSpace(l.code[line:last]) == "" {
			last = line - 1
		}
		l.cutsEnd = false
	}
	l.literal(token{inner: inner, end: from + end + len(closing), quoting: q, quote: closing[0], lines: true, dedented: dedented}, last)
}

// closing returns where the quote is that ends the literal that opens here, or -1.
func (l *lexer) closing(quote byte, q quoting, lines bool) int {
	limit := min(len(l.code), l.at+mostLiteral)
	for i := l.at + 1; i < limit; i++ {
		switch c := l.code[i]; {
		case c == quote && q == raw && i+1 < limit && l.code[i+1] == quote && (l.of.name == "VB.NET" || l.of.name == "Delphi"):
			i++
		case c == quote:
			return i
		case c == '\\' && (q == escaped || q == raw && l.of.single == raw && l.of.name != "PowerShell" && (quote == '"' || l.of.name != "Bash")):
			if i+1 < limit && l.code[i+1] == '(' && quote == '"' && l.of.name == "Swift" {
				i += l.nested(i + 1)
			}
			i++
		case c == '`' && q == backticks:
			i++
		case c == '{' && quote != '\'' && (l.code[i-1] == '#' || l.code[i-1] == '$'), c == '{' && l.of.name == "C#" && l.at > 0 && l.code[l.at-1] == '$':
			i += l.nested(i) - 1
		case c == '\n' && !lines:
			return -1
		}
	}
	return -1
}

// nested returns the length of what stands in the bracket at offset at of the code,
// with the brackets, or 1 if it does not close in its line.
func (l *lexer) nested(at int) int {
	const most = 300
	depth := 0
	for i := at; i < min(len(l.code), at+most); i++ {
		switch l.code[i] {
		case '{', '(':
			depth++
		case '}', ')':
			if depth--; depth == 0 {
				return i - at + 1
			}
		case '\n':
			return 1
		}
	}
	return 1
}
