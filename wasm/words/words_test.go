package words_test

import (
	"testing"

	"wsaccept/wasm/words"
)

func TestDescribe(t *testing.T) {
	for r, want := range map[rune]string{
		'a':      "“a” (0x61)",
		' ':      "a space (0x20)",
		'\n':     "a line feed (0x0A)",
		'\x00':   "a NUL (0x00)",
		'\x1b':   "0x1B",
		'é':      "“é” (U+00E9)",
		'🔑':      "“🔑” (U+1F511)",
		'\u202e': "U+202E",
	} {
		if got := words.Describe(r); got != want {
			t.Errorf("Describe(%U) = %s, want %s", r, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for s, want := range map[string]string{
		"":           "",
		" \t":        "a space (0x20), a tab (0x09)",
		"aaaa":       "“a” (0x61), “a” (0x61), “a” (0x61), “a” (0x61)",
		"\n\n\n\n\n": "a line feed (0x0A), a line feed (0x0A), a line feed (0x0A), a line feed (0x0A) and 1 byte more",
	} {
		if got := words.List(s); got != want {
			t.Errorf("List(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestQuantity(t *testing.T) {
	for n, want := range map[int]string{0: "no =", 1: "=", 2: "==", 5: "5 times ="} {
		if got := words.Quantity(n, "="); got != want {
			t.Errorf("Quantity(%d) = %s, want %s", n, got, want)
		}
	}
}
