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
				if at := strings.Index(strings.ToLower(t.text), "{"+name+"}"); isText && at >= 0 && strings.Contains(strings.ToLower(t.text), "accept:") {
					return []Remark{{"accept-repr", "It writes bytes into a text: Python prints them as b'…'.", "Call decode() on what b64encode returns.", handshake.Span{Start: t.inner + at, End: t.inner + at + len(name) + 2}}}
				}
			}
		}
	}
	return nil
}

// hexOfPHP says if sha1 of PHP is left to return hexadecimal digits.
func hexOfPHP(p *program) []Remark {
	if p.of.name != "PHP" || containsAny(p.lower, []string{"pack(", "hex2bin", "hexdec"}) || !strings.Contains(p.lower, "websocket-accept") && !strings.Contains(p.lower, "258eaf") {
		return nil
	}
	for i, t := range p.tokens {
		if t.kind != word || t.text != "sha1" || i+1 >= len(p.tokens) || p.tokens[i+1].text != "(" {
			continue
		}
		depth, comma := 0, false
		for _, t := range p.tokens[i+1 : min(len(p.tokens), i+60)] {
			switch {
			case t.kind == sign && (t.text == "(" || t.text == "["):
				depth++
			case t.kind == sign && (t.text == ")" || t.text == "]"):
				depth--
			case t.kind == sign && t.text == "," && depth == 1:
				comma = true
			}
			if depth == 0 {
				break
			}
		}
		if comma {
			continue
		}
		id := "hex-digest"
		if !p.encodes() {
			id = "hex-sent"
		}
		return []Remark{{id, "sha1 of PHP returns hexadecimal digits, not the bytes.", "Give it true: sha1($text, true). " + encodeBytes, handshake.Span{Start: t.start, End: t.end}}}
	}
	return nil
}

// wholeBuffer says if sizeof of a buffer is given to SHA-1 as the length of the text.
func wholeBuffer(p *program) []Remark {
	if p.of.name != "C" {
		return nil
	}
	for i, t := range p.tokens {
		if t.kind != word || t.text != "sizeof" || i < 4 || i+2 >= len(p.tokens) || p.tokens[i-1].text != "," {
			continue
		}
		end := i + 1
		for end < len(p.tokens) && end < i+4 && p.tokens[end].text != "," {
			end++
		}
		if end < len(p.tokens) && slicesHasMinus(p.tokens[i:end]) {
			continue
		}
		for _, before := range p.tokens[max(0, i-12):i] {
			if before.kind == word && (before.text == "sha1" || before.text == "sha1_update" || before.text == "evp_digestupdate") {
				return []Remark{{"nul-after", "It hashes the whole buffer: sizeof counts the NUL after the text, and what is behind it.", "Give strlen of the text: 60 bytes are hashed.", handshake.Span{Start: t.start, End: t.end}}}
			}
		}
	}
	return nil
}

func slicesHasMinus(tokens []token) bool {
	for _, t := range tokens {
		if t.text == "-" {
			return true
		}
	}
	return false
}
