package diagnose

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hash"
	"wsaccept/wasm/words"
)

// partDigest is a piece of an Accept, beside key or GUID, that is a digest or
// looks like one.
type partDigest struct {
	text    string // the piece
	written string // how the bytes were written: " in base64", or "" for the bytes themselves
	size    int    // number of the bytes
	of      string // what was hashed, for a sentence, or "" if that is not known
}

// digestsOf returns those of parts that are the SHA-1 of key, GUID or nothing,
// and those that may be the digest of something else.
func digestsOf(parts []Part, key string) []partDigest {
	var digests []partDigest
	for _, part := range parts {
		raw, written := rawDigest(part.Text)
		if part.Kind != OtherPart || raw == nil {
			continue
		}
		d := partDigest{text: part.Text, written: written, size: len(raw)}
		for _, alone := range hashedAlone(parts, key) {
			if digest := hash.SHA1([]byte(alone.text)); string(digest[:]) == string(raw) {
				d.of = alone.name
				break
			}
		}
		digests = append(digests, d)
	}
	return digests
}

// rawDigest returns the bytes of the digest that text may be, and how they are
// written, or nil if text is too long or too short for one, or is readable.
func rawDigest(text string) (raw []byte, written string) {
	raw = []byte(text)
	if data, _, faults, _ := fromBase64(text); data != nil && faults == nil {
		raw, written = data, " in base64"
	}
	for _, r := range fromHex(text) {
		raw, written = r.digest, " in hexadecimal"
	}
	readable := !strings.ContainsFunc(string(raw), func(r rune) bool { return r < ' ' || r > '~' })
	if readable || !slices.Contains([]int{20, 32, 64}, len(raw)) { // SHA-1, SHA-256 and SHA-512
		return nil, ""
	}
	return raw, written
}

// named is a text and what to call it in a sentence.
type named struct{ text, name string }

// hashedAlone returns what may have been hashed to make one of parts.
func hashedAlone(parts []Part, key string) []named {
	list := []named{{"", "nothing"}, {handshake.GUID, "the GUID"}}
	for _, part := range parts {
		if part.Kind == GUIDPart && part.Text != handshake.GUID {
			list = append(list, named{part.Text, nameOf(part, nil)})
		}
	}
	if key != "" {
		list = append(list, named{key, "the key"}, named{key + handshake.GUID, "key and GUID"})
	}
	if nonce, ok := handshake.Nonce(key); ok {
		list = append(list, named{string(nonce), "the decoded key"})
	}
	return list
}

// name says what d is.
func (d partDigest) name() string {
	if d.of == "" {
		return words.Count(d.size, "byte") + d.written + " that look like a digest"
	}
	return "the SHA-1 of " + d.of + d.written
}

// hashedInPart says what was done to make parts, of which digests are some. It
// returns "" if there are none.
func hashedInPart(parts []Part, digests []partDigest) string {
	if len(digests) == 0 {
		return ""
	}
	d := digests[0]
	for _, other := range digests {
		if d.of == "" {
			d = other
		}
	}
	var plain []string // the names of key and GUID, as far as they stand there
	for _, part := range parts {
		if part.Kind != OtherPart {
			plain = append(plain, nameOf(part, nil))
		}
	}
	rest, them := and(plain), "it"
	if len(plain) > 1 {
		them = "them"
	}
	last := parts[len(parts)-1].Text == d.text
	switch {
	case d.of == "":
		return "It put " + rest + " next to " + d.name() + ", instead of hashing " + them + "."
	case last && d.written == "":
		return "It appended the digest of " + d.of + " to " + rest + " instead of hashing " + them + "."
	}
	said := "It hashed only " + d.of
	if d.of == "nothing" || d.of == "key and GUID" {
		said = "It hashed " + d.of
	}
	if last {
		return said + ", and put " + rest + " before the result."
	}
	return said + ", and appended " + rest + " to the result."
}
