package page

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/event"
)

// nobodysAccept is the Accept of a GUID that no search finds.
var nobodysAccept = acceptOf(sampleKey + nobodysGUID)

// openSearch opens the page and types a case to search for.
func openSearch(t *testing.T) *tab {
	t.Helper()
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.typeIn(diagnosis.KeyField, sampleKey)
	b.typeIn(diagnosis.AcceptField, nobodysAccept)
	return b
}

// work lets the workers try n units each.
func (b *tab) work(n int) {
	b.t.Helper()
	jobs, search := b.jobs, b.search
	for round := range n {
		for _, j := range jobs {
			b.now += 40 * time.Millisecond
			b.take(event.UnitTried{Search: search, Unit: j.First + round*j.Step, At: b.now})
		}
	}
}

func TestSearchInSession(t *testing.T) {
	b := openSearch(t)
	b.wait(searchDelay - time.Millisecond)
	is(t, "workers before the visitor has paused", len(b.jobs), 0)
	is(t, "the button is hidden", b.hidden["search-controls"], true)
	b.wait(time.Millisecond)
	is(t, "workers", len(b.jobs), 2)
	is(t, "the share of the second", b.jobs[1].First+10*b.jobs[1].Step, 21)
	b.sees("search", "Trying ", " 2 workers")
	b.sees("announce", "Trying ")
	is(t, "the button is hidden", b.hidden["search-controls"], false)
	is(t, "the label", b.labels[diagnosis.ToggleSearch], "Stop")

	b.shown = nil
	b.work(30)
	b.sees("search", "per second")
	if n := len(b.shown); n < 5 || n > 20 {
		t.Errorf("60 units in 2.4 s showed the progress %d times", n)
	}
	is(t, "units before the next one", b.state.hunt.next, 60)

	// Whatever does not change key and Accept leaves it running.
	number := b.search
	b.typeIn(diagnosis.CodeField, "some code")
	b.settle()
	is(t, "the search", b.search, number)

	b.click(diagnosis.ToggleSearch)
	is(t, "workers", len(b.jobs), 0)
	b.sees("search", "Stopped. ")
	is(t, "the label", b.labels[diagnosis.ToggleSearch], "Resume")
	stopped := b.state.Case.Search
	b.take(event.UnitTried{Search: number, Unit: 60, At: b.now}) // what was under way
	b.take(event.GUIDFound{Search: number, GUID: "x"})
	b.take(event.WorkerFailed{Search: number, Said: "x"})
	is(t, "the search, after late words of its workers", b.state.Case.Search, stopped)

	b.threads = 99
	b.click(diagnosis.ToggleSearch)
	is(t, "workers", len(b.jobs), maxWorkers)
	is(t, "where the first begins", b.jobs[0].First, 60)
	b.take(event.UnitTried{Search: number, Unit: 60, At: b.now}) // of the workers before
	is(t, "units before the next one", b.state.hunt.next, 60)
	b.threads = 1
	b.click(diagnosis.ToggleSearch)
	b.click(diagnosis.ToggleSearch)
	is(t, "workers on a machine with one thread", len(b.jobs), 1)

	// One worker is ahead of the others.
	b.threads = 4
	b.click(diagnosis.ToggleSearch)
	b.click(diagnosis.ToggleSearch)
	for _, unit := range []int{62, 65, 61} {
		b.take(event.UnitTried{Search: b.search, Unit: unit, At: b.now})
	}
	is(t, "units before the next one", b.state.hunt.next, 60)
	b.take(event.UnitTried{Search: b.search, Unit: 60, At: b.now})
	is(t, "units before the next one", b.state.hunt.next, 63)

	// Another case ends it and takes its button away.
	b.focus = diagnosis.ToggleSearch
	b.typeIn(diagnosis.AcceptField, withoutGUID)
	is(t, "workers", len(b.jobs), 0)
	is(t, "the focus", b.focus, "diagnosis")
	b.sees("explanation", "✓ equal")
	b.settle()
	is(t, "workers", len(b.jobs), 0)
	b.take(event.Clicked{Button: diagnosis.ToggleSearch}) // there is nothing to stop
}

func TestSearchEnds(t *testing.T) {
	t.Run("found", func(t *testing.T) {
		b := openTab(t, plainFiles{}, "")
		b.typeIn(diagnosis.KeyField, sampleKey)
		b.typeIn(diagnosis.AcceptField, acceptOf(sampleKey+"258EAFA5-E914-47DA-95CA-C5AB0DC75B12"))
		b.settle()
		b.take(event.GUIDFound{Search: b.search, GUID: "258EAFA5-E914-47DA-95CA-C5AB0DC75B12"})
		b.sees("diagnosis", "258EAFA5-E914-47DA-95CA-C5AB0DC75B12")
		b.sees("explanation", "✓ equal")
		is(t, "workers", len(b.jobs), 0)
		if !strings.Contains(b.hash(), "&diagnose-found=258EAFA5-E914-47DA-95CA-C5AB0DC75B12") {
			t.Errorf("the address is %s", b.hash())
		}
		// Who gets the link need not search.
		other := openTab(t, plainFiles{}, b.hash())
		other.settle()
		other.sees("explanation", "✓ equal")
		is(t, "workers", len(other.jobs), 0)
	})
	t.Run("exhausted", func(t *testing.T) {
		b := openSearch(t)
		b.settle()
		b.work((b.state.hunt.units.Units() + 1) / 2)
		b.sees("search", "were tried, too; none of them makes this Accept")
		is(t, "workers", len(b.jobs), 0)
		is(t, "the button is hidden", b.hidden["search-controls"], true)
	})
	for stage, says := range map[event.Stage]string{
		event.Constructing: "The page can't try other GUIDs: the browser says “not here”.",
		event.Loading:      "the browser could not start a worker.",
		event.Working:      "a worker has stopped, saying “not here”.",
	} {
		b := openSearch(t)
		b.settle()
		b.take(event.WorkerFailed{Search: b.search, Stage: stage, Said: "not here"})
		b.sees("search", says, "wsaccept diagnose -key "+sampleKey)
		b.sees("diagnosis", "Most likely it is the Accept of another key.")
		is(t, "workers", len(b.jobs), 0)
	}
}

// The buttons of the diagnosis, and Back.
func TestCaseButtons(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.click(diagnosis.TryTail)
	b.sees("explanation", "258EAFA5-E914-47DA-95CA-")
	is(t, "steps in the history", b.pushed, 0)
	b.typeIn(diagnosis.AcceptField, hexDigest)
	b.settle()
	b.click(diagnosis.TryNoGUID)
	is(t, "steps in the history", b.pushed, 1)
	b.click(diagnosis.Clear)
	is(t, "steps in the history", b.pushed, 1)
	b.sees("diagnosis", "Type or paste the key")
	b.back()
	b.sees(diagnosis.AcceptField, hexDigest)
	is(t, "the focus", b.focus, diagnosis.Title)
}
