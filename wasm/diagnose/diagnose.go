// Package diagnose finds the mistake behind a wrong Sec-WebSocket-Accept: the
// message that was hashed in place of key and GUID, the hash function, and the
// way the digest was written. It claims nothing that it has not reproduced
// letter for letter.
package diagnose

import (
	"encoding/base64"
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
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
	Tried        int           // messages that were compared with the Accept
	Notes        []string      // what else there is to say: of the form of the Accept, and of values that disagree
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
	Hash     string // "SHA-1", "HMAC-SHA1", "SHA-256" …, or "" if nothing was hashed; without Input the one whose length the digest has
	Secret   string // the secret of an HMAC, else ""
	Digest   []byte // what came of it, before it was written as text; nil without Hash
	Encoding string // how it was written: "base64", "base64 of hexadecimal digits" …, or "" if it was sent as it is
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

// Beyond these sizes Diagnose would take more than the blink of an eye.
const (
	longestText = 1024 // bytes in a key and in a constant from the code
	mostOwn     = 100  // constants from the code
)

// ownGUIDs returns those constants that are tried.
func ownGUIDs(guids []string) []string {
	var own []string
	for _, guid := range guids {
		if len(guid) <= longestText && len(own) < mostOwn {
			own = append(own, guid)
		}
	}
	return own
}

// Diagnose finds every simplest explanation of c. It hashes some twenty-five
// thousand messages, which takes milliseconds. Keys and constants of more than 1 KiB, and
// constants after the first hundred, are not tried.
func Diagnose(c Case) Diagnosis {
	var d Diagnosis
	key := c.Key
	if key == "" && c.Expected != "" {
		if s, found := sampleOf(c.Expected); found {
			key = s.key
			d.note("The expected value is the Accept of " + key + ", " + s.where + "; that key was used.")
		}
	}
	right := c.Expected
	if key != "" {
		right = handshake.Accept(key)
		if c.Expected != "" && c.Expected != right {
			d.note("The client expected " + visible(c.Expected) + ", but the Accept of this key is " + right + ". The two values are not from the same handshake, or the client is wrong. The key was trusted.")
		}
	}
	if c.Accept == "" {
		d.Verdict = Unexplained
		d.note("There is no Accept to explain.")
		return d
	}
	if c.Accept == right {
		d.Verdict, d.Tried = Correct, 1
		return d
	}

	if len(key) > longestText {
		d.note("A key has " + words.Count(handshake.KeyLen, "character") + ", and this one has " + strconv.Itoa(len(key)) + ": too many to try what may have been made from it.")
		key = ""
	}
	own := ownGUIDs(c.GUIDs)
	t := trial{accept: c.Accept, readings: readings(c.Accept), keys: keyVariants(key), guids: guidVariants(own), explain: explain}
	if c.Key == "" && c.Expected == "" {
		t.explain = withoutKey
	}
	t.unhashed(key, own)
	if key == "" {
		t.expected(c.Expected)
	}
	if len(t.explanations) == 0 {
		t.run()
	}
	d.Verdict, d.Explanations, d.Tried = Mistake, t.explanations, t.tried
	if len(d.Explanations) == 0 {
		d.byForm(t.readings, c.Accept, key)
	}
	return d
}

func (d *Diagnosis) note(text string) { d.Notes = append(d.Notes, text) }

// expected holds the Accept against the one that the client expected, where the
// key is not known.
func (t *trial) expected(accept string) {
	digest, err := base64.StdEncoding.Strict().DecodeString(accept)
	if err != nil || len(accept) != handshake.AcceptLen {
		return
	}
	for _, r := range t.readings {
		if r.holds(digest, t.accept) {
			t.found(r.faults, "", Proof{Hash: "SHA-1", Digest: digest, Encoding: r.encoding, Output: r.write(digest)})
		}
	}
}
