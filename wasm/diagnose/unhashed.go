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

// unhashed looks for key and GUID themselves in the Accept.
func (t *trial) unhashed(key string, own []string) {
	asSent := reading{digest: []byte(t.accept), write: func(text []byte) string { return string(text) }}
	for _, r := range append([]reading{asSent}, t.readings...) {
		if r.digest == nil {
			continue
		}
		t.tried++
		parts := textParts(string(r.digest), key, own)
		if parts == nil {
			continue
		}
		f := known("never-hashed")
		written := r.encoding
		if written == "" {
			written = "plain text"
		}
		f.more = "The Accept is " + written + " of " + names(parts) + "."
		if r.encoding == "" {
			f.more = "The Accept is " + names(parts) + ", as plain text."
		}
		proof := Proof{Input: parts, Encoding: r.encoding, Output: r.write(r.digest)}
		if len(parts) == 1 && parts[0].Text == key && r.encoding == "" {
			t.found([]fault{known("key-echoed")}, "", proof)
			return // rather than of base64 of the decoded key, which it is as well
		}
		t.found(append([]fault{f}, r.faults...), "", proof)
	}
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
func names(parts []Part) string {
	var list []string
	for _, part := range parts {
		switch {
		case part.Kind == KeyPart && !isBase64(part.Text):
			list = append(list, "the decoded key")
		case part.Kind == KeyPart:
			list = append(list, "the key")
		case part.Text == handshake.GUID:
			list = append(list, "the GUID")
		case part.Kind == GUIDPart:
			list = append(list, "“"+visible(part.Text)+"” (from the GUID)")
		case part.Text == "13":
			list = append(list, "the version number 13")
		default:
			list = append(list, "“"+visible(part.Text)+"”")
		}
	}
	return and(list)
}

func isBase64(text string) bool {
	_, err := base64.StdEncoding.DecodeString(text)
	return err == nil
}
