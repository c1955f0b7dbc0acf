package paste

// netlogStart returns the start line of a head in Chromium's netlog, a file of JSON: a
// request has it under line, a response in front of its fields. Charles has each under
// firstLine.
func (t tree) netlogStart(n int32) Part {
	if line := t.value(t.get(n, "line")); strictStart(headLineOf(line.Text)) == request {
		return line
	}
	if first := t.value(t.get(n, "firstLine")); strictStart(first.Text) != neither { // of Charles
		return first
	}
	list := t.list(n)
	if list < 0 || t.nodes[list].next == list+1 {
		return Part{}
	}
	if first := t.value(list + 1); isStatusLine(first.Text) {
		return first
	}
	return Part{}
}

// headLineOf returns the first line of text without its end.
func headLineOf(text string) string { return text[:indexAny(text, "\r\n")] }

// netlog makes a message of node n, a head in Chromium's netlog.
func (t tree) netlog(r *result, n int32, fields Part) {
	start := t.netlogStart(n)
	var b builder
	b.append(start)
	if headLineOf(start.Text) == start.Text {
		b.add("\r\n", b.at())
	}
	b.append(fields)
	b.add("\r\n", b.at())
	r.messages = append(r.messages, message{Part: b.part(), response: strictStart(headLineOf(start.Text)) == response})
}
