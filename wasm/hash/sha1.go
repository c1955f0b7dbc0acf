package hash

import (
	"encoding/binary"
	"math/bits"
)

// portableSHA1 is SHA1 without the processor's instructions for it. It hashes public
// values only, so it need not be constant-time.
func portableSHA1(msg []byte) [20]byte {
	h := [5]uint32{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}
	rest := msg
	for ; len(rest) >= 64; rest = rest[64:] {
		sha1Block(&h, rest)
	}

	// The padding is a one bit, zeros, and the length in bits, in the rest of the block
	// or, when fewer than 9 bytes are left in it, up to the end of one more.
	var tail [64]byte // TinyGo keeps only what is small off the heap
	n := copy(tail[:], rest)
	tail[n] = 0x80
	if n+9 > len(tail) {
		sha1Block(&h, tail[:])
		clear(tail[:])
	}
	binary.BigEndian.PutUint64(tail[56:], uint64(len(msg))*8)
	sha1Block(&h, tail[:])

	var digest [20]byte
	for i, word := range h {
		binary.BigEndian.PutUint32(digest[4*i:], word)
	}
	return digest
}

// sha1Words are the last 16 words of the schedule of a block.
type sha1Words [16]uint32

// next returns the word of round i, 16 or later, which the words before make.
func (w *sha1Words) next(i int) uint32 {
	word := bits.RotateLeft32(w[(i-3)&15]^w[(i-8)&15]^w[(i-14)&15]^w[i&15], 1)
	w[i&15] = word
	return word
}

// sha1Block adds the first 64 bytes of block to the state h.
func sha1Block(h *[5]uint32, block []byte) {
	var w sha1Words
	for i := range w {
		w[i] = binary.BigEndian.Uint32(block[4*i:])
	}

	// In WebAssembly a loop for each round takes two thirds of the time of one loop
	// with a switch in it.
	a, b, c, d, e := h[0], h[1], h[2], h[3], h[4]
	i := 0
	for ; i < 16; i++ {
		f := d ^ b&(c^d)
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+0x5A827999+w[i], a, bits.RotateLeft32(b, 30), c, d
	}
	for ; i < 20; i++ {
		f := d ^ b&(c^d)
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+0x5A827999+w.next(i), a, bits.RotateLeft32(b, 30), c, d
	}
	for ; i < 40; i++ {
		f := b ^ c ^ d
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+0x6ED9EBA1+w.next(i), a, bits.RotateLeft32(b, 30), c, d
	}
	for ; i < 60; i++ {
		f := b&c | d&(b|c)
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+0x8F1BBCDC+w.next(i), a, bits.RotateLeft32(b, 30), c, d
	}
	for ; i < 80; i++ {
		f := b ^ c ^ d
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+0xCA62C1D6+w.next(i), a, bits.RotateLeft32(b, 30), c, d
	}
	h[0] += a
	h[1] += b
	h[2] += c
	h[3] += d
	h[4] += e
}
