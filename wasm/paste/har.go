package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// objects reads values that programs write down with brackets: a HAR file, what
// scripts print of a request or a response, the headers in a call of fetch.
func objects(src *source) result {
	if !beginsWithObject(src) {
		return result{}
	}
	return readObjects(src)
}

// objectsAnywhere is objects for a text that does not begin with a bracket. In
// the output of curl, such objects are the body of a response.
func objectsAnywhere(src *source) result {
	if beginsWithObject(src) {
		return result{}
	}
	return readObjects(src)
}

func beginsWithObject(src *source) bool {
	first := strings.TrimLeft(src.line(src.first()), " \t")
	if promptEnd(first) > 0 || isBracketed(first) {
		return false
	}
	return strings.IndexByte("{[(\"", first[0]) >= 0 || strings.HasPrefix(first, "fetch(")
}

// containsAny reports whether one of the words is in text. It saves the work of
// a closer look.
func containsAny(text string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

func readObjects(src *source) result {
	if len(src.Text) > 1<<30 || !containsAny(src.Text, "{", "[", "(") || !containsAny(src.Text, "eaders", "ocket", "pgrade", "onnection", "ccept", "HTTP_") {
		return result{}
	}
	t := scan(src)
	r := result{form: "HAR", source: "a HAR file", gaps: true}
	if entry := t.harEntry(); entry >= 0 {
		t.exchange(&r, t.get(entry, "request"), false)
		t.exchange(&r, t.get(entry, "response"), true)
		return r
	}
	t.printed(&r)
	return r
}

// harEntry returns the node of the last entry that is a handshake, or, if none
// is, the last entry, or -1.
func (t tree) harEntry() int32 {
	best, handshakes := int32(-1), false
	for i := range int32(len(t.nodes)) {
		if !t.is(i, "{") {
			continue
		}
		req := t.get(i, "request")
		if !t.is(req, "{") || !t.is(t.get(req, "headers"), "[") {
			continue
		}
		is := t.isHandshake(i, req)
		if is || !handshakes {
			best, handshakes = i, is
		}
	}
	return best
}

// hasField reports whether the list of objects with a name has the field.
func (t tree) hasField(list int32, name string) bool {
	found := false
	t.children(list, func(_, field int32) bool {
		found = handshake.EqualFold(t.raw(t.get(field, "name")), name)
		return !found
	})
	return found
}

// exchange makes a message of n, a request or a response with its headers.
func (t tree) exchange(r *result, n int32, isResponse bool) {
	list := t.list(n)
	if list < 0 {
		return
	}
	for _, keys := range [][]string{{"headers", "rawHeaders", "line"}, versionKeys, methodKeys, targetKeys, statusKeys, reasonKeys} {
		for _, key := range keys {
			t.cover(r, n, key)
		}
	}
	version := t.first(n, versionKeys)
	var start builder
	fields, counted := t.fields(list)
	at := t.Origin(int(t.nodes[n].start))
	if isResponse {
		status := t.status(n)
		if status.Text == "0" {
			return // the browser has seen none
		}
		start.statusLine(version, status, t.first(n, reasonKeys), at)
	} else {
		t.requestLine(&start, n, version, at)
		if host := t.value(t.get(n, "host")); host.Text != "" && !hasField(fields.Text, "Host") && !counted.pseudo {
			start.add("Host: ", at) // which Go keeps elsewhere
			start.append(host)
			start.add("\r\n", at)
		}
	}
	var b builder
	if !counted.pseudo {
		b.append(start.part())
	} else {
		fields = pseudoFirst(fields)
	}
	b.append(fields)
	b.add("\r\n", b.at())
	r.messages = append(r.messages, message{Part: b.part(), response: isResponse})
}

// cover takes note that the value of the key called name in n is used.
func (t tree) cover(r *result, n int32, name string) {
	t.children(n, func(key, value int32) bool {
		if key >= 0 && t.raw(key) == name {
			r.covers = append(r.covers, t.Span(handshake.Span{Start: int(t.nodes[key].start), End: int(t.nodes[value].end)}))
		}
		return true
	})
}

// fields writes the fields in a list: objects with a name and a value, pairs,
// names and values in turn, or the names as keys.
func (t tree) fields(list int32) (Part, tally) {
	var b builder
	var counted tally
	name := int32(-1)
	write := func(name, value int32) {
		n := t.value(name)
		if !isToken(strings.TrimPrefix(n.Text, ":")) {
			return
		}
		counted.count(strings.ToLower(n.Text))
		t.field(&b, n, value)
	}
	t.children(list, func(key, value int32) bool {
		switch {
		case name < 0 && t.is(value, "'\"") && isStatusLine(t.raw(value)): // of Chromium's netlog
		case key >= 0:
			write(key, value)
		case t.is(value, "{") && t.get(value, "name") >= 0:
			write(t.get(value, "name"), t.get(value, "value"))
		case t.isPair(value):
			write(value+1, t.nodes[value+1].next) // a pair
		case !t.is(value, "'\"`") || !t.is(list, "["):
		case name < 0 && t.isFieldString(value):
			field := t.value(value)
			counted.count(nameOf(field.Text))
			b.append(field)
			b.add("\r\n", b.at())
		case name < 0:
			name = value
		default:
			write(name, value)
			name = -1
		}
		return true
	})
	return b.part(), counted
}

// isFieldString reports whether n is a string that holds a whole field line.
func (t tree) isFieldString(n int32) bool {
	text := t.raw(n)
	_, known := fieldKinds[nameOf(text)]
	end := nameEnd(text)
	return known && end+1 < len(text) || end > 0 && strings.HasPrefix(text[end:], ": ")
}

// isPair reports whether n is a list of two.
func (t tree) isPair(n int32) bool {
	end := t.nodes[n].next
	return t.is(n, "[({") && end > n+2 && !t.nodes[n+1].key && t.nodes[n+1].next < end && t.nodes[t.nodes[n+1].next].next == end
}

// field writes the lines of a field with the value, or with each of the values,
// that n is.
func (t tree) field(b *builder, name Part, n int32) {
	if n < 0 {
		return
	}
	if t.is(n, "{[(") {
		t.children(n, func(_, value int32) bool {
			if !t.is(value, "{[(") {
				t.field(b, name, value)
			}
			return true
		})
		return
	}
	values := newSource(t.value(n), Either) // browsers put the values of a repeated field into lines
	for i := range max(1, len(values.lines)) {
		b.append(name)
		b.add(": ", b.at())
		if i < len(values.lines) {
			b.copy(values.Part, handshake.Span{Start: values.lines[i].start, End: values.lines[i].end})
		}
		b.add("\r\n", b.at())
	}
}
