package varnish

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

const (
	toPipe = "    if (req.http.Upgrade ~ \"(?i)websocket\") {\n        return (pipe);\n    }\n"
	inPipe = "    if (req.http.Upgrade) {\n        set bereq.http.Upgrade = req.http.Upgrade;\n        set bereq.http.Connection = req.http.Connection;\n    }\n"
)

// fix adds the edits after which the handshake passes, if there are such.
func (f *file) fix(r *passage.Route, x *run) {
	var edits []passage.Edit
	if r.Status == 0 {
		r.Fix = "Set Upgrade and Connection in vcl_pipe."
		edits = f.unlose(x)
		if x.bereq != nil && !strings.HasPrefix(r.Cause, "Varnish does not pass") {
			r.Fix = "Pipe handshakes in vcl_recv, and set Upgrade and Connection in vcl_pipe."
			edits = append(edits, f.pipe(x)...)
		}
		edits = append(edits, f.carry(x)...)
	}
	fixed, ok := parse(passage.Apply(f.text, edits))
	if !ok || len(edits) == 0 {
		return
	}
	if after, _ := fixed.route(r.Ask); after.Outcome == passage.Passes && after.Backend == r.Backend {
		r.Edits = edits
	}
}

// pipe pipes handshakes in vcl_recv: at its start, or, if what the server gets is chosen
// there, behind the last line that does, before what ends vcl_recv now.
func (f *file) pipe(x *run) []passage.Edit {
	recv := f.subs["vcl_recv"]
	if recv == nil {
		return f.insert("vcl_recv", toPipe)
	}
	last := -1
	for i := range recv.body {
		s := &recv.body[i]
		ends := x.left != nil && f.within(s, 0, func(inner *statement) bool { return inner == x.left })
		if f.within(s, 0, chooses) {
			if ends {
				indent := indentation(f.text, x.left.span.Start)
				return []passage.Edit{{Span: handshake.Span{Start: x.left.span.Start, End: x.left.span.Start}, Text: indented(toPipe, indent) + "\n" + indent}}
			}
			last = i
		}
		if ends {
			break
		}
	}
	if last < 0 {
		return f.insert("vcl_recv", toPipe)
	}
	s := recv.body[last]
	at := handshake.Span{Start: s.end, End: s.end}
	indent := indentation(f.text, s.span.Start)
	return []passage.Edit{{Span: at, Text: "\n" + indent + indented(toPipe, indent)}}
}

// chooses reports whether a statement decides where a request goes, and what it asks for.
func chooses(s *statement) bool {
	if s.word(0) != "set" {
		return false
	}
	switch strings.ToLower(s.word(1)) {
	case "req.backend_hint", "req.url", "req.http.host":
		return true
	}
	return false
}

// within reports whether is holds for s, or a statement in its blocks or in a sub that it
// calls.
func (f *file) within(s *statement, depth int, is func(*statement) bool) bool {
	if is(s) {
		return true
	}
	var bodies [][]statement
	for _, b := range s.branches {
		bodies = append(bodies, b.body)
	}
	if called := f.subs[s.word(1)]; s.word(0) == "call" && called != nil && depth < mostDepth {
		bodies = append(bodies, called.body)
	}
	for _, body := range bodies {
		for i := range body {
			if f.within(&body[i], depth+1, is) {
				return true
			}
		}
	}
	return false
}

// indentation returns the space before a place on its line, if nothing else is there.
func indentation(text string, at int) string {
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	if strings.Trim(line, " \t") != "" {
		return ""
	}
	return line
}

// indented returns the lines of a sub, for a place behind an indentation.
func indented(lines, indent string) string {
	lines = strings.TrimSuffix(strings.ReplaceAll(lines, "\n    ", "\n"+indent), "\n")
	return strings.TrimLeft(lines, " ")
}

// unlose deletes the lines of vcl_recv that lose what a handshake needs.
func (f *file) unlose(x *run) (edits []passage.Edit) {
	for _, name := range []string{"Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version"} {
		if s, ok := x.written("req.http." + name); ok {
			edits = append(edits, passage.Edit{Span: lineOf(f.text, s.span)})
		}
	}
	return edits
}

// carry sets Upgrade and Connection in vcl_pipe: in place of lines that set them
// otherwise, or at its start.
func (f *file) carry(x *run) (edits []passage.Edit) {
	again := &run{file: f, req: x.req, wrote: map[string]statement{}}
	head := x.req
	sent := passage.Ask{}.Head()
	again.req = &sent
	bereq := *head
	bereq.Fields = append([]passage.Field(nil), head.Fields...)
	bereq.Del("Upgrade")
	bereq.Set("Connection", "close")
	again.bereq = &bereq
	again.step("vcl_pipe")
	missing := ""
	for _, name := range []string{"Upgrade", "Connection"} {
		if handshake.EqualFold(bereq.Get(name), sent.Get(name)) {
			continue
		}
		line := "set bereq.http." + name + " = req.http." + name + ";"
		if s, ok := again.written("bereq.http." + name); ok {
			edits = append(edits, passage.Edit{Span: s.span, Text: line})
			continue
		}
		missing += "    " + line + "\n"
	}
	if missing == "" {
		return edits
	}
	if f.subs["vcl_pipe"] == nil {
		missing = inPipe
	}
	return append(edits, f.insert("vcl_pipe", missing)...)
}

// insert puts lines at the start of a sub, or a sub with them at the end of the text.
func (f *file) insert(name, lines string) []passage.Edit {
	s := f.subs[name]
	if s == nil {
		end := len(f.text)
		text := "\nsub " + name + " {\n" + lines + "}\n"
		if end > 0 && f.text[end-1] != '\n' {
			text = "\n" + text
		}
		return []passage.Edit{{Span: handshake.Span{Start: end, End: end}, Text: text}}
	}
	return []passage.Edit{{Span: handshake.Span{Start: s.start, End: s.start}, Text: "\n" + strings.TrimSuffix(lines, "\n")}}
}
