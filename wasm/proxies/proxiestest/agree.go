package proxiestest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/proxies/passage"
)

// Reader reads a format.
type Reader func(text string, asks ...passage.Ask) (passage.Report, bool)

// Verdict is how what is said agrees with what was seen.
type Verdict int

// The verdicts.
const (
	Agrees Verdict = iota
	Unknown
	Differs
)

// Compare holds what read says of c against what was seen, and tells the differences.
func Compare(c Case, read Reader) (Verdict, string) {
	report, ok := read(Fill(c.Text, Listen, Backend, Dead, Dir), c.Asks...)
	if !ok {
		return Differs, "not taken for a configuration"
	}
	if len(report.Routes) != len(c.Asks) {
		return Differs, fmt.Sprintf("%d routes for %d handshakes", len(report.Routes), len(c.Asks))
	}
	unknown := false
	for i, r := range report.Routes {
		if r.Outcome == passage.Unknown {
			unknown = true
			continue
		}
		if report.DoesNotStart != c.Seen.DoesNotStart {
			return Differs, fmt.Sprintf("said: does not start %v; seen: %v (%s)", report.DoesNotStart, c.Seen.DoesNotStart, r.Cause)
		}
		if c.Seen.DoesNotStart {
			continue
		}
		if difference := differ(r, c.Seen.Answers[i]); difference != "" {
			return Differs, c.Asks[i].Host + c.Asks[i].Path + ": " + difference
		}
	}
	if unknown {
		return Unknown, report.Routes[0].Cause
	}
	return Agrees, ""
}

// differ tells how what is said of a handshake differs from what was seen.
func differ(r passage.Route, seen Answer) string {
	var arrives []string
	if r.Arrives != nil {
		arrives = r.Arrives.Lines()
	}
	switch {
	case (r.Outcome == passage.Passes) != (seen.Status == 101):
		return fmt.Sprintf("said to be %s, seen %d (%s)", r.Outcome, seen.Status, r.Cause)
	case r.Status != 0 && r.Status != seen.Status:
		return fmt.Sprintf("said %d, seen %d", r.Status, seen.Status)
	case !sameLines(arrives, seen.Lines):
		return "said to arrive:\n" + strings.Join(arrives, "\n") + "\nseen:\n" + strings.Join(seen.Lines, "\n")
	case seen.Idle > 0 && r.Idle.Known && r.Idle.Seconds != seen.Idle:
		return fmt.Sprintf("said to be cut after %d seconds, seen %d", r.Idle.Seconds, seen.Idle)
	case seen.Idle > 0 && !r.Idle.Known && r.Outcome == passage.Passes:
		return "not said when an idle connection is cut"
	}
	return ""
}

// sameLines reports whether the lines are the same. The order of fields is not looked
// at: it has no meaning where names differ (RFC 9110 §5.3).
func sameLines(said, seen []string) bool {
	if len(said) != len(seen) || len(said) > 0 && said[0] != seen[0] {
		return false
	}
	said, seen = slices.Sorted(slices.Values(said)), slices.Sorted(slices.Values(seen))
	for i := range said {
		if said[i] == strings.TrimRight(seen[i], " ") { // of an empty value, as Head.Lines has it
			continue
		}
		before, after, varies := strings.Cut(said[i], passage.Varies)
		if said[i] != seen[i] && !(varies && strings.HasPrefix(seen[i], before) && strings.HasSuffix(seen[i], after)) {
			return false
		}
	}
	return true
}

// mostUnknown is how many of a hundred cases may be unknown.
const mostUnknown = 5

// Agree fails t unless read agrees with what was seen in testdata, and each fix lets
// its handshake through. With -v it prints the agreement.
func Agree(t *testing.T, read Reader) {
	t.Helper()
	cases, err := Cases("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var count [3]int
	fixed := 0
	for _, c := range cases {
		if c.Seen.By == "" {
			t.Errorf("%s: never seen; make proxies runs it", c.Name)
			continue
		}
		verdict, says := Compare(c, read)
		count[verdict]++
		switch verdict {
		case Differs:
			t.Errorf("%s: %s", c.Name, says)
		case Unknown:
			t.Logf("%s: unknown: %s", c.Name, says)
		}
		fixed += fixes(t, c, read)
	}
	t.Logf("%d configurations: %d agree, %d unknown, %d differ; %d fixes", len(cases), count[Agrees], count[Unknown], count[Differs], fixed)
	if count[Unknown]*100 > mostUnknown*len(cases) {
		t.Errorf("%d of %d are unknown", count[Unknown], len(cases))
	}
}

// Fixed returns the configurations, with their placeholders' values, that the edits of
// failing routes make of c, by the handshake they are for.
func Fixed(text string, asks []passage.Ask, read Reader) map[passage.Ask]string {
	report, _ := read(text, asks...)
	fixed := map[passage.Ask]string{}
	for _, r := range report.Routes {
		if r.Outcome == passage.Fails && len(r.Edits) > 0 {
			fixed[r.Ask] = passage.Apply(text, r.Edits)
		}
	}
	return fixed
}

// fixes applies the edits and reads again. It returns how many there were.
func fixes(t *testing.T, c Case, read Reader) int {
	t.Helper()
	all := Fixed(Fill(c.Text, Listen, Backend, Dead, Dir), c.Asks, read)
	for ask, text := range all {
		report, _ := read(text, ask)
		if len(report.Routes) != 1 || report.Routes[0].Outcome != passage.Passes {
			t.Errorf("%s: does not pass after the fix: %+v\n%s", c.Name, report.Routes, text)
		}
	}
	return len(all)
}
