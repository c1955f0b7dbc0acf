package handshake_test

import (
	stdsha1 "crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// vector is one key and the Accept that somebody else computed for it.
// The browser tests read the same file.
type vector struct{ Key, Accept, Origin string }

func readVectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/accept.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	return vectors
}

func TestAccept(t *testing.T) {
	for _, v := range readVectors(t) {
		if got := handshake.Accept(v.Key); got != v.Accept {
			t.Errorf("Accept(%q) = %s, want %s (%s)", v.Key, got, v.Accept, v.Origin)
		}
	}
}

// reference is the textbook computation on the standard library.
func reference(key string) string {
	h := stdsha1.New()
	h.Write([]byte(key))
	h.Write([]byte("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// Every length across three SHA-1 blocks, so that every way to pad is met.
func TestAcceptEveryLength(t *testing.T) {
	for n := range 200 {
		key := strings.Repeat("k", n)
		if got, want := handshake.Accept(key), reference(key); got != want {
			t.Errorf("a key of %d bytes: %s, want %s", n, got, want)
		}
	}
}

func FuzzAccept(f *testing.F) {
	for _, v := range readVectors(f) {
		f.Add(v.Key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		got := handshake.Accept(key)
		if want := reference(key); got != want {
			t.Errorf("Accept(%q) = %s, want %s", key, got, want)
		}
		if len(got) != handshake.AcceptLen {
			t.Errorf("Accept(%q) has %d bytes", key, len(got))
		}
	})
}

// A handshake's Accept should cost the server nothing but the hash.
func TestAcceptAllocates(t *testing.T) {
	if got := testing.AllocsPerRun(100, func() { handshake.Digest(handshake.SampleKey) }); got != 0 {
		t.Errorf("Digest allocates %v times", got)
	}
}

// The two are to be compared within one run.
func BenchmarkAccept(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		handshake.Accept(handshake.SampleKey)
	}
}

func BenchmarkAcceptStandardLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		reference(handshake.SampleKey)
	}
}
