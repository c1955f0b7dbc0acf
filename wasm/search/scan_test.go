package search

import (
	"crypto/sha1"
	"encoding/binary"
	"strings"
	"testing"
)

// member returns the member of p that has the lowest four bits of digits in the
// last hole, the next four in the one before, and so on.
func member(p pattern, digits uint64) string {
	text := []byte(p)
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == '?' {
			text[i] = "0123456789ABCDEF"[digits&15]
			digits >>= 4
		}
	}
	return string(text)
}

// checkFind fails unless a member of p is found by its digest, and by no other.
func checkFind(t *testing.T, key string, p pattern, want string) {
	t.Helper()
	digest := sha1.Sum([]byte(key + want))
	s := scan{key: key, digest: digest}
	if guid, found := s.find(p); !found || guid != want {
		t.Errorf("key of %d bytes, %s: got %q, %v, want %q", len(key), p, guid, found, want)
	}

	// Only the last word is compared at first, so let it be right.
	digest[0] ^= 1
	s = scan{key: key, digest: digest}
	if guid, found := s.find(p); found {
		t.Errorf("key of %d bytes, %s: found %q by a digest that it does not have", len(key), p, guid)
	}
}

// With a key of each length every hole is once on each side of a border of blocks,
// and the padding as well.
func TestKeyLengths(t *testing.T) {
	const keyText = "dGhlIHNhbXBsZSBub25jZQ=="
	for length := range 131 {
		key := strings.Repeat(keyText, 6)[:length]
		for i, p := range []pattern{
			"258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
			"258EAFA5-E914-47DA-95CA-C5AB0DC85B1?",
			"?58EAFA5-E914-47DA-95CA-C5AB0DC85B11",
			"258EAFA5-E914-47DA-95C?-C5AB0DC85B?1",
			"?58EAFA5-E914-47?A-95CA-C5AB0DC85B1?",
			"??",
			"?" + pattern(strings.Repeat("A", 55)),
		} {
			checkFind(t, key, p, member(p, uint64(length*7+i*1111)))
		}
	}
}

func TestEveryMember(t *testing.T) {
	const p = pattern("258EAFA5-E914-47DA-95C?-C5AB0DC85B1?")
	for n := range uint64(p.size()) {
		checkFind(t, "dGhlIHNhbXBsZSBub25jZQ==", p, member(p, n))
	}
}

func FuzzFind(f *testing.F) {
	f.Add("dGhlIHNhbXBsZSBub25jZQ==", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", uint8(35), uint8(34), uint8(33), uint64(0xABC))
	f.Add("dGhlIHNhbXBsZSBub25jZQ==", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", uint8(0), uint8(18), uint8(18), uint64(5))
	f.Add("", "258EAFA5E91447DA95CAC5AB0DC85B11", uint8(0), uint8(31), uint8(7), uint64(0))
	f.Add(strings.Repeat("k", 101), "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", uint8(26), uint8(27), uint8(28), uint64(1<<12-1))
	f.Add("\x00\xff", "", uint8(0), uint8(0), uint8(0), uint64(0))
	f.Fuzz(func(t *testing.T, key, text string, i, j, k uint8, digits uint64) {
		if len(key) > 200 || len(text) > 56 {
			return
		}
		holed := []byte(strings.ReplaceAll(text, "?", "!"))
		for _, hole := range []uint8{i, j, k} {
			if int(hole) < len(holed) {
				holed[hole] = '?'
			}
		}
		checkFind(t, key, pattern(holed), member(pattern(holed), digits))
	})
}

// The working memory is got once, and not for each candidate.
func TestAllocations(t *testing.T) {
	s := scan{key: "dGhlIHNhbXBsZSBub25jZQ=="}
	allocs := testing.AllocsPerRun(3, func() {
		if guid, found := s.find("258EAFA5-E914-47DA-95CA-C5AB0DC8????"); found {
			t.Errorf("found %s", guid)
		}
	})
	if allocs > 0 {
		t.Errorf("%v allocations for 65,536 candidates, want none", allocs)
	}
}

// Without a change and from the first round on, finish is SHA-1 itself: here of the
// example "abc" of FIPS 180-4, padded by hand.
func TestFinish(t *testing.T) {
	block := make([]byte, 64)
	copy(block, "abc\x80")
	block[63] = 24
	var w, none schedule
	w.set(block)
	s := initial
	s.finish(&w, &none, 0)
	s.add(&initial)
	var got [20]byte
	for i, word := range []uint32{s.a, s.b, s.c, s.d, s.e} {
		binary.BigEndian.PutUint32(got[4*i:], word)
	}
	if want := sha1.Sum([]byte("abc")); got != want {
		t.Errorf("got %x, want %x", got, want)
	}
}
