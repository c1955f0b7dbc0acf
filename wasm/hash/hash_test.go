package hash_test

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"strings"
	"testing"

	"wsaccept/wasm/hash"
)

// functions has each hash function, and the standard library's.
var functions = []struct {
	name      string
	got, want func([]byte) []byte
}{
	{"SHA-1",
		func(b []byte) []byte { d := hash.PortableSHA1(b); return d[:] },
		func(b []byte) []byte { d := sha1.Sum(b); return d[:] }},
	{"MD5",
		func(b []byte) []byte { d := hash.MD5(b); return d[:] },
		func(b []byte) []byte { d := md5.Sum(b); return d[:] }},
	{"SHA-224",
		func(b []byte) []byte { d := hash.SHA224(b); return d[:] },
		func(b []byte) []byte { d := sha256.Sum224(b); return d[:] }},
	{"SHA-256",
		func(b []byte) []byte { d := hash.SHA256(b); return d[:] },
		func(b []byte) []byte { d := sha256.Sum256(b); return d[:] }},
	{"SHA-384",
		func(b []byte) []byte { d := hash.SHA384(b); return d[:] },
		func(b []byte) []byte { d := sha512.Sum384(b); return d[:] }},
	{"SHA-512",
		func(b []byte) []byte { d := hash.SHA512(b); return d[:] },
		func(b []byte) []byte { d := sha512.Sum512(b); return d[:] }},
}

// Every length across the blocks of each function, so that every way to pad is
// met.
func TestEveryLength(t *testing.T) {
	msg := make([]byte, 300)
	for i := range msg {
		msg[i] = byte(i*i + 7*i)
	}
	for _, f := range functions {
		for n := range len(msg) + 1 {
			if got, want := hex.EncodeToString(f.got(msg[:n])), hex.EncodeToString(f.want(msg[:n])); got != want {
				t.Errorf("%s of %d bytes: %s, want %s", f.name, n, got, want)
			}
		}
	}
}

// The vectors that the functions' own documents print: RFC 1321 §A.5, and NIST's
// examples for FIPS 180-4.
func TestVectors(t *testing.T) {
	const twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
	const twoLongBlocks = "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
	million := strings.Repeat("a", 1_000_000)
	for _, v := range []struct{ function, msg, want string }{
		{"MD5", "", "d41d8cd98f00b204e9800998ecf8427e"},
		{"MD5", "a", "0cc175b9c0f1b6a831c399e269772661"},
		{"MD5", "abc", "900150983cd24fb0d6963f7d28e17f72"},
		{"MD5", "message digest", "f96b697d7cb7938d525a2f31aaf161d0"},
		{"MD5", "abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"},
		{"MD5", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"},
		{"MD5", strings.Repeat("1234567890", 8), "57edf4a22be3c955ac49da2e2107b67a"},
		{"SHA-1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
		{"SHA-1", twoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
		{"SHA-1", million, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"},
		{"SHA-224", "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
		{"SHA-224", twoBlocks, "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"},
		{"SHA-256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"SHA-256", twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
		{"SHA-256", million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
		{"SHA-384", "abc", "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"},
		{"SHA-384", twoLongBlocks, "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039"},
		{"SHA-512", "abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
		{"SHA-512", twoLongBlocks, "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"},
		{"SHA-512", million, "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"},
	} {
		for _, f := range functions {
			if f.name == v.function {
				if got := hex.EncodeToString(f.got([]byte(v.msg))); got != v.want {
					t.Errorf("%s of %d bytes: %s, want %s", v.function, len(v.msg), got, v.want)
				}
			}
		}
	}
}

// A message is hashed in place.
func TestAllocates(t *testing.T) {
	msg := make([]byte, 200)
	for _, f := range []struct {
		name string
		sum  func()
	}{
		{"SHA-1", func() { hash.SHA1(msg) }},
		{"SHA-1 of the page", func() { hash.PortableSHA1(msg) }},
		{"MD5", func() { hash.MD5(msg) }},
		{"SHA-224", func() { hash.SHA224(msg) }},
		{"SHA-256", func() { hash.SHA256(msg) }},
		{"SHA-384", func() { hash.SHA384(msg) }},
		{"SHA-512", func() { hash.SHA512(msg) }},
	} {
		if n := testing.AllocsPerRun(10, f.sum); n != 0 {
			t.Errorf("%s allocates %v times", f.name, n)
		}
	}
}

// A message of the length of key and GUID.
func BenchmarkSHA1(b *testing.B) {
	msg := make([]byte, 60)
	for b.Loop() {
		hash.SHA1(msg)
	}
}

func BenchmarkPortableSHA1(b *testing.B) {
	msg := make([]byte, 60)
	for b.Loop() {
		hash.PortableSHA1(msg)
	}
}
