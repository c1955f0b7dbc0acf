package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// order says if the GUID is put before the key, or something between them.
func (h *hashing) order(i int) []Remark {
	s := h.p.statements[i]
	if strings.Contains(s.source(h.p.lower), "hmac") {
		return nil
	}
	first := func(t token) []Remark {
		return []Remark{{"guid-first", "It puts the GUID before the key.", "Put the key first: hash key + GUID.", handshake.Span{Start: t.start, End: t.end}}}
	}
	for _, at := range h.uses[i] {
		t := s.tokens[at]
		if t.kind == literal && h.firstInside(t) {
			return first(t)
		}
		if r := h.between(s, at); r != nil {
			return r
		}
		key := h.keyIn(s, at+1)
		if key < 0 || key-at > 14 || h.joined(s, at) || h.keyIn(s, 0) < at && h.keyIn(s, 0) >= 0 && h.near(s, at) {
			continue
		}
		if h.joins(s, at, key) {
			return first(t)
		}
	}
	if len(h.uses[i]) > 0 && h.keyIn(s, 0) < 0 && i+1 < len(h.p.statements) {
		next, w := h.p.statements[i+1], s.writingOf(0)
		fed := containsAny(w.function, []string{"update", "write", "append", "strcpy", "input", "add", "feed"})
		if fed && len(h.uses[i+1]) == 0 && h.keyIn(next, 0) >= 0 && next.writingOf(0).function != "" && (next.writingOf(0).function == w.function || w.function == "strcpy") && !h.fedBefore(i, w) {
			return first(s.tokens[h.uses[i][0]])
		}
	}
	return nil
}

// fedBefore reports whether a statement shortly before i gives the key to the same
// function.
func (h *hashing) fedBefore(i int, w writing) bool {
	for n := max(0, i-3); n < i; n++ {
		s := h.p.statements[n]
		if h.keyIn(s, 0) >= 0 && s.writingOf(0).function == w.function {
			return true
		}
	}
	return false
}

// near reports whether the key stands before the GUID in the same expression.
func (h *hashing) near(s statement, at int) bool {
	for k := at - 1; k >= max(0, at-12); k-- {
		switch t := s.tokens[k]; {
		case t.kind == sign && (t.text == "=" || t.text == ";"), t.kind == literal && strings.Contains(t.text, "%s"):
			return false
		case t.kind == word && isKey(t.text):
			return true
		}
	}
	return false
}

// joined reports whether something is joined to the token at at from before.
func (h *hashing) joined(s statement, at int) bool {
	if at == 0 {
		return false
	}
	before := s.tokens[at-1]
	return before.kind == sign && strings.Contains("+&.~", before.text) && at > 1 && s.tokens[at-2].text != "(" && s.tokens[at-2].text != "self" && s.tokens[at-2].text != "this"
}

// joins reports whether the tokens between at and key join the two: a sign, a list, or
// a format.
func (h *hashing) joins(s statement, at, key int) bool {
	depth, operator, comma := 0, false, false
	for k := at + 1; k < key; k++ {
		switch t := s.tokens[k]; {
		case t.kind == literal:
			return false
		case t.text == "(" || t.text == "[":
			depth++
		case t.text == ")" || t.text == "]":
			depth--
		case t.text == ",":
			comma = true
		case t.kind == sign && strings.Contains("+&~", t.text), t.text == ">" && s.tokens[k-1].text == "<", t.text == "." && (h.p.of.name == "PHP" || h.p.of.name == "Perl" || h.p.of.name == "Lua"):
			operator = true
		case t.kind == word && strings.Contains(t.text, "update"), t.kind == word && t.text == "concat":
			return depth < 0 || t.text == "concat"
		}
	}
	if h.p.of.name == "Bash" {
		return s.tokens[at].kind == literal && s.tokens[key].kind == literal
	}
	if operator {
		return !comma
	}
	if !comma || depth < 0 {
		return false
	}
	for k := at - 1; k >= 0; k-- { // the list or the format around them
		switch t := s.tokens[k]; {
		case t.kind == literal:
			return strings.Count(t.text, "%s") == 2 || strings.Count(t.text, "{}") == 2 || strings.Count(t.text, "~s") == 2
		case t.text == "[":
			return true
		case t.text == "<" && k > 0 && s.tokens[k-1].text == "<":
			return true
		case t.text == "(":
			return k > 0 && s.tokens[k-1].kind == word && containsAny(s.tokens[k-1].text, []string{"concat", "join"})
		case t.kind == sign && strings.IndexByte(",?@&", t.text[0]) < 0:
			return false
		}
	}
	return false
}

// firstInside reports whether a literal holds the GUID, and behind it the key.
func (h *hashing) firstInside(t token) bool {
	guid := strings.Index(toLower(t.text), "258eaf")
	if guid < 0 {
		guid = h.p.interpolates(t, func(name string) bool { return h.p.guids[name] || h.p.guids["$"+name] })
	}
	key := h.p.interpolates(t, func(name string) bool { return isKey(name) && !h.p.guids[name] })
	return guid >= 0 && key > guid && strings.IndexByte(t.text[guid:key], ' ') < 0
}

// between says if white space stands between the key and the GUID.
func (h *hashing) between(s statement, at int) []Remark {
	t := s.tokens[at]
	remark := func(start, end int) []Remark {
		return []Remark{{"between", "It puts white space between the key and the GUID.", "Hash key + GUID, with nothing between them.", handshake.Span{Start: start, End: end}}}
	}
	if t.kind == literal {
		guid := strings.Index(toLower(t.text), "258eaf")
		if guid < 1 {
			return nil
		}
		before := strings.TrimSuffix(t.text[:guid], `\n`)
		before = strings.TrimRight(before, " ")
		if len(before) == guid || before == "" {
			return nil
		}
		last := before[len(before)-1]
		name := h.p.interpolates(t, isKey)
		if last == '}' || last == 's' && strings.HasSuffix(before, "%s") || name >= 0 && name < guid {
			return remark(t.inner+len(before), t.inner+guid)
		}
		return nil
	}
	if at < 3 {
		return nil
	}
	operator, gap := s.tokens[at-1], s.tokens[at-2]
	if operator.kind == sign && strings.Contains("+&.", operator.text) && gap.kind == literal && gap.text != "" && strings.TrimSpace(h.p.stands(gap)) == "" && s.tokens[at-3].kind == sign && strings.Contains("+&.", s.tokens[at-3].text) {
		return remark(gap.start, gap.end)
	}
	return nil
}
