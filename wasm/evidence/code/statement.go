package code

import (
	"slices"
	"strings"
)

// A statement is the tokens of a program between two semicolons, braces or ends of
// lines.
type statement struct {
	tokens []token
	indent int // of its line
	blocks int // how many blocks it stands in
}

// statements parts the tokens of a program.
func statements(code string, tokens []token, of language) []statement {
	var all []statement
	var now statement
	var open []bool // for each bracket: is it that of a block?
	blocks := 0
	const most = 400 // tokens of a statement; a longer one is parted
	finish := func() {
		if len(now.tokens) > 0 {
			now.indent = indentation(code, now.tokens[0].start)
			now.blocks = blocks
			all = append(all, now)
		}
		now = statement{}
	}
	for i, t := range tokens {
		inList := len(open) > 0 && !open[len(open)-1]
		switch {
		case t.kind == newline:
			if len(now.tokens) > 0 && now.tokens[0].text == "#" && of.name == "C" { // of the preprocessor
				finish()
			}
			if n := len(now.tokens); n > 0 && now.tokens[n-1].text == "." && of.name == "Erlang" {
				finish()
			}
			if !inList && !of.semicolon && !continues(tokens, i, of) {
				finish()
			}
			continue
		case t.kind != sign:
		case t.text == "{" && !opensList(tokens, i):
			now.tokens = append(now.tokens, t)
			finish()
			open = append(open, true)
			blocks++
			continue
		case t.text == "(" || t.text == "[" || t.text == "{":
			open = append(open, false)
		case t.text == ")" || t.text == "]" || t.text == "}":
			if len(open) == 0 {
				break
			}
			wasBlock := open[len(open)-1]
			open = open[:len(open)-1]
			if wasBlock {
				finish()
				blocks--
			}
		case t.text == ";" && !inList:
			finish()
			continue
		}
		if now.tokens = append(now.tokens, t); len(now.tokens) == most {
			finish()
		}
	}
	finish()
	return all
}

// indentation returns how many blanks begin the line in which offset at is.
func indentation(code string, at int) int {
	const most = 200 // bytes before it in the line
	near := code[max(0, at-most):at]
	line := near[lineStart(near, len(near)):]
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

// opensList reports whether the brace at i of tokens opens a list or an object, and
// no block.
func opensList(tokens []token, i int) bool {
	for i--; i >= 0 && tokens[i].kind == newline; i-- {
	}
	if i < 0 {
		return false
	}
	switch t := tokens[i]; t.kind {
	case sign:
		return strings.Contains("=(,[:?]", t.text) || t.text == "{" && opensList(tokens, i)
	case word:
		return t.text == "return" || t.text == "string" && i > 0 && tokens[i-1].text == "]" || t.text == "print" // {$fh}
	}
	return false
}

// continues reports whether the statement goes on behind the end of the line at i.
func continues(tokens []token, i int, of language) bool {
	if i == 0 || i+1 >= len(tokens) {
		return false
	}
	last, next := tokens[i-1], tokens[i+1]
	for n := i + 2; next.kind == newline && n < len(tokens) && of.name == "C#"; n++ {
		next = tokens[n]
	}
	if last.kind == sign && strings.Contains("+&.,|\\=<>~([", last.text) && !(last.text == ">" && i > 1 && tokens[i-2].text == "/") {
		return true
	}
	if next.kind == literal && last.kind == literal && of.name != "Bash" {
		return true
	}
	if next.kind != sign {
		return false
	}
	switch next.text {
	case ".", "+", "&", "|", "<", "?":
		return of.name != "Bash" && of.name != "PowerShell" || next.text == "|"
	}
	return false
}

// has reports whether one of the words is in s.
func (s statement) has(words ...string) bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == word && slices.Contains(words, t.text) })
}

func (s statement) hasLiteral() bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == literal })
}

// source returns the text of s, cut from the program in lower case. A here-document
// stands below the rest of its statement, so the tokens are not all in order.
func (s statement) source(lower string) string {
	if len(s.tokens) == 0 {
		return ""
	}
	start := s.tokens[0].start
	return lower[start:max(start, s.tokens[len(s.tokens)-1].end)]
}

// target returns the variable that s assigns to, or appends to, and where the value
// begins in its tokens; or "".
func (s statement) target() (name string, from int) {
	equals := -1
	for i, t := range s.tokens {
		if t.kind == literal || t.kind == sign && t.text == "(" && !(i+1 < len(s.tokens) && s.tokens[i+1].text == ")") && i > 0 && s.tokens[i-1].kind == word {
			return "", 0
		}
		if t.kind == sign && t.text == "=" {
			equals = i
			break
		}
	}
	if equals < 1 || equals+1 < len(s.tokens) && strings.Contains("=>~", s.tokens[equals+1].text) && s.tokens[equals+1].text != "" {
		return "", 0
	}
	last := equals - 1
	for i, t := range s.tokens[:equals] { // name: type =, name As Type =, name, err :=
		typed := t.kind == sign && t.text == ":" && i+1 < equals && s.tokens[i+1].text != ":" && (i == 0 || s.tokens[i-1].text != ":") || t.kind == word && t.text == "as"
		if typed && i > 0 && s.tokens[i-1].kind == word {
			return s.tokens[i-1].text, equals + 1
		}
		if t.kind == sign && t.text == "," && i > 0 && s.tokens[equals-1].text == ":" && s.tokens[i-1].kind == word {
			return s.tokens[i-1].text, equals + 1
		}
	}
	for ; last >= 0; last-- {
		switch t := s.tokens[last]; {
		case t.kind == word:
			return t.text, equals + 1
		case t.text == "]" && last > 0 && s.tokens[last-1].text != "[":
			return "", 0
		}
	}
	return "", 0
}
