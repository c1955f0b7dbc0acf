//go:build !js

package observe

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Group is the observation of some programs. Nothing of it counts before Keep, so
// that one that failed leaves no records, and no version of what was not asked.
type Group struct {
	Versions map[string]string // what the programs say of themselves, by their ids, whether they are asked or not

	round *Round
	mu    sync.Mutex
	seen  map[string][]func() // what notes the cases, by the rows of Tallies
}

// AskServers sends each request to each of the servers, atOnce at a time. A server
// is silent if nothing comes for patience, where that is predicted.
func (g *Group) AskServers(addresses map[string]string, atOnce int, patience time.Duration) error {
	var failed []error
	inParallel(g.round.Requests.Cases, atOnce, func(c *RequestRecord) {
		request := c.Case().Text
		for _, predicted := range programs.Servers(handshake.ParseRequest(request)) {
			address := addresses[predicted.ID]
			if address == "" {
				continue
			}
			observed, err := Ask(address, request, patienceWith(predicted, patience))
			g.mu.Lock()
			if err != nil {
				failed = append(failed, fmt.Errorf("%s: %s: %w", c.ID, predicted.ID, err))
			} else {
				row := "server " + predicted.ID
				g.seen[row] = append(g.seen[row], func() {
					c.Peers[predicted.ID] = observed
					g.round.note(row, c.ID, func(a *Agreement) string { return a.addServer(predicted, observed) })
				})
			}
			g.mu.Unlock()
		}
	})
	return errors.Join(failed...)
}

const (
	// closePause is what a server leaves a client before it closes. Firefox does not
	// open a connection that is closed in the same moment.
	closePause = 300 * time.Millisecond
	// meetLimit is how long a handshake may take, with a browser that is started
	// anew for it.
	meetLimit = 3 * holdLimit
)

// Meet lets the client called id meet each response, atOnce at a time. What comes
// of a handshake with a URL is dial's to say.
func (g *Group) Meet(ctx context.Context, id string, atOnce int, dial func(ctx context.Context, url string, c ResponseCase) (Outcome, error)) error {
	var failed []error
	inParallel(g.round.Responses.Cases, atOnce, func(c *ResponseRecord) {
		caseCtx, cancel := context.WithTimeout(ctx, meetLimit)
		defer cancel()
		stage, err := NewStage(caseCtx, closePause) // a port of its own, as browsers remember where they failed
		if err == nil {
			url := stage.Add(c.Case())
			var observed Outcome
			if observed, err = dial(caseCtx, url, c.Case()); err == nil {
				request, response := stage.Seen(url)
				err = g.met(id, c, request, response, observed)
			}
		}
		if err != nil {
			g.mu.Lock()
			failed = append(failed, fmt.Errorf("%s: %s: %w", c.ID, id, err))
			g.mu.Unlock()
		}
	})
	return errors.Join(failed...)
}

// met remembers what came of one handshake.
func (g *Group) met(id string, c *ResponseRecord, request, response string, observed Outcome) error {
	observed.Message = withoutKey(observed.Message, keyOf(request))
	predicted, err := predictClient(id, handshake.ParsePair(request, response))
	if err != nil {
		return err
	}
	predicted.Message = withoutKey(predicted.Message, keyOf(request))
	row := "client " + id
	g.mu.Lock()
	defer g.mu.Unlock()
	g.seen[row] = append(g.seen[row], func() {
		c.Peers[id] = observed
		g.round.note(row, c.ID, func(a *Agreement) string { return a.addClient(predicted, observed) })
	})
	return nil
}

// Keep writes what was seen into the round: the records, and the versions of the
// programs that were asked. It returns an error, and keeps nothing, if one was
// asked as a client or in a set-up only, though it is predicted in others, too, or
// does not say its version.
func (g *Group) Keep() error {
	var asked []string
	for id, rows := range rowsOfPrograms() {
		seen := 0
		for _, row := range rows {
			if len(g.seen[row]) > 0 {
				seen++
			}
		}
		switch {
		case seen == 0:
		case seen < len(rows):
			return fmt.Errorf("%s was asked for %d of %q", id, seen, rows)
		case g.Versions[id] == "":
			return fmt.Errorf("%s does not say its version", id)
		default:
			asked = append(asked, id)
		}
	}
	for _, id := range asked {
		g.round.Versions[id] = g.Versions[id]
	}
	if runtime := g.Versions["node"]; runtime != "" && len(asked) > 0 {
		g.round.Versions["node"] = runtime
	}
	for _, notes := range g.seen {
		for _, note := range notes {
			note()
		}
	}
	return nil
}

// rowsOfPrograms returns what is predicted of each program, by the programs' ids.
func rowsOfPrograms() map[string][]string {
	rows := map[string][]string{}
	for _, c := range programs.Unanswered(handshake.ConnectionRefused) { // a list of the clients
		rows[c.Program.ID] = append(rows[c.Program.ID], "client "+c.Program.ID)
	}
	for _, s := range programs.Servers(handshake.ParseRequest("")) {
		rows[s.Program.ID] = append(rows[s.Program.ID], "server "+s.ID)
	}
	return rows
}
