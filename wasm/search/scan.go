package search

import (
	"encoding/binary"

	"wsaccept/wasm/hash"
)

// scan looks for a GUID among the members of patterns. It is the working memory
// of one goroutine.
type scan struct {
	key     string
	digest  [20]byte
	message []byte // a member after the key, and the padding of SHA-1
	size    int    // of the message without the padding
	holes   []int  // where message has the pattern's holes

	words schedule // of a block; not a variable, because TinyGo would put that on the heap each time

	// Of the block with the last hole:
	start   int          // where it is in message
	from    int          // the rounds before this one take in nothing of that hole
	changes [16]schedule // the change from the digit 0 in that hole to each digit

	// Of the block after it, which is the same for all members:
	twoBlocks bool // there is one
	after     schedule
}

// find returns the member of the pattern that has the digest after the key.
func (s *scan) find(p pattern) (guid string, found bool) {
	s.write(p)
	if len(s.holes) == 0 {
		return s.verify()
	}
	last := s.holes[len(s.holes)-1]
	s.start = last / 64 * 64
	s.from = (last - s.start) / 4 / 5 * 5
	s.setChanges(last - s.start)

	// No more than one block can follow: at most 55 bytes of the pattern, 1 byte of
	// padding and the 8 bytes of the length are left.
	s.twoBlocks = s.start+64 < len(s.message)
	if s.twoBlocks {
		s.after.set(s.message[s.start+64:])
		s.after.addConstants()
	}
	return s.fill(s.holes)
}

// fill tries all digits in the holes that are left.
//
// It calls itself for each hole because a browser compiles a program quickly at
// first and well later on, and uses what it has improved from the next call on. A
// loop over all members would be one call, and stay slow.
func (s *scan) fill(holes []int) (guid string, found bool) {
	if len(holes) == 1 {
		return s.fillLast(holes[0])
	}
	for _, digit := range []byte(hexDigits) {
		s.message[holes[0]] = digit
		if guid, found := s.fill(holes[1:]); found {
			return guid, true
		}
	}
	return "", false
}

// fillLast tries all digits in the last hole. What the others settle is worked out
// once for the 16 of them.
func (s *scan) fillLast(hole int) (guid string, found bool) {
	w := &s.words
	s.message[hole] = '0'
	before := initial
	for i := 0; i < s.start; i += 64 {
		w.set(s.message[i:])
		sum := before
		sum.finish(w, &s.changes[0], 0)
		sum.add(&before)
		before = sum
	}
	w.set(s.message[s.start:])
	begun := before
	begun.begin(w, s.from)

	want := binary.BigEndian.Uint32(s.digest[16:])
	for digit := range s.changes {
		sum := begun
		sum.finish(w, &s.changes[digit], s.from)
		sum.add(&before)
		word := sum.e
		if s.twoBlocks {
			word = sum.lastWord(&s.after)
		}
		if word == want {
			s.message[hole] = hexDigits[digit]
			if guid, found := s.verify(); found {
				return guid, true
			}
		}
	}
	return "", false
}

// write makes the key and the pattern the message, and pads it. All holes hold the
// digit 0.
func (s *scan) write(p pattern) {
	s.message = append(append(s.message[:0], s.key...), p...)
	s.size = len(s.message)
	s.holes = s.holes[:0]
	for i := len(s.key); i < s.size; i++ {
		if s.message[i] == hole {
			s.message[i] = '0'
			s.holes = append(s.holes, i)
		}
	}
	s.message = append(s.message, 0x80)
	for len(s.message)%64 != 56 {
		s.message = append(s.message, 0)
	}
	s.message = binary.BigEndian.AppendUint64(s.message, uint64(s.size)*8)
}

// setChanges works out what the digits in the byte i of a block change.
func (s *scan) setChanges(i int) {
	for digit := range s.changes {
		var block [64]byte
		block[i] = '0' ^ hexDigits[digit]
		s.changes[digit].set(block[:])
	}
}

// verify reports whether the message has the digest, and returns the GUID in it.
func (s *scan) verify() (guid string, found bool) {
	if hash.SHA1(s.message[:s.size]) != s.digest {
		return "", false
	}
	return string(s.message[len(s.key):s.size]), true
}
