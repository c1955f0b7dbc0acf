package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// lengths finds a strlen of what a SHA-1 was written to.
func lengths(code, lower string) []Remark {
	var remarks []Remark
	for _, function := range []string{"strlen", "std::string", "string"} {
		remarks = append(remarks, cuts(code, lower, function)...)
	}
	return remarks
}

// cuts is lengths for one function.
func cuts(code, lower, function string) []Remark {
	var remarks []Remark
	for from, n := 0, 0; n < mostCalls; n++ {
		i := strings.Index(lower[from:], function+"(")
		if i < 0 {
			break
		}
		at := from + i
		from = at + len(function) + 1
		name := argument(code[from:])
		if name == "" || !isDigest(code, lower, name) {
			continue
		}
		remarks = append(remarks, Remark{"cut-at-nul", function + "(" + name + ") ends the digest at its first zero byte.",
			"A digest is no string: give its length, 20 bytes, with it.", handshake.Span{Start: at, End: from + len(name)}})
	}
	return remarks
}

// argument returns the variable that is the only argument of the call whose
// arguments text begins with, casts aside, or "".
func argument(text string) string {
	text = strings.TrimLeft(text, " ")
	for strings.HasPrefix(text, "(") {
		_, rest, found := strings.Cut(text, ")")
		if !found {
			return ""
		}
		text = strings.TrimLeft(rest, " ")
	}
	for _, cast := range []string{"reinterpret_cast<char*>(", "reinterpret_cast<char *>(", "reinterpret_cast<const char*>(", "reinterpret_cast<const char *>("} {
		text = strings.TrimPrefix(text, cast)
	}
	n := 0
	for n < len(text) && (isNameChar(text[n]) && text[n] != '-' || text[n] == '_') {
		n++
	}
	if n == len(text) || n == 0 || text[n] != ')' {
		return ""
	}
	return text[:n]
}

// isDigest reports whether a function that hashes gets the variable called name to
// write to.
func isDigest(code, lower, name string) bool {
	const most = 100 // places in a program that name a variable
	for at, n := 0, 0; n < most; n++ {
		i := strings.Index(code[at:], name)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(name)
		near := max(0, start-200)
		begin := near + max(lineStart(code[near:], start-near), strings.LastIndexAny(code[near:start], ";{}")+1)
		call := lower[begin:start]
		rest := strings.TrimLeft(code[at:], " ")
		switch {
		case strings.HasSuffix(strings.TrimRight(call, "(*)&charonstuige "), "strlen"), rest == "":
		case containsAny(call, []string{"sha1_final(", "digestfinal", "sha1_finish", "sha1final(", "sha1_digest(", "sha1result", "sha1_result", "sha1_get", "sha1_end("}):
			return true
		case containsAny(call, []string{"sha1(", "sha1_ret(", "cc_sha1("}) && strings.Count(call, ",") >= 2 && rest[0] == ')':
			return true // SHA1(text, strlen(text), digest)
		}
	}
	return false
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
		if end < len(p.tokens) && slices.ContainsFunc(p.tokens[i:end], func(t token) bool { return t.text == "-" }) {
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
