package code

import (
	"slices"
	"strings"
)

// A call is an open bracket within a statement.
type call struct {
	name  string // of the function, or the bracket
	list  bool   // its commas part the items of a list
	at    int    // the token that opens it
	texts int    // of the response, before it
}

// A reader reads the tokens of one statement.
type reader struct {
	r        *template
	s        statement
	w        writing
	calls    []call
	depth    int  // of the brackets around the first literal
	first    int  // the token of the first literal
	seen     bool // a literal
	operator bool // the last token joins two texts
	skip     int  // the number of brackets in which the arguments of a format stand, or 0
}

// read takes the texts of s from its token at from.
func (r *template) read(s statement, from int, w writing) {
	d := reader{r: r, s: s, w: w, depth: -1}
	for i := range s.tokens {
		d.token(i, i < from)
	}
}

func (d *reader) token(i int, before bool) {
	t := d.s.tokens[i]
	switch {
	case t.kind == sign && strings.Contains("([{", t.text):
		d.calls = append(d.calls, d.opened(i))
		return
	case t.kind == sign && strings.Contains(")]}", t.text) && t.text != "":
		if n := len(d.calls); n > 0 {
			if c := d.calls[n-1]; slices.Contains(lineFunctions, c.name) && (d.r.texts > c.texts || d.r.texts > 0 && (c.at == i-1 || !d.s.hasLiteral())) && !before {
				d.lineEnd(c)
			}
			d.calls = d.calls[:n-1]
		}
		if d.skip > len(d.calls) {
			d.skip = 0
		}
		d.operator = false
		return
	}
	if before {
		return
	}
	if d.skip > 0 && d.skip <= len(d.calls)+1 && t.kind != newline {
		if !(d.skip == len(d.calls)+1 && d.depth == len(d.calls) && t.kind == sign && strings.Contains("+&.", t.text)) {
			return
		}
	}
	switch t.kind {
	case literal:
		d.literal(i)
	case word:
		d.word(i)
	case sign:
		d.sign(i)
	}
}

// opened returns the bracket that opens at i.
func (d *reader) opened(i int) call {
	t := d.s.tokens[i]
	c := call{name: t.text, list: t.text != "(", at: i, texts: d.r.texts}
	if k := i - 1; k >= 0 {
		if d.s.tokens[k].text == "!" && k > 0 {
			k--
		}
		if d.s.tokens[k].kind == word && t.text == "(" {
			c.name = d.s.tokens[k].text
		}
	}
	switch c.name {
	case "join", "concat", "print", "array", "aslist", "listof", "arrayof", "list", "of", "qw", "push", "vec":
		c.list = true
	}
	return c
}

// inside reports whether the token stands in the arguments of a function that makes
// other text of them.
func (d *reader) inside() bool {
	for _, c := range d.calls {
		switch c.name {
		case "replace", "replaceall", "gsub", "sub", "tr", "split", "str_replace", "match", "trim", "encode", "getbytes":
			if c.at > d.first {
				return true
			}
		}
	}
	return false
}

// isSeparator reports whether text is what the items before are joined with.
func (d *reader) isSeparator(text string) bool {
	n := len(d.calls)
	return d.seen && n > 0 && isJoin(d.calls[n-1].name) && isEnds(text) && (d.calls[n-1].at > d.first || n < d.depth) && !bytesHas(d.r.text, '\n')
}

// lineEnd ends the line that a function wrote which ends lines.
func (d *reader) lineEnd(c call) {
	if c.name == "puts" && d.r.texts > c.texts && d.r.endsLine() && d.r.p.of.name == "Ruby" {
		return
	}
	at := max(0, c.at-1)
	d.r.put("\n", d.s.tokens[c.at].start)
	d.r.ender = d.r.p.code[d.s.tokens[at].start:d.s.tokens[at].end]
}

func (d *reader) literal(i int) {
	t := d.s.tokens[i]
	text := d.r.interpret(t, d.w)
	like := isHeaderText(string(text.text))
	if d.isSeparator(string(text.text)) {
		if i > 1 && d.s.tokens[i-2].text == "postfix" {
			d.r.put(string(text.text), t.start)
			return
		}
		d.r.separator, d.r.tail = string(text.text), len(d.r.text)
		return
	}
	if d.depth < 0 {
		d.depth, d.first = len(d.calls), i
	}
	if len(d.calls) > d.depth && !like || d.seen && d.inside() {
		if d.operator {
			d.value(t.start)
		}
		return
	}
	if d.r.p.of.name == "Bash" && d.seen && d.w.function == "printf" && !d.adjacent(t) {
		return
	}
	if i+2 < len(d.s.tokens) && d.s.tokens[i+1].text == "." && (d.s.tokens[i+2].text == "trimindent" || d.s.tokens[i+2].text == "trimmargin") {
		text.dedent()
		text.trimLines()
	}
	d.r.rawIn(t, text)
	d.seen, d.operator = true, false
	d.r.run.text = append(d.r.run.text, text.text...)
	d.r.run.at = append(d.r.run.at, text.at...)
	d.r.end = max(d.r.end, t.end)
	d.r.texts++
}

// adjacent reports whether nothing stands between the literal and what is before it.
func (d *reader) adjacent(t token) bool {
	return t.start > 0 && strings.IndexByte(" \t\n", d.r.p.code[t.start-1]) < 0
}

// isHeaderText reports whether text is of a header: a line of it, or ends of lines.
func isHeaderText(text string) bool {
	if isEnds(text) {
		return true
	}
	lower := toLower(strings.TrimLeft(text, " \t\r\n"))
	if strings.HasPrefix(lower, "http/1.") {
		return true
	}
	name, _, found := strings.Cut(lower, ":")
	return found && (slices.Contains(fieldNames, name+":") || strings.HasPrefix(name, "sec-websocket") || strings.HasPrefix(name, "sec-"))
}

// value notes an expression at offset at of the code.
func (d *reader) value(at int) {
	d.r.put(string(value), at)
	d.operator = false
}

func (d *reader) word(i int) {
	t := d.s.tokens[i]
	if d.qualifiesEnds(i) || d.callsText(i) || strings.HasPrefix(t.text, "chr") && i+2 < len(d.s.tokens) && d.s.tokens[i+1].text == "(" && strings.Trim(d.s.tokens[i+2].text, "0123456789") == "" {
		return
	}
	if ends := d.r.endsOf(t); ends != "" && !d.inside() && (d.operator || len(d.calls) > 0 || d.seen && d.r.p.of.name == "C" || i > 0 && strings.Contains(".:", d.s.tokens[i-1].text)) {
		d.r.put(ends, t.start)
		d.r.end = max(d.r.end, t.end)
		d.operator = false
		return
	}
	if code, found := d.number(i); found {
		d.r.put(code, t.start)
		d.operator = false
		return
	}
	chained := i+2 < len(d.s.tokens) && d.s.tokens[i+1].text == "(" && (slices.Contains(families[2], t.text) || t.text == "write") && d.s.tokens[i+2].kind == word && d.r.endsOf(d.s.tokens[i+2]) == "" && !(i+4 < len(d.s.tokens) && d.r.endsOf(d.s.tokens[i+4]) != "")
	switch {
	case chained && (d.seen || d.s.tokens[0].kind == word):
		d.value(t.start)
	case d.operator && d.depth >= 0 && len(d.calls) <= d.depth:
		d.value(t.start)
	case d.operator && d.depth < 0 && len(d.calls) <= 1:
		d.value(t.start)
	}
}

// qualifiesEnds reports whether the word at i is that before a name for the end of a
// line: Environment.NewLine, std::endl.
func (d *reader) qualifiesEnds(i int) bool {
	if name := d.r.p.of.name; name == "PHP" || name == "Perl" || name == "Lua" { // where a dot joins texts
		return false
	}
	for k := i + 1; k < min(len(d.s.tokens), i+4); k++ {
		switch t := d.s.tokens[k]; {
		case t.kind == sign && (t.text == "." || t.text == ":"):
		case t.kind == word && k > i+1:
			return d.r.endsOf(t) != ""
		default:
			return false
		}
	}
	return false
}

// callsText reports whether the word at i begins the name of a function that gets a
// line of the header, such as string.format("Sec-WebSocket-Accept: %s", accept).
func (d *reader) callsText(i int) bool {
	for k := i + 1; k < min(len(d.s.tokens), i+7); k++ {
		switch t := d.s.tokens[k]; {
		case t.kind == sign && strings.Contains(".:!(", t.text), t.kind == word:
		case t.kind == literal:
			return d.s.tokens[k-1].text == "(" && isHeaderText(t.text)
		default:
			return false
		}
	}
	return false
}

// number returns the character that #13 of Delphi, or Chr(13), stands for.
func (d *reader) number(i int) (text string, found bool) {
	tokens := d.s.tokens
	if i == 0 || tokens[i].text != "13" && tokens[i].text != "10" && tokens[i].text != "$0d" && tokens[i].text != "$0a" {
		return "", false
	}
	ok := tokens[i-1].text == "#" || d.r.p.of.name == "Erlang" && (tokens[i-1].text == "," || tokens[i-1].text == "[") || i > 1 && tokens[i-1].text == "(" && strings.HasPrefix(tokens[i-2].text, "chr")
	if tokens[i].text == "13" || tokens[i].text == "$0d" {
		return "\r", ok
	}
	return "\n", ok
}

func (d *reader) sign(i int) {
	t := d.s.tokens[i]
	switch {
	case t.text == "," && d.depth >= 0 && len(d.calls) == d.depth, t.text == "," && d.depth < 0 && len(d.calls) > 0:
		d.comma(i)
	case strings.Contains("+&<>~", t.text):
		d.operator = true
	case t.text == ".":
		name := d.r.p.of.name
		d.operator = name == "PHP" || name == "Perl" || name == "Lua" && i > 0 && d.s.tokens[i-1].text == "."
	case t.text == "#":
	default:
		d.operator = false
	}
}

// comma parts items, or begins the arguments of a format or what else a function
// gets beside a text.
func (d *reader) comma(i int) {
	tokens := d.s.tokens
	inList := len(d.calls) > 0 && d.calls[len(d.calls)-1].list || len(d.calls) == 0 && (d.r.p.of.name == "Perl" || d.r.p.of.name == "Erlang" || d.r.p.of.name == "Elixir")
	if inside := len(d.calls) > 0 && d.calls[len(d.calls)-1].name == "concat"; d.w.isFormat() && d.seen && !inside {
		d.skip = max(1, len(d.calls))
		return
	}
	if i+1 == len(tokens) || !d.seen || len(d.calls) > 0 && isJoin(d.calls[len(d.calls)-1].name) && d.calls[len(d.calls)-1].at > d.first {
		return
	}
	next := tokens[i+1]
	if next.kind == literal || inList {
		if next.kind == sign && strings.Contains(")]}", next.text) {
			return // a comma behind the last item
		}
		d.r.put(string(itemEnd), tokens[i].start)
		d.operator = next.kind == word
		return
	}
	d.skip = max(1, len(d.calls))
}
