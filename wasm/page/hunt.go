package page

import (
	"slices"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/search"
)

const (
	// searchDelay is how long the visitor must not type before a search begins.
	searchDelay = 700 * time.Millisecond
	// progressDelay is how often the progress is shown at most.
	progressDelay = 150 * time.Millisecond
	// maxWorkers is how many workers there are at most; each needs memory.
	maxWorkers = 8
)

// hunt is the search for the GUID behind a wrong Accept, as far as it has come. It
// takes minutes, so it runs in workers.
type hunt struct {
	units       *search.Search // nil if there is no search
	tried       []int          // units after next
	next        int            // all units before this one were tried
	count       int            // candidates in the units that were tried
	began       time.Duration  // when the workers did
	countBefore int            // count when the workers began
	shown       time.Duration  // when the progress was last shown
}

// setCase makes c the case. Unless it has a search already, its search begins when
// no other case has come for a while.
func (t *turn) setCase(c diagnosis.Case, own bool) {
	if c.Search.Phase == diagnosis.NoSearch {
		t.endSearch()
	}
	t.Case = c
	t.ownCase = own
	t.cases++
	if c.Target() != nil && c.Search.Phase == diagnosis.NoSearch {
		t.do(effect.After{Delay: searchDelay, Then: event.SearchDue{Case: t.cases}})
	}
}

// useCase puts c into the fields, for a button.
func (t *turn) useCase(c diagnosis.Case) {
	t.replace(t.ownCase && !t.Case.Empty(), func() { t.setCase(c, false) })
	t.Announced = t.Case.Summary()
}

// explain moves a wrong Accept into the diagnosis.
func (t *turn) explain(key, accept string, wrong bool) {
	if wrong {
		t.replace(true, func() { t.setCase(t.Case.With(key, accept), false) })
		t.Announced = t.Case.Summary()
		t.jump(diagnosis.Title)
	}
}

// beginSearch starts the search for the case, or goes on with one that was
// stopped.
func (t *turn) beginSearch() {
	target := t.Case.Target()
	if target == nil {
		return
	}
	if t.hunt.units == nil {
		t.hunt = hunt{units: search.New(target.Key, target.Digest)}
	}
	t.hunted++
	t.Case.Search = diagnosis.Search{Phase: diagnosis.Searching, All: t.hunt.units.Candidates()}
	t.do(effect.CountThreads{Search: t.hunted})
}

// startWorkers gives each worker its share.
func (t *turn) startWorkers(e event.ThreadsCounted) {
	target := t.Case.Target()
	if !t.searching(e.Search) || target == nil {
		return
	}
	n := min(max(e.Threads-1, 1), maxWorkers) // one thread is the page's own
	t.hunt = t.hunt.begin(e.At)
	t.Case.Search.Workers = n
	t.tellProgress(e.At)
	t.show(effect.Case | effect.Search)
	t.Announced = t.Case.Summary()
	var jobs []effect.Job
	for i := range n {
		jobs = append(jobs, effect.Job{Key: target.Key, Digest: target.Digest, First: t.hunt.next + i, Step: n})
	}
	t.do(effect.StartWorkers{Search: e.Search, Jobs: jobs})
}

// searching reports whether the search with this number is under way.
func (t *turn) searching(number int) bool {
	return number == t.hunted && t.hunt.units != nil && t.Case.Search.Phase == diagnosis.Searching
}

// begin forgets what was tried out of turn, because the workers begin at next.
func (h hunt) begin(now time.Duration) hunt {
	h.tried, h.count = nil, 0
	for unit := range h.next {
		h.count += h.units.Size(unit)
	}
	h.began, h.countBefore = now, h.count
	return h
}

// without notes that unit was tried in vain.
func (h hunt) without(unit int) hunt {
	h.count += h.units.Size(unit)
	h.tried = append(slices.Clip(h.tried), unit)
	for {
		i := slices.Index(h.tried, h.next)
		if i < 0 {
			return h
		}
		h.tried = slices.Concat(h.tried[:i], h.tried[i+1:])
		h.next++
	}
}

func (t *turn) unitTried(e event.UnitTried) {
	if !t.searching(e.Search) {
		return
	}
	t.hunt = t.hunt.without(e.Unit)
	if t.hunt.next == t.hunt.units.Units() {
		all := t.hunt.units.Candidates()
		t.endSearch()
		t.Case.Search = diagnosis.Search{Phase: diagnosis.Exhausted, Tried: all, All: all}
		t.finishSearch()
		return
	}
	if e.At-t.hunt.shown > progressDelay {
		t.tellProgress(e.At)
		t.show(effect.Search)
	}
}

func (t *turn) guidFound(e event.GUIDFound) {
	if t.searching(e.Search) {
		t.endSearch()
		t.Case = t.Case.WithFound(e.GUID)
		t.finishSearch()
	}
}

// workerFailed gives the search up and says why.
func (t *turn) workerFailed(e event.WorkerFailed) {
	if !t.searching(e.Search) {
		return
	}
	why := "the browser could not start a worker."
	switch e.Stage {
	case event.Constructing:
		why = "the browser says “" + e.Said + "”."
	case event.Working:
		why = "a worker has stopped, saying “" + e.Said + "”."
	}
	t.endSearch()
	t.Case.Search = diagnosis.Search{Phase: diagnosis.Failed, Failure: why}
	t.finishSearch()
}

// tellProgress puts the progress into the state.
func (t *turn) tellProgress(now time.Duration) {
	h := &t.hunt
	h.shown = now
	progress := &t.Case.Search
	progress.Tried = h.count
	if h.next < h.units.Units() {
		progress.Name = h.units.Name(h.next)
	}
	if took := now - h.began; took > time.Second {
		progress.Rate = int(float64(h.count-h.countBefore) / took.Seconds())
	}
}

// toggleSearch stops the search, or goes on with it.
func (t *turn) toggleSearch() {
	switch {
	case t.hunt.units == nil:
	case t.Case.Search.Phase != diagnosis.Searching:
		t.beginSearch()
	default:
		t.Case.Search.Tried = t.hunt.count
		t.Case.Search.Phase = diagnosis.Stopped
		t.do(effect.StopWorkers{})
		t.show(effect.Case | effect.Search)
		t.Announced = t.Case.Summary()
	}
}

// finishSearch shows what came of a search.
func (t *turn) finishSearch() {
	t.show(effect.Case | effect.Search)
	t.save(false)
	t.Announced = t.Case.Summary()
}

// endSearch ends the search, if there is one.
func (t *turn) endSearch() {
	if t.hunt.units != nil {
		t.hunt = hunt{}
		t.Case.Search = diagnosis.Search{}
		t.do(effect.StopWorkers{})
	}
}
