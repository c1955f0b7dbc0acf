package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
	"wsaccept/wasm/words"
)

// shownLines is how many lines of a head are shown.
const shownLines = 200

// head shows a request's or a response's head, every line with its note and the
// findings about it, and the body after it. part is the beginning of the
// findings' ids. others may be nil.
func head(m handshake.Message, part string, findings []handshake.Finding, others othersOf) node {
	if m.Absent() {
		return el("p", "aside", text("Nothing here yet."))
	}
	list := el("ol", "head")
	byLine := findingsByLine(m, findings)
	left := 0
	for i, line := range m.Lines {
		if i >= shownLines && byLine[i] == nil {
			left++
			continue
		}
		list.kids = append(list.kids, more(left))
		left = 0
		marks := marksOf(byLine[i], findings)
		var content node
		if line.Field >= 0 {
			content = fieldLine(m.Raw, line, m.Fields[line.Field], marks)
		} else {
			content = marks.show(m.Raw, line.Text, false)
		}
		code := el("code", "line", content, lineEnd(line.End.Of(m.Raw), marks.over(line.End)))
		about := group(noteText(notes.Of(m, i)), tokens(m, i))
		item := el("li", "", code, el("div", "about", about))
		for _, f := range byLine[i] {
			item.kids = append(item.kids, findingBox(findings[f], findingID(part, f), others.of(f)))
		}
		list.kids = append(list.kids, item)
	}
	list.kids = append(list.kids, more(left))
	if body := m.Body.Of(m.Raw); body != "" {
		list.kids = append(list.kids, el("li", "", el("code", "line body", visible(body, false)),
			el("p", "explains", text("After the empty line: "+words.Count(len(body), "byte")+"."))))
	}
	return list
}

// more stands for lines that are not shown.
func more(lines int) node {
	if lines == 0 {
		return group()
	}
	return el("li", "more", text("… and "+words.Count(lines, "line")+" more"))
}

// fieldLine shows a field line with its name and its value set apart.
func fieldLine(raw string, line handshake.Line, f handshake.Field, m marks) node {
	value := handshake.Span{Start: f.Value.Start, End: min(f.Value.End, line.Text.End)}
	return group(
		el("span", "name", m.show(raw, f.Name, false)),
		m.show(raw, handshake.Span{Start: f.Name.End, End: value.Start}, false),
		el("span", valueClass(f.Name.Of(raw)), m.value(raw, f.Name.Of(raw), value)),
		m.show(raw, handshake.Span{Start: value.End, End: line.Text.End}, true))
}

// value shows the value of a field: what may be base64 of the key or the Accept in the
// groups that the steps have.
func (m marks) value(raw, name string, s handshake.Span) node {
	switch class := valueClass(name); {
	case class == "value" || m.over(s) != "" || !hasQuartets(s.Of(raw)):
		return m.show(raw, s, false)
	case class == "key":
		return quartets("k", s.Of(raw))
	default:
		return quartets("d", s.Of(raw))
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
func lineEnd(end, class string) node {
	if end == "" {
		return group()
	}
	if class != "" {
		return el("mark", class, visible(end, false))
	}
	return el("span", "eol", visible(end, false))
}

func noteText(note notes.Note) node {
	p := el("p", "explains", text(note.What+" "))
	if note.Need != notes.Unrelated {
		class := "need"
		if note.Need != notes.Optional {
			class = "need required"
		}
		p.kids = append(p.kids, el("span", class, text(string(note.Need))), text(" "))
	}
	if note.SetBy != "" {
		p.kids = append(p.kids, el("span", "by", text("Set by "+note.SetBy+".")), text(" "))
	}
	p.kids = append(p.kids, cite(note.Section))
	return p
}

// tokens explains the parts of line i.
func tokens(m handshake.Message, i int) node {
	list := el("ul", "tokens")
	for _, t := range notes.Words(m, i) {
		list.kids = append(list.kids, el("li", "", el("code", "", visible(t.Of(m.Raw), false)), text(" "+t.What+" "), cite(t.Section)))
	}
	if len(list.kids) == 0 {
		return group()
	}
	return list
}
