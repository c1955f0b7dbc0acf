// Package diagnose finds the mistake behind a wrong Sec-WebSocket-Accept: the
// message that was hashed in place of key and GUID, the hash function, and the
// way the digest was written. It claims nothing that it has not reproduced
// letter for letter.
package diagnose

import (
	"encoding/base64"

	"wsaccept/wasm/handshake"
)

// Case is what somebody knows of a handshake that failed.
type Case struct {
	Key      string   // Sec-WebSocket-Key as the client sent it, or "" if not known
	Accept   string   // Sec-WebSocket-Accept as the server sent it, byte for byte
	Expected string   // the Accept that the client expected, from its log, or ""
	GUIDs    []string // constants that may have stood in for the GUID: from the server's code, or from a search
}

// Verdict sums a Diagnosis up.
type Verdict string

// The verdicts.
const (
	Correct     Verdict = "correct"     // the Accept is right; look elsewhere
	Mistake     Verdict = "mistake"     // there is at least one Explanation
	Unexplained Verdict = "unexplained" // none of the known mistakes made it; most likely another key did
)

// Diagnosis is what there is to say about a Case.
type Diagnosis struct {
	Verdict      Verdict
	Explanations []Explanation // every one that needs no more faults than the first; none unless Mistake
	Target       *Target       // what a search for other GUIDs may look for, or nil if there is no point in one
	Tried        int           // messages hashed and compared
}

// Explanation is one way to make the Accept of a Case. Two of them may make the
// same bytes; nobody can tell then which it was.
type Explanation struct {
	Mistake string // ids of FindMistake, joined by "+" if it took more than one
	Title   string // what the server did, in one sentence
	Fix     string // what to do, in any language
	GUID    string // what was used as the GUID, if that was wrong, else ""
	Proof   Proof
}

// Proof reproduces the Accept of a Case.
type Proof struct {
	Input    []Part // what was hashed, or encoded if Hash is ""; nil if the Accept alone tells the mistake, and what was hashed is not known
	Hash     string // "SHA-1", "HMAC-SHA1", "SHA-256" …, or "" if nothing was hashed
	Digest   []byte // what came of it, before it was written as text; nil without Hash
	Encoding string // how it was written: "base64", "hexadecimal", "base64 of the hexadecimal digits" …
	Output   string // the outcome: the very Accept of the Case
}

// Part is a piece of a message.
type Part struct {
	Kind PartKind
	Text string // its bytes
}

// PartKind says where a Part comes from.
type PartKind string

// The kinds of parts.
const (
	KeyPart   PartKind = "key"
	GUIDPart  PartKind = "guid"
	OtherPart PartKind = "other" // such as a line break that should not be there
)

// Target is the digest that a wrong Accept holds, and the text before the GUID in
// the message it was made of, so that search.New can look for the GUID.
type Target struct {
	Key    string
	Digest [20]byte
}

// Bytes returns all of the message.
func (p Proof) Bytes() []byte {
	var b []byte
	for _, part := range p.Input {
		b = append(b, part.Text...)
	}
	return b
}

// Diagnose finds every simplest explanation of c. It hashes some thousand
// messages, which takes milliseconds.
func Diagnose(c Case) Diagnosis {
	if c.Accept == handshake.Accept(c.Key) {
		return Diagnosis{Verdict: Correct, Tried: 1}
	}
	d := Diagnosis{Verdict: Unexplained, Tried: 1}
	if digest, err := base64.StdEncoding.DecodeString(c.Accept); err == nil && len(digest) == 20 {
		d.Target = &Target{Key: c.Key, Digest: [20]byte(digest)}
	}
	return d
}
