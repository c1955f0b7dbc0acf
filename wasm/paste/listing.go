package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A listing is a message of which a tool names the fields one by one, and what it
// has of the start line beside them.
type listing struct {
	fields                                               builder
	counted                                              tally
	method, target, query, version, status, reason, host Part
}

// empty reports whether nothing was listed.
func (l *listing) empty() bool {
	return l.counted.total == 0 && l.target.Text == "" && l.status.Text == "" && l.method.Text == ""
}

// add takes a field with its value. What HTTP/2 and CGI say of the start line under
// a name of its own goes there.
func (l *listing) add(name, value Part) {
	switch strings.ToLower(name.Text) {
	case ":method", "request_method":
		l.method = value
	case ":path", "request_uri", "request_path":
		l.target = value
	case "path_info":
		if l.target.Text == "" {
			l.target = value
		}
	case "query_string":
		l.query = value
	case "server_protocol", "http_version":
		l.version = value
	case ":status":
		l.status = value
	case ":authority":
		l.host = value
	case ":scheme":
	default:
		l.field(name, value)
	}
}

func (l *listing) field(name, value Part) {
	if cgi, ok := fieldOfCGI(name.Text); ok {
		var b builder
		b.put(cgi, name.all())
		name = b.part()
	}
	if !isToken(strings.TrimPrefix(name.Text, ":")) {
		return
	}
	l.counted.count(strings.ToLower(name.Text))
	if len(l.fields.text) == 0 {
		l.fields.add("", name.all().Start)
	}
	l.fields.append(name)
	l.fields.add(": ", name.all().End)
	l.fields.append(value)
	l.fields.add("\r\n", l.fields.at())
}

// fieldOfCGI returns the field that a variable of CGI, WSGI, Rack or PHP has the value
// of, written as fields are: HTTP_SEC_WEBSOCKET_KEY is Sec-WebSocket-Key.
func fieldOfCGI(name string) (field string, ok bool) {
	name = strings.ToUpper(name)
	rest, ok := strings.CutPrefix(name, "HTTP_")
	if !ok && name != "CONTENT_LENGTH" && name != "CONTENT_TYPE" {
		return "", false
	}
	if !ok {
		rest = name
	}
	words := strings.Split(strings.ToLower(rest), "_")
	for i, word := range words {
		if word == "websocket" && i > 0 {
			words[i] = "WebSocket"
		} else if word != "" {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, "-"), true
}

// is returns which message was listed.
func (l *listing) is(role Role) kind {
	switch {
	case l.status.Text != "":
		return response
	case l.method.Text != "" || l.target.Text != "" || l.host.Text != "":
		return request
	}
	return l.counted.whose(role)
}

// message makes a message of what was listed. url is the address that is known from
// elsewhere, or nothing. It is not ok if there is no handshake in it.
func (l *listing) message(url Part, role Role) (m message, ok bool) {
	fields := l.fields.part()
	at := fields.Origin(0)
	var b builder
	switch l.is(role) {
	case response:
		if l.status.Text == "" && !l.counted.accept {
			return m, false
		}
		m.response = true
		b.statusLine(l.version, l.status, l.reason, at)
	default:
		if l.counted.known == 0 && l.target.Text == "" {
			return m, false
		}
		l.requestLine(&b, url, at)
		if l.host.Text != "" && !hasField(fields.Text, "Host") {
			b.add("Host: ", at)
			b.append(l.host)
			b.add("\r\n", at)
		}
	}
	missing := m.response && l.status.Text == "" || !m.response && l.target.Text == "" && l.method.Text == ""
	if missing {
		m.note("The start line of the " + l.is(role).String() + " was missing; it was taken to be " + strings.TrimRight(string(b.text), "\r\n") + ".")
	}
	b.append(fields)
	b.add("\r\n", b.at())
	m.Part = b.part()
	if missing && l.counted.total <= fewFields || l.counted.total == 0 {
		m.Hidden = []string{handshake.AnyField}
	}
	return m, true
}

func (l *listing) requestLine(b *builder, url Part, at int) {
	if l.target.Text == "" || urlLen(l.target.Text) > 0 {
		if l.target.Text != "" {
			url = l.target
		}
		b.requestLine(l.method, url, l.version, at)
		return
	}
	b.either(l.method, "GET", at)
	b.add(" ", at)
	b.append(l.target)
	if l.query.Text != "" && !strings.Contains(l.target.Text, "?") {
		b.add("?", at)
		b.append(l.query)
	}
	b.add(" ", at)
	b.version(l.version, at)
	b.add("\r\n", at)
}

// after returns p from offset start on.
func (p Part) after(start int) Part { return p.sub(handshake.Span{Start: start, End: len(p.Text)}) }

// part returns bytes start to end of line i of s.
func (s *source) part(i, start, end int) Part {
	return s.sub(handshake.Span{Start: s.lines[i].start + start, End: s.lines[i].start + end})
}
