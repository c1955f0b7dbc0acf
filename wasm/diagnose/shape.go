package diagnose

import (
	"strings"

	"wsaccept/wasm/words"
)

// byForm tells what the form of accept says alone, when no message makes it. list
// has its readings.
func (d *Diagnosis) byForm(list []reading, accept, key string) {
	d.Verdict = Unexplained
	for _, r := range list {
		if !r.certain {
			continue
		}
		d.Verdict = Mistake
		proof := Proof{Encoding: r.encoding, Output: accept}
		if r.digest != nil {
			proof.Hash, proof.Digest, proof.Output = "SHA-1", r.digest, r.write(r.digest)
		}
		d.Explanations = []Explanation{explain(r.faults, "", proof)}
		d.note("The form of the value shows this much. What was hashed is not known: none of the messages that were tried makes it.")
		d.aim(key, r.digest)
		return
	}
	var data []byte
	if len(list) > 0 && strings.HasPrefix(list[0].encoding, "base64") { // the first reading is of base64, if it is
		data = list[0].digest
	}
	d.aim(key, data)
	d.noteLength(len(data))
}

// aim sets the target of a search, if there is something to search for.
func (d *Diagnosis) aim(key string, digest []byte) {
	if key != "" && len(digest) == 20 {
		d.Target = &Target{Key: key, Digest: [20]byte(digest)}
	}
}

// noteLength says what is wrong with an Accept that is base64 of n bytes, or no
// base64 at all if n is 0.
func (d *Diagnosis) noteLength(n int) {
	typical := map[int]string{16: "an MD5", 28: "a SHA-224", 32: "a SHA-256", 40: "a SHA-1 in hexadecimal", 48: "a SHA-384", 64: "a SHA-512"}
	switch {
	case n == 0:
		d.note("This is not base64. An Accept is base64 of 20 bytes: 28 characters, the last one a =.")
	case n == 20:
		// nothing is wrong with it
	case typical[n] != "":
		d.note(words.Count(n, "byte") + ": the length of " + typical[n] + ". None of the messages that were tried gives it. An Accept is base64 of 20 bytes.")
	default:
		d.note("This is base64 of " + words.Count(n, "byte") + ". An Accept is base64 of 20.")
	}
}
