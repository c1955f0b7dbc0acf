package apache

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// directive is a line, or a section with what is in it.
type directive struct {
	name    string   // in lower case; of a section with its “<”
	words   []string // behind the name, without quotes
	span    handshake.Span
	section bool
	block   []*directive
	outer   *directive
	end     int // where the line of a section ends, or the last line of one
}

func (d *directive) word(i int) string {
	if d != nil && i < len(d.words) {
		return d.words[i]
	}
	return ""
}

// is reports whether the directive has one of the names.
func (d *directive) is(names ...string) bool { return slices.Contains(names, d.name) }

// in reports whether d stands in a section with one of the names.
func (d *directive) in(names ...string) bool {
	for at := d.outer; at != nil; at = at.outer {
		if at.is(names...) {
			return true
		}
	}
	return false
}

// all returns the directives of a block that have a name.
func (d *directive) all(name string) (found []*directive) {
	for _, one := range d.block {
		if one.name == name {
			found = append(found, one)
		}
	}
	return found
}

// last returns the last directive of a block that has a name, or nil.
func (d *directive) last(name string) *directive {
	if found := d.all(name); len(found) > 0 {
		return found[len(found)-1]
	}
	return nil
}

// fault is why Apache does not start.
type fault struct {
	says string
	span handshake.Span
	fix  string // what is to stand in place of span; "" if that is not known
}

type parser struct {
	text    string
	at      int
	fault   *fault
	defined map[string]string
}

func (p *parser) fail(says string, span handshake.Span) {
	if p.fault == nil {
		p.fault = &fault{says: says, span: span}
	}
}

// parse returns what stands at the top level of text.
func parse(text string) (*directive, *parser) {
	p := &parser{text: text, defined: map[string]string{}}
	top := &directive{section: true}
	at := top
	for p.at < len(text) {
		d, closes := p.line()
		switch {
		case closes != "":
			if at == top {
				p.fail("This closes a section that is not open.", d.span)
				continue
			}
			if at.name != "<"+closes {
				p.fail("This closes “"+closes+"”, and the section that is open is “"+at.name[1:]+"”.", d.span)
			}
			at.end = d.span.Start
			at = at.outer
		case d == nil:
		default:
			d.outer = at
			at.block = append(at.block, d)
			if d.section {
				at = d
			}
		}
	}
	if at != top {
		p.fail("The section “"+at.name[1:]+"” is never closed.", at.span)
	}
	return top, p
}

// line reads a line, which goes on behind a backslash at its end. Of an empty line it
// returns nothing; of one that closes a section the section's name.
func (p *parser) line() (d *directive, closes string) {
	start := p.at
	var b strings.Builder
	for p.at < len(p.text) {
		end := len(p.text)
		if i := strings.IndexByte(p.text[p.at:], '\n'); i >= 0 {
			end = p.at + i
		}
		part := strings.TrimSuffix(p.text[p.at:end], "\r")
		p.at = min(end+1, len(p.text))
		if rest, more := strings.CutSuffix(part, `\`); more && end < len(p.text) {
			b.WriteString(rest + " ")
			continue
		}
		b.WriteString(part)
		break
	}
	raw := p.text[start:p.at]
	line := strings.TrimSpace(b.String())
	start += len(raw) - len(strings.TrimLeft(raw, " \t\r\n"))
	span := handshake.Span{Start: start, End: start + len(strings.TrimSpace(raw))}
	if line == "" || line[0] == '#' {
		return nil, ""
	}
	if rest, ok := strings.CutPrefix(line, "</"); ok {
		return &directive{span: span}, strings.ToLower(strings.TrimSpace(strings.TrimSuffix(rest, ">")))
	}
	section := line[0] == '<'
	if section {
		line = strings.TrimSuffix(line, ">")
	}
	words := split(p.expand(line))
	if len(words) == 0 {
		return nil, ""
	}
	d = &directive{name: strings.ToLower(words[0]), words: words[1:], span: span, section: section, end: span.End}
	if d.name == "define" {
		p.defined[d.word(0)] = d.word(1)
	}
	return d, ""
}

// expand puts the values of Define in.
func (p *parser) expand(line string) string {
	for name, value := range p.defined {
		line = strings.ReplaceAll(line, "${"+name+"}", value)
	}
	return line
}

// split returns the words of a line, without quotes.
func split(line string) (words []string) {
	for {
		line = strings.TrimLeft(line, " \t")
		if line == "" {
			return words
		}
		quote := line[0]
		if quote != '"' && quote != '\'' {
			i := strings.IndexAny(line, " \t")
			if i < 0 {
				i = len(line)
			}
			words, line = append(words, line[:i]), line[i:]
			continue
		}
		var word []byte
		i := 1
		for ; i < len(line) && line[i] != quote; i++ {
			if line[i] == '\\' && i+1 < len(line) && (line[i+1] == quote || line[i+1] == '\\') {
				i++
			}
			word = append(word, line[i])
		}
		words, line = append(words, string(word)), line[min(i+1, len(line)):]
	}
}

// signs returns how much in the text only Apache has; two are enough.
func signs(d *directive) (n int) {
	for _, one := range d.block {
		switch one.name {
		case "<virtualhost", "balancermember":
			n += 2
		case "proxypass", "proxypassmatch":
			if strings.Contains(strings.Join(one.words, " "), "://") {
				n += 2
			}
		case "rewriterule":
			if strings.HasPrefix(one.word(2), "[") {
				n += 2
			}
		case "rewriteengine", "rewritecond", "proxypreservehost", "proxyrequests", "loadmodule", "proxypassreverse", "<ifmodule", "<location", "<proxy",
			"requestheader", "documentroot":
			if len(one.words) > 0 {
				n++
			}
		}
		n += signs(one)
	}
	return n
}
