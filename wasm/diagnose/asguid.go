package diagnose

import (
	"encoding/base64"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hash"
)

// AsGUID tells what is wrong with using text as the GUID, if it is not the GUID.
// There is no Accept in it, so the Explanation has no Proof.
func AsGUID(text string) (x Explanation, wrong bool) {
	if text == handshake.GUID {
		return Explanation{}, false
	}
	digest := hash.SHA1([]byte(handshake.SampleKey + text))
	d := Diagnose(Case{Key: handshake.SampleKey, Accept: base64.StdEncoding.EncodeToString(digest[:]), GUIDs: []string{text}})
	if d.Verdict != Mistake { // it is too long to be tried
		return explain([]fault{wrongGUID(text)}, text, Proof{}), true
	}
	x = d.Explanations[0]
	x.Proof = Proof{}
	return x, true
}
