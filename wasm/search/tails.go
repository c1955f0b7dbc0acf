package search

import "slices"

// shuffledTails returns GUIDs with a last group that has the right digits, or
// most, in another order. One may be there several times.
func shuffledTails() []pattern {
	var guids []pattern
	for i := range tail {
		guids = append(guids, pattern(head+tail[i:]+tail[:i]))
	}
	half := len(tail) / 2
	halves := []string{tail[:half], tail[half:], reversed(tail[:half]), reversed(tail[half:])}
	for _, first := range halves {
		for _, second := range halves {
			guids = append(guids, pattern(head+first+second))
		}
	}
	guids = appendPieces(guids, head, len(tail), 3)
	guids = appendPieces(guids, head, len(tail)-1, 2)
	return appendPieces(guids, head, len(tail)+1, 2)
}

// appendPieces appends every text that is begun and then left more characters
// long: in at most most pieces, each of two or more characters that stand in the
// tail.
func appendPieces(guids []pattern, begun string, left, most int) []pattern {
	if left == 0 {
		return append(guids, pattern(begun))
	}
	if most == 0 {
		return guids
	}
	for size := 2; size <= min(left, len(tail)); size++ {
		if size < left && (most == 1 || left-size < 2) {
			continue // no piece could fill the rest
		}
		for i := range len(tail) - size + 1 {
			guids = appendPieces(guids, begun+tail[i:i+size], left-size, most-1)
		}
	}
	return guids
}

func reversed(text string) string {
	digits := []byte(text)
	slices.Reverse(digits)
	return string(digits)
}
