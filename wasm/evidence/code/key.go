package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

const keyAsSent = "Hash the key exactly as it is in the request, as text: 24 characters, the last two of them ==."

// decoders64 are what decodes base64.
var decoders64 = []string{"b64decode", "base64_decode", "base64decode", "decode64", "decode_base64", "frombase64string", "unb64", "decodestring(", "decoder().decode(", "decoder.decode(", "atob(", "base64:decode(", "base64.decode(", "base64 -d", "base64 --decode", "base64encoded:", "standard.decode(", "base64::decode", "evp_decodeblock(", "from_base64(", "frombase64(", "'base64')", `"base64")`, "base64.decode"}

// decoded says if the key is decoded before it is hashed.
func (h *hashing) decoded(i int) []Remark {
	s := h.p.statements[i]
	key := h.keyIn(s, 0)
	source := s.source(h.p.lower)
	if key < 0 || !containsAny(source, decoders64) {
		return nil
	}
	at := -1
	for _, decoder := range decoders64 {
		if n := strings.Index(source, decoder); n >= 0 && (at < 0 || n < at) {
			if strings.HasSuffix(decoder, "base64')") || strings.HasSuffix(decoder, `base64")`) {
				if !strings.Contains(source, "from(") || strings.Contains(source, "digest(") && strings.Index(source, "digest(") > n-8 && strings.Index(source, "digest(") < n {
					continue
				}
			}
			at = n
		}
	}
	if at < 0 {
		return nil
	}
	start := s.tokens[0].start + at
	if h.p.of.name != "Bash" && !h.keyWithin(s, start, 64) {
		return nil
	}
	remark := []Remark{{"key-decoded", "It decodes the key before it hashes it.", "Do not decode the key. " + keyAsSent, handshake.Span{Start: start, End: min(len(h.p.code), lineEnd(h.p.code, start))}}}
	if len(h.uses[i]) > 0 || containsAny(source, []string{"sha1", "update(", "digest("}) && !containsAny(source, []string{"len(", "length", "size"}) {
		return remark
	}
	name, _ := s.target()
	if name == "" || containsAny(source, []string{"len(", "length", "strlen", ".size", "count("}) {
		return nil
	}
	for n := i + 1; n < min(len(h.p.statements), i+12); n++ {
		later := h.p.statements[n]
		if !later.has(name) {
			continue
		}
		lower := later.source(h.p.lower)
		if len(h.uses[n]) > 0 || containsAny(lower, []string{"sha1", "update(", "digest("}) {
			return remark
		}
	}
	return nil
}

// keyWithin reports whether the key stands in the size bytes of the code from start on,
// or is what the method there is called on.
func (h *hashing) keyWithin(s statement, start, size int) bool {
	for k, t := range s.tokens {
		if t.start+24 < start || t.start > start+size {
			continue
		}
		if h.keyIn(statement{tokens: s.tokens[k : k+1]}, 0) == 0 && (t.start >= start || t.end+3 >= start) {
			return true
		}
	}
	return false
}

// trims are what takes white space off a text.
var trims = []string{"trim", "strip", "chomp", "chop"}

// readKey judges how the key is taken from the request.
func readKey(p *program) []Remark {
	h := hashing{p: p}
	for _, s := range p.statements {
		h.uses = append(h.uses, p.guidUses(s))
	}
	var remarks []Remark
	for i := range p.statements {
		remarks = append(remarks, h.named(i)...)
		remarks = append(remarks, h.split(i)...)
		remarks = append(remarks, h.pattern(i)...)
	}
	return append(remarks, h.shell()...)
}

// named says if the key is looked up under a name that the library does not use.
func (h *hashing) named(i int) []Remark {
	s := h.p.statements[i]
	for k, t := range s.tokens {
		if t.kind != literal || k < 2 || s.tokens[k-1].text != "[" {
			continue
		}
		list, name := s.tokens[k-2].text, t.text
		wrong, fix := "", ""
		switch {
		case h.p.of.name == "JavaScript" && list == "headers" && k > 3 && containsAny(s.tokens[k-4].text, []string{"req", "request", "message", "info"}) && strings.EqualFold(name, "Sec-WebSocket-Key") && name != toLower(name):
			wrong, fix = "Node.js has the names of fields in lower case", "Write "+s.tokens[k-4].text+".headers['sec-websocket-key']"
		case h.p.of.name == "Go" && list == "header" && strings.EqualFold(name, "Sec-WebSocket-Key") && name != "Sec-Websocket-Key":
			wrong, fix = "the map has the name as Sec-Websocket-Key", `Write Header.Get("Sec-WebSocket-Key")`
		case (list == "env" || list == "environ" || list == "$_server") && (strings.EqualFold(name, "SEC_WEBSOCKET_KEY") || strings.EqualFold(name, "Sec-WebSocket-Key")):
			wrong, fix = "the name there is HTTP_SEC_WEBSOCKET_KEY", "Write HTTP_SEC_WEBSOCKET_KEY"
		default:
			continue
		}
		return []Remark{{"key-missing", "It looks up the key as " + name + ", but " + wrong + ": it finds nothing.", fix + ".", handshake.Span{Start: t.start, End: t.end}}}
	}
	return nil
}

// split says if a line is split at the colon, and the space behind it is hashed with
// the key.
func (h *hashing) split(i int) []Remark {
	s := h.p.statements[i]
	at := -1
	for k, t := range s.tokens {
		if t.kind == literal && t.text == ":" && k >= 1 && slices.ContainsFunc(s.tokens[max(0, k-4):k], func(t token) bool {
			return t.kind == word && containsAny(t.text, []string{"split", "partition", "explode", "cut"})
		}) {
			at = k
		}
	}
	if at < 0 {
		return nil
	}
	if s.tokens[0].text == "if" || s.tokens[0].text == "while" {
		return nil
	}
	name := ""
	for k, t := range s.tokens { // the last name before the =
		if t.kind == sign && t.text == "=" {
			for j := k - 1; j >= 0 && j >= k-3; j-- {
				if s.tokens[j].kind == word {
					name = s.tokens[j].text
					break
				}
			}
			break
		}
	}
	if name == "" || containsAny(s.source(h.p.lower), trims) || !h.hashKeyRead() {
		return nil
	}
	if !isKey(name) && !strings.Contains(name, "value") && !strings.Contains(name, "val") && name != "v" && name != "$v" && name != "rest" {
		return nil
	}
	for _, later := range h.p.statements {
		source := later.source(h.p.lower)
		for _, trim := range trims {
			if strings.Contains(source, name+"."+trim) || strings.Contains(source, trim+"("+name) || strings.Contains(source, "space("+name) || strings.Contains(source, name+" = ") && strings.Contains(source, trim) {
				return nil
			}
		}
		if later.has(name) && containsAny(source, []string{"lstrip", "[1:]", "substr", "substring", ".slice(1"}) || containsAny(source, []string{"key.trim", "key.strip", "trim(key", "trim($key", "strip(key", "trimspace(key"}) {
			return nil
		}
	}
	t := s.tokens[at]
	return []Remark{{"key-space", "It splits the field at the colon, and hashes the space behind it with the key.", "Remove the white space around the value. " + keyAsSent, handshake.Span{Start: t.start, End: t.end}}}
}

// hashKeyRead reports whether the program reads the key of a request.
func (h *hashing) hashKeyRead() bool { return strings.Contains(h.p.lower, "sec-websocket-key") }

// pattern says if a regular expression takes the CR at the end of the line with the
// key.
func (h *hashing) pattern(i int) []Remark {
	s := h.p.statements[i]
	if !h.p.of.dotCR {
		return nil
	}
	for k, t := range s.tokens {
		text := t.text
		if t.kind != literal {
			if t.kind != sign || t.text != "(" || k < 1 {
				continue
			}
			// Ruby and Perl write patterns without quotes
			line := h.p.code[lineStart(h.p.code, t.start):lineEnd(h.p.code, t.start)]
			if !(h.p.of.name == "Ruby" || h.p.of.name == "Perl") || !strings.Contains(line, "/") {
				continue
			}
			text = line
		}
		lower := toLower(text)
		n := strings.Index(lower, "sec-websocket-key:")
		if n < 0 {
			continue
		}
		group := -1
		for _, g := range []string{"(.*)", "(.+)"} {
			if g := strings.Index(lower[n:], g); g >= 0 {
				group = n + g
			}
		}
		if group < 0 || strings.HasPrefix(lower[group+4:], `\r`) || strings.HasPrefix(lower[group+4:], `\s`) || strings.HasPrefix(lower[group+4:], ` *\r`) {
			continue
		}
		source := s.source(h.p.lower)
		if containsAny(source, trims) || h.linesSplit() {
			continue
		}
		trimmed := false
		for _, later := range h.p.statements[i:min(len(h.p.statements), i+10)] {
			lower := later.source(h.p.lower)
			trimmed = trimmed || containsAny(lower, trims) && (h.keyIn(later, 0) >= 0 || strings.Contains(lower, "$1"))
		}
		if trimmed {
			continue
		}
		return []Remark{{"key-newline", "The dot of its regular expression takes the CR at the end of the line with the key.", `Write (\S+) in place of ` + lower[group:group+4] + ". " + keyAsSent, handshake.Span{Start: t.start, End: t.end}}}
	}
	return nil
}

// linesSplit reports whether the program splits the request into lines first.
func (h *hashing) linesSplit() bool {
	for _, s := range h.p.statements {
		source := s.source(h.p.lower)
		if containsAny(source, []string{"split(", "explode(", "split /"}) && strings.Contains(source, `\r`) || containsAny(source, []string{"splitlines", ".lines()", "chomp"}) {
			return true
		}
	}
	return false
}

// shell says if a script never takes the CR off the key.
func (h *hashing) shell() []Remark {
	if h.p.of.name != "Bash" || !h.hashKeyRead() {
		return nil
	}
	for _, s := range h.p.statements {
		source := s.source(h.p.lower)
		if strings.Contains(source, "http/1.1 101") || strings.Contains(source, "sec-websocket-accept") || s.tokens[0].text == "printf" || s.tokens[0].text == "echo" {
			continue
		}
		source = strings.ReplaceAll(source, `== $'\r'`, "")
		if containsAny(source, []string{`\r`, `\015`, "[:space:]", "[:cntrl:]", "dos2unix", "xargs", "%?", "::24", ":0:24", "-c1-24", "c20-43"}) {
			return nil
		}
	}
	for _, s := range h.p.statements {
		source := s.source(h.p.lower)
		if i := strings.Index(source, "sec-websocket-key"); i >= 0 && containsAny(h.p.lower, []string{"read -r", "read ", "grep", "awk", "sed"}) && !strings.Contains(source, "curl") {
			start := s.tokens[0].start + i
			return []Remark{{"key-newline", "It never takes the CR off the line with the key, and hashes it.", `Remove it: tr -d '\r', or ${key%$'\r'}. ` + keyAsSent, handshake.Span{Start: start, End: start + len("sec-websocket-key")}}}
		}
	}
	return nil
}
