package cases

import (
	"slices"
	"strings"
)

// Edit is one difference from the plain handshake.
type Edit struct {
	do   deed
	name string // of a field, or what to replace
	text string // with what
}

type deed int

const (
	setLine  deed = iota // the request line
	setField             // the field with the name; several lines are divided by \n
	dropField
	addField
	firstField
	renameFields // every name as text has it: “lower” or “upper”
	reverseFields
	endLines   // every line, with text in place of CR LF
	sendBefore // bytes before the request line
	sendBehind // bytes behind the request
	replaceBytes
)

func line(text string) Edit         { return Edit{do: setLine, text: text} }
func set(name, lines string) Edit   { return Edit{do: setField, name: name, text: lines} }
func drop(name string) Edit         { return Edit{do: dropField, name: name} }
func add(lines ...string) Edit      { return Edit{do: addField, text: strings.Join(lines, "\n")} }
func first(text string) Edit        { return Edit{do: firstField, text: text} }
func names(how string) Edit         { return Edit{do: renameFields, text: how} }
func reversed() Edit                { return Edit{do: reverseFields} }
func ending(text string) Edit       { return Edit{do: endLines, text: text} }
func before(bytes string) Edit      { return Edit{do: sendBefore, text: bytes} }
func behind(bytes string) Edit      { return Edit{do: sendBehind, text: bytes} }
func replace(old, text string) Edit { return Edit{do: replaceBytes, name: old, text: text} }

// Plain is the handshake that a server is known to accept.
type Plain struct {
	Target    string // path and query
	Authority string // the value of Host
	Scheme    string // http or https
	Key       string
	Fields    []string // whole lines, all of them but Host
	Protocols []string // subprotocols, or none
}

// filler replaces what stands in braces in edits.
func (p Plain) filler() *strings.Replacer {
	question := "?"
	if strings.Contains(p.Target, "?") {
		question = "&"
	}
	hostname := p.Authority
	if colon := strings.LastIndexByte(hostname, ':'); colon > strings.LastIndexByte(hostname, ']') {
		hostname = hostname[:colon]
	}
	origin := p.Scheme + "://" + p.Authority
	for _, field := range p.Fields {
		if nameOf(field) == "origin" {
			_, value, _ := strings.Cut(field, ":")
			origin = strings.TrimSpace(value)
		}
	}
	protocol := "chat"
	if len(p.Protocols) > 0 {
		protocol = p.Protocols[0]
	}
	return strings.NewReplacer("{target}", p.Target, "{?}", question, "{host}", p.Authority, "{hostname}", hostname, "{scheme}", p.Scheme,
		"{key}", p.Key, "{origin}", origin, "{protocol}", protocol, "{PROTOCOL}", strings.ToUpper(protocol))
}

// request is a request that is being edited.
type request struct {
	line           string
	fields         []string
	before, behind string
	end            string
	replace        []string // old, new, …
}

// Request returns the bytes of c's request.
func (c Case) Request(p Plain) string {
	r := request{
		line:   "GET {target} HTTP/1.1",
		fields: append([]string{"Host: {host}"}, p.Fields...),
		end:    "\r\n",
	}
	for _, e := range c.Edits {
		r.apply(e)
	}
	var b strings.Builder
	b.WriteString(r.before + r.line + r.end)
	for _, field := range r.fields {
		b.WriteString(field + r.end)
	}
	b.WriteString(r.end + r.behind)
	return strings.NewReplacer(r.replace...).Replace(p.filler().Replace(b.String()))
}

func (r *request) apply(e Edit) {
	switch e.do {
	case setLine:
		r.line = e.text
	case setField:
		i := r.find(e.name)
		if i < 0 {
			i = len(r.fields)
			r.fields = append(r.fields, "")
		}
		r.fields = slices.Replace(r.fields, i, i+1, strings.Split(e.text, "\n")...)
	case dropField:
		r.fields = slices.DeleteFunc(r.fields, func(field string) bool { return nameOf(field) == strings.ToLower(e.name) })
	case addField:
		r.fields = append(r.fields, strings.Split(e.text, "\n")...)
	case firstField:
		r.fields = append([]string{e.text}, r.fields...)
	case renameFields:
		for i, field := range r.fields {
			name, value, _ := strings.Cut(field, ":")
			if e.text == "lower" {
				name = strings.ToLower(name)
			} else {
				name = strings.ToUpper(name)
			}
			r.fields[i] = name + ":" + value
		}
	case reverseFields:
		slices.Reverse(r.fields)
	case endLines:
		r.end = e.text
	case sendBefore:
		r.before = e.text
	case sendBehind:
		r.behind = e.text
	case replaceBytes:
		r.replace = append(r.replace, e.name, e.text)
	}
}

// find returns the place of the first field with the name, or -1.
func (r *request) find(name string) int {
	return slices.IndexFunc(r.fields, func(field string) bool { return nameOf(field) == strings.ToLower(name) })
}

// nameOf returns the name of a field line in lower case: RFC 9110 §5.1.
func nameOf(field string) string {
	name, _, _ := strings.Cut(field, ":")
	return strings.ToLower(strings.TrimSpace(name))
}
