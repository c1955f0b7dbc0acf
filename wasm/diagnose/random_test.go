package diagnose_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
)

// Values that no mistake made are not explained: ten thousand with THOROUGH set.
func TestRandomUnexplained(t *testing.T) {
	const shares = 4
	values := 2_000
	switch {
	case os.Getenv("THOROUGH") != "":
		values = 10_000
	case testing.Short():
		values = 40
	}
	for share := range shares {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(6455, uint64(share)))
			for range values / shares {
				key, accept := randomKey(random), b64(randomBytes(random, 20))
				d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
				if d.Verdict != diagnose.Unexplained || d.Target == nil || d.Notes != nil {
					t.Errorf("key %s, Accept %s: %v", key, accept, d)
				}
			}
		})
	}
}

// So with values of other lengths, the few bytes among them.
func TestRandomLengths(t *testing.T) {
	t.Parallel()
	rounds := 10
	if testing.Short() {
		rounds = 1
	}
	random := rand.New(rand.NewPCG(6455, 99))
	for range rounds {
		for n := range 70 {
			if n == 20 {
				continue
			}
			key, accept := randomKey(random), b64(randomBytes(random, n))
			d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
			if d.Verdict != diagnose.Unexplained || d.Target != nil || len(d.Notes) != 1 {
				t.Errorf("key %s, Accept %s: %v", key, accept, d)
			}
		}
	}
}

// However long the texts are, the answer takes no longer than people wait.
func TestLong(t *testing.T) {
	long := strings.Repeat("k", 1<<20)
	for _, c := range []diagnose.Case{
		{Key: long, Accept: "AR1Vndpms/VRk0ZQf/OlXZakXt0="},
		{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: long},
		{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: "AR1Vndpms/VRk0ZQf/OlXZakXt0=", GUIDs: slices.Repeat([]string{long}, 200)},
		{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: strings.Repeat("258EAFA5-E914-47D", 1<<16)},
		{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: strings.Repeat("258EAFA5-E914-47DA-95CA-", 1<<16)},
	} {
		if d := diagnose.Diagnose(c); d.Verdict != diagnose.Unexplained || d.Tried > 30_000 {
			t.Errorf("%s, %d tried", d.Verdict, d.Tried)
		}
	}
	if d := diagnose.Diagnose(diagnose.Case{Key: long, Accept: accept(long + guid)}); d.Verdict != diagnose.Correct {
		t.Error(d.Verdict)
	}
}
