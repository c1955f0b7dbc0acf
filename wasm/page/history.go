package page

import (
	"strings"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
)

// open begins: with what the address holds, unless something was typed already, and
// with the question whether there is a server.
func (t *turn) open(e event.Opened) {
	t.Place = Place{Address: e.Address, Host: e.Host, Origin: e.Origin}
	t.Lab.Agent = ParseAgent(e.UserAgent)
	t.Theme = themeOf(e.Theme)
	t.Large = e.Type == largeType
	t.show(effect.Lab)
	t.openLink(e.Hash)
	if e.Typed {
		t.typeKey(e.Key)
	}
	t.findServer()
	t.warmUp(0)
}

// openLink shows the state that the address holds: the default one if it has no
// fragment, and what there was if the fragment is not one of ours.
func (t *turn) openLink(hash string) {
	t.unwant()
	s, notice, ok := ParseLink(hash)
	switch {
	case !ok && hash != "":
		t.openPlace(strings.TrimPrefix(hash, "#"))
	case s.Draft.Example != "" && s.Draft.example.ID == "":
		t.fetchExample(s, notice)
	default:
		t.openState(s, notice, ok)
	}
}

// followState opens a link to a state, as a step in the browser's history.
func (t *turn) followState(hash string) {
	t.save(false)
	t.edits++ // what waits to be saved is saved
	t.do(effect.SetHash{Hash: hash, Push: true})
	t.openLink(hash)
}

// openState shows s, which a link holds if ok.
func (t *turn) openState(s State, notice string, ok bool) {
	t.edits++ // what waits to be saved belongs to another address
	t.Key, t.Draft, t.Lab.Fault, t.ChosenView, t.Boxed = s.Key, s.Draft, s.Lab.Fault, s.ChosenView, Boxed{}
	t.ownKey = ok
	t.forgetPieces()
	hasCase := !s.Case.Empty()
	if hasCase || s.Draft.Example == "" { // an example is no reason to drop a case
		t.setCase(s.Case, ok)
	}
	if notice == "" && hasCR(s.Key) {
		notice = `The key in this link has carriage returns (\r). The text field shows them as plain line breaks; the steps show the key as it is.`
	}
	t.Notice = notice
	t.show(effect.All)
	switch {
	case s.ChosenView != "": // it says where to begin
	case s.Lab.Fault != "":
		t.toLab()
	case hasCase:
		t.jump(diagnosis.Title)
	case s.Draft.Own:
		t.jump(verdict.Title)
	}
}

// openPlace shows the place called id, as links without a state name it.
func (t *turn) openPlace(id string) {
	view, known := viewOf(id)
	if !known {
		return
	}
	t.ChosenView = view
	t.show(effect.All)
	id = t.place(id)
	t.do(effect.Jump{ID: id, Centre: !isTitle(id)})
}

// replace changes the state for a button. If what it takes the place of is the
// user's own, that is a step back in the browser's history. What a button put
// there is not: pressing it often must not bury the way out of the page.
func (t *turn) replace(own bool, change func()) {
	if own {
		t.save(false)
	}
	t.edits++
	change()
	t.Notice = ""
	t.show(effect.Page)
	t.save(own)
}

// save puts the state into the address, and says so if it is too long for that.
func (t *turn) save(push bool) {
	link := t.Link()
	if link == "" {
		t.Notice = "This is too long for a link. The page still has it, but its address does not."
	}
	t.saves++
	t.resting = true
	t.do(
		effect.SetHash{Hash: link, Push: push},
		effect.After{Delay: pause, Then: event.AddressRested{Saves: t.saves}})
}
