package search

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// stage is a way to come by a wrong GUID.
type stage struct {
	name     string
	patterns []pattern
}

// The GUID, cut before its last group. People and programs remember the head, and
// make up what they don't know of the tail.
var (
	head = handshake.GUID[:len("258EAFA5-E914-47DA-95CA-")]
	tail = handshake.GUID[len(head):]
)

// stages returns all stages: the likeliest and cheapest first. The figures are
// counts of candidates.
func stages() []stage {
	return []stage{
		{"the GUID with one or two characters wrong, missing, added or swapped", twoEdits(handshake.GUID)}, // 0.8 million
		{"pieces of the last group in a different order", shuffledTails()},                                 // 17 thousand
		{"the GUID with any four digits in a row replaced", windows(handshake.GUID, 4)},                    // 1.9 million

		// Last groups that begin like the right one, or with 5AB5DC or 5AB9DC, as
		// in most of the wrong GUIDs that were seen: 89 million.
		invented("C5AB0DC", 12),
		invented("C5AB5DC", 12),
		invented("5AB5DC", 12),
		invented("5AB0DC", 12),
		invented("5AB9DC", 12),
		invented("C5AB5DC", 11),
		invented("C5AB0DC", 11),
		invented("5AB5DC", 11),
		invented("5AB0DC", 11),
		invented("5AB9DC", 11),
		invented("C5AB5DC", 13),
		invented("C5AB0DC", 13),

		{"the GUID with any five digits in a row replaced", windows(handshake.GUID, 5)}, // 28 million
		invented("5AB9F", 12), // 268 million
	}
}

// invented returns the stage of the last groups that begin with prefix and have
// length digits, where 12 would be right.
func invented(prefix string, length int) stage {
	n := length - len(prefix)
	count := [...]string{4: "four", 5: "five", 6: "six", 7: "seven"}[n]
	return stage{
		prefix + " and any " + count + " digits in the last group",
		[]pattern{pattern(head + prefix + strings.Repeat(string(hole), n))},
	}
}

// windows returns guid with any n digits in a row replaced. Dashes between them
// stay where they are.
func windows(guid string, n int) []pattern {
	var digits []int
	for i, c := range guid {
		if c != '-' {
			digits = append(digits, i)
		}
	}
	var patterns []pattern
	for first := range len(digits) - n + 1 {
		text := []byte(guid)
		for _, i := range digits[first : first+n] {
			text[i] = hole
		}
		patterns = append(patterns, pattern(text))
	}
	return patterns
}
