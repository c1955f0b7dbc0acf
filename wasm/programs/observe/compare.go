//go:build !js

package observe

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/programs/wire"
)

// Agreement counts how often a prediction is what a program did.
type Agreement struct {
	Cases, Unknown, Verdict, Status, Message int
}

// Tallies are the agreements by what was predicted: "server gorilla".
type Tallies map[string]*Agreement

// Of returns the agreement of row, which begins at nothing.
func (t Tallies) Of(row string) *Agreement {
	if t[row] == nil {
		t[row] = &Agreement{}
	}
	return t[row]
}

// Print writes a table, with the versions given for the rows.
func (t Tallies) Print(to io.Writer, versions map[string]string) {
	fmt.Fprintf(to, "%-38s %-16s %5s %13s %9s %9s %9s\n", "program", "version", "cases", "not predicted", "verdict", "status", "message")
	for _, row := range slices.Sorted(maps.Keys(t)) {
		a, status := t[row], "-" // a client's outcome has none
		if strings.HasPrefix(row, "server ") {
			status = strconv.Itoa(a.Status)
		}
		fmt.Fprintf(to, "%-38s %-16s %5d %13d %9d %9s %9d\n", row, versions[row], a.Cases, a.Unknown, a.Verdict, status, a.Message)
	}
}

// predictServer returns what the server called id is predicted to do.
func predictServer(id, request string) (programs.Server, error) {
	for _, s := range programs.Servers(handshake.ParseRequest(request)) {
		if s.ID == id {
			return s, nil
		}
	}
	return programs.Server{}, fmt.Errorf("no server %q in the table", id)
}

// addServer counts one case, and returns how the prediction contradicts what the
// server did, or "".
func (a *Agreement) addServer(predicted programs.Server, observed Answer) string {
	a.Cases++
	if predicted.Verdict == programs.UnknownToServer {
		a.Unknown++
		return ""
	}
	if (predicted.Verdict == programs.Accepts) == (observed.Status == 101) {
		a.Verdict++
	}
	if predicted.Status != observed.Status {
		return fmt.Sprintf("predicted %s %d %q, observed %d %q", predicted.Verdict, predicted.Status, predicted.Message, observed.Status, observed.Message)
	}
	if fault := contradicts(predicted.Note, observed.End); fault != "" {
		return fault
	}
	a.Status++
	if strings.TrimSpace(predicted.Message) != observed.Message || !strings.HasSuffix(predicted.Note, observed.Reason) {
		return fmt.Sprintf("%d: predicted %q %q, observed %q %q", observed.Status, predicted.Message, predicted.Note, observed.Message, observed.Reason)
	}
	a.Message++
	return ""
}

// contradicts compares what is said of an answer without a status with how the
// connection ended, and returns the difference or "". Words that only one program
// has are not compared.
func contradicts(note string, observed End) string {
	switch predicted := predictedEnd(note); {
	case predicted == "" || observed == "" || predicted == observed, predicted == EndClosed && observed == EndReset:
		return ""
	}
	return fmt.Sprintf("predicted %q, observed that it is %s", note, observed)
}

// predictedEnd returns the end that a note says, or "".
func predictedEnd(note string) End {
	switch note {
	case wire.WaitsForHead, wire.WaitsForBody:
		return EndSilent
	case wire.Closes:
		return EndClosed
	}
	return ""
}

// patienceWith returns how long an answer may take. What is predicted to be silent
// is waited for a short time only; all else gets what it needs.
func patienceWith(predicted programs.Server, short time.Duration) time.Duration {
	if predicted.Status == 0 && predictedEnd(predicted.Note) != EndClosed {
		return short
	}
	return answerLimit
}

// predictClient returns what the client called id is predicted to do.
func predictClient(id string, pair handshake.Pair) (programs.Client, error) {
	for _, c := range programs.Clients(pair) {
		if c.Program.ID == id {
			return c, nil
		}
	}
	return programs.Client{}, fmt.Errorf("no client %q in the table", id)
}

// addClient counts one case, and returns how the prediction contradicts what came
// of the handshake, or "".
func (a *Agreement) addClient(predicted programs.Client, observed Outcome) string {
	a.Cases++
	if predicted.Verdict == programs.Unknown {
		a.Unknown++
		return ""
	}
	if (predicted.Verdict == programs.Opens) != observed.Opened() {
		return fmt.Sprintf("predicted %s %q, observed %s %q", predicted.Verdict, predicted.Message, observed.Verdict, observed.Message)
	}
	a.Verdict++
	if predicted.Message != observed.Message {
		return fmt.Sprintf("predicted %q, observed %q", predicted.Message, observed.Message)
	}
	a.Message++
	return ""
}
