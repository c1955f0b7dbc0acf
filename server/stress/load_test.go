//go:build unix

package stress

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

var load = flag.Bool("load", false, "measure what handshakes cost, with capture and without, and print it; takes minutes")

// maxCost is what capture may cost: the CPU of a handshake with it, over that
// without.
const maxCost = 1.10

// contender is a server in the comparison.
type contender struct {
	name, hand string // of the library that writes the answer
	over       string // the server to compare it with
}

var contenders = []contender{
	{"bare coder", "coder", ""},
	{"bare gorilla", "gorilla", ""},
	{"capture + coder", "coder", "bare coder"},
	{"capture + gorilla", "gorilla", "bare gorilla"},
	{"endpoint", "coder", "bare coder"},
}

// cost is what one handshake took in a round, but for perSecond.
type cost struct{ perSecond, cpu, p50, p99, allocs, bytes float64 } // times in µs

// What capture, and what our whole endpoint, add to the price of a handshake. The
// machine's speed changes from second to second, so those to compare take turns in
// short rounds, and what counts is the median of the rounds' ratios. Without -load
// there are too few rounds to judge by, and only the answers count.
func TestLoadHandshakes(t *testing.T) {
	rounds, handshakes := 2, 100
	if *load {
		rounds, handshakes = 80, 750
	}
	children := map[string]*child{}
	for _, s := range contenders {
		children[s.name] = startChild(t, s.name)
		measure(t, children[s.name], s.hand, 4, handshakes/2) // a warm-up
	}
	var ratios []float64 // of capture, for all numbers of clients
	for _, clients := range []int{2, 8} {
		costs := map[string][]cost{}
		for range rounds {
			for _, s := range shuffled() {
				costs[s.name] = append(costs[s.name], measure(t, children[s.name], s.hand, clients, handshakes))
			}
		}
		if !*load || t.Failed() {
			continue
		}
		fmt.Printf("%d clients, %d rounds of %d handshakes, medians of the rounds:\n", clients, rounds, handshakes)
		fmt.Printf("  %-20s %12s %12s %8s %8s %8s %8s\n", "", "handshakes/s", "server µs", "p50 µs", "p99 µs", "allocs", "bytes")
		for _, s := range contenders {
			each := costs[s.name]
			fmt.Printf("  %-20s %12.0f %12.1f %8.0f %8.0f %8.1f %8.0f\n", s.name,
				median(each, func(c cost) float64 { return c.perSecond }), median(each, func(c cost) float64 { return c.cpu }),
				median(each, func(c cost) float64 { return c.p50 }), median(each, func(c cost) float64 { return c.p99 }),
				median(each, func(c cost) float64 { return c.allocs }), median(each, func(c cost) float64 { return c.bytes }))
		}
		for _, s := range contenders {
			if s.over == "" {
				continue
			}
			var own []float64
			for i, c := range costs[s.name] {
				own = append(own, c.cpu/costs[s.over][i].cpu)
			}
			fmt.Printf("  The server's CPU for a handshake, %s / %s: %s.\n", s.name, s.over, spread(own))
			if s.name != "endpoint" {
				ratios = append(ratios, own...)
			}
		}
	}
	if len(ratios) > 0 {
		fmt.Printf("Capture costs %s of the CPU of a bare library; %.2f is allowed.\n", spread(ratios), maxCost)
		if got := median(ratios, self); got > maxCost {
			t.Errorf("capture costs %.3f, more than %.2f", got, maxCost)
		}
	}
}

// shuffled returns the contenders in another order each time, those of one library
// together.
func shuffled() []contender {
	rank := map[string]float64{}
	for _, s := range contenders {
		rank[s.name], rank[s.hand] = rand.Float64(), rand.Float64()
	}
	return slices.SortedFunc(slices.Values(contenders), func(a, b contender) int {
		return cmp.Or(cmp.Compare(rank[a.hand], rank[b.hand]), cmp.Compare(rank[a.name], rank[b.name]))
	})
}

func self(x float64) float64 { return x }

// median returns the one of of(all).
func median[T any](all []T, of func(T) float64) float64 { return quantile(all, of, 0.5) }

func quantile[T any](all []T, of func(T) float64, q float64) float64 {
	var values []float64
	for _, x := range all {
		values = append(values, of(x))
	}
	slices.Sort(values)
	return values[min(int(q*float64(len(values))), len(values)-1)]
}

// spread tells the median and between which values half of all lie.
func spread(all []float64) string {
	return fmt.Sprintf("%.3f (half of the rounds: %.2f to %.2f)", median(all, self), quantile(all, self, 0.25), quantile(all, self, 0.75))
}

// measure makes handshakes with c, as many at a time as there are clients, and
// returns what one of them took.
func measure(t *testing.T, c *child, hand string, clients, handshakes int) cost {
	t.Helper()
	before := c.stats(t, "stats")
	began := time.Now()
	times, err := flood(c.addr, hand, clients, handshakes)
	if err != nil {
		t.Fatalf("%s: %v", c.name, err)
	}
	took := time.Since(began)
	time.Sleep(20 * time.Millisecond) // the last sockets still close
	after := c.stats(t, "stats")
	per := func(sum float64) float64 { return sum / float64(len(times)) }
	return cost{
		perSecond: float64(len(times)) / took.Seconds(),
		cpu:       per((after.CPU - before.CPU).Seconds() * 1e6),
		p50:       quantile(times, micros, 0.50),
		p99:       quantile(times, micros, 0.99),
		allocs:    per(float64(after.Mallocs - before.Mallocs)),
		bytes:     per(float64(after.Bytes - before.Bytes)),
	}
}

func micros(d time.Duration) float64 { return d.Seconds() * 1e6 }

// flood makes n handshakes at addr, so many at a time, and returns how long each
// took.
func flood(addr, hand string, clients, n int) ([]time.Duration, error) {
	var left atomic.Int64
	left.Store(int64(n))
	var mu sync.Mutex
	var all []time.Duration
	var failure error
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			var own []time.Duration
			var err error
			for err == nil && left.Add(-1) >= 0 {
				var took time.Duration
				took, err = timed(addr, hand)
				own = append(own, took)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
			if err != nil {
				failure = err
				left.Store(0)
			}
		})
	}
	group.Wait()
	return all, failure
}

// timed shakes hands at addr over a new connection, and returns how long it took to
// have the answer. The answer must be right, and in the hand of that library.
func timed(addr, hand string) (time.Duration, error) {
	key := wiretest.NewKey()
	request := wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+wiretest.NewToken(), key)
	began := time.Now()
	c, err := wiretest.Connect(addr)
	if err != nil {
		return 0, err
	}
	defer wiretest.Abort(c) // a FIN would keep the port for a minute
	answer, err := wiretest.Send(c, request)
	took := time.Since(began)
	if err != nil {
		return 0, fmt.Errorf("%q, %w", answer, err)
	}
	return took, wiretest.CheckAnswer(hand, key, answer)
}
