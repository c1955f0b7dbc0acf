package stdlib_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"wsaccept/wasm/programs/python/stdlib"
)

// TestPython holds the functions against what Python 3.11 does, in
// testdata/python.json: a text has a character a byte, a fault is the text of the
// exception.
func TestPython(t *testing.T) {
	data, err := os.ReadFile("testdata/python.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string][]struct{ Text, Value, Fault string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	functions := map[string]func(string) (value, fault string){
		"repr":       func(s string) (string, string) { return stdlib.Repr(s), "" },
		"repr bytes": func(s string) (string, string) { return stdlib.ReprBytes(s), "" },
		"int": func(s string) (string, string) {
			if _, ok := stdlib.Int(s); !ok {
				return "", "invalid literal for int() with base 10: " + stdlib.Repr(s)
			}
			return stdlib.IntText(s), ""
		},
		"hex": func(s string) (string, string) {
			n, ok := stdlib.Hex(s)
			if !ok {
				return "", "invalid literal for int() with base 16: " + stdlib.Repr(s)
			}
			return strconv.Itoa(n), ""
		},
		"netloc": stdlib.Netloc,
		"decode": func(s string) (string, string) { return "", stdlib.DecodeFault(s) },
		"base64": func(s string) (string, string) {
			size := stdlib.Base64Size(s)
			if size < 0 {
				return "", "any"
			}
			return strconv.Itoa(size), ""
		},
		"base64 strict": func(s string) (string, string) {
			size, fault := stdlib.Base64StrictSize(s)
			if fault != "" {
				return "", fault
			}
			return strconv.Itoa(size), ""
		},
	}
	for name, some := range cases {
		for _, c := range some {
			value, fault := functions[name](bytesOf(c.Text))
			sameFault := fault == c.Fault || fault == "any" && c.Fault != ""
			if fault == "" && value != c.Value || !sameFault {
				t.Errorf("%s of %q: %q %q, want %q %q", name, c.Text, value, fault, c.Value, c.Fault)
			}
		}
	}
}

// bytesOf turns a text with a character a byte into those bytes.
func bytesOf(text string) string {
	all := make([]byte, 0, len(text))
	for _, r := range text {
		all = append(all, byte(r))
	}
	return string(all)
}
