package iis

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// element is one of XML. Names are in lower case.
type element struct {
	name  string
	attrs []attribute
	kids  []*element
	tag   handshake.Span // the start tag
	empty bool           // <name/>, without an end tag
}

// attribute is one of an element.
type attribute struct {
	name, value string
	place       handshake.Span // of the value, without its quotes
}

// get returns an attribute's value, or "".
func (e *element) get(name string) string {
	a, _ := e.attribute(name)
	return a.value
}

func (e *element) attribute(name string) (attribute, bool) {
	if e != nil {
		for _, a := range e.attrs {
			if a.name == name {
				return a, true
			}
		}
	}
	return attribute{}, false
}

// first returns the first element in e, at any depth, that is called name, or nil.
func (e *element) first(name string) *element {
	all := e.all(name)
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// all returns the elements in e, at any depth, that are called name.
func (e *element) all(name string) (found []*element) {
	if e == nil {
		return nil
	}
	for _, kid := range e.kids {
		if kid.name == name {
			found = append(found, kid)
		}
		found = append(found, kid.all(name)...)
	}
	return found
}

// deepest is how deep elements may stand in one another.
const deepest = 64

// parse returns a root with the elements of text in it. Text between them is left out,
// and an element without its end goes on to that of the one around it.
func parse(text string) *element {
	root := &element{}
	open := []*element{root}
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			break
		}
		at += i
		switch rest := text[at:]; {
		case strings.HasPrefix(rest, "<!--"):
			at = behind(text, at, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			at = behind(text, at, "]]>")
		case strings.HasPrefix(rest, "<?"), strings.HasPrefix(rest, "<!"):
			at = behind(text, at, ">")
		case strings.HasPrefix(rest, "</"):
			end := behind(text, at, ">")
			name := strings.ToLower(strings.TrimSpace(strings.Trim(text[at:end], "</>")))
			for i := len(open) - 1; i > 0; i-- {
				if open[i].name == name {
					open = open[:i]
					break
				}
			}
			at = end
		default:
			e, end := start(text, at)
			if e == nil {
				at++
				continue
			}
			around := open[len(open)-1]
			around.kids = append(around.kids, e)
			if !e.empty && len(open) < deepest {
				open = append(open, e)
			}
			at = end
		}
	}
	return root
}

// behind returns the offset behind the next mark.
func behind(text string, at int, mark string) int {
	if i := strings.Index(text[at:], mark); i >= 0 {
		return at + i + len(mark)
	}
	return len(text)
}

// start reads the start tag at an offset; e is nil if there is none.
func start(text string, at int) (e *element, end int) {
	i := at + 1
	for i < len(text) && strings.IndexByte(" \t\r\n/>=<\"'", text[i]) < 0 {
		i++
	}
	if i == at+1 {
		return nil, at
	}
	e = &element{name: strings.ToLower(text[at+1 : i])}
	for i < len(text) && text[i] != '>' {
		if strings.IndexByte(" \t\r\n/", text[i]) >= 0 {
			i++
			continue
		}
		equals := strings.IndexAny(text[i:], "=<>")
		if equals < 0 || text[i+equals] != '=' {
			return nil, at
		}
		a := attribute{name: strings.ToLower(strings.TrimSpace(text[i : i+equals]))}
		i += equals + 1
		for i < len(text) && strings.IndexByte(" \t\r\n", text[i]) >= 0 {
			i++
		}
		if i >= len(text) || text[i] != '"' && text[i] != '\'' {
			return nil, at
		}
		length := strings.IndexByte(text[i+1:], text[i])
		if length < 0 {
			return nil, at
		}
		a.place = handshake.Span{Start: i + 1, End: i + 1 + length}
		a.value = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&").Replace(a.place.Of(text))
		e.attrs = append(e.attrs, a)
		i += length + 2
	}
	if i >= len(text) {
		return nil, at
	}
	e.empty = text[i-1] == '/'
	e.tag = handshake.Span{Start: at, End: i + 1}
	return e, i + 1
}
