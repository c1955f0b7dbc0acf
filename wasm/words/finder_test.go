package words_test

import (
	"testing"

	"wsaccept/wasm/words"
)

func TestFinder(t *testing.T) {
	f := words.NewFinder([]string{"connection refused", "refused", "timeout", "n’t connect"})
	for line, want := range map[string]int{
		"":                             -1,
		"ref":                          -1,
		"refused":                      1,
		"REFUSED: Connection Refused.": 0,
		"it refuse":                    -1,
		"xtimeout":                     2,
		"can’t connect? Don’t connect": 3,
		"timeout, refused":             1,
	} {
		if got := f.First(line, nil); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
	last := func(n, at int) bool { return n != 2 || at > 0 }
	if got := f.First("timeout timeout", last); got != 2 {
		t.Errorf("the second place does not count: %d", got)
	}
	if got := f.First("timeout", last); got != -1 {
		t.Errorf("a place that does not count: %d", got)
	}
}
