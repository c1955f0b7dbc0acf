package code

import (
	"slices"
	"strings"
)

// A hereDocument is a text of lines that begins below its mark, <<EOF, and ends where
// the mark stands alone.
type hereDocument struct {
	mark     string
	quoting  quoting
	dedented bool
	index    int // of the token that it is
}

// opensHere reads the mark of a here-document, or the whole here-string of
// PowerShell, if one stands here.
func (l *lexer) opensHere() bool {
	rest := l.code[l.at:]
	if l.of.name == "PowerShell" && len(rest) > 2 && rest[0] == '@' && (rest[1] == '"' || rest[1] == '\'') && strings.IndexByte("\r\n", rest[2]) >= 0 {
		q := backticks
		if rest[1] == '\'' {
			q = raw
		}
		size := 3
		if rest[2] == '\r' {
			size++
		}
		l.long(size, "\n"+rest[1:2]+"@", q, false)
		return true
	}
	size := len("<<")
	switch l.of.name {
	case "PHP":
		size = len("<<<")
	case "Bash", "Perl", "Ruby", "":
	default:
		return false
	}
	if !strings.HasPrefix(rest, "<<<"[:size]) || l.here != nil {
		return false
	}
	h := hereDocument{quoting: escaped, index: len(l.tokens)}
	if l.of.name == "Bash" {
		h.quoting = raw
	}
	if size < len(rest) && (rest[size] == '~' || rest[size] == '-') {
		h.dedented = rest[size] == '~'
		size++
	}
	if l.of.name == "PHP" && size < len(rest) && rest[size] == ' ' {
		size++
	}
	quote := ""
	if size < len(rest) && (rest[size] == '"' || rest[size] == '\'') {
		quote = rest[size : size+1]
		size++
	}
	end := size
	for end < len(rest) && (rest[end] == '_' || isLetter(rest[end]) || '0' <= rest[end] && rest[end] <= '9') {
		end++
	}
	if h.mark = rest[size:end]; h.mark == "" || h.mark != strings.ToUpper(h.mark) || '0' <= h.mark[0] && h.mark[0] <= '9' {
		return false
	}
	if quote == "'" {
		h.quoting = raw
	}
	l.here = &h
	l.at += end + len(quote)
	return true
}

// hereText reads the lines of the here-document, which begin here.
func (l *lexer) hereText() {
	h := *l.here
	l.here = nil
	limit := min(len(l.code), l.at+mostLiteral)
	for at := l.at; at < limit; {
		end := lineEnd(l.code, at)
		if line := strings.TrimSpace(l.code[at:end]); strings.TrimRight(line, ";,)") == h.mark {
			last := at
			if l.of.name == "PHP" && last > l.at {
				last-- // the end of the last line is no part of it
			}
			mark := at + strings.Index(l.code[at:], h.mark) + len(h.mark)
			t := token{kind: literal, start: l.at, end: mark, inner: l.at, text: l.code[l.at:last], quoting: h.quoting, lines: true, dedented: h.dedented}
			l.tokens = slices.Insert(l.tokens, h.index, t)
			l.at = mark
			return
		}
		at = end + 1
	}
}
