package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// printedBytes says if Python writes the Accept as the printed form of its bytes.
func printedBytes(p *program) []Remark {
	if p.of.name != "Python" {
		return nil
	}
	for i, s := range p.statements {
		source := s.source(p.lower)
		for _, call := range []string{"str(base64.b64encode(", "str(b64encode("} {
			if at := strings.Index(source, call); at >= 0 && !containsAny(source, []string{"decode(", "\"utf", "'utf", "ascii\")", "ascii')"}) {
				start := s.tokens[0].start + at
				return []Remark{{"accept-repr", "It makes a text of bytes with str: Python prints them as b'…'.", "Call decode() on what b64encode returns.", handshake.Span{Start: start, End: start + len(call)}}}
			}
		}
		name, _ := s.target()
		if name == "" || !strings.Contains(source, "b64encode(") || containsAny(source, []string{"decode(", "str("}) {
			continue
		}
		for _, later := range p.statements[i+1 : min(len(p.statements), i+12)] {
			if strings.Contains(later.source(p.lower), name+".decode") || strings.Contains(later.source(p.lower), "str("+name+",") {
				break
			}
			for _, t := range later.tokens {
				isText := t.kind == literal && !t.bytes && t.start < t.inner-1 && strings.HasPrefix(p.lower[t.start:], "f")
				if at := strings.Index(toLower(t.text), "{"+name+"}"); isText && at >= 0 && strings.Contains(toLower(t.text), "accept:") {
					return []Remark{{"accept-repr", "It writes bytes into a text: Python prints them as b'…'.", "Call decode() on what b64encode returns.", handshake.Span{Start: t.inner + at, End: t.inner + at + len(name) + 2}}}
				}
			}
		}
	}
	return nil
}
