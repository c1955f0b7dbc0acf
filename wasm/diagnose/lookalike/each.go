package lookalike

import (
	"math/bits"
	"slices"
	"strings"
)

// dashes has a bit for each dash of the GUID.
var dashes = placesOf("-")

// placesOf returns a bit for each place of the GUID that has one of chars.
func placesOf(chars string) (places uint64) {
	for i := range len(guid) {
		if strings.IndexByte(chars, guid[i]) >= 0 {
			places |= 1 << i
		}
	}
	return places
}

// Each calls try with every look-alike, some thousands. The Change is used again.
func Each(try func(c *Change)) {
	var c Change
	do := func() {
		c.apply()
		try(&c)
	}
	for _, c.sign = range dashSigns {
		eachSubset(dashes, func(places uint64) { c.places = places; do() })
	}
	for _, h := range homoglyphs {
		for _, c.sign = range h.signs {
			eachSubset(placesOf(string(h.of)), func(places uint64) { c.places = places; do() })
		}
	}
	c.sign = ""
	for i := range scripts {
		c.script = &scripts[i]
		eachRange(placesOf(c.script.has()), func(places uint64) { c.places = places; do() })
	}
	for _, c.script = range []*script{&fullwidth, &wide} {
		for _, of := range []string{"0123456789ABCDEF", "0123456789ABCDEF-", "ABCDEF", "ABCDEF-", "0123456789", "0123456789-"} {
			eachGroups(func(groups uint64) {
				if c.places = groups & placesOf(of); c.places != 0 {
					do()
				}
			})
		}
		if c.script == &fullwidth {
			for _, of := range "0123456789ABCDEF" {
				eachSubset(placesOf(string(of)), func(places uint64) { c.places = places; do() })
			}
		}
	}

	c = Change{kind: inserted, text: c.text}
	for _, c.sign = range unseen {
		for i := range len(guid) + 1 {
			c.places = 1 << i
			do()
		}
		for _, c.places = range []uint64{dashes, dashes << 1} {
			do()
		}
	}
	for _, c.sign = range atEnds {
		for _, c.places = range []uint64{1, 1 << len(guid)} {
			do()
		}
	}
	c = Change{kind: surrounded, text: c.text}
	for _, c.around = range quotes {
		do()
		if both := c.around; both[0] > "\x7F" && both[1] > "\x7F" {
			for _, c.around = range [][2]string{{both[0], ""}, {"", both[1]}} {
				do()
			}
		}
	}
}

// has returns the characters for which s has others.
func (s *script) has() string {
	of := ""
	for c, sign := range s.signs {
		if sign != "" {
			of += string(rune(c))
		}
	}
	return of
}

// eachSubset calls try with each choice of at least one of places.
func eachSubset(places uint64, try func(uint64)) {
	for subset := places; subset != 0; subset = (subset - 1) & places {
		try(subset)
	}
}

// eachRange calls try with each choice of two or more of places that follow each
// other.
func eachRange(places uint64, try func(uint64)) {
	for from := places; from != 0; from &= from - 1 {
		some := from & -from
		for rest := from & (from - 1); rest != 0; rest &= rest - 1 {
			some |= rest & -rest
			try(some)
		}
	}
}

// eachGroups calls try with the places of each choice of groups of the GUID that
// follow each other, and the dashes between them.
func eachGroups(try func(uint64)) {
	starts := []int{0}
	for rest := dashes; rest != 0; rest &= rest - 1 {
		starts = append(starts, bits.TrailingZeros64(rest)+1)
	}
	starts = append(starts, len(guid)+1)
	for i, start := range starts {
		for _, next := range starts[i+1:] {
			try((1<<(next-1) - 1) &^ (1<<start - 1))
		}
	}
}

// Told is the mistake that a look-alike is: an id, and a sentence that begins with
// “It ”.
type Told struct{ ID, Title string }

// Among tells which of texts are look-alikes.
func Among(texts []string) map[string]Told {
	told := map[string]Told{}
	if !slices.ContainsFunc(texts, func(text string) bool { return !IsASCII([]byte(text)) }) {
		return told // what is ASCII is told character by character
	}
	Each(func(c *Change) {
		for _, text := range texts {
			if _, known := told[text]; !known && string(c.text) == text {
				id, title := c.Mistake()
				told[text] = Told{id, title}
			}
		}
	})
	return told
}
