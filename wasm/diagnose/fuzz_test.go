package diagnose_test

import (
	"testing"

	"wsaccept/wasm/diagnose"
)

// diagnosed diagnoses c, proves each explanation anew, and holds the verdict against the
// standard library.
func diagnosed(t *testing.T, c diagnose.Case) {
	d := diagnose.Diagnose(c)
	mistakesOf(t, d, c.Accept)
	for _, x := range d.Explanations {
		honest(t, c.Key, x)
	}
	correct := c.Accept == accept(c.Key+guid)
	if c.Key == "" {
		correct = c.Accept != "" && c.Accept == c.Expected
	}
	if correct != (d.Verdict == diagnose.Correct) {
		t.Errorf("%+v: %s", c, d.Verdict)
	}
	if d.Target != nil && (d.Target.Key != c.Key && c.Key != "" || d.Target.Key == "") {
		t.Errorf("%+v: the target %v", c, d.Target)
	}
}

// FuzzValue is about what an Accept reveals without the key.
func FuzzValue(f *testing.F) {
	for _, w := range wrong {
		f.Add(w.accept, "")
	}
	for _, value := range []string{
		b64([]byte("<Buffer b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea>")), "{-1; 2; 3; 4; 5; 6; 7; 8; 9; 0; 1; 2; 3; 4; 5; 6}",
		"b'\\xb3\\'\"\\n'", "ffffff80ffffffff0001ffffffc9", "\" =?\xff\n\"",
	} {
		f.Add(value, "")
	}
	f.Add("Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=")
	f.Add("s3pPLMBiTxaQ9kYGzzhZRbK+xOo", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
	f.Fuzz(func(t *testing.T, value, expected string) {
		if len(value)+len(expected) <= 256 {
			diagnosed(t, diagnose.Case{Accept: value, Expected: expected})
		}
	})
}

// FuzzDiagnose is about all that a diagnosis is made of. It can't try a thousand cases a
// second: each one that nothing explains at once is some ten thousand messages hashed,
// which is what is tested, and takes milliseconds.
func FuzzDiagnose(f *testing.F) {
	for _, w := range wrong {
		f.Add("dGhlIHNhbXBsZSBub25jZQ==", w.accept, "")
	}
	f.Add("x3JJHMbDL1EzLkh9GBhXDw==", "77+9ek8s77+9Yk8W77+977+9Rgbvv704WUXvv73vv73vv70vv73=", "")
	f.Add("x3JJHMbDL1EzLkh9GBhXDw==", accept("x3JJHMbDL1EzLkh9GBhXDw==")+guid, guid)
	f.Add(" \xff key", "\" =?\xff\n\"", "\x00")
	f.Fuzz(func(t *testing.T, key, value, own string) {
		if len(key)+len(value)+len(own) <= 256 {
			diagnosed(t, diagnose.Case{Key: key, Accept: value, GUIDs: []string{own}})
		}
	})
}
