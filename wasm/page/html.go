package page

import "strings"

// node is an element or a piece of text. Text and attribute values are escaped
// when a node is written, so no input can become markup.
type node struct {
	tag   string // "" for text and for a bare list of kids
	text  string
	attrs []string // name, value, name, value …
	kids  []node
}

// text returns s as a text node.
func text(s string) node { return node{text: s} }

// el returns an element of the given class, "" for none.
func el(tag, class string, kids ...node) node {
	n := node{tag: tag, kids: kids}
	if class != "" {
		n.attrs = []string{"class", class}
	}
	return n
}

// group returns the nodes as one, with no element around them.
func group(kids ...node) node { return node{kids: kids} }

// with returns n with one more attribute.
func (n node) with(name, value string) node {
	n.attrs = append(n.attrs[:len(n.attrs):len(n.attrs)], name, value)
	return n
}

// html returns n as HTML. No element that is made here is void.
func (n node) html() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n node) write(b *strings.Builder) {
	if n.tag == "" {
		b.WriteString(quote(n.text))
	} else {
		b.WriteString("<" + n.tag)
		for i := 0; i < len(n.attrs); i += 2 {
			b.WriteString(" " + n.attrs[i] + `="` + quote(n.attrs[i+1]) + `"`)
		}
		b.WriteString(">")
	}
	for _, kid := range n.kids {
		kid.write(b)
	}
	if n.tag != "" {
		b.WriteString("</" + n.tag + ">")
	}
}

var quoter = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;",
	"\r", "&#13;", // a parser would make a bare CR a line feed
	"\x00", "\uFFFD", // a parser would drop it
)

func quote(s string) string { return quoter.Replace(strings.ToValidUTF8(s, "\uFFFD")) }
