package search

import "strings"

// pattern is a text in which each hole stands for any of 16 upper-case hexadecimal
// digits. The texts that this makes are its members. It is at most 56 bytes long.
type pattern string

const (
	hole      = '?'
	hexDigits = "0123456789ABCDEF"
)

// size returns the number of members.
func (p pattern) size() int { return 1 << (4 * strings.Count(string(p), string(hole))) }

// appendCut appends patterns of at most most members each, which is at least 16,
// that have together those of p.
func (p pattern) appendCut(parts []pattern, most int) []pattern {
	if p.size() <= most {
		return append(parts, p)
	}
	for _, digit := range hexDigits {
		part := pattern(strings.Replace(string(p), string(hole), string(digit), 1))
		parts = part.appendCut(parts, most)
	}
	return parts
}
