package paste

import "strings"

// okHTTP reads what OkHttp's logging interceptor prints, with a log's prefix or without:
// --> GET http://host/path, the fields, --> END GET, and <-- 101 Switching Protocols.
func okHTTP(src *source) result {
	r := result{form: "OkHttp", source: "a log of OkHttp"}
	if !containsAny(src.Text, "--> ", "<-- ") {
		return okHTTPResponse(src)
	}
	var l listing
	open, prefix := false, ""
	flush := func() {
		if open && (l.counted.known > 0 || l.status.Text != "") {
			_, host, _ := cutURL(l.target)
			early := host.Text != "" && !hasField(string(l.fields.text), "Host")
			if early {
				l.host = host
			}
			if m, ok := l.message(src.url, src.role); ok {
				if early {
					m.note("Host was taken from the address: an interceptor of the application logs before OkHttp adds it.")
				}
				r.messages = append(r.messages, m)
			}
		}
		l, open = listing{}, false
	}
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		col, isRequest, isResponse := okHTTPArrow(text)
		switch {
		case col >= 0 && strings.HasPrefix(text[col:], "END"):
			r.coverLine(src, i)
			flush()
		case isRequest:
			flush()
			open, prefix = true, text[:col-len("--> ")]
			words := strings.Split(text[col:], " ")
			l.method = src.part(i, col, col+len(words[0]))
			if len(words) > 1 {
				at := col + len(words[0]) + 1
				l.target = src.part(i, at, at+len(words[1]))
				if at += len(words[1]) + 1; len(words) > 2 {
					l.version = src.part(i, at, at+len(words[2]))
				}
			}
		case isResponse:
			flush()
			open, prefix = true, text[:col-len("<-- ")]
			l.status = src.part(i, col, col+3)
			end := col + 3 + indexAny(text[col+3:], "(")
			if url := strings.Index(text[col:end], "http"); url > 0 {
				end = col + url
			}
			if end > col+4 && strings.TrimSpace(text[col+3:end]) != "" {
				l.reason = src.part(i, col+4, col+3+len(strings.TrimRight(text[col+3:end], " ")))
			}
		case open:
			n, ok := repeated(text, prefix)
			if !ok {
				continue
			}
			if end := nameEnd(text[n:]); end > 0 {
				value := strings.TrimLeft(text[n+end+1:], " ")
				l.add(src.part(i, n, n+end), src.part(i, len(text)-len(value), len(text)))
			} else if isBlank(text[n:]) {
				flush() // a body follows
			}
		}
	}
	flush()
	return r
}

// okHTTPResponse reads what OkHttp's Response prints of itself:
// Response{protocol=http/1.1, code=403, message=Forbidden, url=https://host/path}.
func okHTTPResponse(src *source) result {
	r := result{form: "OkHttp", source: "a response as OkHttp prints it"}
	for i := range src.lines {
		if !strings.Contains(src.line(i), "Response{protocol=") {
			continue
		}
		l := listing{version: src.between(i, "protocol=", ",}"), status: src.between(i, "code=", ",}"), reason: src.between(i, "message=", ",}")}
		if m, ok := l.message(src.url, src.role); ok && isStatus(l.status.Text) {
			r.messages = []message{m}
		}
	}
	return r
}

// okHTTPArrow returns where the text after an arrow is in a line, or -1, and whether it
// begins a request or a response.
func okHTTPArrow(text string) (col int, isRequest, isResponse bool) {
	const most = 128
	head := text[:min(len(text), most)]
	if i := strings.Index(head, "--> "); i >= 0 {
		col = i + len("--> ")
		method, rest, _ := strings.Cut(text[col:], " ")
		return col, isMethod(method) && urlLen(rest) > 0, false
	}
	if i := strings.Index(head, "<-- "); i >= 0 {
		col = i + len("<-- ")
		rest := text[col:]
		return col, false, len(rest) >= 3 && isStatus(rest[:3]) && (strings.Contains(rest, "ms") || strings.Contains(rest, "://") || len(rest) == 3 || rest[3] == ' ')
	}
	return -1, false, false
}
