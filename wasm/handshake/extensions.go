package handshake

import (
	"strings"
)

// The rules of the grammar of Sec-WebSocket-Extensions.
var (
	X01 = &Rule{ID: "X01", Side: SideExtensions, Section: "RFC 6455 §9.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Sec-WebSocket-Extensions is a list of names with parameters, made of tokens.",
		Consequence: "the receiver must fail the connection at once"}

	X02 = &Rule{ID: "X02", Side: SideExtensions, Section: "RFC 6455 §9.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "The list has at least one member.",
		Consequence: "the receiver must fail the connection"}

	X03 = &Rule{ID: "X03", Side: SideExtensions, Section: "RFC 9110 §5.6.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Senders put no empty members in the list; recipients ignore a reasonable number.",
		Consequence: "nothing: the receiver must accept a few of them"}

	X04 = &Rule{ID: "X04", Side: SideExtensions, Section: "RFC 6455 §9.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "After a ; comes a parameter.",
		Consequence: "the receiver must fail the connection"}

	X05 = &Rule{ID: "X05", Side: SideExtensions, Section: "RFC 9110 §5.6.6",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "There is no white space around the = of a parameter. RFC 6455 §9.1 allows it.",
		Consequence: mayDiffer}

	X06 = &Rule{ID: "X06", Side: SideExtensions, Section: "RFC 6455 §9.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "A value in quotes is a token once the quotes are gone.",
		Consequence: "the receiver must fail the connection"}

	X10 = &Rule{ID: "X10", Side: SideExtensions, Section: "RFC 6455 §9.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "One bad member invalidates the whole list.",
		Consequence: "the receiver must fail the connection"}
)

var extensionRules = []*Rule{X01, X02, X03, X04, X05, X06, X10}

// Extension is one member of Sec-WebSocket-Extensions: RFC 6455 §9.1.
type Extension struct {
	Span
	Name   Span
	Params []Param
}

// Param is a parameter of an extension.
type Param struct {
	Span
	Name     Span
	HasValue bool
	Value    string // without quotes
}

// extensions parses all Sec-WebSocket-Extensions fields and reports what breaks
// their grammar. Members that break it are not among the good ones.
func (c *checker) extensions() (good, bad []Extension) {
	fields := c.message.Lookup("Sec-WebSocket-Extensions")
	full := c.emptyMembers(X03, "Sec-WebSocket-Extensions", c.members("Sec-WebSocket-Extensions"))
	for _, m := range full {
		if e, ok := c.extension(m); ok {
			good = append(good, e)
		} else {
			bad = append(bad, e)
		}
	}
	switch {
	case len(fields) > 0 && len(full) == 0:
		c.report(X02, Error, fields[0].Name, "Sec-WebSocket-Extensions is empty.", "It lists at least one extension, or is not sent at all.")
	case len(bad) > 0 && len(good) > 0:
		c.report(X10, Error, bad[0].Span, "One bad member invalidates the list.", "The receiver must fail the connection at once, even if other members are good.")
	}
	return good, bad
}

// Extensions parses f, a Sec-WebSocket-Extensions field. What breaks the grammar is
// returned as far as it can be read.
func (m Message) Extensions(f Field) []Extension {
	var all []Extension
	c := checker{message: m}
	for _, member := range c.split(f.Value, ',') {
		if member.text != "" {
			e, _ := c.extension(member)
			all = append(all, e)
		}
	}
	return all
}

// extension parses one member. ok is false if it breaks the grammar.
func (c *checker) extension(m member) (e Extension, ok bool) {
	raw := c.message.Raw
	parts := c.split(m.Span, ';')
	e = Extension{Span: m.Span, Name: parts[0].Span}
	ok = true
	if name := parts[0].text; !isToken(name) {
		c.report(X01, Error, e.Name, "The name of an extension is "+short(name)+", which is not a token: it contains "+notToken(name)+".", "A name is made of letters, digits and certain punctuation, without spaces or quotes.")
		ok = false
	}
	for _, part := range parts[1:] {
		if part.Start == part.End {
			c.report(X04, Error, c.sign(part.Span, ';'), "No parameter comes after the ;.", "Remove the ;.")
			ok = false
			continue
		}
		p, valid := c.param(raw, part)
		ok = ok && valid
		e.Params = append(e.Params, p)
	}
	return e, ok
}

// param parses one parameter.
func (c *checker) param(raw string, part member) (p Param, ok bool) {
	p = Param{Span: part.Span, Name: part.Span}
	text := part.Of(raw)
	equals := strings.IndexByte(text, '=')
	if equals >= 0 {
		p.HasValue = true
		p.Name = trimAll(raw, Span{part.Start, part.Start + equals})
	}
	if name := p.Name.Of(raw); !isToken(name) {
		c.report(X01, Error, part.Span, "A parameter is called "+short(name)+", which is not a token: it contains "+notToken(name)+".", "A name is made of letters, digits and certain punctuation, without spaces or quotes.")
		return p, false
	}
	if equals < 0 {
		return p, true
	}
	value := trimAll(raw, Span{part.Start + equals + 1, part.End})
	if p.Name.End != part.Start+equals || value.Start != part.Start+equals+1 {
		c.report(X05, Warning, part.Span, "There is white space around the = of "+p.Name.Of(raw)+".",
			"RFC 6455 §9.1 takes its grammar from RFC 2616, which allows it; RFC 9110 does not.")
	}
	return c.paramValue(p, value)
}

// paramValue reads the value of p, a token or a quoted string.
func (c *checker) paramValue(p Param, span Span) (Param, bool) {
	text := span.Of(c.message.Raw)
	if !strings.HasPrefix(text, `"`) {
		p.Value = text
		if !isToken(text) {
			c.report(X01, Error, p.Span, "The value of "+p.Name.Of(c.message.Raw)+" is "+short(text)+", which is not a token: it contains "+notToken(text)+".", "A value is made of letters, digits and certain punctuation.")
			return p, false
		}
		return p, true
	}
	value, closed := unquote(text)
	p.Value = value
	switch {
	case !closed:
		c.report(X01, Error, span, "The quotes around "+short(text)+" are not closed properly.", "A value in quotes ends in a quote, and nothing follows it.")
		return p, false
	case !isToken(value):
		c.report(X06, Error, span, "The value "+short(value)+" is not a token: it contains "+notToken(value)+".", "Even in quotes a value must be one. Erratum 6997, which is only reported, would drop this rule.")
		return p, false
	}
	return p, true
}

// unquote returns what a quoted string holds: RFC 9110 §5.6.4.
func unquote(s string) (value string, closed bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), i == len(s)-1
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), false
}
