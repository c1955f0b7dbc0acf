package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// hashed judges what is hashed: key and GUID, in this order, as text, with SHA-1.
func hashed(p *program) []Remark {
	h := hashing{p: p}
	for i, s := range p.statements {
		h.uses = append(h.uses, p.guidUses(s))
		h.used = h.used || len(h.uses[i]) > 0
	}
	var remarks []Remark
	for i := range p.statements {
		remarks = append(remarks, h.order(i)...)
		remarks = append(remarks, h.bytes(i)...)
		remarks = append(remarks, h.decoded(i)...)
	}
	remarks = append(remarks, h.missing()...)
	return append(remarks, h.function()...)
}

// hashing is what is known of the hash of a program.
type hashing struct {
	p    *program
	uses [][]int // for each statement, where the GUID stands in its tokens, definitions aside
	used bool    // there is such a place
}

// guidUses returns where in the tokens of s the GUID is used.
func (p *program) guidUses(s statement) []int {
	const most = 8 // in a statement
	var uses []int
	looked := 0
	for i, t := range s.tokens {
		if t.kind == sign || len(uses) == most || looked == 4*most {
			continue
		}
		if isGUIDText(t.text) {
			looked++
		}
		isName := t.kind == word && (p.guids[t.text] || p.guids[strings.TrimLeft(t.text, "$@?")] && t.text[0] < 'a')
		if !isName && t.kind != sign && isGUIDText(t.text) && s.defines(i) == "" {
			uses = append(uses, i)
			continue
		}
		if t.kind == literal && !isGUIDText(t.text) && p.interpolates(t, func(name string) bool { return p.guids[name] || p.guids["$"+name] }) >= 0 {
			uses = append(uses, i)
			continue
		}
		if isName && !(i+1 < len(s.tokens) && s.isDefined(i)) {
			uses = append(uses, i)
		}
	}
	return uses
}

// isDefined reports whether the name at i is that of the constant which s defines.
func (s statement) isDefined(i int) bool {
	for j := i + 1; j < len(s.tokens) && j-i <= 8; j++ {
		if t := s.tokens[j]; t.kind != sign && isGUIDText(t.text) {
			return s.defines(j) == s.tokens[i].text
		}
	}
	return false
}

// interpolates returns where in the text of a literal a name stands that is wanted,
// as in "$key", "#{key}", "{key}"; or -1.
func (p *program) interpolates(t token, wanted func(name string) bool) int {
	for i := 0; i < len(t.text); i++ {
		if strings.IndexByte("${(", t.text[i]) < 0 {
			continue
		}
		start := i + 1
		for start < len(t.text) && strings.IndexByte("{@", t.text[start]) >= 0 {
			start++
		}
		end := start
		for end < len(t.text) && (isWordChar(t.text[end]) && t.text[end] != '$') {
			end++
		}
		if end > start && wanted(strings.ToLower(t.text[start:end])) {
			return i
		}
	}
	return -1
}

// isKey reports whether a name may be that of the key.
func isKey(name string) bool {
	return containsAny(name, []string{"key", "nonce", "challenge", "match"}) && !containsAny(name, []string{"accept", "guid", "magic", "keys", "regex"}) || name == "$m" || name == "m"
}

// keyIn returns where the key stands in the tokens of s from from on, or -1.
func (h *hashing) keyIn(s statement, from int) int {
	for i := from; i < len(s.tokens); i++ {
		t := s.tokens[i]
		if t.kind == literal && (strings.EqualFold(t.text, "Sec-WebSocket-Key") || t.text == "HTTP_SEC_WEBSOCKET_KEY") {
			return i
		}
		if t.kind == word && isKey(t.text) && !h.p.guids[t.text] && !(i+1 < len(s.tokens) && s.tokens[i+1].text == "(") {
			return i
		}
		if t.kind == literal && h.p.interpolates(t, func(name string) bool { return isKey(name) && !h.p.guids[name] }) >= 0 {
			return i
		}
	}
	return -1
}

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
	guid := strings.Index(strings.ToLower(t.text), "258eaf")
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
		guid := strings.Index(strings.ToLower(t.text), "258eaf")
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

// isHash reports whether a name is that of a hash function, or of something that
// hashes.
func isHash(name string) bool {
	return containsAny(name, []string{"sha1", "sha_1", "sha-1", "sha256", "md5", "digest", "hash"})
}

// missing says if the key is hashed alone.
func (h *hashing) missing() []Remark {
	if h.used {
		return nil
	}
	defined := len(h.p.guids) > 0
	for name := range h.p.guids {
		if strings.Count(h.p.lower, strings.TrimLeft(name, "$@")) > 1 {
			return nil
		}
	}
	if !defined && (isGUIDText(h.p.lower) || containsAny(h.p.lower, []string{"guid", "magic", "uuid", "salt", "suffix", "6455"}) || !strings.Contains(h.p.lower, "sec-websocket-accept")) {
		return nil
	}
	hashes := h.hashes()
	for _, s := range h.p.statements {
		if h.keyIn(s, 0) < 0 || !hashes {
			continue
		}
		for i, t := range s.tokens {
			key := h.keyIn(s, i)
			if h.p.of.name == "Bash" {
				key = h.keyIn(s, 0)
			}
			if key < 0 {
				break
			}
			isCall := t.kind == word && (isHash(t.text) || containsAny(t.text, []string{"update", "write"})) && i < key || h.p.of.name == "Bash" && (t.text == "openssl" || strings.HasSuffix(t.text, "sum"))
			if !isCall || !defined && (!isHash(t.text) || s.joinsAny()) {
				continue
			}
			t := s.tokens[key]
			return []Remark{{"no-guid", "It hashes the key alone, without the GUID.", "Append the GUID to the key before hashing: " + handshake.GUID + ".", handshake.Span{Start: t.start, End: t.end}}}
		}
	}
	return h.unused(hashes && defined && h.keyRead())
}

// keyRead reports whether the program names the key.
func (h *hashing) keyRead() bool {
	return slices.ContainsFunc(h.p.statements, func(s statement) bool { return h.keyIn(s, 0) >= 0 })
}

// unused says that a constant holds the GUID, and nothing uses it.
func (h *hashing) unused(hashes bool) []Remark {
	for i, t := range h.p.tokens {
		if t.kind == word && h.p.guids[t.text] && hashes && strings.Contains(h.p.lower, "64") && i > 0 {
			return []Remark{{"no-guid", "It never uses the GUID.", "Append the GUID to the key before hashing: " + handshake.GUID + ".", handshake.Span{Start: t.start, End: t.end}}}
		}
	}
	return nil
}

// joinsAny reports whether s joins texts.
func (s statement) joinsAny() bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == sign && strings.Contains("+&~<", t.text) })
}

// hashes reports whether the program hashes with SHA-1.
func (h *hashing) hashes() bool {
	return containsAny(h.p.lower, []string{"sha1", "sha-1", "sha_1", "(sha,", "(:sha,"})
}
