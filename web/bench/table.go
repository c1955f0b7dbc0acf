package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// row is a line of the table.
type row struct {
	measure string
	here    string
	peers   string
	ratio   string
	target  string
	met     verdict
}

type verdict int

const (
	informs verdict = iota // there is no target
	met
	missed
	unmeasured
)

func (v verdict) String() string {
	return [...]string{"", "met", "NOT MET", "not measured"}[v]
}

// within says whether a value is at most the target.
func within(value, target float64) verdict {
	if value <= target {
		return met
	}
	return missed
}

// atLeast says whether a value is at least the target.
func atLeast(value, target float64) verdict {
	if value >= target {
		return met
	}
	return missed
}

func (r row) cells() []string {
	return []string{r.measure, r.here, r.peers, r.ratio, r.target, r.met.String()}
}

var head = []string{"measure", "here", "peers", "ratio", "target", ""}

// printText writes rows for a terminal.
func printText(w io.Writer, rows []row) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, cells := range append([][]string{head}, cellsOf(rows)...) {
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	return table.Flush()
}

// printMarkdown writes rows as a table in Markdown.
func printMarkdown(w io.Writer, about string, rows []row) {
	fmt.Fprintf(w, "%s\n\n| %s |\n|%s\n", about, strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	for _, cells := range cellsOf(rows) {
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}

func cellsOf(rows []row) [][]string {
	var all [][]string
	for _, r := range rows {
		all = append(all, r.cells())
	}
	return all
}
