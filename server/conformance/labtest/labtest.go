// Package labtest tests a WebSocket client of Go's against the laboratory, in a test of
// its own.
package labtest

import (
	"testing"
	"time"

	"wsaccept/server/conformance/clients"
	"wsaccept/server/conformance/results"
)

// Run lets dial meet each response of the laboratory, in a subtest each. A subtest fails
// if dial opened what it must not, or failed though the response is right. names select
// cases by their ids or headings; without any, all are met.
func Run(t *testing.T, dial clients.Dial, names ...string) results.Report {
	t.Helper()
	faults, unknown := clients.Select(names)
	if len(unknown) > 0 {
		t.Fatalf("there are no cases %q", unknown)
	}
	lab, err := clients.Serve(t.Context(), "127.0.0.1:0", faults)
	if err != nil {
		t.Fatal(err)
	}
	defer lab.Close()
	report := lab.Run(t.Context(), dial, clients.Options{Timeout: 20 * time.Second, Parallel: 64, Target: t.Name()})
	for _, line := range report.Lines {
		t.Run(line.ID, func(t *testing.T) {
			if line.Verdict == results.Fail || line.Verdict == results.NoAnswer {
				t.Errorf("%s\nrule %s, %s\n%q", line.Says, line.Rule, line.Section, line.Response)
			}
		})
	}
	return report
}
