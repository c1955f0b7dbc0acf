//go:build !js

package programs_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/programs/observe"
)

// argued are the disagreements with what is recorded that stay, by program and
// case, and why.
var argued = map[string]string{
	"client tornado: more-475": eitherFault,
	"client tornado: more-503": eitherFault,
	"client firefox: more-84":  "what follows the head is a frame that is wrong, which Firefox sees before it opens",
}

// What differs from run to run.
const eitherFault = "the refusal, or the body that is no gzip, whichever Tornado notices first"

// The agreement that is wanted of each program, in percent.
const (
	wantVerdicts = 99
	wantMessages = 95
	mayBeUnknown = 5 // redirects, which some clients follow
)

// mustHave is how many cases at least there must be of a program that was observed.
func mustHave(row string) int {
	if cases, ok := byHand[row]; ok {
		return cases
	}
	return 500
}

// byHand are the cases of the program that make observe can't run: see the table.
var byHand = map[string]int{"client python-websockets": 395, "server python-websockets": 191, "server python-websockets-subprotocols": 428}

// TestRecorded holds the predictions against what the programs were seen to do,
// also those that can't run here. Package observe runs the others.
func TestRecorded(t *testing.T) {
	var requests observe.Requests
	var responses observe.Responses
	for file, to := range map[string]any{"testdata/requests.json": &requests, "testdata/responses.json": &responses} {
		if err := observe.Load(file, to); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	tallies, faults := observe.Check(requests, responses)
	for _, key := range slices.Sorted(maps.Keys(faults)) {
		if argued[key] == "" {
			t.Errorf("%s: %s", key, faults[key])
		}
	}
	for key := range argued {
		if faults[key] == "" {
			t.Errorf("%s agrees now, or is gone: take it off the list", key)
		}
	}
	for row, program := range rows() {
		if program.Observed != "" && tallies.Of(row).Cases < mustHave(row) {
			t.Errorf("%s: %d cases are recorded, fewer than %d: records were lost, or its day in the table is wrong", row, tallies.Of(row).Cases, mustHave(row))
		}
	}
	for row, a := range tallies {
		predicted := a.Cases - a.Unknown
		if a.Verdict*100 < predicted*wantVerdicts || a.Message*100 < predicted*wantMessages || a.Unknown*100 > a.Cases*mayBeUnknown {
			t.Errorf("%s: %+v is below %d %% of verdicts or %d %% of messages, or has more than %d %% unknown", row, *a, wantVerdicts, wantMessages, mayBeUnknown)
		}
	}
	var table strings.Builder
	versions := map[string]string{}
	for row, program := range rows() {
		versions[row] = program.Version
	}
	tallies.Print(&table, versions)
	t.Log("\n" + table.String())
}

// rows returns the programs that are predicted, by the rows of observe.Tallies.
func rows() map[string]programs.Program {
	all := map[string]programs.Program{}
	for _, c := range programs.Clients(handshake.ParsePair("", "")) {
		all["client "+c.Program.ID] = c.Program
	}
	for _, s := range programs.Servers(handshake.ParseRequest("")) {
		all["server "+s.ID] = s.Program
	}
	return all
}
