package code

import (
	"slices"
	"strings"
)

// A program is code with what was read in it.
type program struct {
	code, lower string
	of          language
	tokens      []token
	statements  []statement
	ends        map[string]string // what the constants stand for that hold ends of lines
	rawEnds     map[string]token  // the constants among them in which \r\n is four characters
	systemEnds  map[string]string // the constants with the end of a line of the system, and whence
	guids       map[string]bool   // names of constants that hold the GUID
}

func readProgram(code string) *program {
	p := &program{code: code, lower: toLower(code), ends: map[string]string{}, systemEnds: map[string]string{}, rawEnds: map[string]token{}, guids: map[string]bool{}}
	p.of, _ = languageOf(p.lower)
	p.tokens = lex(code, p.of)
	p.blankComments()
	p.statements = statements(code, p.tokens, p.of)
	for _, s := range p.statements {
		p.define(s)
	}
	return p
}

// define notes what s gives a name to, if that is ends of lines or the GUID.
func (p *program) define(s statement) {
	if name, from := s.target(); name != "" && !s.hasLiteral() && len(s.tokens) < from+8 {
		for _, end := range [...]string{"lineSeparator", "NewLine", "PHP_EOL", "linesep", "EOL", "sLineBreak"} {
			if last := s.tokens[len(s.tokens)-1]; s.tokens[from:] != nil && (last.text == toLower(end) || len(s.tokens) > 2 && last.text == ")" && s.tokens[len(s.tokens)-3].text == toLower(end)) {
				p.systemEnds[name] = end
			}
		}
	}
	const most = 16 // constants in a statement
	defined := 0
	for i, t := range s.tokens {
		if t.kind != sign && isGUIDText(t.text) {
			defined++
		}
		if t.kind == sign || defined > most {
			continue
		}
		switch {
		case t.kind == literal && t.quoting == raw && p.of.name != "Bash" && slices.Contains([]string{`\r\n`, `\x0d\x0a`, `\015\012`, `\n`}, t.text):
			if name := s.named(i); name != "" {
				p.ends[name], p.rawEnds[name] = t.text, t
			}
		case t.kind == literal && len(t.text) <= 16 && strings.Trim(p.stands(t), "\r\n") == "" && t.text != "":
			if name := s.named(i); name != "" && (i+1 == len(s.tokens) || s.tokens[i+1].kind == sign && strings.Contains(");.]", s.tokens[i+1].text)) {
				p.ends[name] = p.stands(t)
			}
		case t.kind == literal && isGUIDText(t.text), t.kind == word && isGUIDText(t.text):
			if name := s.defines(i); name != "" {
				p.guids[name] = true
			}
		}
	}
	if s.has("crlf") && s.source(p.lower) != "" && strings.Contains(s.source(p.lower), "#13#10") {
		p.ends["crlf"] = "\r\n"
	}
}

// isGUIDText reports whether text holds what looks like the beginning of the GUID.
func isGUIDText(text string) bool { return strings.Contains(toLower(text), "258eaf") }

// defines returns the name that s gives to its token at i, if that is the GUID alone,
// or what was meant for it; or "".
func (s statement) defines(i int) string {
	const longest = 44
	t := s.tokens[i]
	if len(t.text) > longest || t.kind == literal && strings.ContainsAny(t.text, "{}%$#") {
		return ""
	}
	if i+1 < len(s.tokens) && s.tokens[i+1].kind == sign && strings.Contains("+&~<", s.tokens[i+1].text) {
		return ""
	}
	return s.named(i)
}

// named returns the name that s gives to its token at i: in an assignment, or in one
// of the other ways to define a constant.
func (s statement) named(i int) string {
	if name, from := s.target(); name != "" {
		if from > i || i-from > 6 {
			return ""
		}
		for _, t := range s.tokens[from:i] { // b := []byte("…"), Buffer.from("…")
			if t.kind == sign && !strings.Contains("([]{&.@:", t.text) || t.kind == literal || t.kind == word && (isKey(t.text) || isHash(t.text) || strings.Contains(t.text, "64") || strings.HasPrefix(t.text, "$") && name != t.text || t.text == "printf" || t.text == "echo") {
				return ""
			}
		}
		return name
	}
	for j := i - 1; j >= 0 && i-j <= 8; j-- {
		t := s.tokens[j]
		if t.kind == word {
			before := word
			if j > 0 {
				before = s.tokens[j-1].kind
			}
			if t.text == "string" || t.text == "b" || t.text == "str" || t.text == "static" {
				continue
			}
			if s.has("define", "constant", "readonly", "@"+strings.TrimPrefix(t.text, "@")) || before == word && j == 1 {
				return t.text
			}
			return ""
		}
	}
	return ""
}

// stands returns what a literal stands for.
func (p *program) stands(t token) string {
	var r run
	q := t.quoting
	if p.of.name == "Bash" {
		q = escaped
	}
	r.stands(t, p.of, q)
	return string(r.text)
}

// blankComments puts blanks in place of what is neither a token nor an end of a line,
// so that offsets stay.
func (p *program) blankComments() {
	out := []byte(p.code)
	at := 0
	blank := func(end int) {
		for ; at < end; at++ {
			if out[at] != '\n' {
				out[at] = ' '
			}
		}
	}
	inOrder := slices.Clone(p.tokens) // a here-document stands below its mark
	slices.SortFunc(inOrder, func(a, b token) int { return a.start - b.start })
	for _, t := range inOrder {
		blank(t.start)
		at = max(at, t.end)
	}
	blank(len(out))
	p.code = string(out)
	p.lower = toLower(p.code)
}

// toLower returns text with the letters of ASCII in lower case. Unlike that of package
// strings it keeps the length, and so the offsets.
func toLower(text string) string {
	out := []byte(text)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c | 0x20
		}
	}
	return string(out)
}
