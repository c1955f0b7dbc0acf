package paste

import "strings"

// cgi reads the variables of CGI as env, printenv and WSGI's servers print them, one in
// a line: HTTP_UPGRADE=websocket, or with a colon.
func cgi(src *source) result {
	r := result{form: "CGI", source: "variables of CGI"}
	if !strings.Contains(src.Text, "HTTP_") {
		return r
	}
	var l listing
	for i := range src.lines {
		text := src.line(i)
		start := len(text) - len(strings.TrimLeft(text, " \t"))
		end := start
		for end < len(text) && (isLetter(text[end]) || text[end] == '_' || isDigit(text[end])) {
			end++
		}
		rest := strings.TrimLeft(text[end:], " ")
		if end == start || rest == "" || rest[0] != '=' && rest[0] != ':' {
			continue
		}
		value := strings.Trim(strings.TrimLeft(rest[1:], ">"), " \t\"'")
		at := strings.Index(text[end:], value) + end
		if l.addCGI(src.part(i, start, end), src.part(i, at, at+len(value))) {
			r.coverLine(src, i)
		}
	}
	if l.counted.handmade || l.counted.known > 2 {
		if m, ok := l.message(src.url, src.role); ok {
			r.messages = append(r.messages, m)
		}
	}
	return r
}

// addCGI takes a variable if it is one of a request, or a field, and reports whether it
// is. Names that only a server has are passed over.
func (l *listing) addCGI(name, value Part) bool {
	switch _, isField := fieldOfCGI(name.Text); name.Text {
	case "REQUEST_METHOD", "REQUEST_URI", "REQUEST_PATH", "PATH_INFO", "QUERY_STRING", "SERVER_PROTOCOL", "HTTP_VERSION":
		l.add(name, value)
		return true
	default:
		upper := strings.ToUpper(name.Text) == name.Text && strings.Contains(name.Text, "_")
		if name.Text == "" || upper && !isField || !upper && !isToken(name.Text) || strings.Contains(name.Text, ".") {
			return false
		}
		l.field(name, value)
		return true
	}
}

// variables makes a message of the keys right inside n, if they are CGI's variables, or
// the fields and the start line under the names that Traefik's JSON has.
func (t tree) variables(r *result, n int32) bool {
	var asked, answered listing
	t.children(n, func(key, value int32) bool {
		if key < 0 || t.is(value, "{[(") {
			return true
		}
		name := t.value(key)
		switch rest, isRequest := strings.CutPrefix(name.Text, "request_"); {
		case isRequest && isToken(rest):
			asked.field(name.after(len("request_")), t.value(value))
		case strings.HasPrefix(name.Text, "downstream_"):
			answered.field(name.after(len("downstream_")), t.value(value))
		case name.Text == "RequestMethod":
			asked.method = t.value(value)
		case name.Text == "RequestPath":
			asked.target = t.value(value)
		case name.Text == "RequestProtocol":
			asked.version = t.value(value)
		case name.Text == "RequestHost":
			asked.host = t.value(value)
		case name.Text == "DownstreamStatus":
			answered.status = t.value(value)
		case strings.Contains(name.Text, "_") && strings.ToUpper(name.Text) == name.Text:
			asked.addCGI(name, t.value(value))
		}
		return true
	})
	if !asked.counted.handmade && asked.counted.known <= 2 {
		return false
	}
	for _, l := range []*listing{&asked, &answered} {
		if l.empty() {
			continue
		}
		if m, ok := l.message(t.url, t.role); ok {
			r.messages = append(r.messages, m)
		}
	}
	r.covers = append(r.covers, t.Span(t.span(n)))
	return len(r.messages) > 0
}
