package evidence

import (
	"slices"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// Edit is one step in the comparison of a text with the GUID.
type Edit struct {
	Got, Want string // one character each, the same if it is right; "" if it is missing on that side
}

// Diff lines text up with handshake.GUID, with as few edits as can be. Among as good
// ones, it prefers the one that pairs letters of another case.
func Diff(text string) []Edit {
	a, b := characters(text), characters(handshake.GUID)
	// cost[i][j] is what it takes from the first i characters of a to the first
	// j of b.
	cost := make([][]int, len(a)+1)
	for i := range cost {
		cost[i] = make([]int, len(b)+1)
		for j := range cost[i] {
			switch {
			case i == 0:
				cost[i][j] = j * oneEdit
			case j == 0:
				cost[i][j] = i * oneEdit
			default:
				cost[i][j] = min(cost[i-1][j-1]+replacing(a[i-1], b[j-1]), cost[i-1][j]+oneEdit, cost[i][j-1]+oneEdit)
			}
		}
	}

	var edits []Edit
	for i, j := len(a), len(b); i > 0 || j > 0; {
		switch {
		case i > 0 && j > 0 && cost[i][j] == cost[i-1][j-1]+replacing(a[i-1], b[j-1]):
			i, j = i-1, j-1
			edits = append(edits, Edit{a[i], b[j]})
		case i > 0 && cost[i][j] == cost[i-1][j]+oneEdit:
			i--
			edits = append(edits, Edit{Got: a[i]})
		default:
			j--
			edits = append(edits, Edit{Want: b[j]})
		}
	}
	slices.Reverse(edits)
	return edits
}

// oneEdit outweighs any number of letters of another case.
const oneEdit = 256

// replacing returns the cost of b in the place of a.
func replacing(a, b string) int {
	switch {
	case a == b:
		return 0
	case len(a) == 1 && len(b) == 1 && a[0]^b[0] == 0x20:
		return oneEdit - 1
	}
	return oneEdit
}

// characters returns the characters of s. A byte that is not UTF-8 is one.
func characters(s string) []string {
	var all []string
	for len(s) > 0 {
		_, size := utf8.DecodeRuneInString(s)
		all = append(all, s[:size])
		s = s[size:]
	}
	return all
}
