package proxytest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"wsaccept/server/notrun"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/proxiestest"
)

var renew = flag.Bool("renew", false, "run all configurations, and write what was seen")

// sample is how many configurations of a program run without -renew.
const sample = 5

// What is said of configurations is what the real programs do with them, and so it is
// once they are fixed as they are told to be.
func TestProxies(t *testing.T) {
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			path := p.find()
			if path == "" {
				notrun.Because(t, "%s is missing; Debian's package %s has it", p.paths[0], p.debian)
			}
			dir := filepath.Join("../../wasm/proxies", p.name, "testdata")
			cases, err := proxiestest.Cases(dir)
			if err != nil {
				t.Fatal(err)
			}
			p.check(t, path, dir, cases)
		})
	}
}

func (p *program) check(t *testing.T, path, dir string, cases []proxiestest.Case) {
	back := newBackend(t)
	row := p.rowOf(path)
	step := 1
	if !*renew {
		step = max(1, len(cases)/sample)
	}
	for i := 0; i < len(cases); i += step {
		c := cases[i]
		c.Seen = p.run(t, path, back, c.Text, c.Asks, c.Idle && *renew)
		c.Seen.By = row.version
		if *renew {
			if err := os.WriteFile(filepath.Join(dir, c.Name+".seen"), []byte(c.File()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		verdict, says := proxiestest.Compare(c, p.read)
		row.configurations[verdict]++
		for _, a := range c.Seen.Answers {
			if a.Idle > 0 {
				row.idle++
			}
		}
		if verdict == proxiestest.Differs {
			t.Errorf("%s: %s", c.Name, says)
		}
		row.fixes += p.checkFixes(t, path, back, c)
	}
	count := row.configurations
	t.Logf("%s: %d configurations: %d agree, %d unknown, %d differ; %d fixes ran",
		row.version, count.total(), count[proxiestest.Agrees], count[proxiestest.Unknown], count[proxiestest.Differs], row.fixes)
}

// checkFixes runs the fixed configurations of c, which must open the WebSocket.
func (p *program) checkFixes(t *testing.T, path string, back *backend, c proxiestest.Case) int {
	t.Helper()
	all := proxiestest.Fixed(filled(c.Text), c.Asks, p.read)
	for one, text := range all {
		seen := p.run(t, path, back, text, []passage.Ask{one}, false)
		if seen.DoesNotStart || seen.Answers[0].Status != 101 {
			t.Errorf("%s: %+v after the fix:\n%s", c.Name, seen, text)
		}
	}
	return len(all)
}

func filled(text string) string {
	return proxiestest.Fill(text, proxiestest.Listen, proxiestest.Backend, proxiestest.Dead, proxiestest.Dir)
}
