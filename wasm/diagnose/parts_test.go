package diagnose_test

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// honest complains if x says that nothing was hashed though a part of its message
// is the SHA-1 of key, GUID or nothing, and if it says that something was hashed
// alone which is not there.
func honest(t *testing.T, key string, x diagnose.Explanation) {
	t.Helper()
	alone := map[string]string{"nothing": "", "the GUID": guid}
	if key != "" {
		alone["the key"], alone["key and GUID"] = key, key+guid
	}
	for name, text := range alone {
		digest := sha1.Sum([]byte(text))
		said := strings.Contains(x.Title, "SHA-1 of "+name)
		there := false
		for _, form := range []string{string(digest[:]), hex.EncodeToString(digest[:]), b64(digest[:])} {
			for _, part := range x.Proof.Input {
				there = there || x.Proof.Hash == "" && part.Kind == diagnose.OtherPart && part.Text == form
			}
		}
		if there && (strings.Contains(x.Title, "never hashed") || !said) || said && !there && strings.Contains(x.Mistake, "hashed-in-part") {
			t.Errorf("%q of %q: the SHA-1 of %s is there: %t", x.Title, x.Proof.Input, name, there)
		}
	}
}

// What is said of those who hashed something, but not key and GUID together.
func TestHashedInPart(t *testing.T) {
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	sum := func(text, prefix string) string {
		h := sha1.New()
		h.Write([]byte(text))
		return b64(h.Sum([]byte(prefix)))
	}
	unknown := strings.Repeat("\xA5\x00", 10)
	for _, test := range []struct{ accept, title string }{
		{accept(key) + guid, "It hashed only the key, and appended the GUID to the result. The Accept is the SHA-1 of the key in base64 and the GUID, as plain text."},
		{b64(fmt.Appendf(nil, "%x%s", sha1.Sum([]byte(key)), guid)),
			"It hashed only the key, and appended the GUID to the result. The Accept is base64 of the SHA-1 of the key in hexadecimal and the GUID."},
		{accept(decoded(key)) + guid, "It hashed only the decoded key, and appended the GUID to the result. The Accept is the SHA-1 of the decoded key in base64 and the GUID, as plain text."},
		{key + accept(guid), "It hashed only the GUID, and put the key before the result. The Accept is the key and the SHA-1 of the GUID in base64, as plain text."},
		{sum(key, guid), "It appended the digest of the key to the GUID instead of hashing it. The Accept is base64 of the GUID and the SHA-1 of the key."},
		{sum(guid, key), "It appended the digest of the GUID to the key instead of hashing it. The Accept is base64 of the key and the SHA-1 of the GUID."},
		{sum("", key+guid), "It appended the digest of nothing to the key and the GUID instead of hashing them. The Accept is base64 of the key, the GUID and the SHA-1 of nothing."},
		{sum(key+guid, key+guid), "It appended the digest of key and GUID to the key and the GUID instead of hashing them. The Accept is base64 of the key, the GUID and the SHA-1 of key and GUID."},
		{accept("") + guid, "It hashed nothing, and appended the GUID to the result. The Accept is the SHA-1 of nothing in base64 and the GUID, as plain text."},
		{b64([]byte(unknown + guid)), "It put the GUID next to 20 bytes that look like a digest, instead of hashing it. The Accept is base64 of 20 bytes that look like a digest and the GUID."},
		{b64([]byte(unknown)) + key, "It put the key next to 20 bytes in base64 that look like a digest, instead of hashing it. The Accept is 20 bytes in base64 that look like a digest and the key, as plain text."},
		{key + hex.EncodeToString([]byte(unknown)), "It put the key next to 20 bytes in hexadecimal that look like a digest, instead of hashing it. The Accept is the key and 20 bytes in hexadecimal that look like a digest, as plain text."},
		// Words are no digest.
		{b64([]byte(strings.Repeat("word", 5) + guid)), "It never hashed the text. The Accept is base64 of “wordwordwordwordword” and the GUID."},
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: test.accept})
		mistakesOf(t, d, test.accept)
		if len(d.Explanations) != 1 || d.Explanations[0].Title != test.title {
			t.Errorf("%s: %+v, want %q", test.accept, d, test.title)
			continue
		}
		honest(t, key, d.Explanations[0])
	}
}

// The names of objects show by themselves what went wrong.
func TestObjectPrinted(t *testing.T) {
	for _, name := range []string{
		"[object ArrayBuffer]", "[object Promise]", "[object Uint8Array]", "System.Byte[]", "[B@1b6d3586", "[B@7",
		"<__main__.Digest object at 0x7f3a5c0b1d90>", "<__main__.f.<locals>.Digest object at 0x7f3a5c0b1d90>",
		"<sha1 _hashlib.HASH object @ 0x7f3a5c0b1d90>", "<built-in method digest of _hashlib.HASH object at 0x7f3a5c0b1d90>",
	} {
		for accept, did := range map[string]string{name: "sent", b64([]byte(name)): "encoded"} {
			for _, key := range []string{"", handshake.SampleKey} {
				d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
				title := "It " + did + " “" + name + "”, the name of an object, instead of the bytes of the digest."
				if got := mistakesOf(t, d, accept); got != "object-printed" || d.Explanations[0].Title != title || d.Target != nil {
					t.Errorf("key %q, Accept %s: %+v, want %s", key, accept, d, title)
				}
			}
		}
	}
	if b64([]byte("[object ArrayBuffer]")) != "W29iamVjdCBBcnJheUJ1ZmZlcl0=" {
		t.Error("the commonest one")
	}
	for _, text := range []string{"[object ]", "[B@", "[B@xyz", "System.[]", "<html>", "< object at 0x", "[object \xff]"} {
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: b64([]byte(text))})
		if d.Verdict != diagnose.Unexplained {
			t.Errorf("%s: %+v", text, d.Explanations)
		}
	}
}
