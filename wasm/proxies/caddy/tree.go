package caddy

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// node is a directive, a site or a snippet: words, and perhaps a block.
type node struct {
	words    []string
	block    []*node
	hasBlock bool
	span     handshake.Span // of the words and the block
	head     handshake.Span // of the words
}

func (n *node) word(i int) string {
	if i < len(n.words) {
		return n.words[i]
	}
	return ""
}

type parser struct {
	text  string
	at    int
	fault string
	where handshake.Span
}

// mostDepth is how deep blocks are read.
const mostDepth = 50

// nodes returns what stands up to a closing brace or the end, which is a fault inside of
// a block.
func (p *parser) nodes(depth int) (all []*node) {
	for p.fault == "" {
		words, span, open := p.line()
		switch {
		case len(words) == 1 && words[0] == "}":
			if rest := strings.TrimSpace(p.text[p.at:]); depth == 0 && rest == "" && len(all) > 1 && !all[0].hasBlock {
				return all // of a site without an opening brace: Caddy lets it pass
			}
			if depth == 0 {
				p.fault, p.where = "A closing brace has no opening one.", span
			}
			return all
		case len(words) == 0 && !open:
			if closed := len(all) > 0 && all[len(all)-1].hasBlock; depth > 1 || depth == 1 && !closed { // one brace at the end may close both
				p.fault, p.where = "A closing brace is missing.", handshake.Span{Start: len(p.text), End: len(p.text)}
			}
			return all
		case len(words) == 0 && len(all) > 0 && depth == 0 && !all[len(all)-1].hasBlock:
			n := all[len(all)-1] // a brace below the address of a site
			n.hasBlock, n.block = true, p.nodes(depth+1)
			n.span.End = p.at
			continue
		}
		n := &node{words: words, span: span, head: span, hasBlock: open}
		if open {
			if depth == mostDepth {
				p.fault, p.where = "Blocks are nested too deep.", span
				return all
			}
			n.block = p.nodes(depth + 1)
			n.span.End = p.at
		}
		all = append(all, n)
	}
	return all
}

// line returns the words of the next line that has any, and whether it ends with the
// brace that opens a block. At the end there are no words.
func (p *parser) line() (words []string, span handshake.Span, open bool) {
	for p.at < len(p.text) {
		b := p.text[p.at]
		switch {
		case b == '\n':
			if len(words) > 0 {
				return words, span, false
			}
			p.at++
			continue
		case b == ' ' || b == '\t' || b == '\r':
			p.at++
			continue
		case b == '#':
			for p.at < len(p.text) && p.text[p.at] != '\n' {
				p.at++
			}
			continue
		}
		start := p.at
		word := p.word()
		if word == "{" && strings.HasPrefix(p.text[start:], "{") {
			return words, span, true
		}
		if len(words) == 0 {
			span.Start = start
		}
		words = append(words, word)
		span.End = p.at
		if word == "}" && len(words) == 1 {
			return words, span, false
		}
	}
	return words, span, false
}

// word returns the next word, without its quotes.
func (p *parser) word() string {
	if quote := p.text[p.at]; quote == '"' || quote == '`' {
		var b strings.Builder
		for i := p.at + 1; i < len(p.text); i++ {
			switch {
			case p.text[i] == '\\' && quote == '"' && i+1 < len(p.text):
				i++
				b.WriteByte(p.text[i])
			case p.text[i] == quote:
				p.at = i + 1
				return b.String()
			default:
				b.WriteByte(p.text[i])
			}
		}
	}
	start := p.at
	for p.at < len(p.text) && !strings.ContainsRune(" \t\r\n", rune(p.text[p.at])) {
		p.at++
	}
	return p.text[start:p.at]
}
