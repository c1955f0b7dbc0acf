package diagnose_test

import (
	"testing"

	"wsaccept/wasm/diagnose"
)

// FuzzDiagnose proves each explanation anew, and holds the verdict against the
// standard library.
func FuzzDiagnose(f *testing.F) {
	for _, w := range wrong {
		f.Add("dGhlIHNhbXBsZSBub25jZQ==", w.accept, "", "")
	}
	f.Add("", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "")
	f.Add("", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", guid)
	f.Add(" \xff key", "\" =?\xff\n\"", "=", "\x00")
	f.Fuzz(func(t *testing.T, key, acceptValue, expected, own string) {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: acceptValue, Expected: expected, GUIDs: []string{own}})
		mistakesOf(t, d, acceptValue)
		correct := acceptValue == accept(key+guid)
		if key == "" {
			correct = acceptValue != "" && acceptValue == expected
		}
		if correct != (d.Verdict == diagnose.Correct) {
			t.Errorf("key %q, Accept %q, expected %q: %s", key, acceptValue, expected, d.Verdict)
		}
		if d.Target != nil && (d.Target.Key != key && key != "" || d.Target.Key == "") {
			t.Errorf("key %q: the target %v", key, d.Target)
		}
	})
}
