// Package annotation shows the head of a message line by line: what each line is for,
// what is wrong with which of its bytes, and what programs do then.
package annotation

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// shownLines is how many lines of a head are shown.
const shownLines = 200

// Head shows a request's or a response's head, every line with its note and the
// findings about it, and the body after it. part is the beginning of the
// findings' ids. others may be nil.
func Head(m handshake.Message, part string, findings []handshake.Finding, others OthersOf) markup.Node {
	if m.Absent() {
		return markup.El("p", "aside", markup.Text("Nothing here yet."))
	}
	list := markup.El("ol", "head")
	byLine := findingsByLine(m, findings)
	left := 0
	for i, line := range m.Lines {
		if i >= shownLines && byLine[i] == nil {
			left++
			continue
		}
		list.Kids = append(list.Kids, more(left))
		left = 0
		words := notes.Words(m, i)
		marks := marksOf(byLine[i], findings, words)
		var content markup.Node
		if line.Field >= 0 {
			content = fieldLine(m.Raw, line, m.Fields[line.Field], marks)
		} else {
			content = marks.show(m.Raw, line.Text, false)
		}
		code := markup.El("code", "line", content, lineEnd(line.End.Of(m.Raw), marks.over(line.End)))
		about := markup.Group(noteText(notes.Of(m, i)), tokens(m.Raw, words))
		item := markup.El("li", "", code, markup.El("div", "about", about))
		for _, f := range byLine[i] {
			item.Kids = append(item.Kids, FindingBox(findings[f], FindingID(part, f), others.of(f)))
		}
		list.Kids = append(list.Kids, item)
	}
	list.Kids = append(list.Kids, more(left))
	if body := m.Body.Of(m.Raw); body != "" {
		list.Kids = append(list.Kids, markup.El("li", "", markup.El("code", "line body", markup.Visible(body, false)),
			markup.El("p", "explains", markup.Text("After the empty line: "+words.Count(len(body), "byte")+"."))))
	}
	return list
}

// more stands for lines that are not shown.
func more(lines int) markup.Node {
	if lines == 0 {
		return markup.Group()
	}
	return markup.El("li", "more", markup.Text("… and "+words.Count(lines, "line")+" more"))
}

// fieldLine shows a field line with its name and its value set apart.
func fieldLine(raw string, line handshake.Line, f handshake.Field, m marks) markup.Node {
	value := handshake.Span{Start: f.Value.Start, End: min(f.Value.End, line.Text.End)}
	return markup.Group(
		markup.El("span", "name", m.show(raw, f.Name, false)),
		m.show(raw, handshake.Span{Start: f.Name.End, End: value.Start}, false),
		markup.El("span", valueClass(f.Name.Of(raw)), m.value(raw, f.Name.Of(raw), value)),
		m.show(raw, handshake.Span{Start: value.End, End: line.Text.End}, true))
}

// value shows the value of a field: what may be base64 of the key or the Accept in the
// groups that the steps have.
func (m marks) value(raw, name string, s handshake.Span) markup.Node {
	switch class := valueClass(name); {
	case class == "value" || m.over(s) != "" || !markup.HasQuartets(s.Of(raw)):
		return m.show(raw, s, false)
	case class == "key":
		return markup.Quartets("k", s.Of(raw))
	default:
		return markup.Quartets("d", s.Of(raw))
	}
}

// valueClass gives the key and the Accept the colours they have in the steps.
func valueClass(name string) string {
	switch {
	case handshake.EqualFold(name, "Sec-WebSocket-Key"):
		return "key"
	case handshake.EqualFold(name, "Sec-WebSocket-Accept"):
		return "accept"
	}
	return "value"
}

// lineEnd shows the bytes that end a line, faintly, unless something is wrong
// with them.
func lineEnd(end, class string) markup.Node {
	if end == "" {
		return markup.Group()
	}
	if class != "" {
		return markup.El("mark", class, markup.Visible(end, false))
	}
	return markup.El("span", "eol", markup.Visible(end, false))
}

func noteText(note notes.Note) markup.Node {
	p := markup.El("p", "explains", markup.Text(note.What+" "))
	if note.Need != notes.Unrelated {
		class := "need"
		if note.Need != notes.Optional {
			class = "need required"
		}
		p.Kids = append(p.Kids, markup.El("span", class, markup.Text(string(note.Need))), markup.Text(" "))
	}
	if note.SetBy != "" {
		p.Kids = append(p.Kids, markup.El("span", "by", markup.Text("Set by "+note.SetBy+".")), markup.Text(" "))
	}
	p.Kids = append(p.Kids, Cite(note.Section))
	return p
}

// tokens explains the words of a line of raw.
func tokens(raw string, words []notes.Word) markup.Node {
	if len(words) == 0 {
		return markup.Group()
	}
	list := markup.El("ul", "tokens")
	for i, w := range words {
		list.Kids = append(list.Kids, markup.El("li", wordClass(i), markup.El("code", "", markup.Visible(w.Of(raw), false)), markup.Text(" "+w.What+" "), Cite(w.Section)))
	}
	return list
}
