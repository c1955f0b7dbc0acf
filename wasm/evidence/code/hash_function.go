package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// function judges which hash function is used.
func (h *hashing) function() []Remark {
	if !h.used {
		return nil
	}
	sha1 := h.hashesSHA1() || containsAny(h.p.lower, []string{"shasum\n", "shasum |", `"sha"`, "'sha'", ".sha.", "sha.new"})
	hashesAtAll := sha1
	var other *token
	for i, s := range h.p.statements {
		if s.isImport() {
			continue
		}
		for _, t := range s.tokens {
			if t.kind == sign || len(t.text) > 32 {
				continue
			}
			if strings.Contains(t.text, "hmac") && len(h.uses[i]) > 0 && t.kind == word && strings.Contains(s.source(h.p.lower), "(") && t.text != "hmac" {
				return []Remark{{"hmac", "It uses HMAC, not the hash alone.", "Use plain SHA-1 of key + GUID. There is no secret in the handshake.", handshake.Span{Start: t.start, End: t.end}}}
			}
			hashesAtAll = hashesAtAll || containsAny(t.text, []string{"sha", "hash", "digest", "md5", "hmac", "accept"}) && t.kind == word && !isImportWord(t.text)
			if t.kind == literal && t.quote == '`' {
				continue
			}
			if name := otherHash(t.text); name && (other == nil || len(h.uses[i]) > 0) {
				other = &t
			}
		}
	}
	switch {
	case other != nil && !sha1:
		return []Remark{{"wrong-hash", "It does not hash with SHA-1: " + h.p.code[other.start:other.end] + ".", "Use SHA-1" + sha1In[h.p.of.name] + ". RFC 6455 allows no other hash function (§4.2.2).", handshake.Span{Start: other.start, End: other.end}}}
	case !hashesAtAll:
		return h.neverHashed()
	}
	return nil
}

// hashesSHA1 reports whether SHA-1 is named, and not only by a variable.
func (h *hashing) hashesSHA1() bool {
	if containsAny(h.p.lower, []string{"(sha,", "(:sha,"}) {
		return true
	}
	variables := map[string]bool{}
	for _, s := range h.p.statements {
		name, from := s.target()
		for _, t := range s.tokens[:max(0, from-1)] {
			if t.text == name {
				variables[h.p.code[t.start:t.end]] = true
			}
		}
	}
	for _, t := range h.p.tokens {
		if t.kind != sign && containsAny(t.text, []string{"sha1", "sha-1", "sha_1"}) && (t.kind == literal || !variables[h.p.code[t.start:t.end]]) {
			return true
		}
		if t.kind == literal && len(t.text) < 40 && containsAny(toLower(t.text), []string{"sha1", "sha-1"}) {
			return true
		}
	}
	return false
}

func isImportWord(name string) bool { return name == "import" }

// sha1In is how SHA-1 is called in a language, behind its name.
var sha1In = map[string]string{
	"Python": ": hashlib.sha1", "JavaScript": ": createHash('sha1'), or crypto.subtle.digest('SHA-1', …)", "Go": ": crypto/sha1", "Java": `: MessageDigest.getInstance("SHA-1")`, "Kotlin": `: MessageDigest.getInstance("SHA-1")`,
	"C#": ": SHA1.HashData", "VB.NET": ": SHA1.Create()", "PowerShell": ": [Security.Cryptography.SHA1]::Create()", "PHP": ": sha1($text, true)", "Perl": ": sha1 of Digest::SHA", "Ruby": ": Digest::SHA1.digest",
	"Rust": ": sha1::Sha1", "Elixir": ": :crypto.hash(:sha, text)", "Erlang": ": crypto:hash(sha, Text)", "Swift": ": Insecure.SHA1", "Dart": ": sha1.convert", "Delphi": ": THashSHA1, or TIdHashSHA1 of Indy", "Bash": ": openssl dgst -sha1 -binary", "C": ": SHA1 of OpenSSL",
}

// isImport reports whether s only names a library.
func (s statement) isImport() bool {
	for i, t := range s.tokens {
		if i > 2 {
			break
		}
		switch t.text {
		case "using":
			return i == 0 && !slices.ContainsFunc(s.tokens, func(t token) bool { return t.text == "=" || t.text == "(" })
		case "import", "use", "include", "require", "uses", "imports", "from":
			return true
		}
	}
	return len(s.tokens) > 3 && s.tokens[0].text == "local" && s.tokens[3].text == "require" || len(s.tokens) > 3 && s.tokens[0].text == "const" && s.tokens[3].text == "require"
}

// otherHash reports whether name is that of a hash function other than SHA-1.
func otherHash(name string) bool {
	name = toLower(name)
	return containsAny(name, []string{"sha256", "sha-256", "sha_256", "sha2", "sha512", "sha-512", "sha_512", "sha384", "sha-384", "sha3", "md5", "messagedigest5"}) || name == "256" || name == "md_5"
}

// neverHashed says if the text is encoded, and nothing in the program hashes.
func (h *hashing) neverHashed() []Remark {
	for i, s := range h.p.statements {
		for k, t := range s.tokens {
			if len(h.uses[i]) > 0 && t.kind == word && (strings.Contains(t.text, "64") || t.text == "btoa") && s.encodesOnly(k, h.uses[i][0]) {
				return []Remark{{"never-hashed", "It encodes key and GUID, and never hashes them.", "Compute the SHA-1 of key + GUID, and encode its 20 bytes in base64.", handshake.Span{Start: t.start, End: t.end}}}
			}
		}
	}
	return nil
}

// encodesOnly reports whether no function that may hash is called between the tokens at
// from and to.
func (s statement) encodesOnly(from, to int) bool {
	for k := from; k+1 < to; k++ {
		if t := s.tokens[k]; t.kind == word && s.tokens[k+1].text == "(" && !strings.Contains(t.text, "64") && !containsAny(t.text, []string{"byte", "encode", "btoa", "from", "utf8", "ascii", "str", "concat"}) {
			return false
		}
	}
	return from < to
}

// bytes says if the text is hashed in characters of 16 bits, or the GUID as 16 bytes.
func (h *hashing) bytes(i int) []Remark {
	s := h.p.statements[i]
	if len(h.uses[i]) == 0 && h.keyIn(s, 0) < 0 {
		return nil
	}
	source := s.source(h.p.lower)
	if parses := containsAny(source, []string{"guid.parse(", "new guid(", "uuid.uuid(", "uuid.fromstring("}); parses && len(h.uses[i]) > 0 && containsAny(source, []string{".tostring()", "str(uuid"}) && !strings.Contains(source, "upper") {
		t := s.tokens[h.uses[i][0]]
		return []Remark{{"guid-lower-case", "It parses the GUID and writes it again, in lower case.", "Do not parse the GUID. It is text here: append its 36 characters, with its letters in upper case.", handshake.Span{Start: t.start, End: t.end}}}
	}
	if len(h.uses[i]) > 0 && containsAny(source, []string{"guid.parse(", "new guid(", "uuid.uuid(", "uuid.fromstring(", "uuid.parse", "uuid::parse_str(", "uuid::from_str", "[guid]"}) && containsAny(source, []string{".tobytearray(", ".bytes", "as_bytes", "getmostsig"}) {
		t := s.tokens[h.uses[i][0]]
		return []Remark{{"guid-bytes", "It uses the GUID as 16 bytes instead of 36 characters.", "Do not parse the GUID. It is text here: append its 36 characters.", handshake.Span{Start: t.start, End: t.end}}}
	}
	for k, t := range s.tokens {
		wide := t.kind != sign && t.quote != '`' && containsAny(t.text, []string{"utf_16", "utf16", "utf-16", "ucs2", "ucs-2", "utf_32", "utf32", "utf-32"}) && len(t.text) < 24 && t.text != "encodeutf16" ||
			t.text == "unicode" && k > 0 && (s.tokens[k-1].text == "." || s.tokens[k-1].text == ":") || t.text == "bigendianunicode"
		if wide {
			return []Remark{{"utf-16", "It hashes text of 16-bit characters: " + h.p.code[t.start:t.end] + ".", "Key and GUID are ASCII: hash one byte per character, 60 in all, without a byte order mark.", handshake.Span{Start: t.start, End: t.end}}}
		}
	}
	return nil
}
