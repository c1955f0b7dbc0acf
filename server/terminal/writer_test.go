package terminal_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"wsaccept/server/terminal"
)

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"plain\ttext\nof é 🔑 “”":   "plain\ttext\nof é 🔑 “”",
		"\x1b[2J":                  `\x1B[2J`,
		"a\rb\x00\x07\x08":         `a\x0Db\x00\x07\x08`,
		"\u009b31m":                `\u009b31m`,
		"\x9b31m":                  `\x9B31m`, // a terminal that isn't set to UTF-8
		"\x7f":                     `\u007f`,
		"\u202egnp.exe":            `\u202egnp.exe`,
		"\u2066\u2069\u200f\u061c": `\u2066\u2069\u200f\u061c`,
		"\u200b\ufeff\u00ad":       `\u200b\ufeff\u00ad`,
		"\u2028\u2029\u0085":       `\u2028\u2029\u0085`,
		"\U000e0041":               `\udb40\udc41`,
		"\ufffd":                   "\ufffd",
		"\xe2\x80":                 `\xE2\x80`,
	} {
		var b bytes.Buffer
		if n, err := terminal.New(&b).Write([]byte(text)); b.String() != want || n != len(text) || err != nil {
			t.Errorf("%q is written as %q, want %q; %d, %v", text, b.String(), want, n, err)
		}
	}
}

// JSON has the same values afterwards.
func FuzzWriteJSON(f *testing.F) {
	f.Add("\x1b\u009b\x7f\u202e\U000e0041\u2028\xff")
	f.Fuzz(func(t *testing.T, text string) {
		data, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var want, got string
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		shown := terminal.Escape(string(data))
		if err := json.Unmarshal([]byte(shown), &got); err != nil || got != want {
			t.Errorf("%q became %s, which is %q, %v", text, shown, got, err)
		}
		if !utf8.ValidString(shown) || terminal.Escape(shown) != shown {
			t.Errorf("%q became %q", text, shown)
		}
	})
}
