package evidence

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

const (
	// longestGUID is the greatest length in bytes of what may be a GUID gone wrong.
	longestGUID = 80
	// mostEdits is half of the GUID. Of 20,000 random UUIDs none was nearer
	// to it than 23.
	mostEdits = len(handshake.GUID) / 2
)

// resembles reports whether text is nearer to the GUID than any text would be by
// chance, upper and lower case aside, and how many edits lie between them.
func resembles(text string) (edits int, ok bool) {
	if len(text) < len(handshake.GUID)-mostEdits || len(text) > longestGUID {
		return 0, false
	}
	edits = distance(text)
	return edits, edits <= mostEdits
}

// places holds, for each character, a bit for every place at which the GUID has
// it, in either case.
var places = func() (places [utf8.RuneSelf]uint64) {
	for i := range len(handshake.GUID) {
		places[handshake.GUID[i]] |= 1 << i
		places[handshake.GUID[i]|0x20] |= 1 << i
	}
	return places
}()

// distance returns the number of characters that must be put in, taken out or
// replaced to make the GUID of text, upper and lower case aside.
func distance(text string) int {
	var c comparison
	c.add(text)
	return c.edits()
}

// A comparison holds a text that grows against the GUID.
//
// It is the bit-parallel method of Myers in the form of Hyyrö: column by column
// of the usual table, of which plus and minus hold the steps up and down. The
// table itself would take forty times as long on a paste full of UUIDs.
type comparison struct {
	notPlus, minus uint64
	more           int // edits than of the empty text
}

// add puts text at the end. It must end where a character does.
func (c *comparison) add(text string) {
	const last = 1 << (len(handshake.GUID) - 1)
	plus, minus, more := ^c.notPlus, c.minus, c.more
	for _, r := range text {
		var match uint64
		if r < utf8.RuneSelf {
			match = places[r]
		}
		diagonal := ((match & plus) + plus) ^ plus | match | minus
		right := minus | ^(diagonal | plus)
		left := plus & diagonal
		if right&last != 0 {
			more++
		}
		if left&last != 0 {
			more--
		}
		right = right<<1 | 1
		plus = left<<1 | ^(diagonal | right)
		minus = right & diagonal
	}
	c.notPlus, c.minus, c.more = ^plus, minus, more
}

// edits returns the distance between the text and the GUID.
func (c *comparison) edits() int { return len(handshake.GUID) + c.more }

// isUUIDShaped reports whether text has the form of a UUID in hexadecimal digits,
// 8-4-4-4-12, give or take a digit in a group.
func isUUIDShaped(text string) bool {
	sizes := [...]int{8, 4, 4, 4, 12}
	group := 0
	for part := range strings.SplitSeq(text, "-") {
		if group == len(sizes) || len(part) < sizes[group]-1 || len(part) > sizes[group]+1 {
			return false
		}
		for i := range len(part) {
			if hexValue(part[i]) < 0 {
				return false
			}
		}
		group++
	}
	return group == len(sizes)
}

// hexValue returns the value of a hexadecimal digit, or -1.
func hexValue(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}
