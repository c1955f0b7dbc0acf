package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// body writes what belongs to m of the lines of src from next on, and returns
// the index of the line after it. Only a text of exact bytes keeps bodies.
func (b *builder) body(src *source, next int, m message) int {
	length, counted := contentLength(string(b.text))
	if _, status, _ := strings.Cut(headOf(string(b.text)), " "); strings.HasPrefix(status, "101") {
		counted = false // frames follow, whatever it says
	}
	if next >= len(src.lines) || !m.response && !counted {
		return next
	}
	start := src.lines[next].start
	if counted && start+length <= len(src.Text) {
		b.copy(src.Part, handshake.Span{Start: start, End: start + length})
		for next < len(src.lines) && src.lines[next].start < start+length {
			next++
		}
		return next
	}
	end := start
	for ; next < len(src.lines) && src.line(next) != "" && !isRule(src.line(next)); next++ {
		if k, _ := startIn(src.line(next)); k != neither {
			break
		}
		if end = src.lines[next].end; src.Text[end:src.lines[next].next] == "\r\n" {
			end += len("\r\n")
		}
	}
	b.copy(src.Part, handshake.Span{Start: start, End: end})
	return next
}

// contentLength returns the value of a head's Content-Length.
func contentLength(head string) (length int, ok bool) {
	for l := range strings.Lines(head) {
		if nameOf(l) != "content-length" {
			continue
		}
		digits := strings.TrimSpace(l[nameEnd(l)+1:])
		if digits == "" || len(digits) > 9 {
			return 0, false
		}
		for i := range len(digits) {
			if !isDigit(digits[i]) {
				return 0, false
			}
			length = 10*length + int(digits[i]-'0')
		}
		return length, true
	}
	return 0, false
}

// isRule reports whether text is a line that divides one thing from the next.
func isRule(text string) bool {
	return len(text) >= 3 && strings.IndexByte("-=#*~_+`", text[0]) >= 0 && text[1] == text[0] && text[2] == text[0]
}
