package lighttpd

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// value is a string or number, or an array.
type value struct {
	text    string
	isArray bool
	keys    []string // of an array; "" where there is none
	items   []value
	span    handshake.Span
}

// get returns the item of an array with a key, or nil.
func (v *value) get(key string) *value {
	if v == nil {
		return nil
	}
	for i := range v.items {
		if v.keys[i] == key {
			return &v.items[i]
		}
	}
	return nil
}

// setting is a line that gives a name a value, or a block with a condition.
type setting struct {
	name, sign string
	value      value
	span       handshake.Span
	block      *block
}

// block is what stands in the braces of a condition, or at the top level.
type block struct {
	field, sign, operand string
	orElse               bool // it holds only if none of the blocks before it does
	settings             []setting
}

// fault is why lighttpd does not start.
type fault struct {
	says string
	span handshake.Span
}

type parser struct {
	all       []token
	at        int
	fault     *fault
	variables map[string]string
	unknown   *setting // an include, or a brace too many
	undefined *setting // a variable that the text gives no value
}

func (p *parser) peek() token {
	if p.at < len(p.all) {
		return p.all[p.at]
	}
	return token{}
}

func (p *parser) is(text string) bool { return !p.peek().quoted && p.peek().text == text }

func (p *parser) fail(says string) {
	if p.fault == nil && len(p.all) > 0 {
		p.fault = &fault{says, p.all[min(p.at, len(p.all)-1)].span}
	}
}

// take goes behind a sign, which has to stand here.
func (p *parser) take(text string) {
	if !p.is(text) {
		p.fail("“" + text + "” is missing before this.")
		return
	}
	p.at++
}

// mostDepth is how deep blocks and arrays are read.
const mostDepth = 30

// settings reads up to a closing brace or the end.
func (p *parser) settings(b *block, depth int) {
	for p.at < len(p.all) && p.fault == nil && !p.is("}") {
		start := p.peek()
		switch {
		case depth == mostDepth:
			p.fail("Blocks are nested too deep.")
		case p.is("$HTTP"), p.is("$SERVER"), p.is("$REQUEST_HEADER"):
			p.condition(b, false, depth)
		case p.is("else"), p.is("elseif"), p.is("elsif"):
			if p.at++; p.is("if") {
				p.at++
			}
			p.condition(b, true, depth)
		case p.is("include"), p.is("include_shell"):
			p.at++
			s := setting{name: start.text, value: p.value(0), span: start.span}
			p.unknown = &s
		default:
			p.assignment(b)
		}
	}
}

func (p *parser) condition(b *block, orElse bool, depth int) {
	start := p.peek().span
	inner := &block{orElse: orElse}
	if !p.is("{") {
		inner.field = p.peek().text
		p.at++
		p.take("[")
		inner.field += "[" + p.peek().text + "]"
		p.at++
		p.take("]")
		inner.sign = p.peek().text
		p.at++
		inner.operand = p.value(0).text
	}
	p.take("{")
	p.settings(inner, depth+1)
	p.take("}")
	b.settings = append(b.settings, setting{block: inner, span: start})
}

func (p *parser) assignment(b *block) {
	name := p.peek()
	if name.quoted || !isWord((name.text + " ")[0]) {
		p.fail("What begins here is no setting.")
		return
	}
	p.at++
	sign := p.peek().text
	if sign != "=" && sign != "+=" && sign != ":=" {
		p.fail("“=” is missing before this.")
		return
	}
	p.at++
	s := setting{name: name.text, sign: sign, value: p.value(0), span: name.span}
	s.span.End = s.value.span.End
	if sign == "=" {
		for _, other := range b.settings {
			if other.name == s.name && !strings.HasPrefix(s.name, "var.") && p.fault == nil {
				p.fault = &fault{"“" + s.name + "” is set twice in the same block.", s.span}
			}
		}
	}
	if name, ok := strings.CutPrefix(s.name, "var."); ok {
		p.variables[name] = s.value.text
	}
	b.settings = append(b.settings, s)
}

// value reads a value, with those that are added to it.
func (p *parser) value(depth int) value {
	v := p.one(depth)
	for p.fault == nil && p.is("+") {
		p.at++
		next := p.one(depth)
		v.text += next.text
		v.keys, v.items = append(slices.Clip(v.keys), next.keys...), append(slices.Clip(v.items), next.items...)
		v.span.End = next.span.End
	}
	return v
}

func (p *parser) one(depth int) value {
	t := p.peek()
	v := value{text: t.text, span: t.span}
	switch {
	case p.at >= len(p.all) || depth == mostDepth:
		p.fail("A value is missing.")
	case t.quoted || isWord(t.text[0]):
		p.at++
		if name, ok := strings.CutPrefix(t.text, "var."); ok && !t.quoted {
			value, defined := p.variables[name]
			if v.text = value; !defined && p.undefined == nil {
				p.undefined = &setting{name: t.text, span: t.span}
			}
		}
	case t.text == "(":
		p.at++
		v.text, v.isArray = "", true
		for p.at < len(p.all) && p.fault == nil && !p.is(")") {
			item, key := p.value(depth+1), ""
			if p.is("=>") {
				p.at++
				key, item = item.text, p.value(depth+1)
			}
			v.keys, v.items = append(v.keys, key), append(v.items, item)
			if !p.is(")") {
				p.take(",")
			}
		}
		v.span.End = p.peek().span.End
		p.take(")")
	default:
		p.fail("A value is missing before this.")
	}
	return v
}
