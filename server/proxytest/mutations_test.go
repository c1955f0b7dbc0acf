package proxytest

import (
	"flag"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wsaccept/server/notrun"
	"wsaccept/wasm/proxies/proxiestest"
)

// How many configurations with lines deleted are run of each program, with -renew and
// without.
const (
	mutations       = 500
	sampleMutations = 5
)

var seed = flag.Uint64("seed", 18, "which lines of configurations are deleted")

// What is said holds, too, where lines are missing at random: also that the program does
// not start.
func TestMutations(t *testing.T) {
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			path := p.find()
			if path == "" {
				notrun.Because(t, "%s is missing; Debian's package %s has it", p.paths[0], p.debian)
			}
			cases, err := proxiestest.Cases(filepath.Join("../../wasm/proxies", p.name, "testdata"))
			if err != nil {
				t.Fatal(err)
			}
			p.mutate(t, path, cases)
		})
	}
}

// mutate runs mutations of cases until as many as are wanted were configurations still.
func (p *program) mutate(t *testing.T, path string, cases []proxiestest.Case) {
	back := newBackend(t)
	random := rand.New(rand.NewPCG(17, *seed))
	row := p.rowOf(path)
	runs := sampleMutations
	if *renew {
		runs = mutations
	}
	if *renew && p.slow {
		runs /= 5
	}
	for row.mutations.total() < runs {
		c := cases[random.IntN(len(cases))]
		for strings.HasPrefix(c.Name, "part-") { // what is around a part is the test's own
			c = cases[random.IntN(len(cases))]
		}
		c.Text = deleteLines(c.Text, 1+random.IntN(3), random)
		c.Idle = false
		if _, ok := p.read(filled(c.Text)); !ok {
			continue // too little is left to be taken for a configuration
		}
		c.Seen = p.run(t, path, back, c.Text, c.Asks, false)
		verdict, says := proxiestest.Compare(c, p.read)
		row.mutations[verdict]++
		if c.Seen.DoesNotStart {
			row.refused++
		} else if c.Seen.Answers[0].Status == 101 {
			row.passed++
		}
		if verdict == proxiestest.Differs {
			t.Errorf("%s: %s\n%s", c.Name, says, c.Text)
		}
	}
	count := row.mutations
	t.Logf("%s: %d mutations: %d agree, %d unknown, %d differ; it refused to start with %d, and %d let the handshake through",
		row.version, runs, count[proxiestest.Agrees], count[proxiestest.Unknown], count[proxiestest.Differs], row.refused, row.passed)
	if *renew && count[proxiestest.Unknown]*20 > runs {
		t.Error("too many are unknown")
	}
}

// kept stand in lines that are not deleted: without them, nobody knows where to ask, the
// server's port is 80, or a configuration of Apache or lighttpd is no whole one.
var kept = []string{"{listen}", "{port}", "mpm_", "document-root"}

// deleteLines deletes n lines at random. It spares most braces, because without one of a
// pair no program starts.
func deleteLines(text string, n int, random *rand.Rand) string {
	lines := strings.SplitAfter(text, "\n")
	for range n {
		i := random.IntN(len(lines))
		has := func(s string) bool { return strings.Contains(lines[i], s) }
		brace := strings.HasSuffix(strings.TrimSpace(lines[i]), "{") || strings.TrimSpace(lines[i]) == "}"
		if slices.ContainsFunc(kept, has) || len(lines) == 1 || brace && random.IntN(10) > 0 {
			continue
		}
		lines = append(lines[:i:i], lines[i+1:]...)
	}
	return strings.Join(lines, "")
}
