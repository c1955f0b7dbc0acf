package hash

import (
	"encoding/binary"
	"math/bits"
)

// sha256Table has the constants of FIPS 180-4 §4.2.2: the first 32 bits after the
// point of the cube roots of the first 64 primes.
var sha256Table = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

// SHA256 returns the SHA-256 digest of msg (FIPS 180-4 §6.2).
func SHA256(msg []byte) [32]byte {
	return sha256Of(msg, [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	})
}

// SHA224 returns the SHA-224 digest of msg: SHA-256 from another state, cut off
// (FIPS 180-4 §6.3).
func SHA224(msg []byte) [28]byte {
	digest := sha256Of(msg, [8]uint32{
		0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
		0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
	})
	return [28]byte(digest[:])
}

// sha256Of returns the digest of msg from the initial state h.
func sha256Of(msg []byte, h [8]uint32) [32]byte {
	rest := msg
	for ; len(rest) >= 64; rest = rest[64:] {
		sha256Block(&h, rest)
	}

	// Padded as in SHA-1.
	var tail [128]byte
	n := copy(tail[:], rest)
	tail[n] = 0x80
	size := 64
	if n+9 > 64 {
		size = 128
	}
	binary.BigEndian.PutUint64(tail[size-8:], uint64(len(msg))*8)
	for block := tail[:size]; len(block) > 0; block = block[64:] {
		sha256Block(&h, block)
	}

	var digest [32]byte
	for i, word := range h {
		binary.BigEndian.PutUint32(digest[4*i:], word)
	}
	return digest
}

// sha256Block adds the first 64 bytes of block to the state h.
func sha256Block(h *[8]uint32, block []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(block[4*i:])
	}
	for i := 16; i < 64; i++ {
		s0 := bits.RotateLeft32(w[i-15], -7) ^ bits.RotateLeft32(w[i-15], -18) ^ w[i-15]>>3
		s1 := bits.RotateLeft32(w[i-2], -17) ^ bits.RotateLeft32(w[i-2], -19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}

	s := *h
	for i := range 64 {
		a, b, c, d, e, f, g, last := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
		sum0 := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		sum1 := bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)
		t1 := last + sum1 + (e&f ^ ^e&g) + sha256Table[i] + w[i]
		t2 := sum0 + (a&b ^ a&c ^ b&c)
		s = [8]uint32{t1 + t2, a, b, c, d + t1, e, f, g}
	}
	for i := range h {
		h[i] += s[i]
	}
}
