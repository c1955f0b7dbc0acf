package page

import (
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// shownLines is how many lines of a head are shown.
const shownLines = 200

// head shows a request's or a response's head, every line with its note, and
// the body after it.
func head(m handshake.Message) node {
	names := make(map[int]handshake.Field, len(m.Fields))
	for _, f := range m.Fields {
		names[f.Line] = f
	}
	list := el("ol", "head")
	for _, note := range handshake.Annotate(m) {
		if note.Line == shownLines {
			list.kids = append(list.kids, el("li", "more", text("… and "+words.Count(len(m.Lines)-shownLines, "line")+" more")))
			break
		}
		line := m.Lines[note.Line]
		code := el("code", "line", visible(line.Text.Of(m.Raw), false))
		if f, isField := names[note.Line]; isField {
			code = el("code", "line", fieldLine(m.Raw, line, f))
		}
		code.kids = append(code.kids, lineEnd(line.End.Of(m.Raw)))
		list.kids = append(list.kids, el("li", "", code, noteText(note)))
	}
	if body := m.Body.Of(m.Raw); body != "" {
		list.kids = append(list.kids, el("li", "", el("code", "line body", visible(body, false)),
			el("p", "explains", text("Not part of the head: "+strconv.Itoa(len(body))+" bytes that came after it."))))
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
		p.kids = append(p.kids, el("span", "need "+string(note.Need), text(string(note.Need))), text(" "))
	}
	if note.SetBy != "" {
		p.kids = append(p.kids, el("span", "by", text("Set by "+note.SetBy+".")), text(" "))
	}
	p.kids = append(p.kids, cite(note.Section))
	return p
}
