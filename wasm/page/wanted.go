package page

import (
	"strconv"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// wanted is an example that is being fetched. Until it is there, the page stays as it
// is.
type wanted struct {
	call   int    // the number of the request, or 0
	edits  int    // how often the texts had changed when it was asked for
	link   *State // what its link holds
	notice string // what is to be said of the link
}

// loading is said until an example is there.
const loading = "Loading the example …"

// unwant forgets the example that is on its way, if there is one.
func (t *turn) unwant() {
	t.wanted = wanted{}
	if t.Notice == loading {
		t.Notice = ""
	}
}

// fetchExample asks for the example of a link, which holds s.
func (t *turn) fetchExample(s State, notice string) {
	t.calls.count++
	t.wanted = wanted{call: t.calls.count, edits: t.edits, link: &s, notice: notice}
	t.Notice = loading
	t.do(effect.Fetch{Call: event.Call(t.calls.count), Path: exampleFile(s.Draft.Example), Patience: call.Patience})
}

// exampleFile is where the example called id is, from the page.
func exampleFile(id string) string { return "examples/" + id + ".txt" }

// exampleFetched takes what came of it. If something was changed meanwhile, the example
// is not wanted any more.
func (t *turn) exampleFetched(e event.Fetched) {
	w := t.wanted
	t.unwant()
	if t.edits != w.edits {
		return
	}
	if e.Status != 200 || e.Err != "" {
		why := e.Err
		if why == "" {
			why = "status " + strconv.Itoa(e.Status)
		}
		t.save(false) // so that the link, which is the address now, can be opened again
		t.Notice = "The example could not be loaded (" + why + "). Nothing here has changed. Open its link again to try once more."
		return
	}
	entry, _ := gallery.Listed(w.link.Draft.Example)
	t.openState(w.link.WithExample(entry.Read(e.Text)), w.notice, true)
}
