package paste

import "strings"

// escaped reads bytes that are written with backslashes, as programming
// languages write them: in quotes, in several strings one after the other, or
// just so, which is how exact bytes are typed by hand.
func escaped(src *source) result {
	if !hasEscapedEnd(src.Text) {
		return result{}
	}
	r := result{form: "escaped", source: "escaped text"}
	if strings.Contains(src.Text, "_header: ") || strings.Contains(src.Text, "rawHeaders") {
		r.form, r.source = "Node log", "a Node log"
	}
	if isEscapedStart(src.line(src.first())) {
		r.messages = unquoted(src)
		return r
	}
	for at := 0; at < len(src.Text); {
		start, ok := escapedStart(src, at)
		if !ok {
			break
		}
		if start == 0 || strings.IndexByte("'\"`", src.Text[start-1]) < 0 {
			if len(r.messages) == 0 {
				r.messages = unquoted(src)
			}
			break
		}
		var b builder
		at = b.literals(src, start)
		r.exactly(&b, src.role)
	}
	if len(r.messages) == 0 && isField(src.line(src.first())) {
		r.messages = unquoted(src)
	}
	return r
}

// exactly adds the messages in the bytes that b holds.
func (r *result) exactly(b *builder, role Role) {
	inside := newSource(b.part(), role)
	inside.exact = true
	r.messages = append(r.messages, plain(inside).messages...)
}

// unquoted reads all of src as escaped text.
func unquoted(src *source) []message {
	var b builder
	b.decode(src, 0, len(src.Text), 0)
	inside := newSource(b.part(), src.role)
	inside.exact, inside.apart, inside.url = true, true, src.url
	first := inside.line(inside.first())
	switch {
	case plausibleStart(first) != neither && !hasRule(src):
		return plain(inside).messages
	case isField(first):
		return fieldsOnly(inside).messages
	}
	return embedded(inside).messages
}

func isField(text string) bool {
	_, known := fieldKinds[nameOf(text)]
	return known
}

// hasRule reports whether lines divide src into parts.
func hasRule(src *source) bool {
	for i := range src.lines {
		if isRule(src.line(i)) {
			return true
		}
	}
	return false
}

// hasEscapedEnd reports whether there is the end of a line in text that is
// written with a backslash.
func hasEscapedEnd(text string) bool {
	return strings.Contains(text, `\n`) || strings.Contains(text, `\r`) || strings.Contains(text, `\x0d`)
}

// isEscapedStart reports whether a line begins with a start line whose end is
// escaped, and not just with one that has a backslash in it.
func isEscapedStart(text string) bool {
	end := strings.Index(text, `\r\n`)
	if end < 0 {
		if end = strings.Index(text, `\n`); end < 0 {
			return false
		}
		if end+2 < len(text) && !strings.Contains(text[:end], "HTTP/") {
			return false
		}
	}
	return plausibleStart(text[:end]) != neither
}

// escapedStart returns where the next start line is, from at on, whose end is
// escaped.
func escapedStart(src *source, at int) (start int, ok bool) {
	text := src.Text
	for from := at; ; from = max(from, at-maxTarget) {
		i := strings.Index(text[at:], "HTTP/")
		if i < 0 {
			return 0, false
		}
		at += i
		n := versionAt(text[at:])
		rest := text[at+n:]
		switch {
		case n == 0:
		case len(rest) >= 4 && rest[0] == ' ' && isStatus(rest[1:4]):
			if end := 4 + indexAny(rest[4:min(len(rest), 200)], "\n\\\"'"); hasEscapedEnd(rest[end:min(len(rest), end+4)]) {
				return at, true
			}
		case strings.HasPrefix(rest, `\r`) || strings.HasPrefix(rest, `\n`) || strings.HasPrefix(rest, `\x0d`):
			if method, ok := methodBefore(text[from:at]); ok {
				return from + method, true
			}
		}
		at += len("HTTP/")
	}
}

// maxTarget is how long a request's target may be for the method before it to
// be looked for.
const maxTarget = 8192

// methodBefore returns where the method is in the text before a request's
// version.
func methodBefore(text string) (start int, ok bool) {
	if !strings.HasSuffix(text, " ") {
		return 0, false
	}
	end := strings.LastIndexByte(text[:len(text)-1], ' ')
	if end < 0 {
		return 0, false
	}
	for start = end; start > 0 && isLetter(text[start-1]); {
		start--
	}
	return start, start < end && !strings.Contains(text[start:], "\n")
}
