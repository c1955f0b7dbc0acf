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
		if end > start && wanted(toLower(t.text[start:end])) {
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
