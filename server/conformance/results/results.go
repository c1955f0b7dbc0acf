// Package results is what a conformance suite found, a line for each case, and the
// forms in which it is reported: text, JSON, JUnit's XML, TAP and HTML.
package results

import (
	"time"

	"wsaccept/wasm/handshake"
)

// Verdict is what came of a case.
type Verdict string

// The verdicts, worst first.
const (
	Fail          Verdict = "fail"           // a MUST is broken
	NoAnswer      Verdict = "no-answer"      // nothing that could be judged came in time
	Warn          Verdict = "warn"           // a SHOULD is broken, or most programs do otherwise where the RFCs leave it open
	NotApplicable Verdict = "not-applicable" // the case is about what this program does not have
	Pass          Verdict = "pass"
)

// Verdicts are all of them, worst first.
var Verdicts = []Verdict{Fail, NoAnswer, Warn, NotApplicable, Pass}

// Line is the result of one case. All texts are without secrets.
type Line struct {
	ID          string            `json:"id"`    // of the case: it stays the same from release to release
	Group       string            `json:"group"` // the heading it stands under
	Title       string            `json:"title"` // what is special about the case
	Rule        string            `json:"rule"`
	Requirement string            `json:"requirement"` // what the rule says
	Section     handshake.Section `json:"section"`
	Verdict     Verdict           `json:"verdict"`
	Did         string            `json:"did,omitempty"`     // of a client: opened, failed, took too long
	Outcome     string            `json:"outcome,omitempty"` // of a client: what the score counts
	Says        string            `json:"says"`              // what came of it, and why that is right or wrong
	Request     []byte            `json:"request"`           // in JSON as base64
	Response    []byte            `json:"response"`          // in JSON as base64; what had come if it broke off
	Link        string            `json:"link,omitempty"`    // opens both in the page
	Repeat      string            `json:"repeat,omitempty"`  // a command or a Go test that repeats it
}

// Report is the result of a run.
type Report struct {
	Suite   string    `json:"suite"`  // the command: “wsaccept test”
	Target  string    `json:"target"` // the address, or the client
	Began   time.Time `json:"began"`
	Seconds float64   `json:"seconds"`
	Notes   []string  `json:"notes"` // what was learned about the target: sentences
	Lines   []Line    `json:"lines"`
}

// Count returns how many lines have the verdict.
func (r Report) Count(v Verdict) int {
	n := 0
	for _, line := range r.Lines {
		if line.Verdict == v {
			n++
		}
	}
	return n
}

// groups returns the lines by group, in order.
func (r Report) groups() []group {
	var all []group
	places := map[string]int{}
	for _, line := range r.Lines {
		i, known := places[line.Group]
		if !known {
			i = len(all)
			places[line.Group] = i
			all = append(all, group{Name: line.Group})
		}
		all[i].Lines = append(all[i].Lines, line)
	}
	return all
}

// group is the lines under one heading.
type group struct {
	Name  string
	Lines []Line
}
