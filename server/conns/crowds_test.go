package conns

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Whatever comes and goes, the crowds are what a count of all connections says.
func TestCrowds(t *testing.T) {
	for seed := range uint64(50) {
		random := rand.New(rand.NewPCG(seed, 6455))
		var c crowds
		var all []*address
		for range 12 {
			all = append(all, &address{})
		}
		for step := range 2_000 {
			a := all[random.IntN(len(all))]
			was := a.len()
			switch {
			case random.IntN(2) == 0 && was < 20:
				a.waiting.PushBack(&conn{})
			case was > 0:
				a.waiting.Remove(a.waiting.Front())
			default:
				continue
			}
			c.move(a, was)
			if err := c.check(all); err != nil {
				t.Fatalf("seed %d, step %d: %v", seed, step, err)
			}
		}
	}
}

// check compares c with a count of all.
func (c *crowds) check(all []*address) error {
	most := 0
	count := map[int]int{}
	for _, a := range all {
		most = max(most, a.len())
		count[a.len()]++
	}
	if c.most != most {
		return fmt.Errorf("the most are %d, want %d", c.most, most)
	}
	for n := 1; n < len(c.lists); n++ {
		if got := c.lists[n].Len(); got != count[n] {
			return fmt.Errorf("%d addresses with %d connections, want %d", got, n, count[n])
		}
	}
	if most > 0 && c.largest().len() != most {
		return fmt.Errorf("the largest has %d, want %d", c.largest().len(), most)
	}
	return nil
}
