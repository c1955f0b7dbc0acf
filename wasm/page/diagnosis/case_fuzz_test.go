package diagnosis

import (
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/markup/markuptest"
	"wsaccept/wasm/page/verdict"
)

// FuzzCase shows a diagnosis that was not made but written down, so that any text
// may be in any place of it.
func FuzzCase(f *testing.F) {
	for i, s := range markuptest.Spiteful {
		f.Add(s, markuptest.Spiteful[(i+1)%len(markuptest.Spiteful)], markuptest.Spiteful[(i+2)%len(markuptest.Spiteful)], uint8(i))
	}
	verdicts := []diagnose.Verdict{diagnose.Correct, diagnose.Mistake, diagnose.Unexplained}
	f.Fuzz(func(t *testing.T, key, accept, other string, kind uint8) {
		if len(key)+len(accept)+len(other) > markuptest.Longest {
			return
		}
		proof := diagnose.Proof{
			Input:  []diagnose.Part{{Kind: diagnose.KeyPart, Text: key}, {Kind: diagnose.GUIDPart, Text: other}, {Kind: diagnose.OtherPart, Text: accept}},
			Digest: []byte(other), Hash: key, Secret: accept, Encoding: other, Output: accept,
		}
		e := examined{
			diagnose.Diagnosis{
				Verdict:      verdicts[int(kind)%len(verdicts)],
				Explanations: []diagnose.Explanation{{Mistake: "no-guid+" + other, Title: "It " + key + ".", Fix: accept, GUID: other, Proof: proof}, {Title: other}},
				Notes:        []string{key, accept},
			},
			reading{
				read:      diagnose.Case{Key: key, Accept: accept, Expected: other},
				taken:     []string{other, key},
				constants: []evidence.Constant{{Text: other}, {Text: key, Like: true}, {Text: accept}},
			},
		}
		c := Case{Key: key, Accept: accept, Code: other, Language: key, read: &e}
		markuptest.Shows(t, markup.Group(markup.Text(e.summary(c)), e.explanation(c), e.proofs(), verdict.Notes(append(e.taken, e.Notes...))))
		markuptest.Shows(t, markup.Group(e.compared(c), e.anotherKey(), e.keyFindings(), e.fixes(c)))
		markuptest.Shows(t, Search{Phase: Searching, Name: key, Failure: other}.progress(key, accept))
		markuptest.Shows(t, Search{Phase: Failed, Failure: other}.progress(key, accept))
	})
}
