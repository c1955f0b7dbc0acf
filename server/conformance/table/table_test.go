package table

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/wasm/lab"
)

// The table is about cases that there are, and says which programs it has.
func TestTable(t *testing.T) {
	text, err := os.ReadFile("table.json")
	if err != nil {
		t.Fatal(err)
	}
	var table Table
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range cases.All() {
		known[c.ID] = true
	}
	for _, f := range lab.All() {
		known[f.ID] = true
	}
	if len(table.Servers) < 12 || len(table.Clients) < 12 || table.Date == "" {
		t.Errorf("%d servers, %d clients, of %q", len(table.Servers), len(table.Clients), table.Date)
	}
	var printed strings.Builder
	table.Print(&printed)
	for _, p := range append(table.Servers, table.Clients...) {
		told := 0
		for _, v := range []results.Verdict{results.Fail, results.Warn, results.NoAnswer} {
			told += p.Counts[v]
		}
		if p.Version == "" || told != len(p.Findings) || !strings.Contains(printed.String(), p.ID+" ") {
			t.Errorf("%s %s: %d findings, counted %d", p.ID, p.Version, len(p.Findings), told)
		}
		for _, f := range p.Findings {
			if !known[f.Case] {
				t.Errorf("%s: there is no case %s", p.ID, f.Case)
			}
		}
	}
}
