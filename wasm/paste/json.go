package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A node is a value in a text of nested values: JSON, or what programs print of
// their objects, which is like it. The nodes of a text are in the order in which
// they begin.
type node struct {
	kind       byte // '{', '[' or '(', a quote, or 'w' for a bare word
	key        bool // a colon follows
	start, end int32
	next       int32 // index of the first node that is not inside this one
}

// A tree is the nodes of a text. Node 0 holds all others.
type tree struct {
	*source
	nodes []node
}

// scan splits a text into nodes. It takes any text: what is open at the end is
// closed, what is closed too often is passed over. Nothing here recurs, so that
// brackets without end do no harm.
func scan(src *source) tree {
	text := src.Text
	t := tree{source: src, nodes: []node{{kind: '{'}}}
	open := []int32{0}
	last := int32(-1) // the value that a colon would make a key
	add := func(kind byte, start, end int) {
		last = int32(len(t.nodes))
		t.nodes = append(t.nodes, node{kind: kind, start: int32(start), end: int32(end), next: last + 1})
	}
	for at := 0; at < len(text); {
		switch c := text[at]; c {
		case '{', '[', '(':
			if strings.HasPrefix(text[at:], "[]string{") { // Go's %#v
				at += len("[]string")
				continue
			}
			add(c, at, len(text))
			open = append(open, last)
			last = -1
			at++
		case '}', ']', ')':
			at++
			if len(open) > 1 {
				n := open[len(open)-1]
				open = open[:len(open)-1]
				t.nodes[n].end, t.nodes[n].next = int32(at), int32(len(t.nodes))
				last = -1
			}
		case '"', '\'', '`':
			end, ok := stringEnd(text, at)
			if ok {
				add(c, at+1, end)
			}
			if at = end + 1; ok && strings.HasPrefix(text[at:], ">>") { // of Erlang's binaries
				at += len(">>")
			}
		case ':', '=':
			if last > 0 {
				t.nodes[last].key = true
			}
			last = -1
			if at++; strings.HasPrefix(text[at:], ">") && c == '=' { // a hash of Ruby or PHP
				at++
			}
		case ',', ';', ' ', '\t', '\r', '\n':
			if c != ' ' {
				last = -1
			}
			at++
		case '#', '%': // maps of Erlang and Elixir
			if strings.HasPrefix(text[at+1:], "{") {
				at++
				continue
			}
			fallthrough
		case 'b', '<': // bytes of Python, and of Erlang
			if n := bytesMark(text[at:]); n > 0 {
				at += n
				continue
			}
			fallthrough
		default:
			end := at + 1
			for end < len(text) && isWord(text[end]) {
				end++
			}
			end += padding(text[end:])
			add('w', at, end)
			at = end
		}
	}
	for _, n := range open {
		t.nodes[n].end, t.nodes[n].next = int32(len(text)), int32(len(t.nodes))
	}
	return t
}

// padding returns how many = text begins with if they can only be the end of base64.
func padding(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "="))
	if n == 0 || n > 2 || n < len(text) && strings.IndexByte(",)]}>;\n\r", text[n]) < 0 {
		return 0
	}
	if n == len(text) || text[n] != '>' {
		return n
	}
	return 0
}

func isWord(c byte) bool {
	return c > ' ' && strings.IndexByte("{}[]()\"'`:=,;", c) < 0
}

// bytesMark returns the length of what text begins with if that says only that the
// string after it is one of bytes.
func bytesMark(text string) int {
	for _, mark := range []string{"b", "<<"} {
		if rest, ok := strings.CutPrefix(text, mark); ok && rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			return len(mark)
		}
	}
	return 0
}

// stringEnd returns where the string ends whose quote is at start. One that is
// still open at the end of the line is none, and neither is what follows in it.
func stringEnd(text string, start int) (end int, ok bool) {
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case text[start]:
			return i, true
		case '\\':
			i++
		case '\n':
			return i, false
		}
	}
	return len(text), false
}

// children calls each for the nodes right inside n, with the key before them
// or -1, until it returns false.
func (t tree) children(n int32, each func(key, value int32) bool) {
	if n < 0 {
		return
	}
	key := int32(-1)
	for i := n + 1; i < t.nodes[n].next; i = t.nodes[i].next {
		if t.nodes[i].key {
			key = i
			continue
		}
		if !each(key, i) {
			return
		}
		key = -1
	}
}

// raw returns the text of a node as it stands.
func (t tree) raw(n int32) string {
	if n < 0 {
		return ""
	}
	return t.Text[t.nodes[n].start:t.nodes[n].end]
}

// get returns the value of the key called name right inside n, or -1.
func (t tree) get(n int32, name string) int32 {
	found := int32(-1)
	if n >= 0 {
		t.children(n, func(key, value int32) bool {
			if key >= 0 && t.raw(key) == name {
				found = value
			}
			return found < 0
		})
	}
	return found
}

// is reports whether n is one of the brackets in kinds.
func (t tree) is(n int32, kinds string) bool {
	return n >= 0 && strings.IndexByte(kinds, t.nodes[n].kind) >= 0
}

// value returns what a node that is no bracket stands for. Words such as null
// stand for nothing.
func (t tree) value(n int32) Part {
	if n < 0 || t.is(n, "{[(") {
		return Part{}
	}
	switch t.raw(n) {
	case "null", "undefined", "None", "nil":
		if t.is(n, "w") {
			return Part{}
		}
	}
	var b builder
	if t.is(n, "w") {
		b.copy(t.Part, t.span(n))
	} else {
		b.decode(t.source, int(t.nodes[n].start), int(t.nodes[n].end), t.nodes[n].kind)
	}
	return b.part()
}

// span returns the run of the text that n is.
func (t tree) span(n int32) handshake.Span {
	return handshake.Span{Start: int(t.nodes[n].start), End: int(t.nodes[n].end)}
}
