package search

import "strings"

// edit is a text with one character replaced by a digit or by one that looks like
// it, left out, swapped with the next, or added.
type edit struct {
	result string
	at     int // where that is
}

// twoEdits returns what one slip of the fingers or of the eye makes of guid, then
// what two make of it. A pattern may be there several times.
func twoEdits(guid string) []pattern {
	var once, twice []pattern
	for _, first := range edits(guid, 0) {
		once = append(once, pattern(first.result))
		// A second edit before the first is the same two in the other order, but
		// for a swap of what the first brought together.
		for _, second := range edits(first.result, max(0, first.at-1)) {
			twice = append(twice, pattern(second.result))
		}
	}
	return append(once, twice...)
}

// edits returns the edits of text in the byte start or after it.
func edits(text string, start int) []edit {
	var all []edit
	change := func(i, n int, by string) {
		all = append(all, edit{text[:i] + by + text[i+n:], i})
	}
	for i := start; i < len(text); i++ {
		change(i, 0, string(hole))
		change(i, 1, string(hole))
		change(i, 1, "")
		if i+1 < len(text) {
			change(i, 2, text[i+1:i+2]+text[i:i+1])
		}
		for _, other := range lookalikes(text[i]) {
			change(i, 1, string(other))
		}
	}
	change(len(text), 0, string(hole))
	return all
}

// lookalikes returns what people write in place of the digit c, other than digits.
func lookalikes(c byte) string {
	switch c {
	case '0':
		return "Oo"
	case '1':
		return "Il"
	case '5':
		return "S"
	}
	if 'A' <= c && c <= 'F' {
		return strings.ToLower(string(rune(c)))
	}
	return ""
}
