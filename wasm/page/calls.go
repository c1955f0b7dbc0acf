package page

import (
	"slices"

	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// calls are the requests to the server of the page that are under way.
type calls struct {
	count   int // of all that there ever were; the number of the last one
	info    int // the number of the question whether there is a server, or 0
	pending []pending
}

// pending is a handshake under way.
type pending struct {
	call.Call
	purpose
}

// purpose is what a handshake is for.
type purpose struct {
	kind  kind
	fault string // the id of the laboratory's fault that is tried, or ""
	run   int    // the number of the run that it is part of
}

// kind is a kind of purpose.
type kind int

const (
	comparing kind = iota // with a real server
	single                // one fault of the laboratory, by itself
	ofRun                 // one of a run
	calming               // nothing is wrong with it: it makes Firefox patient again
)

// begin begins a handshake.
func (t *turn) begin(p purpose, plan call.Plan) {
	t.calls.count++
	plan.Origin, plan.Restart = t.Place.Origin, t.Place.restart()
	c, effects := call.Begin(t.calls.count, plan)
	t.calls.pending = append(slices.Clip(t.calls.pending), pending{c, p})
	t.do(effects...)
}

// hear takes an event of a call. Of one that is over, it changes nothing.
func (t *turn) hear(e event.OfCall) {
	if answer, ok := e.(event.Fetched); ok {
		switch answer.Number() {
		case t.calls.info:
			t.serverFound(answer)
			return
		case t.wanted.call:
			t.exampleFetched(answer)
			return
		}
	}
	for i, p := range t.calls.pending {
		if int(p.Number) != e.Number() {
			continue
		}
		c, effects := p.Update(e)
		t.do(effects...)
		if c.Done() {
			t.calls.pending = slices.Concat(t.calls.pending[:i], t.calls.pending[i+1:])
			t.ended(p.purpose, c.Attempt)
			return
		}
		t.calls.pending = slices.Clone(t.calls.pending)
		t.calls.pending[i].Call = c
		return
	}
}

// ended takes what came of a handshake.
func (t *turn) ended(p purpose, a call.Attempt) {
	switch p.kind {
	case comparing:
		t.compared(a)
	case single:
		t.faultTried(p.fault, a)
	case ofRun:
		t.runTried(p, a)
	case calming:
		t.goOn(p.run)
	}
}

// drop gives up the handshakes that are for something.
func (t *turn) drop(forThis func(purpose) bool) {
	var left []pending
	for _, p := range t.calls.pending {
		if forThis(p.purpose) {
			t.do(p.Drop()...)
		} else {
			left = append(left, p)
		}
	}
	t.calls.pending = left
}

// fail says that the page itself failed, and gives up what is under way, so that it
// can be tried again.
func (t *turn) fail(what string) {
	t.Notice = "Something in this page failed, and this is its fault, not yours. All you typed is still here. Try again in another way, and please report it with this text: " + what
	t.show(effect.Words)
	t.unwant()
	if t.Live.Phase == Asking && t.calls.info != 0 {
		t.Live = Live{Phase: Done, Attempt: call.Attempt{Failure: "The page failed before it could ask its server. Press the button again."}}
		t.calls.info = 0
	}
	if t.Live.Phase == Running {
		t.Live.Phase = Ready
		if t.Live.Request != "" || t.Live.Failure != "" {
			t.Live.Phase = Done
		}
	}
	if len(t.calls.pending) > 0 {
		t.drop(func(purpose) bool { return true })
		t.Lab.Trying, t.Lab.Run.Going = "", false
		t.show(effect.Lab)
	}
}
