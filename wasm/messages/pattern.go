package messages

import "strings"

// A pattern is a text with {names} in the place of what differs.
type pattern struct {
	literals []string // one more than names; the first and the last may be empty
	names    []string
}

// parsePattern reads a text of the catalogue.
func parsePattern(text string) (pattern, bool) {
	var p pattern
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		close := strings.IndexByte(text[open:], '}')
		if close < 2 || !isName(text[open+1:open+close]) {
			return p, false
		}
		p.literals = append(p.literals, text[:open])
		p.names = append(p.names, text[open+1:open+close])
		text = text[open+close+1:]
	}
	p.literals = append(p.literals, text)
	for i := 1; i+1 < len(p.literals); i++ {
		if p.literals[i] == "" {
			return p, false // where one ends and the next begins could not be told
		}
	}
	return p, true
}

// fixed is how many bytes of the pattern stand in each text of it.
func (p pattern) fixed() int {
	n := 0
	for _, literal := range p.literals {
		n += len(literal)
	}
	return n
}

func isName(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// longest is how many bytes stand for a name at most.
const longest = 300

// A class is which bytes may be part of what stands for a name.
type class byte

const (
	line   class = iota // all but the end of a line
	solid               // all but white space
	digits              // digits
	open                // {, which would begin a name in the catalogue
	closed              // }
)

// classOf returns the class of a name.
func classOf(name string) class {
	switch name {
	case "status", "code", "port", "n", "m":
		return digits
	case "url", "socket", "host", "word", "name", "address":
		return solid
	case "open":
		return open
	case "close":
		return closed
	}
	return line
}

func (c class) has(b byte) bool {
	switch c {
	case digits:
		return '0' <= b && b <= '9'
	case solid:
		return b > ' '
	case open:
		return b == '{'
	case closed:
		return b == '}'
	}
	return b != '\n' && b != '\r'
}

// complete reports whether text can stand for name as a whole.
func complete(name, text string) bool {
	switch name {
	case "status":
		return len(text) == 3 && '1' <= text[0] && text[0] <= '5'
	case "code":
		return len(text) == 4 && '1' <= text[0] && text[0] <= '4'
	case "open", "close":
		return len(text) == 1
	case "socket":
		return strings.HasPrefix(text, "ws:") || strings.HasPrefix(text, "wss:")
	case "port", "n", "m", "url", "host", "word", "name", "address":
		return text != ""
	}
	return true
}

// matchAt returns the places of the pattern in text, if the byte at of its literal
// number k stands at text[i]: the start, the end, and what stands for its names.
func (p pattern) matchAt(text string, i, k, at int) (start, end int, values []Value, ok bool) {
	values = make([]Value, len(p.names))
	start = matchBack(text, i, p.literals[k][:at])
	end = matchAhead(text, i, p.literals[k][at:])
	if start < 0 || end < 0 {
		return 0, 0, nil, false
	}
	for j := k; j < len(p.names); j++ {
		from := end
		to, next := p.ahead(text, from, j)
		if next < 0 {
			return 0, 0, nil, false
		}
		values[j], end = Value{p.names[j], text[from:to]}, next
	}
	for j := k - 1; j >= 0; j-- {
		to := start
		from, next := p.back(text, to, j)
		if next < 0 {
			return 0, 0, nil, false
		}
		values[j], start = Value{p.names[j], text[from:to]}, next
	}
	if !standsAlone(text, start, end, p) {
		return 0, 0, nil, false
	}
	return start, end, values, true
}

// ahead returns the end of what stands for name j from from on, and the end of the
// literal behind it, or -1.
func (p pattern) ahead(text string, from, j int) (to, next int) {
	name, literal := p.names[j], p.literals[j+1]
	class := classOf(name)
	limit := min(len(text), from+longest)
	for to = from; ; to++ {
		if literal == "" { // it goes as far as it can
			if to == limit || !class.has(text[to]) {
				if complete(name, text[from:to]) {
					return to, to
				}
				return 0, -1
			}
			continue
		}
		if to == len(text) || mayBegin(literal, text[to]) {
			if next = matchAhead(text, to, literal); next >= 0 && complete(name, text[from:to]) {
				return to, next
			}
		}
		if to >= limit || !class.has(text[to]) {
			return 0, -1
		}
	}
}

// back returns the start of what stands for name j up to to, and the start of the
// literal before it, or -1.
func (p pattern) back(text string, to, j int) (from, next int) {
	name, literal := p.names[j], p.literals[j]
	class := classOf(name)
	limit := max(0, to-longest)
	for from = to; ; from-- {
		if literal == "" {
			if from == limit || !class.has(text[from-1]) {
				if complete(name, text[from:to]) {
					return from, from
				}
				return 0, -1
			}
			continue
		}
		if next = matchBack(text, from, literal); next >= 0 && complete(name, text[from:to]) {
			return from, next
		}
		if from <= limit || !class.has(text[from-1]) {
			return 0, -1
		}
	}
}

// standsAlone reports whether the words at the ends of text[start:end] are whole.
func standsAlone(text string, start, end int, p pattern) bool {
	if p.literals[0] != "" && start > 0 && isWord(text[start]) && isWord(text[start-1]) {
		escaped := start > 1 && text[start-2] == '\\' // \n before it, in a string
		if !escaped && !endsColour(text[:start]) && !endsPlace(text[:start]) {
			return false
		}
	}
	return end >= len(text) || end == 0 || !isWord(text[end-1]) || !isWord(text[end])
}

// endsColour reports whether text ends in the sequence that colours what follows in a
// terminal, ESC [ 31 m, also where a copy has lost its ESC.
func endsColour(text string) bool {
	if text[len(text)-1] != 'm' {
		return false
	}
	rest := strings.TrimRight(text[:len(text)-1], "0123456789;")
	return strings.HasSuffix(rest, "[")
}

// endsPlace reports whether text ends in the place of a script, as app.js:12 before
// what a console says, where a copy has lost the space between.
func endsPlace(text string) bool {
	rest := strings.TrimRight(text, "0123456789")
	return len(rest) < len(text) && strings.HasSuffix(rest, ":")
}

func isWord(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}
