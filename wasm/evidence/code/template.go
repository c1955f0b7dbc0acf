package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// A template is a response as a program writes it, literal after literal, with the
// signs of literal.go for what is none.
type template struct {
	run
	p         *program
	name      string  // of the variable that holds it, or ""
	w         writing // of its first statement
	start     int     // the place in the code of the status line
	end       int     // … of the end of its last literal
	whole     bool    // nothing more is written
	ender     string  // the function or constant whose ends of lines are LF, if one is
	separator string  // what its items are joined with, if that is known
	converted bool    // its ends of lines are made CR LF
	rawEscape token   // a literal in which \r\n stands for four characters
	texts     int     // literals so far
	tail      int     // where in text the list of items ends that is joined, or 0
}

// itemEnd stands between two items of a list, until it is known how they are joined.
const itemEnd = '\x03'

// templates returns the responses to a handshake that p writes.
func (p *program) templates() []template {
	const most = 12
	var all []template
	end, tries := 0, 0
	for i, s := range p.statements {
		for j, t := range s.tokens {
			if t.kind != literal || t.start < end || !p.beginsResponse(t) {
				continue
			}
			if tries++; tries > 3*most {
				return all
			}
			r := p.assemble(i, j)
			end = r.end
			if r.hasFields() {
				if all = append(all, r); len(all) == most {
					return all
				}
			}
		}
	}
	return all
}

// beginsResponse reports whether a literal begins with the status line of a 101, or
// with that of a 200.
func (p *program) beginsResponse(t token) bool {
	text := strings.ToUpper(strings.TrimLeft(t.text, " \t\r\n"))
	if strings.HasPrefix(text, "HTTP") {
		line := text[:min(len(text), 20)]
		return strings.Contains(line, " 101") || strings.Contains(line, "/1.1 200") || strings.Contains(line, "/1.0 200")
	}
	return strings.HasPrefix(text, "101 SWITCHING") || strings.HasPrefix(text, "101 WEB")
}

// hasFields reports whether r writes header fields of a handshake.
func (r *template) hasFields() bool {
	lower := toLower(string(r.text))
	return strings.Contains(lower, "upgrade:") || strings.Contains(lower, "connection: upgrade") || strings.Contains(lower, "websocket-accept")
}

// assemble reads the response that begins with the literal at j of statement i.
func (p *program) assemble(i, j int) template {
	const most = 80 // statements of a function
	first := p.statements[i]
	r := template{p: p, start: first.tokens[j].start}
	for first.tokens[j].inner > r.start { // the text, not the quote
		r.start++
	}
	r.name, _ = first.target()
	r.w = first.writingOf(j)
	r.before(first, j)
	r.statement(first, j)
	r.converted = containsAny(p.lower, []string{`newline = "\r\n"`, `newline="\r\n"`, `newline = vbcrlf`})
	if converts(first.source(p.lower)) {
		r.converted = true
	}
	for n := i + 1; ; n++ {
		if n == len(p.statements) || p.statements[n].blocks < first.blocks || !p.of.semicolon && p.statements[n].indent < first.indent && !p.statements[n].has("end") {
			r.whole = !p.writesEnds(r.start, r.end)
			break
		}
		if n-i > most {
			break
		}
		s := p.statements[n]
		if p.of.name == "Python" && s.has("def") || s.tokens[0].kind == word && slices.Contains([]string{"func", "fn", "fun", "sub", "defp", "procedure", "class"}, s.tokens[0].text) {
			r.whole = !p.writesEnds(r.start, r.end)
			break
		}
		if !r.follow(s) {
			r.whole = !p.writesEnds(r.start, r.end)
			break
		}
	}
	r.join()
	return r
}

// endsOf returns the ends of lines that a token stands for, or "".
func (r *template) endsOf(t token) string {
	if name, found := r.p.systemEnds[t.text]; found && t.kind == word {
		r.ender = name
		return "\n"
	}
	if t.kind == literal {
		if text := r.p.stands(t); isEnds(text) {
			return text
		}
		return ""
	}
	if ends, found := r.p.ends[t.text]; found && t.kind == word {
		if raw, found := r.p.rawEnds[t.text]; found {
			r.rawEscape = raw
		}
		return ends
	}
	switch t.text {
	case "vbcrlf", "crlf", "vbnewline":
		return "\r\n"
	case "vblf", "lf":
		return "\n"
	case "endl":
		r.ender = "std::endl"
		return "\n"
	case "newline":
		r.ender = "Environment.NewLine"
		return "\n"
	case "php_eol":
		r.ender = "PHP_EOL"
		return "\n"
	case "lineseparator":
		r.ender = "lineSeparator"
		return "\n"
	case "linesep":
		r.ender = "os.linesep"
		return "\n"
	case "slinebreak":
		r.ender = "sLineBreak"
		return "\n"
	case "eol", "nl", "$eol", "$crlf", "$nl":
		return string(someEnd)
	}
	return ""
}

// follow takes a statement behind the first. It reports false if the response is
// known to end before it.
func (r *template) follow(s statement) bool {
	r.use(s)
	w := s.writingOf(0)
	switch name, from := s.target(); {
	case name != "" && name == r.name:
		own := from > 1 && s.tokens[from-2].kind == sign && strings.Contains("+.&", s.tokens[from-2].text)
		for _, t := range s.tokens[from:] {
			own = own || t.kind == word && t.text == name
		}
		if own && !s.hasJoin() && !s.has("replace", "str_replace", "gsub") {
			r.append(s, from)
		}
		return own
	case name != "" || s.hasJoin():
	case r.name != "" && s.has(r.name):
		if slices.Contains(families[1], w.function) || slices.Contains(families[2], w.function) || w.function == "<<" {
			r.statement(s, 0)
		}
	case r.name == "" && w.function == "newline" && slices.ContainsFunc(w.receivers, func(name string) bool { return slices.Contains(r.w.receivers, name) }):
		r.put("\n", s.tokens[0].start)
		r.ender = "newLine"
	case r.name == "" && w.follows(r.w):
		r.statement(s, 0)
	}
	return true
}

// append takes what s appends to the variable, from its token at from.
func (r *template) append(s statement, from int) {
	d := reader{r: r, s: s, depth: 0, operator: true}
	for i := from; i < len(s.tokens); i++ {
		if s.tokens[i].kind == word && s.tokens[i].text == r.name && i < from+2 {
			d.operator = false
			continue
		}
		d.token(i, false)
	}
}

// use notes what a statement does with the response: joins its items, or makes its
// ends of lines others.
func (r *template) use(s statement) {
	lower := s.source(r.p.lower)
	if converts(lower) {
		r.converted = true
	}
	if s.has("linebreak") && strings.Contains(lower, "#13#10") {
		r.separator = "\r\n"
		r.converted = true
	}
	if !s.hasJoin() || r.separator != "" && r.separator != "?" || r.name != "" && !s.has(r.name) || bytesHas(r.text, '\n') {
		return
	}
	r.joinedIn(s, 0)
}

// span returns where in the code the byte i of the response is, to the end of its
// line.
func (r *template) span(i int) handshake.Span {
	i = max(0, min(i, len(r.at)-1))
	start := r.at[i]
	return handshake.Span{Start: start, End: max(start+1, lineEnd(r.p.code, start))}
}

// writesEnds reports whether the program writes ends of lines elsewhere, which may be
// the end of the response: in what is outside of start and end.
func (p *program) writesEnds(start, end int) bool {
	for i, t := range p.tokens {
		if i == 0 || t.start >= start && t.start < end {
			continue
		}
		isEnd := t.kind == literal && len(t.text) <= 8 && isEnds(p.stands(t)) || t.kind == word && (p.ends[t.text] != "" || t.text == "vbcrlf")
		if !isEnd || i+1 < len(p.tokens) && p.tokens[i+1].text == "," {
			continue
		}
		if before := p.tokens[i-1]; before.kind == sign && strings.Contains("+.&<>", before.text) && before.text != "=" && !(before.text == "<" && p.tokens[max(0, i-2)].text != "<") {
			return true
		}
	}
	return false
}
