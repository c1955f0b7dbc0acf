package varnish

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// statement is a statement of a sub. Of an if, it has the branches.
type statement struct {
	words    []token
	branches []branch
	span     handshake.Span // of an if, the word
	end      int            // behind it, and its blocks
}

// branch is an if, elsif or else; the condition of an else is empty.
type branch struct {
	condition []token
	body      []statement
}

// sub is what the subs of one name hold together, in their order.
type sub struct {
	body  []statement
	first handshake.Span
	start int
}

// file is a VCL file.
type file struct {
	text     string
	version  string
	backends []string
	subs     map[string]*sub
	order    []string
	called   map[string]bool
	named    []declared
	includes []handshake.Span
	fault    *fault
}

// declared is a name that a declaration other than a sub gives: of a backend, an acl, a
// probe.
type declared struct {
	kind, name string
	span       handshake.Span
}

// fault is why Varnish does not compile the text.
type fault struct {
	says string
	span handshake.Span
}

type parser struct {
	file *file
	all  []token
	at   int
}

// mostDepth is how deep blocks are read.
const mostDepth = 50

func (p *parser) more() bool { return p.at < len(p.all) && p.file.fault == nil }

func (p *parser) peek() string {
	if p.at < len(p.all) && !p.all[p.at].quoted {
		return p.all[p.at].text
	}
	return ""
}

func (p *parser) fail(says string) {
	if p.file.fault == nil {
		at := min(p.at, len(p.all)-1)
		p.file.fault = &fault{says, p.all[at].span}
	}
}

// parse returns the file that text is; ok is false if it is no VCL.
func parse(text string) (*file, bool) {
	all, ok := tokens(text)
	f := &file{text: text, subs: map[string]*sub{}, called: map[string]bool{}}
	if !ok || !isVCL(all) {
		return nil, false
	}
	p := &parser{file: f, all: all}
	for p.more() {
		p.declaration()
	}
	f.check(all)
	return f, true
}

// isVCL reports whether there is a sub of Varnish's, or its version and a backend.
func isVCL(all []token) bool {
	version, backend := false, false
	for i := range len(all) - 1 {
		next := all[i+1].text
		switch all[i].text {
		case "sub":
			if strings.HasPrefix(next, "vcl_") {
				return true
			}
		case "vcl":
			version = version || next == "4.0" || next == "4.1"
		case "backend":
			backend = true
		}
	}
	return version && backend
}

func (p *parser) declaration() {
	start := p.all[p.at].span
	switch p.peek() {
	case "sub":
		p.at++
		name := p.peek()
		p.at++
		if p.peek() != "{" {
			p.fail("A brace is missing behind the name of a sub.")
			return
		}
		open := p.all[p.at].span
		p.at++
		s := p.file.subs[name]
		if s == nil {
			s = &sub{first: handshake.Span{Start: start.Start, End: open.End}, start: open.End}
			p.file.subs[name] = s
			p.file.order = append(p.file.order, name)
		}
		s.body = append(s.body, p.block(0)...)
	case "vcl":
		p.at++
		p.file.version = p.peek()
		p.skip()
	case "include":
		p.file.includes = append(p.file.includes, start)
		p.skip()
	case "backend":
		p.at++
		p.file.named = append(p.file.named, declared{"backend", p.peek(), start})
		p.file.backends = append(p.file.backends, p.peek())
		from := p.at
		if p.skip(); p.file.fault == nil && !hasHost(p.all[from:p.at]) {
			p.file.fault = &fault{"This backend names neither .host nor .path.", start}
		}
	case "acl", "probe":
		if p.at+1 < len(p.all) {
			p.file.named = append(p.file.named, declared{p.peek(), p.all[p.at+1].text, start})
		}
		p.skip()
	case "import":
		p.skip()
	default:
		p.fail("What begins here is no declaration of VCL.")
	}
}

// hasHost reports whether a backend says where it is, or is none.
func hasHost(backend []token) bool {
	return slices.ContainsFunc(backend, func(t token) bool {
		return !t.quoted && (t.text == ".host" || t.text == ".path" || t.text == "none")
	})
}

// skip goes behind a semicolon, or a block if one begins before it.
func (p *parser) skip() {
	depth := 0
	for ; p.at < len(p.all); p.at++ {
		switch p.peek() {
		case "{":
			depth++
		case "}":
			if depth--; depth <= 0 {
				p.at++
				return
			}
		case ";":
			if depth == 0 {
				p.at++
				return
			}
		}
	}
	p.fail("The text ends within a declaration: a brace or semicolon is missing.")
}

// block returns the statements up to a closing brace, and goes behind it.
func (p *parser) block(depth int) (all []statement) {
	for p.more() {
		switch p.peek() {
		case "}":
			p.at++
			return all
		case "if":
			if depth == mostDepth {
				p.fail("Blocks are nested too deep.")
				return all
			}
			all = append(all, p.conditional(depth))
		default:
			all = append(all, p.simple())
		}
	}
	p.fail("A closing brace is missing.")
	return all
}

func (p *parser) conditional(depth int) statement {
	s := statement{span: p.all[p.at].span}
	for p.more() {
		var b branch
		switch word := p.peek(); {
		case word == "else" && p.at+1 < len(p.all) && p.all[p.at+1].text != "if":
			p.at++
		case word == "else":
			p.at += 2
			b.condition = p.condition()
		case word == "if" && len(s.branches) == 0, word == "elsif", word == "elif", word == "elseif":
			p.at++
			b.condition = p.condition()
		default:
			return s
		}
		if p.peek() != "{" {
			p.fail("A brace is missing before this.")
			return s
		}
		p.at++
		b.body = p.block(depth + 1)
		s.end = p.all[min(p.at, len(p.all))-1].span.End
		s.branches = append(s.branches, b)
	}
	return s
}

// condition returns the tokens up to the brace, with the parentheses around them.
func (p *parser) condition() []token {
	start := p.at
	for p.more() && p.peek() != "{" {
		if p.peek() == ";" || p.peek() == "}" {
			p.fail("A condition ends without a block.")
		}
		p.at++
	}
	return p.all[start:min(p.at, len(p.all))]
}

func (p *parser) simple() statement {
	start := p.at
	for ; p.more() && p.peek() != ";"; p.at++ {
		word := p.peek()
		if word == "}" || word == "{" || p.at > start && (word == "set" || word == "unset" || word == "call" || word == "if") {
			p.fail("A semicolon is missing before this.")
			return statement{}
		}
	}
	s := statement{words: p.all[start:min(p.at, len(p.all))]}
	if len(s.words) > 0 && p.at < len(p.all) {
		s.span = handshake.Span{Start: s.words[0].span.Start, End: p.all[p.at].span.End}
		s.end = s.span.End
		if s.word(0) == "call" {
			p.file.called[s.word(1)] = true
		}
	}
	p.at++
	return s
}

func (s *statement) word(i int) string {
	if i < len(s.words) {
		return s.words[i].text
	}
	return ""
}
