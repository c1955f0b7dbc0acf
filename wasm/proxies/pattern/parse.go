package pattern

import "strings"

// parser reads a pattern. What it does not know makes the whole unknown.
type parser struct {
	text    string
	at      int
	groups  int
	depth   int
	unknown bool
}

// mostDepth is how deep groups may be nested.
const mostDepth = 20

func (p *parser) more() bool { return p.at < len(p.text) && !p.unknown }

func (p *parser) alternatives() *node {
	n := &node{kind: choice}
	for {
		n.parts = append(n.parts, p.sequence())
		if !p.more() || p.text[p.at] != '|' {
			return n
		}
		p.at++
	}
}

func (p *parser) sequence() *node {
	n := &node{kind: sequence}
	for p.more() && p.text[p.at] != '|' && p.text[p.at] != ')' {
		n.parts = append(n.parts, p.repetition(p.atom()))
	}
	return n
}

// repetition reads what may stand behind an atom: * + ? {n,m}, each with a ? behind.
func (p *parser) repetition(of *node) *node {
	for p.more() {
		r := &node{kind: repeat, parts: []*node{of}, most: -1}
		switch p.text[p.at] {
		case '*':
		case '+':
			r.least = 1
		case '?':
			r.most = 1
		case '{':
			r.least, r.most = p.counts()
		default:
			return of
		}
		p.at++
		if p.at < len(p.text) && p.text[p.at] == '?' {
			r.lazy = true
			p.at++
		} else if p.at < len(p.text) && p.text[p.at] == '+' {
			p.unknown = true // possessive
		}
		of = r
	}
	return of
}

// counts reads n, n,m or n, up to its brace, which it leaves.
func (p *parser) counts() (least, most int) {
	length := strings.IndexByte(p.text[p.at:], '}')
	if length < 0 {
		p.unknown = true
		return 0, 0
	}
	inside := p.text[p.at+1 : p.at+length]
	p.at += length
	from, to, ranged := strings.Cut(inside, ",")
	least, most = p.number(from), -1
	switch {
	case !ranged:
		most = least
	case to != "":
		most = p.number(to)
	}
	return least, most
}

func (p *parser) number(s string) int {
	n := 0
	if s == "" || len(s) > 3 {
		p.unknown = true
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			p.unknown = true
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func (p *parser) atom() *node {
	c := p.text[p.at]
	p.at++
	switch c {
	case '.':
		return &node{kind: any}
	case '^':
		return &node{kind: begin}
	case '$':
		return &node{kind: end}
	case '(':
		return p.group()
	case '[':
		return p.set()
	case '\\':
		return p.escaped()
	case '*', '+', '?', '{':
		p.unknown = true
	}
	return &node{kind: set, bytes: string([]byte{c})}
}

func (p *parser) group() *node {
	n := &node{kind: group}
	rest := p.text[p.at:]
	switch {
	case strings.HasPrefix(rest, "?:"):
		p.at += len("?:")
		n.kind = choice
	case strings.HasPrefix(rest, "?<") && !strings.HasPrefix(rest, "?<=") && !strings.HasPrefix(rest, "?<!"), strings.HasPrefix(rest, "?P<"):
		length := strings.IndexByte(rest, '>')
		if length < 0 {
			p.unknown = true
			return n
		}
		p.at += length + 1
	case strings.HasPrefix(rest, "?"):
		p.unknown = true
		return n
	}
	if n.kind == group {
		p.groups++
		n.group = p.groups
	}
	if p.depth++; p.depth > mostDepth {
		p.unknown = true
		return n
	}
	n.parts = []*node{p.alternatives()}
	p.depth--
	if !p.more() || p.text[p.at] != ')' {
		p.unknown = true
		return n
	}
	p.at++
	return n
}

func (p *parser) set() *node {
	n := &node{kind: set}
	if p.more() && p.text[p.at] == '^' {
		n.not = true
		p.at++
	}
	for first := true; p.more() && (first || p.text[p.at] != ']'); first = false {
		low := p.text[p.at]
		p.at++
		switch {
		case low == '[' && p.more() && p.text[p.at] == ':':
			p.unknown = true
		case low == '\\' && p.more():
			n.bytes += p.escaped().bytes
			continue
		}
		high := low
		if p.at+1 < len(p.text) && p.text[p.at] == '-' && p.text[p.at+1] != ']' {
			high = p.text[p.at+1]
			p.at += 2
		}
		n.bytes += span(low, high)
	}
	p.at++
	if p.at > len(p.text) {
		p.unknown = true
	}
	return n
}

const (
	digits = "0123456789"
	spaces = " \t\r\n\f\v"
)

// escaped reads what stands behind a backslash.
func (p *parser) escaped() *node {
	if !p.more() {
		p.unknown = true
		return &node{kind: set}
	}
	c := p.text[p.at]
	p.at++
	letters := span('a', 'z') + span('A', 'Z') + digits + "_"
	switch c {
	case 'd':
		return &node{kind: set, bytes: digits}
	case 'D':
		return &node{kind: set, bytes: digits, not: true}
	case 'w':
		return &node{kind: set, bytes: letters}
	case 'W':
		return &node{kind: set, bytes: letters, not: true}
	case 's':
		return &node{kind: set, bytes: spaces}
	case 'S':
		return &node{kind: set, bytes: spaces, not: true}
	}
	if strings.IndexByte(letters, c) >= 0 {
		p.unknown = true
	}
	return &node{kind: set, bytes: string([]byte{c})}
}

// span returns the bytes from low to high.
func span(low, high byte) string {
	var all []byte
	for b := int(low); b <= int(high); b++ {
		all = append(all, byte(b))
	}
	return string(all)
}
