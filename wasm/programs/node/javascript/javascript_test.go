package javascript_test

import (
	"testing"

	"wsaccept/wasm/programs/node/javascript"
)

// TestNumbers has what Node.js 20 prints for +text and parseInt(text, 10). NaN is
// missing in the columns.
func TestNumbers(t *testing.T) {
	tests := []struct {
		text             string
		number, parsed   float64
		isNumber, parses bool
	}{
		{"13", 13, 13, true, true},
		{"", 0, 0, true, false},
		{" \t\v\f\xa0", 0, 0, true, false},
		{"\xa013 ", 13, 13, true, true},
		{"013", 13, 13, true, true},
		{"0x0d", 13, 0, true, true},
		{"0b1101", 13, 0, true, true},
		{"1.3e1", 13, 1, true, true},
		{"+13", 13, 13, true, true},
		{"-13", -13, -13, true, true},
		{"+-13", 0, 0, false, false},
		{"13abc", 0, 13, false, true},
		{"13, 8", 0, 13, false, true},
		{"x", 0, 0, false, false},
		{"0x", 0, 0, false, true},
		{"1_3", 0, 1, false, true},
		{".", 0, 0, false, false},
	}
	for _, test := range tests {
		if n, ok := javascript.Number(test.text); ok != test.isNumber || ok && n != test.number {
			t.Errorf("+%q is %v, %v", test.text, n, ok)
		}
		if n, ok := javascript.ParseInt(test.text); ok != test.parses || ok && n != test.parsed {
			t.Errorf("parseInt(%q) is %v, %v", test.text, n, ok)
		}
	}
}

// TestCanDecodeURIComponent has what decodeURIComponent throws at.
func TestCanDecodeURIComponent(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "abc": true, "%41": true, "%e4%b8%ad": true, "\xe9": true, "%C3%A4x%c3%a4": true,
		"%": false, "%4": false, "%zz": false, "%e4%b8": false, "%e4x%b8%ad": false, "%ff": false, "%c0%80": false, "%ed%a0%80": false,
	} {
		if got := javascript.CanDecodeURIComponent(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
