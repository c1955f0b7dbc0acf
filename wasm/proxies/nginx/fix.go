package nginx

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// fixer collects what is to be changed for one handshake.
type fixer struct {
	x     *exchange
	holds *directive
	pass  *directive
	edits []edit
	after map[*directive][]string // lines behind a directive
	order []*directive
	maps  int // that are added
}

// add puts a line behind d, at its indentation.
func (f *fixer) add(d *directive, line string) {
	if f.after == nil {
		f.after = map[*directive][]string{}
	}
	if !slices.Contains(f.order, d) {
		f.order = append(f.order, d)
	}
	f.after[d] = append(f.after[d], line)
}

// version sets HTTP/1.1.
func (f *fixer) version(r *passage.Route) {
	if all := inherited(f.holds, "proxy_http_version"); len(all) > 0 {
		r.Cause = strings.TrimSuffix(r.Cause, ".") + "; proxy_http_version says so."
		r.Blame = all[0].span
		f.edits = append(f.edits, replace(all[0].places[1], "1.1"))
		return
	}
	f.add(f.pass, versionLine)
}

// field sets Upgrade or Connection: in the line that has it with another value, or in a
// line of its own beside those that hold.
func (f *fixer) field(r *passage.Route, lines []*directive, name string) {
	value := "$http_upgrade"
	if name == "Connection" {
		value = f.connection()
	}
	for _, d := range lines {
		if handshake.EqualFold(d.arg(1), name) {
			r.Blame = d.span
			if d.arg(2) == "" {
				r.Cause += " The line for " + name + " is empty, which leaves the field out."
			} else {
				r.Cause += " The line for " + name + " sets it to “" + d.arg(2) + "”."
			}
			f.edits = append(f.edits, replace(d.places[2], value))
			return
		}
	}
	at := f.pass
	if len(lines) > 0 {
		at = lines[len(lines)-1]
		if span := at.span; f.x.c.text[span.Start:span.End] == "" || !strings.HasPrefix(f.x.c.text[span.Start:], "proxy_set_header") {
			for _, include := range at.outer.all("include") {
				at = include
			}
			for _, one := range at.outer.block {
				if one.span == span {
					at = one
				}
			}
		}
	}
	f.add(at, "proxy_set_header "+name+" "+value+";")
}

// connection returns the value for Connection: the variable of a map that the text has,
// that of one to add, or the word itself in a part that has no server.
func (f *fixer) connection() string {
	for name, m := range f.x.c.maps {
		if m.name() == "map" && m.arg(1) == "$http_upgrade" {
			if value, ok := f.x.expand("$" + name); ok && handshake.EqualFold(value, "upgrade") {
				return "$" + name
			}
		}
	}
	if edits := f.x.c.addMap(); edits != nil && f.x.c.maps["connection_upgrade"] == nil {
		f.edits = append(f.edits, edits...)
		f.maps++
		return "$connection_upgrade"
	}
	return `"upgrade"`
}

// finish writes the edits.
func (f *fixer) finish(r *passage.Route) {
	var lines []string
	for _, d := range f.order {
		indent := indentation(f.x.c.text, d.span.Start)
		text := ""
		for _, line := range f.after[d] {
			text += "\n" + indent + line
			lines = append(lines, line)
		}
		f.edits = append(f.edits, insert(d.span.End, text))
	}
	r.Edits = append(r.Edits, f.edits...)
	var parts []string
	if len(f.edits) > len(f.order)+f.maps {
		parts = append(parts, "Change the line that is marked.")
	}
	if len(lines) > 0 {
		parts = append(parts, "Add what is missing: “"+strings.Join(lines, "”, “")+"”.")
	}
	if f.maps > 0 {
		parts = append(parts, "The map in http gives $connection_upgrade its value.")
	}
	r.Fix = strings.Join(parts, " ")
}

// addMap returns the edits that add the usual map to http, or nil if the text has
// neither http nor server.
func (c *configuration) addMap() []edit {
	if c.whole {
		return []edit{insert(c.http.opens, "\n"+indented(c.usualMap(), "    "))}
	}
	for _, s := range c.servers {
		if s.opens > 0 {
			start := s.span.Start
			return []edit{insert(start-len(indentation(c.text, start)), c.usualMap())}
		}
	}
	return nil
}

// usualMap returns the map that sets Connection. Where an upstream has keepalive, it
// leaves the connections of requests without Upgrade open.
func (c *configuration) usualMap() string {
	kept := false
	c.http.walk(func(d *directive) { kept = kept || d.name() == "keepalive" })
	if kept {
		return strings.Replace(mapBlock, "close;", "'';", 1)
	}
	return mapBlock
}

// fixVariable and defineVariable help where a map is missing.
func (c *configuration) fixVariable(name string) string {
	if name == "connection_upgrade" {
		return "Add the map in http."
	}
	return ""
}

func (c *configuration) defineVariable(name string) []edit {
	if name == "connection_upgrade" {
		return c.addMap()
	}
	return nil
}

// indented puts indent before each line, and drops the last line's end.
func indented(block, indent string) string {
	return indent + strings.ReplaceAll(strings.TrimSuffix(block, "\n"), "\n", "\n"+indent)
}

// indentation returns the white space before the byte at offset in its line.
func indentation(text string, offset int) string {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	space := text[start:offset]
	return space[:len(space)-len(strings.TrimLeft(space, " \t"))]
}

// deleteLine deletes what span covers, with its line if that has nothing else.
func deleteLine(text string, span handshake.Span) edit {
	start := strings.LastIndexByte(text[:span.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[span.End:], '\n'); i >= 0 {
		end = span.End + i + 1
	}
	if strings.TrimSpace(text[start:span.Start]) == "" && strings.TrimSpace(text[span.End:end]) == "" {
		span = handshake.Span{Start: start, End: end}
	}
	return replace(span, "")
}

// mostFixes is how many faults are fixed one after the other.
const mostFixes = 4

// fixRoute goes on until the handshake passes: what one fix uncovers, the next one
// fixes. Without that, nothing is said to be a fix.
func (c *configuration) fixRoute(r *passage.Route, server int) {
	if r.Outcome != passage.Fails || len(r.Edits) == 0 {
		return
	}
	text := c.text
	edits := r.Edits
	for range mostFixes {
		text = passage.Apply(text, edits)
		fixed, ok := read(text)
		if !ok {
			break
		}
		next := fixed.route(asked{r.Ask, server})
		switch next.Outcome {
		case passage.Passes:
			if text != passage.Apply(c.text, r.Edits) {
				r.Edits = passage.Between(c.text, text)
				r.Fix = strings.TrimSpace(r.Fix + " " + next.Fix)
			}
			return
		case passage.Unknown:
			r.Edits = nil
			return
		}
		if len(next.Edits) == 0 {
			break
		}
		edits = next.Edits
		r.Fix = strings.TrimSpace(r.Fix + " " + next.Fix)
	}
	r.Edits = nil
}
