package yaml

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// deepest is how deep nodes may stand in one another.
const deepest = 64

// Parse returns the documents of text; ok is false if it is no YAML that is known here.
func Parse(text string) (documents []*Node, ok bool) {
	p := &parser{text: text}
	p.split()
	for p.at < len(p.lines) && !p.failed {
		if p.lines[p.at].marker {
			p.at++
			continue
		}
		documents = append(documents, p.block(p.lines[p.at].indent, 0))
		if p.at < len(p.lines) && !p.lines[p.at].marker {
			return nil, false
		}
	}
	return documents, !p.failed && len(documents) > 0
}

// line is a line with something on it that is no comment.
type line struct {
	start, end int // of its text, without white space and comment
	indent     int
	marker     bool // --- or ...
}

type parser struct {
	text   string
	lines  []line
	at     int // of the line that is read next
	failed bool
}

// split finds the lines.
func (p *parser) split() {
	offset := 0
	for raw := range strings.Lines(p.text) {
		body := strings.TrimLeft(raw, " ")
		indent := len(raw) - len(body)
		body = strings.TrimRight(uncommented(body), " \t\r\n")
		marker := indent == 0 && (body == "---" || body == "...")
		if body != "" && !(indent == 0 && body[0] == '%') {
			p.lines = append(p.lines, line{offset + indent, offset + indent + len(body), indent, marker})
		}
		offset += len(raw)
	}
}

// uncommented returns a line without the comment at its end. Quotes hide a #, unless
// they are inside of a word.
func uncommented(s string) string {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		before := byte(' ')
		if i > 0 {
			before = s[i-1]
		}
		switch c := s[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.IndexByte(" \t[{,:(", before) >= 0:
			quote = c
		case c == '#' && (before == ' ' || before == '\t'):
			return s[:i]
		}
	}
	return s
}

func (p *parser) fail() *Node {
	p.failed = true
	return &Node{}
}

// block reads the node whose lines have the indentation.
func (p *parser) block(indent, depth int) *Node {
	if depth > deepest || p.failed {
		return p.fail()
	}
	l := p.lines[p.at]
	switch {
	case p.text[l.start] == '\t':
		return p.fail()
	case isItem(p.text[l.start:l.end]):
		return p.list(indent, depth)
	}
	if _, _, ok := p.key(l.start, l.end); ok {
		return p.mapping(indent, depth)
	}
	return p.value(l.start, l.end, indent-1, depth)
}

func isItem(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// list reads items that begin with a hyphen at the indentation.
func (p *parser) list(indent, depth int) *Node {
	n := &Node{Kind: List, Span: handshake.Span{Start: p.lines[p.at].start}}
	for !p.failed && p.at < len(p.lines) {
		l := &p.lines[p.at]
		if l.marker || l.indent != indent || !isItem(p.text[l.start:l.end]) {
			break
		}
		rest := strings.TrimLeft(p.text[l.start+1:l.end], " ")
		if rest == "" {
			p.at++
			n.Items = append(n.Items, p.below(l.start+1, indent, depth))
			continue
		}
		// What follows the hyphen is a line of its own, further in.
		from := l.end - len(rest)
		l.indent += from - l.start
		l.start = from
		n.Items = append(n.Items, p.block(l.indent, depth+1))
	}
	n.Span.End = p.last()
	return n
}

// mapping reads the keys at the indentation.
func (p *parser) mapping(indent, depth int) *Node {
	n := &Node{Kind: Mapping, Span: handshake.Span{Start: p.lines[p.at].start}}
	for !p.failed && p.at < len(p.lines) {
		l := p.lines[p.at]
		if l.marker || l.indent != indent || isItem(p.text[l.start:l.end]) {
			break
		}
		name, rest, ok := p.key(l.start, l.end)
		if !ok {
			return p.fail()
		}
		pair := Pair{Key: name, Span: handshake.Span{Start: l.start, End: l.end}}
		if rest == l.end {
			p.at++
			pair.Value = p.below(l.end, indent, depth)
		} else {
			pair.Value = p.value(rest, l.end, indent, depth)
		}
		n.Pairs = append(n.Pairs, pair)
	}
	n.Span.End = p.last()
	return n
}

// last returns the end of the last line that was read.
func (p *parser) last() int { return p.lines[max(0, p.at-1)].end }

// below reads what stands further in than indent, or an empty value at offset. A list
// in a mapping may stand at the key's own indentation.
func (p *parser) below(offset, indent, depth int) *Node {
	if p.at < len(p.lines) {
		l := p.lines[p.at]
		if !l.marker && (l.indent > indent || l.indent == indent && isItem(p.text[l.start:l.end]) && !isItem(p.text[offset-1:offset])) {
			return p.block(l.indent, depth+1)
		}
	}
	return &Node{Span: handshake.Span{Start: offset, End: offset}}
}

// key returns the key with which a line begins, and where its value does: end if that
// is on the lines below.
func (p *parser) key(start, end int) (name string, value int, ok bool) {
	s := p.text[start:end]
	colon := -1
	if s[0] == '"' || s[0] == '\'' {
		n := &Node{}
		after := p.quoted(n, start, end)
		rest := strings.TrimLeft(p.text[max(after, start):end], " ")
		if after < 0 || !strings.HasPrefix(rest, ":") {
			return "", 0, false
		}
		name, colon = n.Text, end-len(rest)-start
	} else if strings.IndexByte("[{&*!|>%@`", s[0]) < 0 {
		for i := range len(s) {
			if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t') {
				colon = i
				break
			}
		}
		if colon > 0 {
			name = strings.TrimRight(s[:colon], " ")
		}
	}
	if colon <= 0 || colon+1 < len(s) && s[colon+1] != ' ' && s[colon+1] != '\t' {
		return "", 0, false
	}
	rest := strings.TrimLeft(s[colon+1:], " \t")
	return name, end - len(rest), true
}

// value reads what begins at start, on the line that is read next, and goes on with
// lines further in than indent.
func (p *parser) value(start, end, indent, depth int) *Node {
	n := &Node{Span: handshake.Span{Start: start, End: end}}
	for start < end && (p.text[start] == '!' || p.text[start] == '&') {
		word, _, _ := strings.Cut(p.text[start:end], " ")
		if word[0] == '!' {
			n.Tag = word
		}
		start += len(word)
		start += len(p.text[start:end]) - len(strings.TrimLeft(p.text[start:end], " "))
	}
	if start == end {
		p.at++
		below := p.below(end, indent, depth)
		below.Tag = n.Tag
		return below
	}
	n.Span.Start = start
	switch p.text[start] {
	case '|', '>':
		return p.literal(n, indent)
	case '[', '{':
		return p.flow(n, start, depth)
	case '"', '\'':
		after := p.quoted(n, start, len(p.text))
		if after < 0 {
			return p.fail()
		}
		n.Span.End = after
		return p.ended(n, after)
	case '*':
		n.Tag = "*"
	}
	n.Text = p.text[start:end]
	p.at++
	for p.at < len(p.lines) && p.lines[p.at].indent > indent && !p.lines[p.at].marker {
		l := p.lines[p.at]
		if _, _, isKey := p.key(l.start, l.end); isKey {
			return p.fail()
		}
		n.Text += " " + p.text[l.start:l.end]
		n.Span.End = l.end
		p.at++
	}
	return n
}

// literal reads a text of several lines, which are further in than indent.
func (p *parser) literal(n *Node, indent int) *Node {
	p.at++
	for p.at < len(p.lines) && p.lines[p.at].indent > indent {
		l := p.lines[p.at]
		n.Text += p.text[l.start:l.end] + "\n"
		n.Span.End = l.end
		p.at++
	}
	return n
}

// ended goes on with the line behind offset, where a value ended.
func (p *parser) ended(n *Node, offset int) *Node {
	for p.at < len(p.lines) && p.lines[p.at].start < offset {
		if end := p.lines[p.at].end; end > offset && strings.TrimSpace(uncommented(" "+p.text[offset:end])) != "" {
			return p.fail()
		}
		p.at++
	}
	return n
}
