package page

import (
	"slices"
	"strings"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
)

// The views of the page. One is shown at a time. Their ids stand in links.
const (
	HandshakeView = "handshake" // the box, the conversation, the steps
	CheckView     = "check"     // a handshake judged, an Accept diagnosed
	LabView       = "lab"       // handshakes performed, right and wrong
	CodeView      = "code"      // the Accept in other languages
	LearnView     = "learn"     // what is commonly got wrong, and the examples
)

// views are all of them, in the order of their tabs, each with the title that it
// begins with.
var views = []struct{ id, title string }{
	{HandshakeView, "compute-title"},
	{CheckView, verdict.Title},
	{LabView, "live-title"},
	{CodeView, "code-title"},
	{LearnView, "learn-title"},
}

// View returns the id of the view that is shown: the one that was chosen, or the one
// that what the state holds belongs to. That is how a link without a view is read.
func (s State) View() string {
	for _, v := range views {
		if v.id == s.ChosenView {
			return v.id
		}
	}
	return s.impliedView()
}

// titleOf returns the id of the title that a view begins with.
func titleOf(view string) string {
	for _, v := range views {
		if v.id == view {
			return v.title
		}
	}
	return views[0].title
}

// impliedView is the view that a link to s opens without naming one.
func (s State) impliedView() string {
	switch {
	case s.Lab.Fault != "":
		return LabView
	case s.Case.Key != "" || s.Case.Accept != "" || s.Case.Code != "", s.Draft.Own:
		return CheckView
	}
	return HandshakeView
}

func viewIDs() []string {
	var ids []string
	for _, v := range views {
		ids = append(ids, v.id)
	}
	return ids
}

// places are the ids of the page's places that a link can name, by their beginnings,
// and the views that they are in.
var places = []struct{ id, view string }{
	{"compute-title", HandshakeView}, {"steps-title", HandshakeView}, {"proof-title", HandshakeView},
	{verdict.Title, CheckView}, {diagnosis.Title, CheckView}, {diagnosis.FieldsTitle, CheckView}, {"request-", CheckView}, {"response-", CheckView}, {"address-", CheckView},
	{"live-title", LabView}, {"lab-title", LabView}, {faultCard, LabView},
	{"code-title", CodeView},
	{"learn-title", LearnView}, {"gallery-title", LearnView}, {"wrong-title", LearnView},
}

// viewOf returns the view that the element called id is in.
func viewOf(id string) (view string, known bool) {
	i := slices.IndexFunc(places, func(p struct{ id, view string }) bool { return strings.HasPrefix(id, p.id) })
	if i < 0 {
		return "", false
	}
	return places[i].view, true
}

// place returns the id of the element to lead to for id: the fields of a diagnosis where
// there is none yet.
func (s State) place(id string) string {
	if id == diagnosis.Title && s.Case.Empty() {
		return diagnosis.FieldsTitle
	}
	return id
}

// showFrame adds what is around the views: which of them is shown.
func (s State) showFrame(to *screen.Screen) {
	shown := s.View()
	for _, v := range views {
		to.Hide("view-"+v.id, v.id != shown, titleOf(shown))
		to.Current = append(to.Current, screen.Current{ID: "tab-" + v.id, Current: v.id == shown})
	}
	s.showBoxed(to)
	s.showWhatIsThere(to)
}

// showWhatIsThere hides what is about a text that nobody has given yet. Where nothing is
// given, the view says what can be.
func (s State) showWhatIsThere(to *screen.Screen) {
	given, diagnosed := !s.Draft.empty(), !s.Case.Empty()
	judged := given && !s.listed()
	to.Hide("nothing-yet", given || diagnosed, verdict.Title)
	to.Hide("answer", !given && !diagnosed, verdict.Title)
	to.Hide("judged", !judged, verdict.Title)
	to.Hide("judged-details", !judged, verdict.Title)
	to.Hide("diagnosed", !diagnosed, verdict.Title)
	to.Hide("diagnosed-details", !diagnosed, verdict.Title)
	s.showWayToDiagnosis(to)
}

// turnTo shows another view, as a step in the browser's history.
func (t *turn) turnTo(view string) {
	if view == t.View() {
		return
	}
	t.save(false)
	t.ChosenView, t.Boxed = view, Boxed{}
	t.show(effect.Frame)
	if t.behind {
		t.show(effect.Page)
	}
	t.save(true)
}

// showView shows the view that the state has come to, before anything in it can be led
// to.
func (t *turn) showView() {
	if t.View() != t.was && !t.framed {
		t.show(effect.Frame)
	}
}

// chooseView shows the view that a tab or a key is for, from its beginning.
func (t *turn) chooseView(view string) {
	t.turnTo(view)
	t.do(effect.Jump{ID: titleOf(view)})
}

// Shortcuts are the keys that press knows.
const Shortcuts = "/?+12345"

// press takes a key that was pressed outside of any field.
func (t *turn) press(key string) {
	switch {
	case key == "/":
		t.turnTo(HandshakeView)
		t.do(effect.Jump{ID: KeyField, Centre: true})
	case key == "+":
		t.toggleType()
	case key == "?":
		t.do(effect.Press{ID: "help"})
	case len(key) == 1 && '1' <= key[0] && int(key[0]-'1') < len(views):
		t.chooseView(views[key[0]-'1'].id)
	}
}

// only returns s with nothing but what its view shows, for a link to that.
func (s State) only() State {
	fresh := Default()
	switch s.View() {
	case HandshakeView:
		s.Draft, s.Case, s.Lab.Fault = Draft{}, diagnosis.Case{}, ""
	case CheckView:
		s.Lab.Fault = ""
		if s.Draft.Own {
			s.Key = fresh.Key
		}
	case LabView:
		s.Key, s.Draft, s.Case = fresh.Key, Draft{}, diagnosis.Case{}
	case CodeView:
		s.Draft, s.Lab.Fault, s.Case = Draft{}, "", diagnosis.Case{Language: s.Case.Language}
	case LearnView:
		s.Key, s.Draft, s.Case, s.Lab.Fault = fresh.Key, Draft{}, diagnosis.Case{}, ""
	}
	return s
}
