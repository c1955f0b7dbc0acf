package diagnose

import (
	"bytes"
	"slices"

	"wsaccept/wasm/handshake"
)

// mostFaults is the number of faults in a message up to which it is tried. Those
// of hashing it, and of writing the digest, may come on top.
const mostFaults = 2

// trial compares an Accept with one message after the other, those with fewer
// faults first, and keeps the explanations with the fewest faults in all.
type trial struct {
	accept   string
	readings []reading
	keys     []variant // that which was sent comes first, if it is known
	guids    []variant // the right one comes first
	explain  func(faults []fault, guid string, proof Proof) Explanation

	once, twice  []hashing                        // the ways that may have made the Accept
	m            message                          // the one that is tried now
	standIn      func() (guid variant, told bool) // if not nil, names what stands in the place of m's GUID, unless it was told already
	tried        int                              // messages
	fewest       int                              // faults in each of the explanations, if there are any
	explanations []Explanation
	ranks        []int  // how common each explanation is, lower numbers being more common
	msg, digest  []byte // the bytes of m, and what a hash function makes of them
}

func (t *trial) run() {
	t.once, t.twice = t.fitting(hashings), t.fitting(doubled)
	for n := 0; n <= mostFaults && (len(t.explanations) == 0 || n <= t.fewest); n++ {
		t.messages(n)
		switch n {
		case 1:
			t.m = message{&nothing, &noGUID, &frames[0], &encodings[0]}
			t.attempt(t.once)
			t.edits()
			t.buffers()
			t.hmacs(0)
			t.lookalikes()
		case 2:
			t.hmacs(1)
		}
	}
}

// nothing and noGUID make the message of a server that hashes nothing.
var nothing, noGUID = variant{faults: []fault{known("nothing-hashed")}}, variant{}

// messages tries all messages with n faults, but for slips in the GUID.
func (t *trial) messages(n int) {
	for i := range t.keys {
		for j := range t.guids {
			key, guid := &t.keys[i], &t.guids[j]
			left := n - len(key.faults) - len(guid.faults)
			if left < 0 || n > 1 && (key.alone || guid.alone) {
				continue
			}
			for k := range frames {
				for l := range encodings {
					if len(frames[k].faults)+len(encodings[l].faults) != left {
						continue
					}
					t.m = message{key, guid, &frames[k], &encodings[l]}
					t.attempt(t.once)
					if n < mostFaults {
						t.attempt(t.twice)
					}
				}
			}
		}
	}
}

// edits tries the key as it was sent with every slip of the hand in the GUID.
func (t *trial) edits() {
	if len(t.keys[0].faults) > 0 {
		return
	}
	t.m = message{&t.keys[0], &t.guids[0], &frames[0], &encodings[0]}
	start := len(t.m.key.text)
	t.msg = append(t.msg[:0], t.m.key.text...)
	var slip []byte
	t.standIn = func() (variant, bool) {
		guid := string(slip)
		told := slices.ContainsFunc(t.guids, func(v variant) bool { return v.text == guid })
		return variant{text: guid, guid: guid, faults: []fault{wrongGUID(guid)}}, told
	}
	eachEdit(func(guid []byte) {
		slip = guid
		t.msg = append(t.msg[:start], guid...)
		t.compare(t.once)
	})
	t.standIn = nil
}

// attempt hashes the message in each of the given ways.
func (t *trial) attempt(ways []hashing) {
	t.msg = t.m.appendTo(t.msg[:0])
	t.compare(ways)
}

// compare does the same when the bytes of the message are in place.
func (t *trial) compare(ways []hashing) {
	for i := range ways {
		way := &ways[i]
		t.tried++
		t.digest = way.sum(t.digest[:0], t.msg)
		for j := range t.readings {
			if r := &t.readings[j]; r.holds(t.digest, t.accept) {
				t.matched(way, r)
			}
		}
	}
}

// matched keeps the message that was found to explain the Accept.
func (t *trial) matched(way *hashing, r *reading) {
	m := t.m
	if t.standIn != nil {
		guid, told := t.standIn()
		if told {
			return
		}
		m.guid = &guid
	}
	faults, hashed := m.faults(), way.faults
	if len(faults) == 0 && way.size != 20 {
		hashed = []fault{{id: "wrong-hash", title: "It hashed the right text with " + way.name + " instead of SHA-1."}}
	}
	if r.ofRight && len(faults)+len(hashed) > 0 {
		return
	}
	t.found(slices.Concat(faults, hashed, r.faults), m.guid.guid,
		Proof{Input: m.input(), Hash: way.name, Digest: bytes.Clone(t.digest), Encoding: r.encoding, Output: r.write(t.digest)})
}

// fitting returns those of ways that make digests of a size that the Accept may
// hold.
func (t *trial) fitting(ways []hashing) []hashing {
	var fit []hashing
	for _, way := range ways {
		if t.mayHold(way.size) {
			fit = append(fit, way)
		}
	}
	return fit
}

// mayHold reports whether the Accept may hold a digest of size bytes.
func (t *trial) mayHold(size int) bool {
	for i := range t.readings {
		if r := &t.readings[i]; len(r.digest) == size || r.digest == nil && size == 20 {
			return true
		}
	}
	return false
}

// hmacs tries HMAC-SHA1 with key and GUID in either part, and with keys that have
// n faults.
func (t *trial) hmacs(n int) {
	if !t.mayHold(20) {
		return
	}
	const guid = handshake.GUID
	for _, key := range t.keys {
		if len(key.faults) != n || key.alone {
			continue
		}
		keyPart, guidPart := Part{KeyPart, key.text}, Part{GUIDPart, guid}
		for _, way := range []struct {
			title  string
			secret string
			input  []Part
		}{
			{"It used HMAC-SHA1 of the GUID with the key as the secret.", key.text, []Part{guidPart}},
			{"It used HMAC-SHA1 of the key with the GUID as the secret.", guid, []Part{keyPart}},
			{"It used HMAC-SHA1 of key and GUID with the key as the secret.", key.text, []Part{keyPart, guidPart}},
			{"It used HMAC-SHA1 of key and GUID with the GUID as the secret.", guid, []Part{keyPart, guidPart}},
		} {
			proof := Proof{Input: way.input, Hash: "HMAC-SHA1", Secret: way.secret}
			t.tried++
			t.digest = hmacSHA1(t.digest[:0], way.secret, proof.Bytes())
			for i := range t.readings {
				if r := &t.readings[i]; !r.ofRight && r.holds(t.digest, t.accept) {
					proof.Digest, proof.Encoding, proof.Output = bytes.Clone(t.digest), r.encoding, r.write(t.digest)
					faults := append(slices.Clone(key.faults), fault{id: "hmac", title: way.title})
					t.found(append(faults, r.faults...), "", proof)
				}
			}
		}
	}
}

// found keeps an explanation, unless there are others with fewer faults, or one
// that says the same.
func (t *trial) found(faults []fault, guid string, proof Proof) {
	if len(t.explanations) > 0 && len(faults) > t.fewest {
		return
	}
	if len(faults) < t.fewest {
		t.explanations, t.ranks = nil, nil
	}
	t.fewest = len(faults)
	x := t.explain(faults, guid, proof)
	sum := 0
	for _, f := range faults {
		sum += rank(f.id)
	}
	at := len(t.ranks)
	for i, other := range t.explanations {
		if other.Title == x.Title {
			return
		}
		if sum < t.ranks[i] && at == len(t.ranks) {
			at = i
		}
	}
	t.explanations = slices.Insert(t.explanations, at, x)
	t.ranks = slices.Insert(t.ranks, at, sum)
}
