// Package table is what the suite found of many programs: a table of all, as data.
package table

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"wsaccept/server/conformance/results"
	"wsaccept/wasm/handshake"
)

// Table is the programs that were tested, and when.
type Table struct {
	Date    string    `json:"date"` // “2026-12-01”
	Servers []Program `json:"servers"`
	Clients []Program `json:"clients"`
	Missing []string  `json:"missing"` // what could not be had, and why
}

// Program is what was found of one program.
type Program struct {
	ID       string                  `json:"id"`      // as in package programs, with its set-up
	Version  string                  `json:"version"` // as the program says it
	Counts   map[results.Verdict]int `json:"counts"`
	Findings []Finding               `json:"findings"` // of all cases that did not pass
}

// Finding is a case that a program did not pass.
type Finding struct {
	Case    string            `json:"case"`
	Rule    string            `json:"rule"`
	Section handshake.Section `json:"section"`
	Verdict results.Verdict   `json:"verdict"`
	Says    string            `json:"says"`
}

// changing is what differs from run to run: keys and Accepts.
var changing = regexp.MustCompile(`[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{22}==`)

// Sum returns a report as a row. address is where the program was met, which is left
// out, as keys and Accepts are.
func Sum(id, version, address string, r results.Report) Program {
	p := Program{ID: id, Version: version, Counts: map[results.Verdict]int{}, Findings: []Finding{}}
	for _, l := range r.Lines {
		p.Counts[l.Verdict]++
		if l.Verdict != results.Pass && l.Verdict != results.NotApplicable {
			p.Findings = append(p.Findings, Finding{l.ID, l.Rule, l.Section, l.Verdict, changing.ReplaceAllString(strings.ReplaceAll(l.Says, address, "SERVER"), "…")})
		}
	}
	return p
}

// Print writes the table, with the rules that each program breaks.
func (t Table) Print(to io.Writer) {
	for _, part := range []struct {
		name     string
		programs []Program
	}{{"server", t.Servers}, {"client", t.Clients}} {
		fmt.Fprintf(to, "%-28s %-16s %5s %5s %5s %9s  fails by rule (%s)\n", part.name, "version", "pass", "warn", "fail", "no answer", t.Date)
		for _, p := range part.programs {
			fmt.Fprintf(to, "%-28s %-16s %5d %5d %5d %9d  %s\n", p.ID, p.Version, p.Counts[results.Pass], p.Counts[results.Warn], p.Counts[results.Fail], p.Counts[results.NoAnswer], p.broken())
		}
	}
	for _, what := range t.Missing {
		fmt.Fprintln(to, "NOT RUN:", what)
	}
}

// broken lists the rules that the program breaks, in the order of the cases.
func (p Program) broken() string {
	var rules []string
	count := map[string]int{}
	for _, f := range p.Findings {
		if f.Verdict != results.Fail {
			continue
		}
		if count[f.Rule]++; count[f.Rule] == 1 {
			rules = append(rules, f.Rule)
		}
	}
	for i, rule := range rules {
		if n := count[rule]; n > 1 {
			rules[i] = fmt.Sprintf("%s×%d", rule, n)
		}
	}
	return strings.Join(rules, " ")
}

// Save writes the table to file.
func (t Table) Save(file string) error {
	text, err := json.MarshalIndent(t, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}
