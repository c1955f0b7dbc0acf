package page

import (
	"slices"
	"time"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/wire"
)

const (
	// labLinger is how long a socket stays open that a fault let open. What the
	// server sends after its 101 comes in this time; the predictions count on it.
	labLinger = time.Second
	// labPatience is for the slowest fault, and for the browser's queue: it opens
	// one socket at a time to a server.
	labPatience = 30 * time.Second
	// labWorkers is how many faults a run tries at once.
	labWorkers = 4
	// mostLost is how many attempts in a row may go without an answer.
	mostLost = 3
)

// toLab leads to the laboratory, which a link asks for, if there is one.
func (t *turn) toLab() {
	t.waiting.lab = t.Live.Phase == Asking
	switch {
	case t.Lab.Open:
		t.waiting.lab = false
		t.jump(faultCard)
	case !t.waiting.lab:
		t.Notice = "This link leads to the laboratory, which needs the program of this project as the server."
		if t.Place.Own() {
			t.Notice += " To start it: " + start + "."
		}
	}
}

// chooseFault shows the fault called id.
func (t *turn) chooseFault(id string) {
	if _, found := lab.Find(id); !found {
		return
	}
	t.Lab.Fault = id
	t.show(effect.Lab)
	t.jump(faultCard)
	t.save(false)
}

// tryFault begins an attempt at f.
func (t *turn) tryFault(f lab.Fault, p purpose) {
	p.fault = f.ID
	t.begin(p, call.Plan{Path: wire.Relative(wire.LabPath) + f.ID, Protocols: f.Protocols, Linger: labLinger, Patience: labPatience})
}

// tryChosen performs the chosen fault in this browser.
func (t *turn) tryChosen() {
	if t.Lab.Trying != "" {
		return
	}
	f := t.Lab.Chosen()
	t.Lab.Trying = f.ID
	t.show(effect.Lab)
	t.tryFault(f, purpose{kind: single})
}

// faultTried takes what came of it.
func (t *turn) faultTried(id string, a call.Attempt) {
	f, _ := lab.Find(id)
	t.Lab = t.Lab.With(f, a)
	t.Lab.Trying = ""
	t.show(effect.Lab)
	if t.Lab.Chosen().ID == id {
		t.Announced = FaultSummary(t.State)
		t.do(effect.Reveal{ID: faultOutcome})
	}
}

// runAll tries every fault, one after the other or a few at once.
func (t *turn) runAll() {
	if t.Lab.Run.Going {
		return
	}
	t.Lab.Run = Run{Going: true, number: t.Lab.Run.number + 1}
	t.show(effect.Lab)
	workers := labWorkers
	if t.Lab.Agent.Name == "firefox" {
		workers = 1
	}
	for range workers {
		t.goOn(t.Lab.Run.number)
	}
}

// goOn tries the next fault of a run, and ends the run after the last one.
func (t *turn) goOn(run int) {
	r := &t.Lab.Run
	if run != r.number {
		return
	}
	if all := lab.All(); r.Going && r.begun < len(all) {
		f := all[r.begun]
		r.begun++
		t.tryFault(f, purpose{kind: ofRun, run: run})
		return
	}
	if !slices.ContainsFunc(t.calls.pending, func(p pending) bool { return p.run == run }) {
		t.endRun()
	}
}

// runTried takes what came of an attempt of a run.
func (t *turn) runTried(p purpose, a call.Attempt) {
	r := &t.Lab.Run
	if p.run != r.number {
		return
	}
	f, _ := lab.Find(p.fault)
	t.Lab = t.Lab.With(f, a)
	r.Done = append(slices.Clip(r.Done), f.ID)
	r.lost++
	if performed(a) {
		r.lost = 0
	}
	if r.Going && r.lost >= mostLost {
		r.Lost = true
		t.drop(func(other purpose) bool { return other.run == p.run })
		t.endRun()
		return
	}
	t.show(effect.Lab)
	if t.Lab.Agent.Name == "firefox" && !a.Script.Opened && r.Going {
		// After each failure Firefox makes the next socket to the server wait longer, up
		// to a minute, until one opens.
		t.begin(purpose{kind: calming, run: p.run}, call.Plan{Path: wire.Relative(wire.SocketPath), Patience: labPatience, Reported: call.Not})
		return
	}
	t.goOn(p.run)
}

// stopRun begins no other fault. Those that are under way come to their end.
func (t *turn) stopRun() {
	t.Lab.Run.Going = false
	t.show(effect.Lab)
}

// endRun says what came of a run.
func (t *turn) endRun() {
	t.Lab.Run.Going = false
	t.show(effect.Lab)
	t.Announced = ScoreSummary(t.Lab)
}

// performed reports whether the server took part in an attempt.
func performed(a call.Attempt) bool { return a.Failure == "" || a.Script.Opened }
