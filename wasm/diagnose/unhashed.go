package diagnose

import (
	"encoding/base64"
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// A text is known to be the key, or a piece of the GUID, from this many bytes on.
// Fewer may stand in an Accept by chance.
const (
	leastKey  = 16
	leastGUID = 18
)

// longestUnhashed is the number of bytes up to which key and GUID are looked for.
const longestUnhashed = 4 << 10

// unhashed looks for key and GUID themselves in the Accept, and for names of
// objects.
func (t *trial) unhashed(key string, own []string) {
	asSent := reading{digest: []byte(t.accept), write: func(text []byte) string { return string(text) }}
	for _, r := range append([]reading{asSent}, t.readings...) {
		if r.digest == nil || len(r.digest) > longestUnhashed {
			continue
		}
		t.tried++
		text := string(r.digest)
		if isObject(text) {
			t.found(append([]fault{objectPrinted(text, r.encoding)}, r.faults...), "",
				Proof{Input: []Part{{OtherPart, text}}, Encoding: r.encoding, Output: r.write(r.digest)})
			return
		}
		parts := textParts(text, key, own)
		if parts == nil {
			continue
		}
		proof := Proof{Input: parts, Encoding: r.encoding, Output: r.write(r.digest)}
		if len(parts) == 1 && parts[0].Text == key && r.encoding == "" {
			t.found([]fault{known("key-echoed")}, "", proof)
			return // rather than of base64 of the decoded key, which it is as well
		}
		t.found(append([]fault{ofParts(parts, digestsOf(parts, key), r.encoding)}, r.faults...), "", proof)
	}
}

// ofParts is the fault of writing parts, key or GUID among them, in the place of
// a digest.
func ofParts(parts []Part, digests []partDigest, encoding string) fault {
	f := known("never-hashed")
	if said := hashedInPart(parts, digests); said != "" {
		f = fault{id: "hashed-in-part", title: said}
	}
	f.more = "The Accept is " + names(parts, digests) + ", as plain text."
	if encoding != "" {
		f.more = "The Accept is " + encoding + " of " + names(parts, digests) + "."
	}
	return f
}

// textParts cuts text into key, GUID and the rest, or returns nil if it has
// neither of the two.
func textParts(text, key string, own []string) []Part {
	guid := Part{GUIDPart, longestOfGUID(text)}
	for _, other := range own {
		if len(other) >= leastGUID && len(other) > len(guid.Text) && strings.Contains(text, other) {
			guid.Text = other
		}
	}
	keyPart := Part{KeyPart, key}
	if nonce, ok := handshake.Nonce(key); ok && !strings.Contains(text, key) {
		keyPart.Text = string(nonce)
	}
	parts := []Part{{OtherPart, text}}
	if len(guid.Text) >= leastGUID {
		parts = cutOut(parts, guid)
	}
	if len(keyPart.Text) >= leastKey {
		parts = cutOut(parts, keyPart)
	}
	if !slices.ContainsFunc(parts, func(p Part) bool { return p.Kind != OtherPart }) {
		return nil
	}
	return parts
}

// cutOut cuts the first occurrence of found out of those parts that are not known
// yet.
func cutOut(parts []Part, found Part) []Part {
	for i, part := range parts {
		before, after, ok := strings.Cut(part.Text, found.Text)
		if part.Kind != OtherPart || !ok {
			continue
		}
		pieces := []Part{{OtherPart, before}, found, {OtherPart, after}}
		pieces = slices.DeleteFunc(pieces, func(p Part) bool { return p.Text == "" })
		return slices.Concat(parts[:i], pieces, parts[i+1:])
	}
	return parts
}

// longestOfGUID returns the longest piece of the GUID that is in text, or "" if
// there is none of leastGUID characters.
func longestOfGUID(text string) string {
	for n := len(handshake.GUID); n >= leastGUID; n-- {
		for i := range len(handshake.GUID) - n + 1 {
			if piece := handshake.GUID[i : i+n]; strings.Contains(text, piece) {
				return piece
			}
		}
	}
	return ""
}

// names says what the parts of a text are.
func names(parts []Part, digests []partDigest) string {
	var list []string
	for _, part := range parts {
		list = append(list, nameOf(part, digests))
	}
	return and(list)
}

func nameOf(part Part, digests []partDigest) string {
	for _, d := range digests {
		if part.Kind == OtherPart && d.text == part.Text {
			return d.name()
		}
	}
	switch {
	case part.Kind == KeyPart && !isBase64(part.Text):
		return "the decoded key"
	case part.Kind == KeyPart:
		return "the key"
	case part.Text == handshake.GUID:
		return "the GUID"
	case part.Kind == GUIDPart:
		return "“" + visible(part.Text) + "” (from the GUID)"
	case part.Text == "13":
		return "the version number 13"
	}
	return "“" + visible(part.Text) + "”"
}

func isBase64(text string) bool {
	_, err := base64.StdEncoding.DecodeString(text)
	return err == nil
}
