package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// printed reads what is no HAR file: requests and responses as Node, browsers'
// protocols and scripts print them, and headers alone.
func (t tree) printed(r *result) {
	r.form, r.source = "Node log", "a printed object"
	if t.isJSON() {
		r.form, r.source = "JSON", "JSON"
	}
	for i, n := range t.nodes {
		if n.key && t.url.Text == "" && t.raw(int32(i)) == "url" && i+1 < len(t.nodes) {
			if url := t.value(int32(i + 1)); hasPrefixFold(url.Text, "ws") && urlLen(url.Text) > 0 {
				t.url = url
			}
		}
	}
	parent := make([]int32, len(t.nodes)) // of brackets: the key before them, or 0 for none
	for i := int32(0); i < int32(len(t.nodes)); i++ {
		if !t.is(i, "{[(") {
			continue
		}
		t.children(i, func(key, value int32) bool {
			if key >= 0 && t.is(value, "{[(") {
				parent[value] = key
			}
			return true
		})
		if next, ok := t.printedObject(r, i, parent[i]); ok {
			i = next - 1
		}
	}
}

// printedObject makes messages of node n, whose key is key, if there are any in
// it, and returns the index of the node after them.
func (t tree) printedObject(r *result, n, key int32) (next int32, ok bool) {
	next = t.nodes[n].next
	name := ""
	if key > 0 {
		name = strings.ToLower(t.raw(key))
	}
	before := len(r.messages)
	switch {
	case t.is(n, "(") && n > 0 && t.raw(n-1) == "fetch" && t.is(n-1, "w"):
		t.fetch(r, n)
	case t.list(t.get(n, "request")) >= 0 && isStatus(t.status(n).Text):
		t.served(r, n)
	case t.list(n) >= 0:
		t.withHeaders(r, n, name)
	default:
		if fields, counted := t.fields(n); fields.Text != "" && (counted.known > 2 || counted.handmade) && 2*counted.known >= counted.total {
			t.headers(r, n, name, fields, counted)
		} else if t.is(n, "{") {
			t.variables(r, n)
		}
	}
	return next, len(r.messages) > before
}

// withHeaders makes messages of node n, a request or a response with its headers
// in it. The browsers' protocol has both, and their text, in the response.
func (t tree) withHeaders(r *result, n int32, name string) {
	for _, texts := range [][2]string{{"requestHeadersText", "requestHeaders"}, {"headersText", "headers"}} {
		var b builder
		b.append(t.value(t.get(n, texts[0])))
		list := t.get(n, texts[1])
		if texts[1] == "headers" {
			list = t.list(n)
		}
		fields, counted := t.fields(list)
		switch {
		case strings.Contains(string(b.text), "HTTP/"):
			r.exactly(&b, Either)
		case counted.known == 0 || fields.Text == "":
		case texts[1] == "requestHeaders":
			t.headers(r, list, "request", fields, counted)
		case t.netlogStart(n).Text != "":
			t.netlog(r, n, fields)
		case t.status(n).Text != "":
			t.exchange(r, n, true)
		case t.first(n, methodKeys).Text != "" || t.first(n, targetKeys).Text != "":
			t.exchange(r, n, false)
		default:
			t.headers(r, list, name, fields, counted)
		}
		if list >= 0 {
			r.covers = append(r.covers, t.Span(t.span(list)))
		}
	}
}

// served makes messages of node n, what a server logs of a request that it has in it, with
// the status beside it and perhaps the response's headers: Caddy.
func (t tree) served(r *result, n int32) {
	r.source = "a log in JSON"
	request := t.get(n, "request")
	t.exchange(r, request, false)
	version, status := t.first(request, versionKeys), t.status(n)
	at := status.Origin(0)
	var b builder
	b.statusLine(version, status, Part{}, at)
	fields, _ := t.fields(t.get(n, "resp_headers"))
	b.append(fields)
	b.add("\r\n", b.at())
	m := message{Part: b.part(), response: true}
	if fields.Text == "" {
		m.Hidden = []string{handshake.AnyField}
		m.note("The log shows no fields of the response; those are not judged.")
	}
	r.messages = append(r.messages, m)
	r.covers = append(r.covers, t.Span(t.span(n)))
}

// list returns the headers of n that are closest to the wire.
func (t tree) list(n int32) int32 {
	if raw := t.get(n, "rawHeaders"); t.is(raw, "{[(") && t.nodes[raw].next > raw+1 {
		return raw
	}
	for _, key := range []string{"headers", "req_headers"} {
		list := t.get(n, key)
		if after := list + 1; t.is(list, "w") && after < t.nodes[n].next && t.is(after, "{[(") {
			list = after // it has its type's name in front: headers: Headers { … }
		}
		if t.is(list, "{[(") {
			return list
		}
	}
	return -1
}

// headers makes a message of headers alone: the fields of node n. What the key before
// them is called may tell whose they are.
func (t tree) headers(r *result, n int32, name string, fields Part, counted tally) {
	if counted.kind == neither {
		switch {
		case strings.Contains(name, "res"):
			counted.kind = response
		case strings.Contains(name, "req"):
			counted.kind = request
		}
	}
	switch {
	case fields.Text == "":
		return
	case t.calledByPowerShell():
		t.fromAddress(r, Part{}, fields, counted)
		if m := &r.messages[len(r.messages)-1]; !hasField(fields.Text, "Connection") {
			m.Hidden = []string{"Connection"}
			m.note("A copy as PowerShell leaves out Connection; that is not judged.")
		}
	default:
		r.headless(t.source, fields, counted)
	}
	r.covers = append(r.covers, t.Span(t.span(n)))
}

// calledByPowerShell reports whether the text calls a web request of PowerShell, and
// takes the address of the last one. It looks once: there may be many objects.
func (t tree) calledByPowerShell() bool {
	if t.shell == nil {
		url := t.webRequest()
		t.shell = &url
	}
	if t.shell.Text == "" {
		return false
	}
	t.url = *t.shell
	return true
}

// webRequest returns the address of the last web request of PowerShell, or nothing.
func (s *source) webRequest() Part {
	const label = "-Uri "
	at := strings.LastIndex(s.Text, label)
	if at < 0 || !containsAny(s.Text, "Invoke-WebRequest", "Invoke-RestMethod") {
		return Part{}
	}
	for at += len(label); at < len(s.Text) && strings.IndexByte("\"' ", s.Text[at]) >= 0; at++ {
	}
	return s.sub(handshake.Span{Start: at, End: at + urlLen(s.Text[at:])})
}

// pythonsResponse reports whether the text has a Response as Python's requests print
// it.
func (s *source) pythonsResponse() bool {
	if s.python == nil {
		has := strings.Contains(s.Text, "<Response [")
		s.python = &has
	}
	return *s.python
}

// fetch reads a call of fetch, with the address and the headers in node n.
func (t tree) fetch(r *result, n int32) {
	r.form, r.source = "DevTools", "a call to fetch"
	url, options := int32(-1), int32(-1)
	t.children(n, func(_, value int32) bool {
		switch {
		case t.is(value, "{"):
			options = value
		case url < 0:
			url = value
		}
		return true
	})
	if options < 0 || t.get(options, "headers") < 0 {
		return
	}
	address := t.value(url)
	if urlLen(address.Text) > 0 {
		t.url = address
	}
	fields, counted := t.fields(t.get(options, "headers"))
	t.fromAddress(r, t.value(t.get(options, "method")), fields, counted)
	if m := &r.messages[len(r.messages)-1]; counted.key && !hasField(fields.Text, "Upgrade") {
		m.Hidden = []string{"Upgrade", "Connection", "Origin"}
		m.note("A copy as fetch leaves out the fields that scripts can't set, such as Connection and Upgrade; those are not judged.")
	}
	r.covers = append(r.covers, t.Span(handshake.Span{Start: int(t.nodes[n-1].start), End: int(t.nodes[n].end)}))
}

// fromAddress makes a request of an address, a method and the fields that are
// known, for tools that leave the rest to be done.
func (s *source) fromAddress(r *result, method, fields Part, counted tally) {
	at := s.url.Origin(0)
	var start builder
	if !counted.pseudo {
		start.requestLine(method, s.url, Part{}, at)
	}
	if _, host, _ := cutURL(s.url); host.Text != "" && !counted.pseudo && !hasField(fields.Text, "Host") {
		start.add("Host: ", at)
		start.append(host)
		start.add("\r\n", at)
	}
	var b builder
	m := message{}
	b.append(start.part())
	b.append(fields)
	b.add("\r\n", b.at())
	m.Part = b.part()
	if start.text != nil {
		lines := strings.Split(strings.TrimRight(string(start.text), "\r\n"), "\r\n")
		m.note("Derived from the address, as the tool does it: " + strings.Join(lines, " and ") + ".")
	}
	r.messages = append(r.messages, m)
}

// isJSON reports whether names in quotes stand before colons, and none without quotes in
// a bracket, as in what Rust, Ruby and Go print.
func (t tree) isJSON() bool {
	if strings.Contains(t.Text, "=>") || strings.Contains(t.Text, "[]string{") {
		return false
	}
	quoted := false
	inside := int32(0)
	for i, n := range t.nodes {
		if i > 0 && t.is(int32(i), "{[(") {
			inside = max(inside, n.next)
		}
		if !n.key {
			continue
		}
		if n.kind == 'w' && int32(i) < inside {
			return false
		}
		quoted = quoted || n.kind == '"'
	}
	return quoted
}
