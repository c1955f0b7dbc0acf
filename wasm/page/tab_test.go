package page

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/markup/markuptest"
)

// tab plays a browser with the page in it: it runs the effects, in a time of its
// own, and keeps what a visitor would see.
type tab struct {
	t     *testing.T
	state State
	now   time.Duration
	due   []due

	history []string // of fragments
	at      int      // in it
	pushed  int
	saved   int // how often the address was changed

	fields      map[string]string
	labels      map[string]string
	hidden      map[string]bool
	last        map[effect.Parts]State // in which each part was last shown
	shown       []effect.Parts         // in order
	title       string
	focus       string
	revealed    string // the id of what was scrolled to, if it was out of the window
	clipboard   string
	looks       map[string]string
	pressed     string // the button that the page pressed last
	files       int    // that were read
	noClipboard bool
	keys        byte
	announced   []string

	server  server
	sockets map[event.Call]string // the paths of those that are open, or opening

	threads int
	jobs    []effect.Job // of the workers
	search  int          // their search
}

// due is an event that is to come.
type due struct {
	at time.Duration
	event.Event
}

// server is what answers to the page.
type server interface {
	// fetch answers a request; with the status 0, it does not.
	fetch(path string) (status int, text string)
	// socket says what comes of a socket.
	socket(path string) socketScript
}

// socketScript is what a browser tells of a socket.
type socketScript struct {
	silent, refused, impossible bool
	message                     string
	stays                       bool // it does not close when it is asked to
	delay                       time.Duration
	code                        int  // with which it closes by itself; 0 and 1000: it does not
	fails                       bool // before it closes by itself
	quiet                       bool // it is refused without an error event
}

const homeAddress = "http://localhost:8080/play/"

// openTab opens a page at the address with this fragment.
func openTab(t *testing.T, s server, hash string) *tab {
	return openTabAt(t, s, event.Opened{Address: homeAddress, Host: "localhost", Origin: "http://localhost:8080", Hash: hash, UserAgent: "Chrome/156.0"})
}

func openTabAt(t *testing.T, s server, opened event.Opened) *tab {
	t.Helper()
	b := &tab{
		t: t, server: s, state: Default(), history: []string{opened.Hash}, threads: 3,
		last: map[effect.Parts]State{}, fields: map[string]string{}, labels: map[string]string{}, looks: map[string]string{}, hidden: map[string]bool{},
		sockets: map[event.Call]string{},
	}
	b.take(opened)
	return b
}

// clone returns a tab that goes on from where b is.
func (b *tab) clone() *tab {
	other := *b
	other.due, other.history = slices.Clone(b.due), slices.Clone(b.history)
	other.fields, other.labels, other.hidden = maps.Clone(b.fields), maps.Clone(b.labels), maps.Clone(b.hidden)
	other.last, other.sockets = maps.Clone(b.last), maps.Clone(b.sockets)
	return &other
}

// take gives the page an event. Update must do the same when it is asked twice, or
// it would have changed something.
func (b *tab) take(e event.Event) {
	b.t.Helper()
	switch e := e.(type) { // a browser shows these itself
	case event.Typed:
		b.fields[e.Field] = e.Text
	case event.Chosen:
		b.fields[e.Choice] = e.ID
	}
	_, before := Update(b.state, e)
	state, effects := Update(b.state, e)
	if !reflect.DeepEqual(before, effects) {
		b.t.Fatalf("%+v: effects %+v, and the second time %+v", e, before, effects)
	}
	if state.Announced != b.state.Announced {
		b.announced = append(b.announced, state.Announced)
	}
	b.state = state
	for _, effect := range effects {
		b.run(effect)
	}
}

func (b *tab) later(delay time.Duration, e event.Event) {
	b.due = append(b.due, due{b.now + delay, e})
}

// wait lets time pass.
func (b *tab) wait(d time.Duration) {
	b.t.Helper()
	until := b.now + d
	for b.step(until) {
	}
	b.now = until
}

// step takes the next event that is due until then, if there is one.
func (b *tab) step(until time.Duration) bool {
	b.t.Helper()
	if len(b.due) == 0 {
		return false
	}
	slices.SortStableFunc(b.due, func(x, y due) int { return cmp.Compare(x.at, y.at) })
	next := b.due[0]
	if next.at > until {
		return false
	}
	b.due = b.due[1:]
	b.now = max(b.now, next.at)
	b.take(next.Event)
	return true
}

// settle waits until nothing is due.
func (b *tab) settle() {
	b.t.Helper()
	for range 100_000 {
		if !b.step(time.Hour * 1000) {
			return
		}
	}
	b.t.Fatal("the page does not come to rest")
}

func (b *tab) run(e effect.Effect) {
	b.t.Helper()
	switch e := e.(type) {
	case effect.Show:
		b.show(e.Parts)
	case effect.Jump:
		if view, known := viewOf(e.ID); known && b.hidden["view-"+view] {
			b.t.Errorf("%s is to be led to, and the view %s is hidden", e.ID, view)
		}
		b.focus = e.ID
	case effect.Reveal:
		b.revealed = e.ID
	case effect.SetHash:
		b.saved++
		if e.Push {
			b.pushed++
			b.history = append(b.history[:b.at+1], e.Hash)
			b.at++
		} else {
			b.history[b.at] = e.Hash
		}
	case effect.Copy:
		if b.noClipboard {
			b.later(0, event.CopyFailed{Text: e.Text})
			return
		}
		b.clipboard = e.Text
		b.later(0, event.Copied{Button: e.Button})
	case effect.ReadFile:
		b.files++
	case effect.DrawKey:
		b.keys++
		b.later(0, event.KeyDrawn{Bytes: [16]byte{b.keys}})
	case effect.After:
		b.later(e.Delay, e.Then)
	case effect.NextFrame:
		if warm, ok := e.Then.(event.WarmedUp); ok && warm.Rounds > 1 {
			return // one round is enough for a test
		}
		b.later(16*time.Millisecond, e.Then)
	case effect.DrawToken:
		b.later(0, event.TokenDrawn{Call: e.Call, Bytes: [16]byte{byte(e.Call)}})
	case effect.Fetch:
		outcome := event.Fetched{Call: e.Call}
		if outcome.Status, outcome.Text = b.server.fetch(e.Path); outcome.Status == 0 {
			outcome.Err = "TypeError: Failed to fetch"
		}
		b.later(time.Millisecond, outcome)
	case effect.OpenSocket:
		b.open(e)
	case effect.CloseSocket:
		if path, open := b.sockets[e.Call]; open && !b.server.socket(path).stays {
			b.later(time.Millisecond, event.SocketClosed{Call: e.Call, Code: 1000})
		}
	case effect.DropSocket:
		if _, there := b.sockets[e.Call]; !there {
			b.t.Errorf("socket %d is dropped twice", e.Call)
		}
		delete(b.sockets, e.Call)
	case effect.CountThreads:
		b.later(0, event.ThreadsCounted{Search: e.Search, Threads: b.threads, At: b.now})
	case effect.StartWorkers:
		b.jobs, b.search = e.Jobs, e.Search
	case effect.SetLook:
		b.looks[e.Look] = e.Value
	case effect.Press:
		b.pressed = e.ID
	case effect.StopWorkers:
		b.jobs = nil
	default:
		b.t.Fatalf("no browser can do %T", e)
	}
}

func (b *tab) open(e effect.OpenSocket) {
	b.sockets[e.Call] = e.Path
	s := b.server.socket(e.Path)
	delay := max(s.delay, time.Millisecond)
	switch {
	case s.silent:
	case s.impossible:
		b.later(delay, event.SocketFailed{Call: e.Call, None: true})
	case s.refused:
		if !s.quiet {
			b.later(delay, event.SocketFailed{Call: e.Call})
		}
		b.later(delay, event.SocketClosed{Call: e.Call, Code: cmp.Or(s.code, 1006)})
	default:
		b.later(delay, event.SocketOpened{Call: e.Call})
		if s.message != "" {
			b.later(delay, event.SocketMessage{Call: e.Call, Text: s.message})
		}
		if s.fails {
			b.later(2*delay, event.SocketFailed{Call: e.Call})
		}
		if s.code != 0 && s.code != 1000 {
			b.later(2*delay, event.SocketClosed{Call: e.Call, Code: s.code})
		}
	}
}

// everyPart has all parts of the page.
var everyPart = []effect.Parts{effect.Words, effect.Verdict, effect.Body, effect.Case, effect.Search, effect.Lab, effect.Frame}

func (b *tab) show(which effect.Parts) {
	b.shown = append(b.shown, which)
	for _, part := range everyPart {
		if which&part != 0 {
			b.last[part] = b.state
		}
	}
	if which == effect.Lab && b.state.Lab.Run.Going && len(b.state.Lab.Run.Done)%50 != 0 {
		return // there are many of these
	}
	s := View(b.state, which)
	for _, f := range s.Fields {
		b.fields[f.ID] = f.Text
	}
	for _, l := range s.Labels {
		b.labels[l.ID] = l.Text
	}
	for _, h := range s.Hidden {
		if h.Hidden && !b.hidden[h.ID] && h.Heir != "" && b.focus != "" && (b.focus == h.ID || inside[h.ID] == b.focus) {
			b.focus = h.Heir
		}
		b.hidden[h.ID] = h.Hidden
	}
	if s.Title != "" {
		b.title = s.Title
	}
}

// island returns the HTML of the island called id, as it was last shown.
func (b *tab) island(id string) (html string, shown bool) {
	for _, part := range everyPart {
		s, known := b.last[part]
		if !known {
			continue
		}
		for _, i := range View(s, part).Islands {
			if i.ID == id {
				return i.HTML, true
			}
		}
	}
	return "", false
}

// inside has the buttons in what is hidden as a whole.
var inside = map[string]string{"search-controls": diagnosis.ToggleSearch, "run-controls": FaultsStop}

func (b *tab) typeIn(field, text string) {
	b.t.Helper()
	b.take(event.Typed{Field: field, Text: text})
}

// click presses a button, as somebody can who sees it.
func (b *tab) click(button string) {
	b.t.Helper()
	if b.hidden[button] {
		b.t.Fatalf("the button %s is hidden", button)
	}
	b.focus = button
	b.take(event.Clicked{Button: button})
	b.wait(0)
}

// goTo follows a link, and back goes back.
func (b *tab) goTo(hash string) {
	b.t.Helper()
	b.history = append(b.history[:b.at+1], hash)
	b.at++
	b.take(event.HashChanged{Hash: hash})
}

func (b *tab) back() {
	b.t.Helper()
	if b.at == 0 {
		b.t.Fatal("there is no way back")
	}
	b.at--
	b.take(event.HashChanged{Hash: b.hash()})
}

func (b *tab) hash() string { return b.history[b.at] }

// sees fails unless what is called id holds each of the texts.
func (b *tab) sees(id string, texts ...string) {
	b.t.Helper()
	got, known := b.labels[id]
	if html, shown := b.island(id); shown {
		got = markuptest.Text(b.t, html)
	} else if !known {
		got, known = b.fields[id]
		if !known {
			b.t.Fatalf("%s was never shown", id)
		}
	}
	for _, want := range texts {
		if !strings.Contains(got, want) {
			b.t.Errorf("%s lacks %q:\n%.1500s", id, want, got)
		}
	}
}

// text returns the text of an island.
func (b *tab) text(id string) string {
	b.t.Helper()
	html, shown := b.island(id)
	if !shown {
		b.t.Fatalf("%s was never shown", id)
	}
	return markuptest.Text(b.t, html)
}

// is fails unless a value is what it should be.
func is[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
