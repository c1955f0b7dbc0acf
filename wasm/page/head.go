package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// shownLines is how many lines of a head are shown.
const shownLines = 200

// head shows a request's or a response's head, every line with its note, and
// the body after it.
func head(m handshake.Message) node {
	list := el("ol", "head")
	for i, line := range m.Lines {
		if i == shownLines {
			list.kids = append(list.kids, el("li", "more", text("… and "+words.Count(len(m.Lines)-i, "line")+" more")))
			break
		}
		var content node
		if line.Field >= 0 {
			content = fieldLine(m.Raw, line, m.Fields[line.Field])
		} else {
			content = visible(line.Text.Of(m.Raw), false)
		}
		code := el("code", "line", content, lineEnd(line.End.Of(m.Raw)))
		list.kids = append(list.kids, el("li", "", code, noteText(m.Note(i))))
	}
	if body := m.Body.Of(m.Raw); body != "" {
		list.kids = append(list.kids, el("li", "", el("code", "line body", visible(body, false)),
			el("p", "explains", text("What came after the empty line: "+words.Count(len(body), "byte")+"."))))
	}
	return list
}

// fieldLine shows a field line with its name and its value set apart.
func fieldLine(raw string, line handshake.Line, f handshake.Field) node {
	value := handshake.Span{Start: f.Value.Start, End: min(f.Value.End, line.Text.End)}
	return group(
		el("span", "name", visible(f.Name.Of(raw), false)),
		visible(raw[f.Name.End:value.Start], false),
		el("span", valueClass(f.Name.Of(raw)), visible(value.Of(raw), false)),
		visible(raw[value.End:line.Text.End], true))
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

// lineEnd shows the bytes that end a line, faintly.
func lineEnd(end string) node {
	if end == "" {
		return group()
	}
	return el("span", "eol", visible(end, false))
}

func noteText(note handshake.Note) node {
	p := el("p", "explains", text(note.What+" "))
	if note.Need != handshake.Unrelated {
		class := "need"
		if note.Need != handshake.Optional {
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
