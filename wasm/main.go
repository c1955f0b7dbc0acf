//go:build js && wasm

// Command wasm is the program behind the page. It turns what happens in the browser
// into events for page.Update, runs the effects that come of them, and shows the
// parts of the page that changed; all decisions are in package page. In a worker,
// which has no page, it does a share of a search.
package main

import (
	"syscall/js"

	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

func main() {
	if inWorker() {
		tryUnits()
		return
	}
	p := &playground{doc: findDocument(), state: page.Default(), sockets: map[event.Call]*socket{}}
	p.doc.listen(p.dispatch)
	begin := opened()
	begin.Key, begin.Typed = p.doc.typedEarly()
	p.dispatch(begin)
	p.doc.ready()
	select {}
}

// playground is the page at work. Nothing in it waits, so there is nothing to lock.
type playground struct {
	doc     *document
	state   page.State
	sockets map[event.Call]*socket
	workers workers

	queue []event.Event // what happened and is still to be taken
	busy  bool          // an event is being taken
}

// dispatch takes e, and then what came of it at once.
func (p *playground) dispatch(e event.Event) {
	p.queue = append(p.queue, e)
	if p.busy {
		return
	}
	p.busy = true
	for len(p.queue) > 0 {
		next := p.queue[0]
		p.queue = p.queue[1:]
		p.guard(next)
	}
	p.busy = false
}

// guard takes e. If that panics, the page says so and lives on: one bad event is no
// reason to lose what somebody has typed.
func (p *playground) guard(e event.Event) {
	defer func() {
		if cause := recover(); cause != nil {
			what := "unknown"
			if err, ok := cause.(error); ok {
				what = err.Error()
			} else if text, ok := cause.(string); ok {
				what = text
			}
			js.Global().Get("console").Call("error", "The playground failed: "+what)
			if _, again := e.(event.Failed); !again {
				p.queue = append(p.queue, event.Failed{What: what})
			}
		}
	}()
	state, effects := page.Update(p.state, e)
	p.state = state
	for _, e := range effects {
		p.run(e)
	}
}

// run runs e. What comes of it is dispatched, now or later.
func (p *playground) run(e effect.Effect) {
	switch e := e.(type) {
	case effect.Show:
		p.doc.show(page.View(p.state, e.Parts))
	case effect.Jump:
		p.doc.jump(e.ID, e.Centre)
	case effect.Reveal:
		p.doc.reveal(e.ID)
	case effect.Press:
		p.doc.press(e.ID)
	case effect.SetLook:
		setLook(e.Look, e.Value)
	case effect.SetHash:
		setHash(e.Hash, e.Push)
	case effect.Copy:
		copyText(e.Text,
			func() { p.dispatch(event.Copied{Button: e.Button}) },
			func() { p.dispatch(event.CopyFailed{Text: e.Text}) })
	case effect.ReadFile:
		readFile(p.doc.file, func(outcome event.FileRead) { p.dispatch(outcome) })
	case effect.DrawKey:
		var drawn event.KeyDrawn
		fillRandom(drawn.Bytes[:])
		p.dispatch(drawn)
	case effect.After:
		after(e.Delay, func() { p.dispatch(e.Then) })
	case effect.NextFrame:
		nextFrame(func() { p.dispatch(e.Then) })

	case effect.DrawToken:
		drawn := event.TokenDrawn{Call: e.Call}
		fillRandom(drawn.Bytes[:])
		p.dispatch(drawn)
	case effect.OpenSocket:
		p.openSocket(e)
	case effect.CloseSocket:
		p.sockets[e.Call].close(1000)
	case effect.DropSocket:
		p.dropSocket(e.Call)
	case effect.Fetch:
		fetch(e, func(outcome event.Fetched) { p.dispatch(outcome) })

	case effect.CountThreads:
		p.dispatch(event.ThreadsCounted{Search: e.Search, Threads: hardwareThreads(), At: now()})
	case effect.StartWorkers:
		p.startWorkers(e)
	case effect.StopWorkers:
		p.workers.stop()
	}
}
