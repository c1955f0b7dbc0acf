package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// fieldsOnly takes a text of nothing but field lines. What its fields are tells
// whether a request or a response was meant. One that begins with a colon is
// how HTTP/2 and HTTP/3 are written down, and has no start line.
func fieldsOnly(src *source) result {
	r := result{form: "plain", source: "the text"}
	for i := src.first(); i < len(src.lines); {
		end := i
		for end < len(src.lines) && !src.blank(end) && (end == i || !newList(src, i, end)) {
			end++
		}
		var t tally
		for k := i; k < end; k++ {
			name := nameOf(src.line(k))
			if name == "" && !isBrokenField(src.line(i), src.line(k)) && (k == i || !strings.HasPrefix(src.line(k), " ") && !strings.HasPrefix(src.line(k), "\t")) {
				return result{}
			}
			if name != "" {
				t.count(name)
			}
		}
		if t.known == 0 {
			return result{}
		}
		r.fields(src, i, end, t)
		for i = end; i < len(src.lines) && src.blank(i); i++ {
		}
	}
	return r
}

// isBrokenField reports whether text is a field with a bad name in a list of HTTP/2's
// that begins with the line first.
func isBrokenField(first, text string) bool {
	return strings.HasPrefix(first, ":") && isField(first) && strings.IndexByte(text, ':') > 0
}

// newList reports whether line i of src begins another list of HTTP/2's fields
// than the one that began at line start.
func newList(src *source, start, i int) bool {
	name := nameOf(src.line(i))
	next := nameOf(src.line(i + 1))
	inside := strings.HasPrefix(next, ":") && fieldKinds[next] == request // the list goes on
	return name == ":status" && start != i && strings.HasPrefix(src.line(start), ":") && !strings.HasPrefix(src.line(start), ":status") && !inside ||
		name == ":method" && strings.HasPrefix(src.line(start), ":status")
}

// strayFields takes the lines around a field that only a handshake has from any
// text. It is the last resort.
func strayFields(src *source) result {
	r := result{form: "plain", source: "the text"}
	for i := 0; i < len(src.lines); {
		var t tally
		end := i
		for ; end < len(src.lines); end++ {
			name := nameOf(src.line(end))
			if _, known := fieldKinds[name]; !known && !strings.HasPrefix(name, "x-") {
				break
			}
			t.count(name)
		}
		if t.handmade && (src.role == Either || i > 0 && src.blank(i-1)) { // else it may be a start line that is broken
			r.fields(src, i, end, t)
		}
		i = max(end, i+1)
	}
	return r
}

// fields makes a message of the field lines begin to end of src, or two of them
// if there is a Key as well as an Accept.
func (r *result) fields(src *source, begin, end int, t tally) {
	if !t.key || !t.accept {
		var b builder
		for i := begin; i < end; i++ {
			b.line(src, i, 0)
		}
		r.headless(src, b.part(), t)
		return
	}
	var sides [2]builder
	var tallies [2]tally
	side := 0
	for i := begin; i < end; i++ {
		if name := nameOf(src.line(i)); name != "" {
			side = index(fieldKinds[name] == response)
			tallies[side].count(name)
		}
		sides[side].line(src, i, 0)
	}
	for side, t := range tallies {
		r.headless(src, sides[side].part(), t)
	}
}

// fewFields is how many fields are plainly not all that a message had.
const fewFields = 3

// headless makes a message of fields without a start line, and puts in the one
// they must have had.
func (r *result) headless(src *source, fields Part, t tally) {
	is := t.whose(src.role)
	if t.kind == neither && src.pythonsResponse() {
		is = response
	}
	var start builder
	switch {
	case t.pseudo:
		fields = pseudoFirst(fields)
	case is == request:
		start.requestLine(Part{}, src.url, Part{}, fields.Origin(0))
	default:
		told := src.statusInWords()
		if told.status.Text == "" && !t.accept && !t.handmade {
			return // nobody knows what the server said
		}
		start.statusLine(Part{}, told.status, told.reason, fields.Origin(0))
	}
	var hidden []string
	switch {
	case t.pseudo:
	case t.total <= fewFields:
		hidden = []string{handshake.AnyField}
	case r.form == "Go log":
		hidden = []string{"Host"} // net/http keeps it elsewhere
	}
	r.build(is, start.part(), fields, hidden)
}

// build makes a message of a start line that was put in, if there is one, and
// the fields after it.
func (r *result) build(is kind, start, fields Part, hidden []string) {
	m := message{response: is == response}
	switch {
	case start.Text == "":
	case is == response && strings.TrimRight(start.Text, "\r\n") != "HTTP/1.1 101 Switching Protocols":
		m.note("The status line was put together from the status that the text tells: " + strings.TrimRight(start.Text, "\r\n") + ".")
	default:
		m.note("The start line of the " + is.String() + " was missing; it was taken to be " + strings.TrimRight(start.Text, "\r\n") + ".")
	}
	var b builder
	b.append(start)
	b.append(fields)
	b.add("\r\n", b.at())
	m.Part = b.part()
	m.Hidden = hidden
	r.messages = append(r.messages, m)
}

// pseudoFirst moves pseudo-header fields to the front, where they must be for
// the list to be told from a message with a start line. A list that begins with
// one is left as it is.
func pseudoFirst(fields Part) Part {
	if strings.HasPrefix(fields.Text, ":") {
		return fields
	}
	var b builder
	src := newSource(fields, Either)
	for _, front := range []bool{true, false} {
		for i := range src.lines {
			if strings.HasPrefix(src.line(i), ":") == front {
				b.line(src, i, 0)
			}
		}
	}
	return b.part()
}
