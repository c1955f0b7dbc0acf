package page

import (
	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
)

// Boxed is what was last put into the box and turned out to be something else than a
// key.
type Boxed struct {
	Text  string
	Kind  intake.Kind
	Typed bool // and not pasted: it stays in the box until a button takes it to its answer
}

// boxButtons take what was pasted for something else.
var boxButtons = []struct{ id, as string }{
	{TakeAsKey, "key"}, {TakeAsHandshake, "handshake"}, {TakeAsCode, "code"},
}

// as is which of the buttons would change nothing.
func (b Boxed) as() string {
	switch b.Kind {
	case intake.Key:
		return "key"
	case intake.Code, intake.GUID:
		return "code"
	case intake.Handshake, intake.ErrorText, intake.Address, intake.Configuration, intake.Unknown:
		return "handshake"
	}
	return ""
}

// names of the kinds, as the rest of “This is ”.
var kindNames = map[intake.Kind]string{
	intake.Accept:    "an Accept without its key",
	intake.Pair:      "a key and its Accept",
	intake.GUID:      "a constant in the place of the GUID",
	intake.Code:      "code",
	intake.Handshake: "a handshake",
	intake.ErrorText: "an error text",
	intake.Address:   "an address",

	intake.Configuration: "a proxy's configuration",
	intake.Key:           "a key",
}

// showBoxed adds what the text was taken for: in the view of the box with the way to
// its answer, in that of the answer with the ways to another one.
func (s State) showBoxed(to *screen.Screen) {
	view, b := s.View(), s.Boxed
	here, there := b.Text != "" && view == HandshakeView, b.Text != "" && view == CheckView
	to.Hide("in-box", !here, KeyField)
	to.Hide("boxed", !there, verdict.Title)
	to.Island("looks-like", b.looksLike())
	to.Island("taken-for", b.takenFor())
	for _, button := range boxButtons {
		to.Hide(button.id, b.as() == button.as, verdict.Title)
	}
}

// looksLike tells what the text in the box is about.
func (b Boxed) looksLike() markup.Node {
	if b.Text == "" {
		return markup.Group()
	}
	if !b.Typed {
		return markup.Text("Treated as a key, as you asked.")
	}
	return markup.Group(markup.Text("This looks like "), markup.El("strong", "", markup.Text(kindNames[b.Kind])), markup.Text("."))
}

// takenFor tells what was pasted.
func (b Boxed) takenFor() markup.Node {
	if b.Text == "" {
		return markup.Group()
	}
	name, known := kindNames[b.Kind]
	if !known {
		return markup.Text("Nothing in this text was recognized. If you know what it is:")
	}
	return markup.Group(markup.Text("You pasted "), markup.El("strong", "", markup.Text(name)), markup.Text(". If that is wrong:"))
}

// look offers to show what the text in the box is about, if it was typed and is
// something else than a key. It does not lead anybody away who is typing.
func (t *turn) look() {
	if in := intake.Read(t.Key); isElse(in.Kind) {
		t.Boxed = Boxed{t.Key, in.Kind, true}
		t.show(effect.Frame)
	}
}

// isElse reports whether a kind is answered elsewhere than below the box.
func isElse(kind intake.Kind) bool {
	switch kind {
	case intake.Blank, intake.Key, intake.Unknown:
		return false
	}
	return true
}

// route shows what text is about, if it is something else than a key, and reports
// whether it did.
func (t *turn) route(text string) bool {
	in := intake.Read(text)
	if isElse(in.Kind) {
		t.takeAs(text, in)
	}
	return isElse(in.Kind)
}

// takeAs shows text as what in says that it is.
func (t *turn) takeAs(text string, in intake.Intake) {
	t.save(false)
	t.ChosenView = CheckView
	t.Notice = ""
	if t.Key == text { // which is none
		t.Key, t.ownKey = Default().Key, false
	}
	place := verdict.Title
	switch in.Kind {
	case intake.Accept, intake.Pair:
		key, accept := in.Key, in.Accept
		if in.Case != nil { // a line that says more than the two
			key, accept = "", text
		}
		t.setCase(t.Case.With(key, accept), true)
		t.Draft = Draft{Own: true}
		place = diagnosis.Title
	case intake.GUID, intake.Code:
		t.setCase(t.Case.With("", "").WithCode(text), true)
		t.Draft = Draft{Own: true}
		place = diagnosis.Title
	case intake.Key:
		t.ChosenView = HandshakeView
		t.Key, t.ownKey = text, true
		place = KeyField
	default:
		t.setCase(t.Case.With("", ""), false)
		t.Draft = ownDraft(text, "", true, true)
		t.pieces.opened = false
		t.findPieces()
	}
	t.edits++
	t.Boxed = Boxed{Text: text, Kind: in.Kind}
	t.show(effect.Page)
	t.save(true)
	if place == verdict.Title {
		t.Announced = JudgeSummary(t.State)
	} else {
		t.Announced = t.Case.Summary()
	}
	t.jump(place)
}

// forgetBoxed is for a text that is typed elsewhere: what was pasted is no longer what
// is shown.
func (t *turn) forgetBoxed() {
	if t.Boxed.Text != "" {
		t.Boxed = Boxed{}
		t.show(effect.Frame)
	}
}

// retake takes what was pasted for something else, as the visitor says.
func (t *turn) retake(kind intake.Kind) {
	if boxed := t.Boxed; boxed.Text != "" {
		t.takeAs(boxed.Text, intake.Intake{Kind: kind, Key: boxed.Text})
	}
}
