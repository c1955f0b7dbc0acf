package wire

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind says what a JSON value is.
type kind byte

const (
	missing kind = iota // a member that is not there
	null
	truth
	number
	text
	list
	object
)

// value is a JSON value: RFC 8259.
type value struct {
	kind   kind
	text   string // of a text, or the digits of a number
	yes    bool   // of a truth value
	values []value
	names  []string // of an object's values
}

// member returns the member called name, the last one if there are several.
func (v value) member(name string) value {
	for i := len(v.names) - 1; i >= 0; i-- {
		if v.names[i] == name {
			return v.values[i]
		}
	}
	return value{}
}

// deepest is how many values may be inside of each other. What the endpoint says
// is three deep.
const deepest = 32

// parse reads a JSON text, which is UTF-8. ok is false if it is not one, or is nested too deep.
// encoding/json would add 140 kB to the page's program.
func parse(source string) (v value, ok bool) {
	p := parser{source, true}
	v = p.value(0)
	p.space()
	return v, p.ok && p.left == ""
}

// parser is what is left to read of a JSON text, and whether all was well so far.
type parser struct {
	left string
	ok   bool
}

func (p *parser) space() { p.left = strings.TrimLeft(p.left, " \t\r\n") }

// take reads what, if the text goes on with it.
func (p *parser) take(what string) bool {
	rest, found := strings.CutPrefix(p.left, what)
	if found {
		p.left = rest
	}
	return found
}

func (p *parser) fail() value {
	p.ok, p.left = false, ""
	return value{}
}

// value reads a value with the white space before it.
func (p *parser) value(depth int) value {
	p.space()
	switch {
	case p.left == "" || depth > deepest:
		return p.fail()
	case p.take("null"):
		return value{kind: null}
	case p.take("true"):
		return value{kind: truth, yes: true}
	case p.take("false"):
		return value{kind: truth}
	case p.left[0] == '"':
		return value{kind: text, text: p.text()}
	case p.take("["):
		return p.members(list, "]", depth)
	case p.take("{"):
		return p.members(object, "}", depth)
	}
	return p.number()
}

// members reads the members of a list or an object up to its end.
func (p *parser) members(of kind, end string, depth int) value {
	v := value{kind: of}
	if p.space(); p.take(end) {
		return v
	}
	for {
		if of == object {
			p.space()
			v.names = append(v.names, p.text())
			if p.space(); !p.take(":") {
				return p.fail()
			}
		}
		v.values = append(v.values, p.value(depth+1))
		p.space()
		switch {
		case !p.ok:
			return value{}
		case p.take(end):
			return v
		case !p.take(","):
			return p.fail()
		}
	}
}

// number reads a number.
func (p *parser) number() value {
	before := p.left
	p.take("-")
	if !p.take("0") && !p.digits() {
		return p.fail()
	}
	if p.take(".") && !p.digits() {
		return p.fail()
	}
	if p.take("e") || p.take("E") {
		if !p.take("+") {
			p.take("-")
		}
		if !p.digits() {
			return p.fail()
		}
	}
	return value{kind: number, text: before[:len(before)-len(p.left)]}
}

// digits reads one digit or more.
func (p *parser) digits() bool {
	before := p.left
	p.left = strings.TrimLeft(p.left, "0123456789")
	return p.left != before
}

// text reads a text in quotes. Half of a surrogate pair becomes U+FFFD.
func (p *parser) text() string {
	if !p.take(`"`) {
		p.fail()
		return ""
	}
	var b strings.Builder
	for p.left != "" {
		c := p.left[0]
		switch {
		case p.take(`"`):
			return b.String()
		case p.take(`\`):
			p.escape(&b)
		case c < ' ':
			p.fail()
		default:
			b.WriteByte(c)
			p.left = p.left[1:]
		}
	}
	p.fail()
	return ""
}

// escapes are the characters after a backslash, and what they stand for.
const escapes, escaped = `"\/bfnrt`, "\"\\/\b\f\n\r\t"

// escape reads what follows a backslash.
func (p *parser) escape(b *strings.Builder) {
	if p.take("u") {
		b.WriteRune(p.codePoint())
		return
	}
	at := -1
	if p.left != "" {
		at = strings.IndexByte(escapes, p.left[0])
	}
	if at < 0 {
		p.fail()
		return
	}
	b.WriteByte(escaped[at])
	p.left = p.left[1:]
}

// codePoint reads the four digits after \u, and those of the other half of a
// surrogate pair.
func (p *parser) codePoint() rune {
	first := p.unit()
	if first < 0xD800 || first > 0xDBFF || !strings.HasPrefix(p.left, `\u`) {
		return first
	}
	before := p.left
	p.left = p.left[2:]
	second := p.unit()
	if second < 0xDC00 || second > 0xDFFF {
		if p.ok {
			p.left = before
		}
		return utf8.RuneError
	}
	return (first-0xD800)<<10 + (second - 0xDC00) + 0x10000
}

// unit reads four hexadecimal digits.
func (p *parser) unit() rune {
	if len(p.left) < 4 {
		p.fail()
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(p.left[:4], 16, 16)
	if err != nil {
		p.fail()
		return utf8.RuneError
	}
	p.left = p.left[4:]
	return rune(n)
}
