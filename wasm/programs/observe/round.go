//go:build !js

package observe

import (
	"fmt"
	"io"
	"slices"
	"sync"
)

// Round is one observation of all programs that can be had, in all cases. It notes
// what it sees in the cases.
type Round struct {
	Requests  Requests
	Responses Responses
	Versions  map[string]string // of what was observed, by the programs' ids

	tallies Tallies
	faults  []string
}

// NewRound returns a Round for the cases given.
func NewRound(requests Requests, responses Responses) *Round {
	return &Round{Requests: requests, Responses: responses, Versions: map[string]string{}, tallies: Tallies{}}
}

// Begin returns a Group that has observed nothing.
func (r *Round) Begin() *Group {
	return &Group{Versions: map[string]string{}, round: r, seen: map[string][]func(){}}
}

// note counts one case.
func (r *Round) note(row, id string, add func(*Agreement) string) {
	if fault := add(r.tallies.Of(row)); fault != "" {
		r.faults = append(r.faults, row+": "+id+": "+fault)
	}
}

// Print writes the table of agreement, and the disagreements.
func (r *Round) Print(to io.Writer) {
	versions := map[string]string{}
	for id, rows := range rowsOfPrograms() {
		for _, row := range rows {
			versions[row] = r.Versions[id]
		}
	}
	r.tallies.Print(to, versions)
	slices.Sort(r.faults)
	for _, fault := range r.faults {
		fmt.Fprintln(to, fault)
	}
}

// inParallel calls do with each of the cases, atOnce at a time.
func inParallel[T any](cases []T, atOnce int, do func(T)) {
	queue := make(chan T)
	var workers sync.WaitGroup
	for range atOnce {
		workers.Go(func() {
			for c := range queue {
				do(c)
			}
		})
	}
	for _, c := range cases {
		queue <- c
	}
	close(queue)
	workers.Wait()
}
