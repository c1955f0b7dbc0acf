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
	f.Add("x3JJHMbDL1EzLkh9GBhXDw==", "77+9ek8s77+9Yk8W77+977+9Rgbvv704WUXvv73vv73vv70vv73=", "", "")
	f.Add("x3JJHMbDL1EzLkh9GBhXDw==", accept("x3JJHMbDL1EzLkh9GBhXDw==")+guid, "", "")
	f.Add("", b64([]byte("<Buffer b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea>")), "", "")
	f.Add("", "{-1; 2; 3; 4; 5; 6; 7; 8; 9; 0; 1; 2; 3; 4; 5; 6}", "", "")
	f.Add("", "b'\\xb3\\'\"\\n'", "", "")
	f.Add("", "ffffff80ffffffff0001ffffffc9", "", "")
	f.Add("", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "")
	f.Add("", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", guid)
	f.Add(" \xff key", "\" =?\xff\n\"", "=", "\x00")
	f.Fuzz(func(t *testing.T, key, acceptValue, expected, own string) {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: acceptValue, Expected: expected, GUIDs: []string{own}})
		mistakesOf(t, d, acceptValue)
		for _, x := range d.Explanations {
			honest(t, key, x)
		}
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
