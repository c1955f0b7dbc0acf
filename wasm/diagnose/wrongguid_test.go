package diagnose_test

import (
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
)

// seen returns the wrong GUIDs that were seen in public code.
func seen(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("wrong-guids.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// Every wrong GUID that was seen is named from key and Accept alone, and if it
// was found in the code as well.
func TestWrongGUIDs(t *testing.T) {
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	for _, wrong := range seen(t) {
		for _, own := range [][]string{nil, {guid, wrong, "another"}} {
			a := accept(key + wrong)
			d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: a, GUIDs: own})
			mistakesOf(t, d, a)
			if len(d.Explanations) != 1 || d.Explanations[0].GUID != wrong {
				t.Errorf("%s: %v", wrong, d.Explanations)
			}
		}
	}
}

// A GUID that nobody has seen is named if it stands in the code, also together
// with another mistake.
func TestOwnGUID(t *testing.T) {
	const key, own = "x3JJHMbDL1EzLkh9GBhXDw==", "01234567-89AB-CDEF-0123-456789ABCDEF"
	for a, want := range map[string]string{
		accept(key + own):          "wrong-guid",
		accept(decoded(key) + own): "key-decoded+wrong-guid",
		b64([]byte(key + own)):     "never-hashed",
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: a, GUIDs: []string{own}})
		if got := mistakesOf(t, d, a); got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}

// What is said of a wrong GUID.
func TestDifference(t *testing.T) {
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	for wrong, want := range map[string]string{
		"258EAFA5-E914-47DA-95CA-5AB0DC85B11F":  "The last group is wrong.",
		"258EAFA5-E914-47DA-95CA-C5AB5DC8500B":  "The last group is wrong.",
		"258EAFA5-E914-47DA-95CA-C5ABODC85B11":  "In it, character 29 is the letter O and must be the digit 0.",
		"58EAFA5-E914-47DA-95CA-C5AB0DC85B11":   "In it, character 1 is missing: the digit 2.",
		"258EAFA5-E914-47DA-95CA-C5AB0DC85B111": "In it, character 37 is superfluous: the digit 1.",
		"258EAFA5-E941-47DA-95CA-C5AB0DC85B11":  "In it, characters 12 and 13 are swapped: 41 must be 14.",
		"258EAFA5-E914-47AD-95CB-C5AB0DC85B11":  "The third and fourth groups are wrong.",
		"258eafa5-E914-47DA-95CA-C5AB0DC85B11":  "Its letters must be in upper case.",
		"none":                                  "",
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept(key + wrong), GUIDs: []string{wrong}})
		if len(d.Explanations) != 1 {
			t.Errorf("%s: %v", wrong, d.Explanations)
			continue
		}
		said := strings.TrimSpace("It used " + wrong + " as the GUID. " + want)
		if got := d.Explanations[0].Title; got != said {
			t.Errorf("%q, want %q", got, said)
		}
	}
}
