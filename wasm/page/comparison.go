package page

import (
	"errors"

	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/wire"
)

// findServer asks whether the page has a server that shakes hands.
func (t *turn) findServer() {
	t.Live.Phase = Asking
	t.calls.count++
	t.calls.info = t.calls.count
	t.show(effect.Page)
	t.do(effect.Fetch{Call: event.Call(t.calls.info), Path: wire.Relative(wire.InfoPath), Patience: call.Patience})
}

// serverFound takes the answer to that question.
func (t *turn) serverFound(e event.Fetched) {
	t.calls.info = 0
	t.Live, t.Lab.Open = t.server(e)
	t.Announced = Summary(t.Live)
	t.show(effect.All)
	waiting := t.waiting
	t.waiting.comparison = false
	if waiting.lab {
		t.toLab()
	}
	if waiting.comparison && t.Live.Phase == Ready {
		t.compare()
	}
}

// server reads what the server says of itself. What says nothing of voices, or
// nothing in JSON, is no server of handshakes.
func (t *turn) server(e event.Fetched) (found Live, laboratory bool) {
	if e.Err != "" && e.Status == 0 {
		return Live{Phase: Done, Attempt: call.Attempt{Failure: call.NoAnswer(e.Err, t.Place.restart())}}, false
	}
	info, err := wire.ReadInfo(e.Text)
	switch {
	case e.Err != "", e.Status != 200, errors.Is(err, wire.ErrNoEndpoint), errors.Is(err, wire.ErrNoObject):
		return Live{Phase: NoServer}, false
	case err != nil:
		return Live{Phase: Done, Attempt: call.Attempt{Failure: call.Strange(err)}}, false
	}
	found = Live{Phase: Ready, ByMessage: info.Report == wire.ByMessage}
	for _, v := range info.Voices {
		found.Voices = append(found.Voices, Voice(v))
	}
	return found, info.Lab
}

// compare shakes hands with the server, to show what was on the wire. It waits
// until the server has said how it reports. Where there was none, the page looks
// again.
func (t *turn) compare() {
	switch {
	case t.Live.Phase == Running:
		return
	case t.Live.Phase == Asking:
		t.waiting.comparison = true
		return
	case len(t.Live.Voices) == 0:
		t.waiting.comparison = t.Live.Phase == Done
		t.findServer()
		return
	}
	t.Live.Phase = Running
	t.show(effect.Page)
	plan := call.Plan{Path: wire.Relative(wire.SocketPath), Also: t.Live.OtherVoice(), Patience: call.Patience}
	if t.Live.ByMessage {
		plan.Reported = call.Told
	}
	if t.Live.Voice != "" {
		plan.Path += "?" + wire.VoiceParameter + "=" + t.Live.Voice
	}
	t.begin(purpose{kind: comparing}, plan)
}

// compared takes what came of it.
func (t *turn) compared(a call.Attempt) {
	t.Live.Phase, t.Live.Attempt = Done, a
	t.Announced = Summary(t.Live)
	t.show(effect.Page)
	t.do(effect.Reveal{ID: liveReport})
}

// useWireKey puts the key that was on the wire into the field.
func (t *turn) useWireKey() {
	if key, ok := t.Live.WireKey(); ok {
		t.useKey(key)
		t.jump(stepsTitle)
	}
}

// check puts a handshake that was on the wire into the editors.
func (t *turn) check(a call.Attempt) {
	if a.Request == "" {
		return
	}
	t.useDraft(Draft{Own: true, Request: a.Request, Response: a.Response})
	t.jump(verdict.Title)
}
