package yaml

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// flow reads braces or brackets, which may go over several lines.
func (p *parser) flow(n *Node, start, depth int) *Node {
	f := &flow{p: p, at: start}
	tag := n.Tag
	*n = *f.value(depth)
	n.Tag = tag
	if p.failed {
		return n
	}
	return p.ended(n, f.at)
}

// flow is the way through a text in braces or brackets.
type flow struct {
	p  *parser
	at int
}

// space skips white space, line ends and comments.
func (f *flow) space() {
	text := f.p.text
	for f.at < len(text) {
		switch text[f.at] {
		case ' ', '\t', '\r', '\n':
			f.at++
		case '#':
			i := strings.IndexByte(text[f.at:], '\n')
			if i < 0 {
				f.at = len(text)
				return
			}
			f.at += i
		default:
			return
		}
	}
}

// is skips white space, and c if it comes next.
func (f *flow) is(c byte) bool {
	f.space()
	if f.at < len(f.p.text) && f.p.text[f.at] == c {
		f.at++
		return true
	}
	return false
}

func (f *flow) value(depth int) *Node {
	f.space()
	if depth > deepest || f.at >= len(f.p.text) {
		return f.p.fail()
	}
	n := &Node{Flow: true, Span: handshake.Span{Start: f.at}}
	switch {
	case f.is('{'):
		n.Kind = Mapping
		for !f.is('}') && !f.p.failed {
			f.pair(n, depth)
			if !f.is(',') && !f.next('}') {
				return f.p.fail()
			}
		}
	case f.is('['):
		n.Kind = List
		for !f.is(']') && !f.p.failed {
			n.Items = append(n.Items, f.value(depth+1))
			if !f.is(',') && !f.next(']') {
				return f.p.fail()
			}
		}
	default:
		f.scalar(n)
	}
	n.Span.End = f.at
	return n
}

// next reports whether c comes next.
func (f *flow) next(c byte) bool {
	f.space()
	return f.at < len(f.p.text) && f.p.text[f.at] == c
}

func (f *flow) pair(n *Node, depth int) {
	f.space()
	start := f.at
	key := &Node{}
	f.scalar(key)
	pair := Pair{Key: key.Text, Value: &Node{Span: handshake.Span{Start: f.at, End: f.at}}}
	if f.is(':') {
		pair.Value = f.value(depth + 1)
	}
	pair.Span = handshake.Span{Start: start, End: f.at}
	n.Pairs = append(n.Pairs, pair)
}

func (f *flow) scalar(n *Node) {
	text := f.p.text
	if f.at < len(text) && (text[f.at] == '"' || text[f.at] == '\'') {
		after := f.p.quoted(n, f.at, len(text))
		if after < 0 {
			f.p.fail()
			return
		}
		f.at = after
		return
	}
	start := f.at
	for f.at < len(text) && strings.IndexByte(",]}[{\n", text[f.at]) < 0 {
		if text[f.at] == ':' && (f.at+1 == len(text) || strings.IndexByte(" \t\r\n,]}", text[f.at+1]) >= 0) {
			break
		}
		f.at++
	}
	n.Text = strings.TrimSpace(text[start:f.at])
	if f.at == start {
		f.p.fail()
	}
}

// escapes of one letter in double quotes.
const escapes = "n\nt\tr\r"

// quoted reads the text in quotes at start, and returns where it ends, or -1.
func (p *parser) quoted(n *Node, start, end int) int {
	quote := p.text[start]
	var b strings.Builder
	for i := start + 1; i < end; i++ {
		c := p.text[i]
		switch {
		case c == '\\' && quote == '"' && i+1 < end:
			i++
			c = p.text[i]
			for j := 0; j < len(escapes); j += 2 {
				if escapes[j] == c {
					c = escapes[j+1]
				}
			}
		case c == quote && quote == '\'' && i+1 < end && p.text[i+1] == quote:
			i++
		case c == quote:
			n.Text = b.String()
			n.Span = handshake.Span{Start: start, End: i + 1}
			return i + 1
		}
		b.WriteByte(c)
	}
	return -1
}
