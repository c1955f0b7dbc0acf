//go:build !js

package observe

import (
	"context"
	"fmt"
	"testing"

	"wsaccept/wasm/handshake"
)

// TestGoClients holds the predictions for the clients of the Go libraries against
// the libraries.
func TestGoClients(t *testing.T) {
	t.Parallel()
	stage, err := NewStage(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	cases := responseVectors(t)
	for _, c := range cases {
		c.Deflate = true
		cases = append(cases, c)
	}
	vectors := len(cases)
	mutator := newResponseMutator(*seed)
	for i := range *mutations {
		c := pick(mutator, cases[:vectors])
		c.ID = fmt.Sprintf("mutation %d of seed %d, of %s", i, *seed, c.ID)
		c.Text = mutator.mutate(c.Text)
		cases = append(cases, c)
	}
	all := newResults()
	inParallel(cases, atOnce, func(c ResponseCase) {
		for id, dial := range goDialers {
			url := stage.Add(c)
			ctx, cancel := context.WithTimeout(t.Context(), answerLimit)
			observed := dialGo(ctx, dial, url, c.Protocols, c.Deflate)
			cancel()
			request, response := stage.Seen(url)
			predicted, err := predictClient(id, handshake.ParsePair(request, response))
			if err != nil {
				panic(err)
			}
			all.Lock()
			if fault := all.Of("client "+id).addClient(predicted, observed); fault != "" {
				all.faults = append(all.faults, fmt.Sprintf("%s: %s: %s\n%.1000q\n%q", c.ID, id, fault, c.Text, request))
			}
			all.Unlock()
		}
	})
	all.report(t)
}
