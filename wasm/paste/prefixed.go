package paste

import "strings"

// prefixedFields reads logs that print each field in a line of its own, behind a time, a
// level or a name, and no start line: Apache at trace4, libwebsockets' list of tokens.
func prefixedFields(src *source) result {
	r := result{form: "log", source: "a log"}
	var l listing
	prefix := ""
	flush := func() {
		if l.counted.handmade && l.counted.total > 1 || l.counted.known > 2 {
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
		l = listing{}
	}
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		if l.counted.total > 0 {
			if n, ok := repeated(text, prefix); ok && l.prefixed(src, i, n, text) {
				continue
			}
			flush()
		}
		if n := fieldBehind(text); n > 0 {
			prefix = text[:n]
			l.prefixed(src, i, n, text)
		}
	}
	flush()
	return r
}

// prefixed takes the field that begins in column n of line i.
func (l *listing) prefixed(src *source, i, n int, text string) bool {
	for n < len(text) && text[n] == ' ' {
		n++
	}
	if target, ok := strings.CutPrefix(text[n:], "GET URI = "); ok { // libwebsockets
		l.target = src.part(i, len(text)-len(target), len(text))
		l.counted.total++
		return true
	}
	end := nameEnd(text[n:])
	if end <= 0 {
		return false
	}
	value := strings.TrimLeft(text[n+end+1:], " ")
	value = strings.TrimPrefix(value, "= ")
	l.add(src.part(i, n, n+end), src.part(i, len(text)-len(value), len(text)))
	return true
}

// fieldBehind returns where the field of a well-known name begins that a line ends in,
// or 0.
func fieldBehind(text string) int {
	const most = 256 // of what a log has in front
	for at := 1; at < len(text) && at < most; at++ {
		if text[at-1] != ' ' && text[at-1] != '\t' || isBlank(text[:at]) {
			continue
		}
		if end := at + indexAny(text[at:], ": "); end < len(text) && text[end] == ':' {
			if _, known := fieldKinds[strings.ToLower(text[at:end])]; known {
				return at
			}
		}
		if strings.HasPrefix(text[at:], "GET URI = ") {
			return at
		}
	}
	return 0
}
