package tornado

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// maxHead is how long a head may be.
const maxHead = 65536

// head is a start line and fields.
type head struct {
	start  string
	fields []wire.Field
}

// get returns the values of the fields called name, joined by commas, and whether
// there is one.
func (h head) get(name string) (value string, ok bool) {
	values := wire.Values(h.fields, name)
	return strings.Join(values, ","), len(values) > 0
}

// value is get, or "".
func (h head) value(name string) string {
	value, _ := h.get(name)
	return value
}

// cutHead returns the head at the front of text, which ends with the first empty
// line behind another one, be that empty, too. It is not whole if there is none.
func cutHead(text string) (head, rest string, whole bool) {
	for i := range len(text) {
		if text[i] != '\n' {
			continue
		}
		if end := strings.TrimPrefix(text[i+1:], "\r"); strings.HasPrefix(end, "\n") {
			return text[:len(text)-len(end)+1], end[1:], true
		}
	}
	return text, "", false
}

// parseHead takes a head apart. It checks neither names nor values, and takes
// white space in front of a line for the continuation of the last field that came.
func parseHead(text string) (h head, ok bool) {
	start, rest, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	h.start = strings.TrimRight(start, "\r")
	for line := range strings.SplitSeq(rest, "\n") {
		line = strings.TrimSuffix(line, "\r")
		name, value, hasColon := strings.Cut(line, ":")
		switch {
		case line == "":
		case stdlib.IsSpace(rune(line[0])):
			if len(h.fields) == 0 {
				return h, false
			}
			last := &h.fields[len(h.fields)-1]
			last.Value += " " + stdlib.StripLeftLatin1(line)
		case !hasColon:
			return h, false
		default:
			h.fields = append(h.fields, wire.Field{Name: name, Value: stdlib.StripLatin1(value)})
		}
	}
	return h, true
}
