package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// directive is one directive, with its block if it has one.
type directive struct {
	words   []string // name and arguments, without quotes
	places  []handshake.Span
	span    handshake.Span // from the name to the semicolon or the closing brace
	opens   int            // offset behind the opening brace; 0 if it has no block
	closes  int            // offset of the closing brace
	block   []*directive
	outer   *directive
	level   level
	invalid bool // ended by the end of the text
}

func (d *directive) name() string { return d.words[0] }

// arg returns the i-th argument, from 1, or "".
func (d *directive) arg(i int) string {
	if i < len(d.words) {
		return d.words[i]
	}
	return ""
}

// all returns the directives called name in d's block.
func (d *directive) all(name string) []*directive {
	var found []*directive
	for _, one := range d.block {
		if one.name() == name {
			found = append(found, one)
		}
	}
	return found
}

// first returns the first directive called name in d's block, or nil.
func (d *directive) first(name string) *directive {
	for _, one := range d.block {
		if one.name() == name {
			return one
		}
	}
	return nil
}

// walk calls visit with each directive below d.
func (d *directive) walk(visit func(*directive)) {
	for _, one := range d.block {
		visit(one)
		one.walk(visit)
	}
}

// fault is why nginx refuses a configuration, or why it can't be read.
type fault struct {
	says  string
	span  handshake.Span
	fix   string
	edits []edit
	open  bool // the text ends within a block: it may be a part
}

// mostDepth is how deep blocks may be nested.
const mostDepth = 50

// parse reads text into a directive without a name that has all others in its block.
func parse(text string) (*directive, *fault) {
	root := &directive{words: []string{""}, closes: len(text), span: handshake.Span{End: len(text)}}
	at, depth := root, 0
	var d *directive
	l := lexer{text: text}
	for {
		kind, word, span := l.next()
		if d == nil && kind == tokenWord {
			d = &directive{outer: at, span: span}
		}
		switch kind {
		case tokenWord:
			d.words, d.places = append(d.words, word), append(d.places, span)
		case tokenEnd:
			if d != nil {
				d.span.End, d.invalid = len(text), true
				at.block = append(at.block, d)
				return root, &fault{says: "The text ends in the directive " + d.name() + ": its semicolon is missing.", span: d.span, open: true}
			}
			if at != root {
				for one := at; one != root; one = one.outer {
					one.closes, one.span.End = len(text), len(text)
				}
				return root, &fault{says: "The block of " + at.name() + " has no closing brace.", span: at.span, open: true}
			}
			return root, nil
		case ';':
			if d == nil {
				return root, &fault{says: "A semicolon stands where a directive is expected.", span: span}
			}
			d.span.End = span.End
			at.block = append(at.block, d)
			d = nil
		case '{':
			if d == nil {
				return root, &fault{says: "A brace stands where a directive is expected.", span: span}
			}
			if depth++; depth > mostDepth {
				return root, &fault{says: "The blocks are nested too deep.", span: span}
			}
			d.opens = span.End
			at.block = append(at.block, d)
			if strings.HasSuffix(d.name(), "_by_lua_block") {
				if !l.skipBlock() {
					return root, &fault{says: "The block of " + d.name() + " has no closing brace.", span: d.span, open: true}
				}
				d.closes, d.span.End = l.at-1, l.at
				d, depth = nil, depth-1
				continue
			}
			at, d = d, nil
		case '}':
			if d != nil {
				return root, &fault{says: "The semicolon behind " + strings.Join(d.words, " ") + " is missing.", span: d.span,
					fix: "Put a semicolon behind it.", edits: []edit{insert(d.places[len(d.places)-1].End, ";")}}
			}
			if at == root {
				return root, &fault{says: "There is a closing brace too many.", span: span}
			}
			at.closes, at.span.End = span.Start, span.End
			at, depth = at.outer, depth-1
		}
	}
}

// The kinds of tokens, besides ';', '{' and '}'.
const (
	tokenEnd  = 0
	tokenWord = 'w'
)

type lexer struct {
	text string
	at   int
}

// next is ngx_conf_read_token.
func (l *lexer) next() (kind byte, word string, span handshake.Span) {
	for l.at < len(l.text) {
		switch c := l.text[l.at]; c {
		case ' ', '\t', '\r', '\n':
			l.at++
		case '#':
			if end := strings.IndexByte(l.text[l.at:], '\n'); end >= 0 {
				l.at += end
			} else {
				l.at = len(l.text)
			}
		case ';', '{', '}':
			l.at++
			return c, "", handshake.Span{Start: l.at - 1, End: l.at}
		case '"', '\'':
			return l.quoted(c)
		default:
			return l.bare()
		}
	}
	return tokenEnd, "", handshake.Span{Start: len(l.text), End: len(l.text)}
}

// skipBlock goes behind the brace that closes a block of another language; ok is false if
// there is none. Braces in its strings must be in pairs.
func (l *lexer) skipBlock() (ok bool) {
	for depth := 1; l.at < len(l.text); {
		switch l.text[l.at] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if l.at++; depth == 0 {
			return true
		}
	}
	return false
}

func (l *lexer) quoted(quote byte) (kind byte, word string, span handshake.Span) {
	start := l.at
	var b strings.Builder
	for l.at++; l.at < len(l.text) && l.text[l.at] != quote; l.at++ {
		if l.text[l.at] == '\\' && l.at+1 < len(l.text) {
			if next := l.text[l.at+1]; next == '"' || next == '\'' || next == '\\' {
				l.at++
			}
		}
		b.WriteByte(l.text[l.at])
	}
	l.at = min(l.at+1, len(l.text))
	return tokenWord, b.String(), handshake.Span{Start: start, End: l.at}
}

func (l *lexer) bare() (kind byte, word string, span handshake.Span) {
	start := l.at
	for l.at < len(l.text) && !strings.ContainsRune(" \t\r\n;", rune(l.text[l.at])) {
		if l.text[l.at] == '{' && l.text[l.at-1] != '$' {
			break
		}
		if l.text[l.at] == '\\' {
			l.at++
		}
		l.at++
	}
	l.at = min(l.at, len(l.text))
	return tokenWord, l.text[start:l.at], handshake.Span{Start: start, End: l.at}
}
