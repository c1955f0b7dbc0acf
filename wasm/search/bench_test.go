package search

import (
	"crypto/sha1"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
)

// One pattern of 65,536 candidates, none of which has the digest.
const (
	benchPattern    = pattern("258EAFA5-E914-47DA-95CA-5AB5DC65????")
	benchCandidates = 1 << 16
)

func BenchmarkTry(b *testing.B) {
	for b.Loop() {
		try(b)
	}
	report(b)
}

func BenchmarkStandard(b *testing.B) {
	for b.Loop() {
		standard(b)
	}
	report(b)
}

// Both in turns, so that whatever else the machine does is the same for both.
func BenchmarkRatio(b *testing.B) {
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		try(b)
		between := time.Now()
		standard(b)
		ours += between.Sub(start)
		theirs += time.Since(between)
	}
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "times-crypto/sha1")
}

// try tries all candidates by the search.
func try(b *testing.B) {
	s := &Search{handshake.SampleKey, [20]byte{}, []unit{{"", []pattern{benchPattern}, benchCandidates}}}
	if guid, found := s.Try(0); found {
		b.Fatalf("found %s", guid)
	}
}

// standard does the same by the standard library, with no more than a counter
// written between one digest and the next.
func standard(b *testing.B) {
	message := []byte(handshake.SampleKey + string(benchPattern))
	digits := message[len(message)-4:]
	for n := range benchCandidates {
		digits[0], digits[1] = hexDigits[n>>12], hexDigits[n>>8&15]
		digits[2], digits[3] = hexDigits[n>>4&15], hexDigits[n&15]
		if sha1.Sum(message) == [20]byte{} {
			b.Fatalf("found %s", message)
		}
	}
}

func report(b *testing.B) {
	b.ReportMetric(float64(b.N)*benchCandidates/b.Elapsed().Seconds()/1e6, "Mcandidates/s")
}
