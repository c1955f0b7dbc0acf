//go:build !js

package observe

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// atOnce is how many cases are tried at the same time.
const atOnce = 64

var (
	seed      = flag.Uint64("seed", 1, "what the mutations begin with")
	mutations = flag.Int("mutations", 2000, "how many mutations are tried on each side")
)

func TestMain(m *testing.M) {
	log.SetOutput(io.Discard) // net/http says there what it thinks of odd answers
	os.Exit(m.Run())
}

// results collects what comes of the cases, of several goroutines.
type results struct {
	sync.Mutex
	Tallies
	faults []string
}

func newResults() *results { return &results{Tallies: Tallies{}} }

// report fails t with the faults, shortest first, and prints the figures.
func (r *results) report(t *testing.T) {
	t.Helper()
	const shown = 30
	slices.SortFunc(r.faults, func(a, b string) int { return len(a) - len(b) })
	for i, fault := range r.faults {
		if i == shown {
			t.Errorf("and %d more", len(r.faults)-shown)
			break
		}
		t.Error(fault)
	}
	var table strings.Builder
	r.Print(&table, nil)
	t.Log("\n" + table.String())
	for row, a := range r.Tallies {
		if a.Unknown*50 > a.Cases {
			t.Errorf("%s: %d of %d cases are not predicted, more than 2 %%", row, a.Unknown, a.Cases)
		}
	}
}

// TestGoServers holds the predictions for the servers of the Go libraries against
// the libraries.
func TestGoServers(t *testing.T) {
	t.Parallel()
	addresses, err := StartGoServers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cases := requestVectors(t)
	vectors := len(cases)
	mutator := newRequestMutator(*seed)
	for i := range *mutations {
		original := pick(mutator, cases[:vectors])
		cases = append(cases, RequestCase{fmt.Sprintf("mutation %d of seed %d, of %s", i, *seed, original.ID), mutator.mutate(original.Text)})
	}
	all := newResults()
	inParallel(cases, atOnce, func(c RequestCase) {
		for id, address := range addresses {
			predicted, err := predictServer(id, c.Text)
			if err != nil {
				panic(err)
			}
			observed, err := Ask(address, c.Text, patienceWith(predicted, 300*time.Millisecond))
			all.Lock()
			if err != nil {
				all.faults = append(all.faults, fmt.Sprintf("%s: %s: %v\n%q", c.ID, id, err, c.Text))
			} else if fault := all.Of("server "+id).addServer(predicted, observed); fault != "" {
				all.faults = append(all.faults, fmt.Sprintf("%s: %s: %s\n%q", c.ID, id, fault, c.Text))
			}
			all.Unlock()
		}
	})
	all.report(t)
}
