// Package markup builds HTML in which text stays text: what is shown is escaped by
// construction, byte by byte where bytes can't be seen.
package markup

import "strings"

// Node is an element or a piece of text. Text and attribute values are escaped
// when a node is written, so no input can become markup.
type Node struct {
	Tag   string // "" for text and for a bare list of kids
	Text  string
	Attrs []string // name, value, name, value …
	Kids  []Node
}

// Text returns s as a text node.
func Text(s string) Node { return Node{Text: s} }

// El returns an element of the given class, "" for none.
func El(tag, class string, kids ...Node) Node {
	n := Node{Tag: tag, Kids: kids}
	if class != "" {
		n.Attrs = []string{"class", class}
	}
	return n
}

// Group returns the nodes as one, with no element around them.
func Group(kids ...Node) Node { return Node{Kids: kids} }

// With returns n with one more attribute.
func (n Node) With(name, value string) Node {
	n.Attrs = append(n.Attrs[:len(n.Attrs):len(n.Attrs)], name, value)
	return n
}

// WithClass returns n, an element with a class, with one more class.
func (n Node) WithClass(class string) Node {
	n.Attrs = append([]string(nil), n.Attrs...)
	n.Attrs[1] += " " + class
	return n
}

// HTML returns n as HTML. No element that is made here is void.
func (n Node) HTML() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n Node) write(b *strings.Builder) {
	if n.Tag == "" {
		b.WriteString(quote(n.Text))
	} else {
		b.WriteString("<" + n.Tag)
		for i := 0; i < len(n.Attrs); i += 2 {
			b.WriteString(" " + n.Attrs[i] + `="` + quote(n.Attrs[i+1]) + `"`)
		}
		b.WriteString(">")
	}
	for _, kid := range n.Kids {
		kid.write(b)
	}
	if n.Tag != "" {
		b.WriteString("</" + n.Tag + ">")
	}
}

var quoter = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;",
	"\r", "&#13;", // a parser would make a bare CR a line feed
	"\x00", "\uFFFD", // a parser would drop it
)

func quote(s string) string { return quoter.Replace(strings.ToValidUTF8(s, "\uFFFD")) }
