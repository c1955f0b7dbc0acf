package page

import (
	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/effect"
)

// Boxed is what was last pasted into the box and turned out to be something else
// than a key.
type Boxed struct {
	Text string
	Kind intake.Kind
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
	case intake.Handshake, intake.ErrorText, intake.Address, intake.Unknown:
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
	intake.Key:       "a key",
}

// says tells what the text was taken for.
func (b Boxed) says() node {
	if b.Text == "" {
		return group()
	}
	name, known := kindNames[b.Kind]
	if !known {
		return text("Nothing in this text is known. If you know what it is:")
	}
	return group(text("You pasted "), el("strong", "", text(name)), text(". If it is something else:"))
}

// route shows what text is about, if it is something else than a key, and reports
// whether it did.
func (t *turn) route(text string) bool {
	in := intake.Read(text)
	switch in.Kind {
	case intake.Blank, intake.Key, intake.Unknown, intake.Address:
		return false
	}
	t.takeAs(text, in)
	return true
}

// takeAs shows text as what in says that it is.
func (t *turn) takeAs(text string, in intake.Intake) {
	t.save(false)
	t.ChosenView = CheckView
	t.Notice = ""
	place := judgeTitle
	switch in.Kind {
	case intake.Accept, intake.Pair:
		key, accept := in.Key, in.Accept
		if in.Case != nil { // a line that says more than the two
			key, accept = "", text
		}
		t.setCase(t.Case.With(key, accept), true)
		t.Draft = Draft{Own: true}
		place = diagnoseTitle
	case intake.GUID, intake.Code:
		t.setCase(t.Case.With("", "").WithCode(text), true)
		t.Draft = Draft{Own: true}
		place = diagnoseTitle
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
	t.Boxed = Boxed{text, in.Kind}
	t.show(effect.Page)
	t.save(true)
	if place == judgeTitle {
		t.Announced = JudgeSummary(t.State)
	} else {
		t.Announced = CaseSummary(t.State)
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
