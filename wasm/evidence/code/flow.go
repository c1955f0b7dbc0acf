package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Signs in a flow for what is not in a literal.
const (
	someEnd = '\x01' // an end of a line, of unknown form
	value   = '\x02' // an expression
)

// A flow is a response as the code writes it, literal after literal.
type flow struct {
	text  []byte // what is written, and the signs above
	at    []int  // the offset in the code of each byte of text
	quote byte   // around the last literal, or 0 in a here-document
	end   int    // the offset in the code after the last literal
	whole bool   // what follows is known to write nothing more
}

func (f *flow) put(text string, at int) {
	for i := range len(text) {
		f.text = append(f.text, text[i])
		f.at = append(f.at, at)
	}
}

// read reads the response whose status line begins at offset start of code.
func read(code string, start int) (f flow, ok bool) {
	open := start
	for open > 0 && strings.IndexByte(" \t\r\n", code[open-1]) >= 0 {
		open--
	}
	if open == 0 || strings.IndexByte("\"'`", code[open-1]) < 0 {
		return f, false
	}
	f.quote = code[open-1]
	separator := separatorBefore(code, open-1)
	at := f.literal(code, start)
	if at < 0 {
		return f, false
	}
	for {
		f.end = at
		gap, next := gapAfter(code, at)
		if next < 0 {
			f.between(gap, at, separator)
			f.whole = true
			return f, true
		}
		if isSeparatorGap(gap) {
			f.quote = code[next]
			var s flow
			s.quote = f.quote
			if at = s.literal(code, next+1); at < 0 {
				return f, true
			}
			if isEnds(string(s.text)) {
				f.rejoin(string(s.text))
				separator = string(s.text)
				continue
			}
			return f, true
		}
		if !f.between(gap, at, separator) {
			return f, true
		}
		f.quote = code[next]
		if at = f.literal(code, next+1); at < 0 {
			return f, false
		}
	}
}

// literal appends what stands from offset at up to the closing quote, and returns
// the offset after that, or -1 if there is none.
func (f *flow) literal(code string, at int) int {
	const most = 4 << 10
	start := at
	triple := strings.Repeat(string(f.quote), 3)
	isTriple := start >= 3 && code[start-3:start] == triple
	for at < len(code) && at-start < most {
		c := code[at]
		switch {
		case isTriple && strings.HasPrefix(code[at:], triple):
			return at + 3
		case c == f.quote && !isTriple:
			return at + 1
		case c == '\\' && at+1 < len(code):
			size, stands := 2, code[at+1:at+2]
			switch rest := code[at+1:]; {
			case rest[0] == 'r':
				stands = "\r"
			case rest[0] == 'n':
				stands = "\n"
			case strings.HasPrefix(rest, "x0d"), strings.HasPrefix(rest, "x0D"), strings.HasPrefix(rest, "015"):
				size, stands = 4, "\r"
			case strings.HasPrefix(rest, "x0a"), strings.HasPrefix(rest, "x0A"), strings.HasPrefix(rest, "012"):
				size, stands = 4, "\n"
			case strings.HasPrefix(rest, "u000d"), strings.HasPrefix(rest, "u000D"):
				size, stands = 6, "\r"
			case strings.HasPrefix(rest, "u000a"), strings.HasPrefix(rest, "u000A"):
				size, stands = 6, "\n"
			case rest[0] == '\n': // the literal goes on in the next line
				stands = ""
			}
			f.put(stands, at)
			at += size
		case c == '`' && f.quote == '"' && at+1 < len(code) && (code[at+1] == 'r' || code[at+1] == 'n'): // PowerShell
			f.put(map[byte]string{'r': "\r", 'n': "\n"}[code[at+1]], at)
			at += 2
		case c == '%' && at+1 < len(code) && (code[at+1] == 'n' || code[at+1] == '~'): // Java's and Erlang's forms
			f.put(string(someEnd), at)
			at += 2
		default:
			f.put(string(c), at)
			at++
		}
	}
	return -1
}

// gapAfter returns the code from offset at to the next quote, and where that is, or
// -1 if the code, the function or the response ends before.
func gapAfter(code string, at int) (gap string, next int) {
	const most = 400
	end := min(len(code), at+most)
	for i := at; i < end; i++ {
		switch c := code[i]; {
		case c == '"' || c == '\'' && !(i > 0 && i+1 < len(code) && isLetter(code[i-1]) && isLetter(code[i+1])) || c == '`':
			return code[at:i], i
		}
	}
	return code[at:end], -1
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// lineWords are in the names of functions that end a line.
var lineWords = []string{"println", "puts", "echo", "say ", "writeline", "writeln", "print(", "print ", "appendline", "fprintln", "endl", "out-", "log", "newline", "php_eol", "linebreak", "lineseparator", "eol", "io:format", "format(", "header(", "<<"}

// between appends what stands between two literals, or after the last. It reports
// false if the response is not known to go on.
func (f *flow) between(gap string, at int, separator string) bool {
	lower := strings.ToLower(gap)
	for i := 0; i < len(lower); i++ {
		rest := lower[i:]
		switch {
		case strings.HasPrefix(rest, "#13#10"), strings.HasPrefix(rest, "#13 + #10"), strings.HasPrefix(rest, "#13+#10"):
			f.put("\r\n", at+i)
			i += strings.Index(rest, "#10")
		case strings.HasPrefix(rest, "crlf"):
			f.put("\r\n", at+i)
			i += len("crlf") - 1
		case strings.HasPrefix(rest, "#10"):
			f.put("\n", at+i)
		case strings.HasPrefix(rest, "vblf"):
			f.put("\n", at+i)
		}
	}
	for _, word := range lineWords {
		if strings.Contains(lower, word) && !strings.Contains(word, "<<") {
			f.put(string(someEnd), at)
			return true
		}
	}
	switch bare := strings.TrimSpace(gap); {
	case strings.HasPrefix(bare, ",") && strings.Trim(bare, ", \t\r\n()[]bBfru") == "":
		if separator == "" {
			separator = string(someEnd)
		}
		f.put(separator, at)
		return true
	case strings.Trim(bare, "+.&|<>~^\\ \t\r\n@$bBuUfL_") == "", strings.HasPrefix(lower, "\""): // joined
		return true
	}
	for _, word := range []string{"func ", "def ", "function ", "class ", "sub ", "private ", "public ", "static ", "case ", "if ", "if(", "else", "return "} {
		if strings.Contains(lower, word) {
			return false
		}
	}
	f.put(string(value), at)
	if strings.HasSuffix(strings.TrimSpace(gap), ",") {
		if separator == "" {
			separator = string(someEnd)
		}
		f.put(separator, at)
	}
	return true
}

// isSeparatorGap reports whether gap ends a list and begins what its items are
// joined with, as “].join(” and “}, ” do.
func isSeparatorGap(gap string) bool {
	lower := strings.ToLower(strings.TrimSpace(gap))
	return strings.Contains(lower, "join") && strings.ContainsAny(lower, "])}") || strings.HasSuffix(lower, "},") && len(lower) < 6
}

// separatorBefore returns what a list is joined with that begins before the quote
// at offset at, as in "\r\n".join(["HTTP…, or "".
func separatorBefore(code string, at int) string {
	before := code[max(0, at-80):at]
	lower := strings.ToLower(before)
	i := max(strings.LastIndex(lower, "join"), strings.LastIndex(lower, "implode"), strings.LastIndex(lower, "intersperse"))
	if i < 0 || strings.ContainsAny(before[i:], ";") {
		return ""
	}
	near := before[max(0, i-12):]
	switch {
	case strings.Contains(near, `\r\n`):
		return "\r\n"
	case strings.Contains(near, `\n`):
		return "\n"
	}
	return ""
}

// rejoin puts the separator where the items of a list meet.
func (f *flow) rejoin(separator string) {
	old := *f
	f.text, f.at = nil, nil
	for i, c := range old.text {
		if c == someEnd {
			f.put(separator, old.at[i])
		} else {
			f.put(string(rune(c)), old.at[i])
		}
	}
}

// isEnds reports whether text is nothing but ends of lines.
func isEnds(text string) bool { return text != "" && strings.Trim(text, "\r\n") == "" }

// span returns where in code the bytes of the flow from i are.
func (f *flow) span(i int) handshake.Span {
	i = min(i, len(f.at)-1)
	return handshake.Span{Start: f.at[i], End: max(f.at[i]+1, f.end)}
}
