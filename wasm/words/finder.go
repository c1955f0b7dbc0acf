package words

// Finder finds which of several texts stand in a line, in one pass over it. Letters of
// ASCII are compared without regard to case.
type Finder struct {
	texts []string
	begin map[uint32][]int // indexes into texts, by their first four bytes
	seen  [1 << finderBits / 64]uint64
}

const finderBits = 12

// NewFinder returns a Finder for texts in lower case, of four bytes or more each.
func NewFinder(texts []string) *Finder {
	f := &Finder{texts: texts, begin: map[uint32][]int{}}
	for i, text := range texts {
		var four uint32
		for k := range 4 {
			four = four<<8 | uint32(text[k])
		}
		f.begin[four] = append(f.begin[four], i)
		word, bit := hashed(four)
		f.seen[word] |= bit
	}
	return f
}

// hashed returns the place in Finder.seen for four bytes: most of a line begin no text.
func hashed(four uint32) (word int, bit uint64) {
	h := four * 0x9E3779B1 >> (32 - finderBits)
	return int(h / 64), 1 << (h % 64)
}

// First returns the index of that text in line which comes first in the Finder's list,
// or -1. Only those count that stands reports true for, if it is not nil: text n at
// line[at:].
func (f *Finder) First(line string, stands func(n, at int) bool) int {
	best, four := -1, uint32(0)
	for i := range len(line) {
		four = four<<8 | uint32(lower(line[i]))
		if word, bit := hashed(four); f.seen[word]&bit == 0 {
			continue
		}
		for _, n := range f.begin[four] {
			if (best < 0 || n < best) && hasPrefix(line[i-3:], f.texts[n]) && (stands == nil || stands(n, i-3)) {
				best = n
			}
		}
	}
	return best
}

// hasPrefix reports whether line begins with text, which is in lower case.
func hasPrefix(line, text string) bool {
	if len(line) < len(text) {
		return false
	}
	for i := range len(text) {
		if lower(line[i]) != text[i] {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}
