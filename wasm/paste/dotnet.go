package paste

import "strings"

// dotNet reads what .NET prints of a request or a response: what the start line has in
// the words of HttpRequestMessage and HttpResponseMessage, or of ASP.NET's HTTP logging,
// and the fields in lines below it.
func dotNet(src *source) result {
	r := result{form: ".NET log", source: "what .NET prints"}
	var l listing
	flush := func() {
		if l.counted.known > 0 && (l.method.Text != "" || l.status.Text != "") {
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
		l = listing{}
	}
	if !containsAny(src.Text, "RequestUri: ", "ReasonPhrase: ", "Protocol: HTTP/", "StatusCode: ") {
		return r
	}
	open := false
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		line := strings.TrimLeft(text, " \t")
		col := len(text) - len(line)
		switch {
		case strings.Contains(line, "Method: ") && strings.Contains(line, "RequestUri: "):
			flush()
			open = true
			l.method = src.between(i, "Method: ", ",")
			l.target = src.between(i, "RequestUri: '", "'")
			l.version = src.between(i, "Version: ", ",")
		case strings.Contains(line, "StatusCode: ") && strings.Contains(line, "ReasonPhrase: "):
			flush()
			open = true
			l.status = src.between(i, "StatusCode: ", ",")
			l.reason = src.between(i, "ReasonPhrase: '", "'")
			l.version = src.between(i, "Version: ", ",")
		case line == "Request:" || line == "Response:":
			flush()
			open = true
		case open && (line == "{" || line == ""):
		case open && line == "}":
			flush()
			open = false
		case open:
			open = l.dotNetLine(src, i, col, line)
			if !open {
				flush()
			}
		}
	}
	flush()
	return r
}

// dotNetLine takes a line of fields, or of what ASP.NET logs beside them. It reports
// whether it is one.
func (l *listing) dotNetLine(src *source, i, col int, line string) bool {
	end := nameEnd(line)
	if end < 0 {
		return false
	}
	value := strings.TrimLeft(line[end+1:], " ")
	part := src.part(i, col+len(line)-len(value), col+len(line))
	switch line[:end] {
	case "Protocol":
		l.version = part
	case "Method":
		l.method = part
	case "Path":
		l.target = part
	case "QueryString":
		l.query = part.after(min(1, len(part.Text)))
	case "StatusCode":
		l.status = part
	case "Scheme", "PathBase":
	default:
		l.add(src.part(i, col, col+end), part)
	}
	return true
}

// between returns what stands between label and end in line i of s.
func (s *source) between(i int, label, end string) Part {
	text := s.line(i)
	at := strings.Index(text, label)
	if at < 0 {
		return Part{}
	}
	at += len(label)
	return s.part(i, at, at+indexAny(text[at:], end))
}
