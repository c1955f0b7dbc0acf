package proxytest

import (
	"fmt"
	"io"
	"os"
	"testing"
	"text/tabwriter"

	"wsaccept/wasm/proxies/proxiestest"
)

// tally counts by proxiestest.Verdict how what was said agrees with what was seen.
type tally [3]int

func (c tally) total() int {
	return c[proxiestest.Agrees] + c[proxiestest.Unknown] + c[proxiestest.Differs]
}

// row is how far what is said of a program agrees with it.
type row struct {
	version         string
	configurations  tally
	fixes, idle     int // fixed configurations that ran; cuts of which the seconds were measured
	mutations       tally
	refused, passed int // of the mutations
}

// rows are by the program's name.
var rows = map[string]*row{}

// rowOf returns the row of p, found at path.
func (p *program) rowOf(path string) *row {
	if rows[p.name] == nil {
		rows[p.name] = &row{version: p.version(path)}
	}
	return rows[p.name]
}

func TestMain(m *testing.M) {
	status := m.Run()
	if *renew {
		writeTable(os.Stdout)
	}
	os.Exit(status)
}

// writeTable writes the rows of the programs that ran.
func writeTable(to io.Writer) {
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	fmt.Fprintln(w, "program\tconfigurations\tagree\tunknown\tdiffer\tfixes run\tcuts timed\tmutations\tagree\tunknown\tdiffer\trefused\topened\t")
	for _, p := range programs {
		r := rows[p.name]
		if r == nil {
			continue
		}
		fmt.Fprintf(w, "%s\t", r.version)
		c, m := r.configurations, r.mutations
		for _, n := range []int{c.total(), c[proxiestest.Agrees], c[proxiestest.Unknown], c[proxiestest.Differs], r.fixes, r.idle,
			m.total(), m[proxiestest.Agrees], m[proxiestest.Unknown], m[proxiestest.Differs], r.refused, r.passed} {
			fmt.Fprintf(w, "%d\t", n)
		}
		fmt.Fprintln(w)
	}
}
