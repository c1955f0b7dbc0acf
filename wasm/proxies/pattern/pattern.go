// Package pattern matches the regular expressions that proxies' configurations have
// for paths and values: what is common to PCRE and its kin, without look-around and
// back references.
package pattern

import "strings"

// Match reports whether pattern matches somewhere in text, and what its groups took:
// captures[0] is the whole match. With fold, case is ignored. known is false if the
// pattern has what this package does not know, or takes too long.
func Match(pattern, text string, fold bool) (captures []string, matched, known bool) {
	if strings.HasPrefix(pattern, "(?i)") {
		pattern, fold = pattern[len("(?i)"):], true
	}
	p := parser{text: pattern}
	tree := p.alternatives()
	if p.unknown || p.at < len(pattern) {
		return nil, false, false
	}
	m := &matcher{text: text, fold: fold, groups: make([][2]int, p.groups+1)}
	for start := 0; start <= len(text); start++ {
		for i := range m.groups {
			m.groups[i] = [2]int{-1, -1}
		}
		end := -1
		if m.match(tree, start, func(at int) bool { end = at; return true }) {
			m.groups[0] = [2]int{start, end}
			for _, g := range m.groups {
				taken := ""
				if g[0] >= 0 && g[1] >= g[0] {
					taken = text[g[0]:g[1]]
				}
				captures = append(captures, taken)
			}
			return captures, true, true
		}
		if m.steps > mostSteps {
			return nil, false, false
		}
	}
	return nil, false, true
}

// mostSteps bounds what a match costs.
const mostSteps = 100000

// node is a part of a pattern.
type node struct {
	kind  kind
	bytes string // of a set, its members
	not   bool   // of a set
	parts []*node
	least int // of a repetition
	most  int // -1 for any number
	lazy  bool
	group int // 0 if it takes nothing
}

type kind int

const (
	set kind = iota
	any
	begin
	end
	sequence
	choice
	repeat
	group
)

type matcher struct {
	text   string
	fold   bool
	groups [][2]int
	steps  int
}

// match calls then with each place at which n can end that begins at at, until then
// returns true.
func (m *matcher) match(n *node, at int, then func(int) bool) bool {
	if m.steps++; m.steps > mostSteps {
		return false
	}
	switch n.kind {
	case set, any:
		return at < len(m.text) && m.takes(n, m.text[at]) && then(at+1)
	case begin:
		return at == 0 && then(at)
	case end:
		return at == len(m.text) && then(at)
	case sequence:
		return m.sequence(n.parts, at, then)
	case choice:
		for _, part := range n.parts {
			if m.match(part, at, then) {
				return true
			}
		}
		return false
	case group:
		was := m.groups[n.group]
		if m.match(n.parts[0], at, func(stop int) bool {
			before := m.groups[n.group]
			m.groups[n.group] = [2]int{at, stop}
			if then(stop) {
				return true
			}
			m.groups[n.group] = before
			return false
		}) {
			return true
		}
		m.groups[n.group] = was
		return false
	}
	return m.repeat(n, at, 0, then)
}

func (m *matcher) sequence(parts []*node, at int, then func(int) bool) bool {
	if len(parts) == 0 {
		return then(at)
	}
	return m.match(parts[0], at, func(next int) bool { return m.sequence(parts[1:], next, then) })
}

func (m *matcher) repeat(n *node, at, count int, then func(int) bool) bool {
	if n.lazy && count >= n.least && then(at) {
		return true
	}
	if (n.most < 0 || count < n.most) && m.match(n.parts[0], at, func(next int) bool {
		return (next > at || count < n.least) && m.repeat(n, next, count+1, then)
	}) {
		return true
	}
	return !n.lazy && count >= n.least && then(at)
}

func (m *matcher) takes(n *node, b byte) bool {
	if n.kind == any {
		return b != '\n'
	}
	in := strings.IndexByte(n.bytes, b) >= 0
	if m.fold && !in {
		in = strings.IndexByte(n.bytes, lower(b)) >= 0 || strings.IndexByte(n.bytes, upper(b)) >= 0
	}
	return in != n.not
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func upper(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - ('a' - 'A')
	}
	return b
}
