package search

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// members returns all that a pattern stands for, in no order.
func members(p pattern) []string {
	before, after, holed := strings.Cut(string(p), "?")
	if !holed {
		return []string{string(p)}
	}
	var all []string
	for _, digit := range "0123456789ABCDEF" {
		all = append(all, members(pattern(before+string(digit)+after))...)
	}
	return all
}

func TestPatternSize(t *testing.T) {
	for p, want := range map[pattern]int{"": 1, "A": 1, "?": 16, "A?": 16, "?-?": 256, "??A?": 4096} {
		if got := p.size(); got != want || len(members(p)) != want {
			t.Errorf("%q: size %d, want %d, counted %d", p, got, want, len(members(p)))
		}
	}
}

func TestPatternCut(t *testing.T) {
	for _, p := range []pattern{"A", "A?", "?B?", "??C?"} {
		for _, most := range []int{16, 100, 256, 5000} {
			var got []string
			for _, part := range p.appendCut(nil, most) {
				if part.size() > most {
					t.Errorf("%s cut at %d: %s has %d members", p, most, part, part.size())
				}
				got = append(got, members(part)...)
			}
			slices.Sort(got)
			want := members(p)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s cut at %d: %d members, want %d", p, most, len(got), len(want))
			}
		}
	}
}

// An original is a character that was there before the first edit: only those have
// lookalikes.
type character struct {
	c        byte
	original bool
}

// slips returns all single edits of a text, without patterns.
func slips(text []character) [][]character {
	var all [][]character
	splice := func(i, n int, by ...character) {
		all = append(all, slices.Concat(text[:i], by, text[i+n:]))
	}
	for i := 0; i <= len(text); i++ {
		for _, digit := range []byte("0123456789ABCDEF") {
			splice(i, 0, character{digit, false})
			if i < len(text) {
				splice(i, 1, character{digit, false})
			}
		}
		if i < len(text) {
			splice(i, 1)
			if text[i].original {
				for _, other := range []byte(map[byte]string{
					'0': "Oo", '1': "Il", '5': "S",
					'A': "a", 'B': "b", 'C': "c", 'D': "d", 'E': "e", 'F': "f",
				}[text[i].c]) {
					splice(i, 1, character{other, false})
				}
			}
		}
		if i+1 < len(text) {
			splice(i, 2, text[i+1], text[i])
		}
	}
	return all
}

func TestTwoEdits(t *testing.T) {
	for _, guid := range []string{"B-15", "0C11", "8"} {
		var original []character
		for _, c := range []byte(guid) {
			original = append(original, character{c, true})
		}
		want := map[string]bool{}
		add := func(text []character) {
			var b []byte
			for _, c := range text {
				b = append(b, c.c)
			}
			want[string(b)] = true
		}
		for _, once := range slips(original) {
			add(once)
			for _, twice := range slips(once) {
				add(twice)
			}
		}

		got := map[string]bool{}
		for _, p := range twoEdits(guid) {
			for _, m := range members(p) {
				got[m] = true
			}
		}
		for text := range want {
			if !got[text] {
				t.Errorf("%s: %q is missing", guid, text)
			}
		}
		for text := range got {
			if !want[text] {
				t.Errorf("%s: %q takes more than two edits", guid, text)
			}
		}
	}
}

func TestWindows(t *testing.T) {
	got := windows("AB-C-DE", 3)
	want := []pattern{"??-?-DE", "A?-?-?E", "AB-?-??"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(windows(handshake.GUID, 4)); n != 29 {
		t.Errorf("%d windows of four among 32 digits, want 29", n)
	}
}

func TestShuffledTails(t *testing.T) {
	const group = "C5AB0DC85B11"
	want := map[string]bool{
		// Two halves, each as it is or backwards.
		"C5AB0DC5AB0D": true, "C5AB0DC85B11": true, "C5AB0DD0BA5C": true, "C5AB0D11B58C": true,
		"C85B11C5AB0D": true, "C85B11C85B11": true, "C85B11D0BA5C": true, "C85B1111B58C": true,
		"D0BA5CC5AB0D": true, "D0BA5CC85B11": true, "D0BA5CD0BA5C": true, "D0BA5C11B58C": true,
		"11B58CC5AB0D": true, "11B58CC85B11": true, "11B58CD0BA5C": true, "11B58C11B58C": true,
		// A digit or eleven moved from one end to the other.
		"5AB0DC85B11C": true, "1C5AB0DC85B1": true,
	}
	pieces := []string{""}
	for i := range group {
		for j := i + 2; j <= len(group); j++ {
			pieces = append(pieces, group[i:j])
		}
	}
	for _, a := range pieces {
		for _, b := range pieces {
			if n := len(a + b); n == 11 || n == 13 {
				want[a+b] = true
			}
			for _, c := range pieces {
				if len(a)+len(b)+len(c) == 12 {
					want[a+b+c] = true
				}
			}
		}
	}

	got := map[string]bool{}
	for _, p := range shuffledTails() {
		tail, ok := strings.CutPrefix(string(p), "258EAFA5-E914-47DA-95CA-")
		if !ok {
			t.Errorf("%s does not begin like the GUID", p)
		}
		got[tail] = true
	}
	if !maps.Equal(got, want) {
		t.Errorf("%d tails, want %d", len(got), len(want))
	}
}
