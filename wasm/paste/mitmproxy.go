package paste

import "strings"

// mitmproxy reads what mitmdump prints at --flow-detail 2: 127.0.0.1:5: GET http://host/
// with the fields indented below it, and << 101 Switching Protocols.
func mitmproxy(src *source) result {
	r := result{form: "mitmproxy", source: "the output of mitmdump"}
	if !strings.Contains(src.Text, "<< ") {
		return r
	}
	var l listing
	open := false
	flush := func() {
		if open && (l.status.Text != "" || l.counted.known > 0) {
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
		l, open = listing{}, false
	}
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		line := strings.TrimLeft(text, " \t")
		col := len(text) - len(line)
		if rest, ok := strings.CutPrefix(line, "<< "); ok && len(rest) >= 3 {
			rest = strings.TrimPrefix(rest, "HTTP/1.1 ")
			if isStatus(rest[:min(3, len(rest))]) {
				flush()
				open = true
				at := len(text) - len(rest)
				l.status = src.part(i, at, at+3)
				if said := reasons[rest[:3]]; said != "" && strings.HasPrefix(rest[3:], " "+said) {
					l.reason = src.part(i, at+4, at+4+len(said))
				}
			}
			continue
		}
		if before, rest, ok := strings.Cut(line, ": "); ok && col == 0 && strings.Contains(before, ":") {
			method, url, _ := strings.Cut(rest, " ")
			if n := urlLen(url); isMethod(method) && n > 0 {
				flush()
				open = true
				at := len(text) - len(rest)
				l.method = src.part(i, at, at+len(method))
				l.target = src.part(i, at+len(method)+1, at+len(method)+1+n)
				continue
			}
		}
		if end := nameEnd(line); open && col > 0 && end > 0 {
			value := strings.TrimLeft(line[end+1:], " ")
			l.add(src.part(i, col, col+end), src.part(i, len(text)-len(value), len(text)))
		} else if line == "" {
			flush()
		}
	}
	flush()
	return r
}
