package evidence

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// called returns l as the function makes it that is called on it there and then,
// such as "258eafa5-…".toUpperCase(). It reports false if what comes out is not
// known.
func called(l like, code string) (like, bool) {
	if l.text == handshake.GUID {
		return l, true
	}
	names := functionBefore(code, l.span.Start) + " " + methodAfter(code, l.span.End)
	switch {
	case strings.Contains(names, "split"), strings.Contains(names, "replace"):
		return l, false
	case strings.Contains(names, "upper"):
		if _, isText := resembles(l.text); !isText { // but the 16 bytes, which .ToString() makes text
			return l, false
		}
		l.text = strings.ToUpper(l.text)
	}
	return l, true
}

// farthest is how many bytes of code are looked at for a function's name.
const farthest = 32

// functionBefore returns the name, in lower case, of the function whose argument
// begins at offset start of code, or "".
func functionBefore(code string, start int) string {
	before := strings.ToLower(code[max(0, start-farthest):start])
	before = strings.TrimRight(before, "\"'`")
	call := strings.TrimRight(before, "(")
	if call == before {
		return ""
	}
	name := len(call)
	for name > 0 && isNameChar(call[name-1]) {
		name--
	}
	return call[name:]
}

// methodAfter returns the name, in lower case, of the method that is called on
// what ends at offset end of code, or "". It passes over the ToString of
// Guid.Parse("258eafa5-…").ToString("D").ToUpper().
func methodAfter(code string, end int) string {
	after := strings.ToLower(code[end:min(len(code), end+farthest)])
	after = strings.TrimLeft(after, "\"'`")
	if rest, found := strings.CutPrefix(after, ").tostring("); found {
		_, after, _ = strings.Cut(rest, ")")
	}
	if !strings.HasPrefix(after, ".") {
		return ""
	}
	name := 1
	for name < len(after) && isNameChar(after[name]) {
		name++
	}
	return after[1:name]
}
