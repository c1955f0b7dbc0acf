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
		r.Fix = "Pipe handshakes in vcl_recv, and set Upgrade and Connection in vcl_pipe."
		edits = f.unlose(x)
		if x.bereq != nil && !strings.HasPrefix(r.Cause, "Varnish does not pass") {
			edits = append(edits, f.insert("vcl_recv", toPipe)...)
		}
		edits = append(edits, f.carry(x)...)
	}
	fixed, ok := parse(passage.Apply(f.text, edits))
	if !ok || len(edits) == 0 {
		return
	}
	if after, _ := fixed.route(r.Ask); after.Outcome == passage.Passes {
		r.Edits = edits
	}
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
