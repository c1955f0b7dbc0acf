//go:build js && wasm

package main

import (
	"syscall/js"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// workers are the workers of a search, each of which is this program once more.
type workers struct {
	all       []js.Value
	listeners []js.Func // to all of them
}

// startWorkers starts a worker for each job, and dispatches what they say.
func (p *playground) startWorkers(e effect.StartWorkers) {
	p.workers.stop()
	message := js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.dispatch(said(e.Search, args[0].Get("data")))
		return nil
	})
	failure := js.FuncOf(func(js.Value, []js.Value) any {
		p.dispatch(event.WorkerFailed{Search: e.Search, Stage: event.Loading})
		return nil
	})
	p.workers.listeners = []js.Func{message, failure}
	for _, j := range e.Jobs {
		worker := js.Global().Call("startWorker", jobObject(j), message, failure)
		if worker.Type() == js.TypeString {
			p.dispatch(event.WorkerFailed{Search: e.Search, Stage: event.Constructing, Said: worker.String()})
			return
		}
		p.workers.all = append(p.workers.all, worker)
	}
}

// said returns what a worker of a search says.
func said(search int, data js.Value) event.Event {
	if failure := data.Get("failure"); failure.Type() == js.TypeString {
		return event.WorkerFailed{Search: search, Stage: event.Working, Said: failure.String()}
	}
	if data.Get("found").Bool() {
		return event.GUIDFound{Search: search, GUID: data.Get("guid").String()}
	}
	return event.UnitTried{Search: search, Unit: data.Get("unit").Int(), At: now()}
}

// stop ends the workers at once, whatever they are doing.
func (w *workers) stop() {
	for _, worker := range w.all {
		worker.Call("terminate")
		worker.Set("onmessage", nil) // what is under way already
		worker.Set("onerror", nil)
	}
	for _, listener := range w.listeners {
		listener.Release()
	}
	*w = workers{}
}

// hardwareThreads returns how many threads run at the same time here, as far as
// the browser tells.
func hardwareThreads() int {
	if n := js.Global().Get("navigator").Get("hardwareConcurrency"); n.Type() == js.TypeNumber {
		return n.Int()
	}
	return 1
}
