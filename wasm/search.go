//go:build js && wasm

package main

import (
	"syscall/js"
	"time"

	"wsaccept/wasm/page"
	"wsaccept/wasm/search"
)

// The search for the GUID behind a wrong Accept. It takes minutes, so it runs in
// workers, each of which is this program once more.

const (
	// searchDelay is how long the user must not type before a search begins.
	searchDelay = 700 * time.Millisecond
	// progressDelay is how often the progress is shown at most.
	progressDelay = 150 * time.Millisecond
	// maxWorkers is how many workers there are at most; each needs memory.
	maxWorkers = 8
)

// guidSearch is a search under way.
type guidSearch struct {
	units       *search.Search
	tried       map[int]bool // units from next on
	next        int          // all units before this one were tried
	count       int          // candidates in the units that were tried
	workers     []js.Value
	listeners   []js.Func // to the workers
	began       time.Time
	countBefore int       // count when the workers began
	shown       time.Time // when the progress was last shown
}

// beginSearch starts the search for the case, or goes on with one that was
// stopped.
func (p *playground) beginSearch() {
	target := p.state.Case.Target()
	if target == nil {
		return
	}
	s := p.search
	if s == nil {
		s = &guidSearch{units: search.New(target.Key, target.Digest)}
		p.search = s
	}
	n := min(max(hardwareThreads()-1, 1), maxWorkers) // one thread is the page's own
	s.start()
	p.state.Case.Search = page.Search{Phase: page.Searching, All: s.units.Candidates(), Workers: n}
	p.tellProgress(s)
	p.showCase()
	p.doc.announce(page.CaseSummary(p.state))

	message := js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.hear(s, args[0].Get("data"))
		return nil
	})
	failure := js.FuncOf(func(js.Value, []js.Value) any {
		p.failSearch(s, "the browser could not start a worker.")
		return nil
	})
	s.listeners = []js.Func{message, failure}
	for i := range n {
		j := job{target.Key, target.Digest, s.next + i, n}
		worker := js.Global().Call("startWorker", j.object(), message, failure)
		if worker.Type() == js.TypeString {
			p.failSearch(s, "the browser says “"+worker.String()+"”.")
			return
		}
		s.workers = append(s.workers, worker)
	}
}

// hardwareThreads returns how many threads run at the same time here, as far as
// the browser tells.
func hardwareThreads() int {
	if n := js.Global().Get("navigator").Get("hardwareConcurrency"); n.Type() == js.TypeNumber {
		return n.Int()
	}
	return 1
}

// hear takes what a worker says.
func (p *playground) hear(s *guidSearch, data js.Value) {
	if p.search != s || p.state.Case.Search.Phase != page.Searching {
		return
	}
	if failure := data.Get("failure"); failure.Type() == js.TypeString {
		p.failSearch(s, "a worker has stopped, saying “"+failure.String()+"”.")
		return
	}
	if data.Get("found").Bool() {
		p.endSearch()
		p.state.Case = p.state.Case.WithFound(data.Get("guid").String())
		p.finish()
		return
	}
	s.done(data.Get("unit").Int())
	if s.next == s.units.Units() {
		all := s.units.Candidates()
		p.endSearch()
		p.state.Case.Search = page.Search{Phase: page.Exhausted, Tried: all, All: all}
		p.finish()
		return
	}
	if time.Since(s.shown) > progressDelay {
		p.tellProgress(s)
		p.showProgress()
	}
}

// tellProgress puts the progress of s into the state.
func (p *playground) tellProgress(s *guidSearch) {
	s.shown = time.Now()
	progress := &p.state.Case.Search
	progress.Tried = s.count
	if s.next < s.units.Units() {
		progress.Name = s.units.Name(s.next)
	}
	if took := time.Since(s.began); took > time.Second {
		progress.Rate = int(float64(s.count-s.countBefore) / took.Seconds())
	}
}

// start forgets what was tried out of turn, because the workers begin at next.
func (s *guidSearch) start() {
	s.tried = map[int]bool{}
	s.count = 0
	for unit := range s.next {
		s.count += s.units.Size(unit)
	}
	s.began, s.countBefore = time.Now(), s.count
}

// done notes that unit was tried in vain.
func (s *guidSearch) done(unit int) {
	s.count += s.units.Size(unit)
	s.tried[unit] = true
	for s.tried[s.next] {
		delete(s.tried, s.next)
		s.next++
	}
}

// finish shows what came of a search.
func (p *playground) finish() {
	p.showCase()
	p.saveLink(replaceState)
	p.doc.announce(page.CaseSummary(p.state))
}

// toggleSearch stops the search, or goes on with it.
func (p *playground) toggleSearch() {
	s := p.search
	if s == nil {
		return
	}
	if p.state.Case.Search.Phase != page.Searching {
		p.beginSearch()
		return
	}
	p.tellProgress(s)
	s.endWorkers()
	p.state.Case.Search.Phase = page.Stopped
	p.showCase()
	p.doc.announce(page.CaseSummary(p.state))
}

// failSearch gives the search up and says why.
func (p *playground) failSearch(s *guidSearch, why string) {
	if p.search != s {
		return
	}
	p.endSearch()
	p.state.Case.Search = page.Search{Phase: page.SearchFailed, Failure: why}
	p.finish()
}

// endSearch ends the search, if there is one.
func (p *playground) endSearch() {
	if p.search != nil {
		p.search.endWorkers()
		p.search = nil
		p.state.Case.Search = page.Search{}
	}
}

// endWorkers ends the workers of s at once, whatever they are doing.
func (s *guidSearch) endWorkers() {
	for _, worker := range s.workers {
		worker.Call("terminate")
		worker.Set("onmessage", nil) // what is under way already
		worker.Set("onerror", nil)
	}
	s.workers = nil
	for _, listener := range s.listeners {
		listener.Release()
	}
	s.listeners = nil
}
