//go:build !js

package observe

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Round is one observation of all programs that can be had, in all cases. It notes
// what it sees in the cases.
type Round struct {
	Requests  Requests
	Responses Responses
	Versions  map[string]string // of what was observed, by the programs' ids

	mu       sync.Mutex
	tallies  Tallies
	versions map[string]string // by the rows of tallies
	faults   []string
}

// NewRound returns a Round for the cases given.
func NewRound(requests Requests, responses Responses) *Round {
	return &Round{Requests: requests, Responses: responses, Versions: map[string]string{}, tallies: Tallies{}, versions: map[string]string{}}
}

// AskServers sends each request to each of the servers, atOnce at a time. A server
// is silent if nothing comes for patience, where that is predicted.
func (r *Round) AskServers(addresses map[string]string, atOnce int, patience time.Duration) error {
	var failed []error
	inParallel(r.Requests.Cases, atOnce, func(c *RequestRecord) {
		request := c.Case().Text
		for _, predicted := range programs.Servers(handshake.ParseRequest(request)) {
			address := addresses[predicted.ID]
			if address == "" {
				continue
			}
			limit := answerLimit
			if predicted.Status == 0 {
				limit = patience
			}
			observed, err := Ask(address, request, limit)
			r.mu.Lock()
			if err != nil {
				failed = append(failed, fmt.Errorf("%s: %s: %w", c.ID, predicted.ID, err))
			} else {
				c.Peers[predicted.ID] = observed
				r.note("server "+predicted.ID, predicted.Program.ID, c.ID, func(a *Agreement) string { return a.addServer(predicted, observed) })
			}
			r.mu.Unlock()
		}
	})
	return errors.Join(failed...)
}

// closePause is what a server leaves a client before it closes. Firefox does not
// open a connection that is closed in the same moment.
const closePause = 300 * time.Millisecond

// Meet lets the client called id meet each response, atOnce at a time. What comes
// of a handshake with a URL is dial's to say.
func (r *Round) Meet(ctx context.Context, id string, atOnce int, dial func(ctx context.Context, url string, c ResponseCase) (Outcome, error)) error {
	var failed []error
	inParallel(r.Responses.Cases, atOnce, func(c *ResponseRecord) {
		caseCtx, cancel := context.WithTimeout(ctx, holdLimit)
		defer cancel()
		stage, err := NewStage(caseCtx, closePause) // a port of its own, as browsers remember where they failed
		if err == nil {
			url := stage.Add(c.Case())
			var observed Outcome
			if observed, err = dial(caseCtx, url, c.Case()); err == nil {
				request, response := stage.Seen(url)
				err = r.met(id, c, request, response, observed)
			}
		}
		if err != nil {
			r.mu.Lock()
			failed = append(failed, fmt.Errorf("%s: %s: %w", c.ID, id, err))
			r.mu.Unlock()
		}
	})
	return errors.Join(failed...)
}

// met notes what came of one handshake.
func (r *Round) met(id string, c *ResponseRecord, request, response string, observed Outcome) error {
	observed.Message = withoutKey(observed.Message, keyOf(request))
	predicted, err := predictClient(id, handshake.ParsePair(request, response))
	if err != nil {
		return err
	}
	predicted.Message = withoutKey(predicted.Message, keyOf(request))
	r.mu.Lock()
	defer r.mu.Unlock()
	c.Peers[id] = observed
	r.note("client "+id, id, c.ID, func(a *Agreement) string { return a.addClient(predicted, observed) })
	return nil
}

// note counts one case.
func (r *Round) note(row, program, id string, add func(*Agreement) string) {
	r.versions[row] = r.Versions[program]
	if fault := add(r.tallies.Of(row)); fault != "" {
		r.faults = append(r.faults, row+": "+id+": "+fault)
	}
}

// Print writes the table of agreement, and the disagreements.
func (r *Round) Print(to io.Writer) {
	r.tallies.Print(to, r.versions)
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
