package paste

import "strings"

// haproxyErrors reads what HAProxy's “show errors” captured: lines of bytes with
// their offset in front, escaped. A + behind the offset says that the line goes on.
func haproxyErrors(src *source) result {
	r := result{form: "HAProxy", source: "what HAProxy's show errors prints"}
	if !containsAny(src.Text, "buffer starts at", "error at position") {
		return result{}
	}
	var b builder
	flush := func() {
		if len(b.text) > 0 {
			r.exactly(&b, src.role)
		}
		b = builder{}
	}
	for i := range src.lines {
		text := src.line(i)
		start := offsetEnd(text)
		if start < 0 {
			if strings.Contains(text, "buffer starts at") {
				flush()
			}
			continue
		}
		b.decode(src, src.lines[i].start+start, src.lines[i].end, 0)
	}
	flush()
	for i := range r.messages {
		if m := &r.messages[i]; m.response && strings.Contains(src.Text, "invalid response") {
			m.note("HAProxy took this response of the server for invalid, and sent 502 in its place. Older versions do so with a valid 426 that names websocket.")
		}
	}
	return r
}

// offsetEnd returns where the bytes begin in a line of HAProxy's dump, or -1.
func offsetEnd(text string) int {
	trimmed := strings.TrimLeft(text, " ")
	digits := 0
	for digits < len(trimmed) && isDigit(trimmed[digits]) {
		digits++
	}
	rest := trimmed[digits:]
	if digits != 5 || len(rest) < 2 || rest[0] != ' ' && rest[0] != '+' || rest[1] != ' ' {
		return -1
	}
	return len(text) - len(rest) + 2
}
