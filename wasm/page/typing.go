package page

import (
	"encoding/base64"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/screen"
)

// pause is how long a visitor must not type until the page says what it makes of
// the text, and how long the address may lag behind.
const pause = 200 * time.Millisecond

func hasCR(text string) bool { return strings.Contains(text, "\r") }

func encodedKey(random [16]byte) string { return base64.StdEncoding.EncodeToString(random[:]) }

// accept returns the Accept of the key.
func (s State) accept() string { return handshake.Accept(s.Key) }

// typed takes the text that a field has now.
func (t *turn) typed(field, text string) {
	switch field {
	case KeyField:
		t.typeKey(text)
	case RequestField:
		if t.pieces.opened && !isEdit(t.Draft.Request, text) {
			t.pieces.opened = false // it is another text altogether
		}
		t.typeDraft(field, t.WithRequest(text).Draft)
	case ResponseField:
		t.typeDraft(field, t.WithResponse(text).Draft)
	case diagnosis.KeyField:
		t.typeCase(field, t.Case.WithKey(text))
	case diagnosis.AcceptField:
		t.typeCase(field, t.Case.WithAccept(text))
	case diagnosis.CodeField:
		t.typeCase(field, t.Case.WithCode(text))
	}
}

func (t *turn) typeKey(key string) {
	pasted := t.pasted
	t.pasted = ""
	if pasted != "" && t.route(pasted) {
		return
	}
	if pasted != "" && !t.ownKey && intake.Read(pasted).Kind == intake.Key {
		key = screen.InField(pasted) // in the place of the key that the page put there
	}
	t.Key, t.ownKey = key, true
	t.forgetBoxed()
	t.Notice = ""
	if hasCR(pasted) {
		t.Notice = `The pasted text has carriage returns (\r). A text field can't hold them and made them plain line feeds; a link with %0D keeps them.`
	}
	t.show(effect.Page)
	t.edited(KeyField)
}

// typeDraft takes a text of the editors. The verdict is shown at once; the many
// lines below it when the browser has shown that.
func (t *turn) typeDraft(field string, d Draft) {
	t.Draft = d
	t.forgetBoxed()
	t.Notice = ""
	t.edits++
	t.show(effect.Verdict)
	t.behind = true
	t.do(effect.NextFrame{Then: event.VerdictShown{Edit: t.edits, Field: field}})
}

// showRest shows what the verdict of an edit left out, unless another edit came.
func (t *turn) showRest(edit int, field string) {
	if edit == t.edits {
		t.show(effect.Page)
		t.edited(field)
	}
}

// typeCase takes a text of the diagnosis.
func (t *turn) typeCase(field string, c diagnosis.Case) {
	t.forgetBoxed()
	t.setCase(c, true)
	t.Notice = ""
	if t.behind {
		t.show(effect.Page)
	} else {
		t.show(effect.Case | effect.Search | effect.Frame)
	}
	t.edited(field)
}

// edited puts the state into the address, now or after a pause in typing.
func (t *turn) edited(field string) {
	t.edits++
	if !t.resting {
		t.save(false)
	}
	t.do(effect.After{Delay: pause, Then: event.TypingPaused{Edit: t.edits, Field: field}})
}

// paused says what the page makes of the text, if the visitor has stopped typing.
func (t *turn) paused(edit int, field string) {
	if edit != t.edits {
		return
	}
	if field == KeyField {
		t.look()
	}
	t.save(false)
	switch field {
	case KeyField:
		t.Announced = home.Summary(t.Key)
	case RequestField, ResponseField:
		t.Announced = JudgeSummary(t.State)
		if field == RequestField {
			t.findPieces()
		}
	default:
		t.Announced = t.Case.Summary()
	}
}

// useKey puts key into the field, for a button.
func (t *turn) useKey(key string) {
	t.replace(t.ownKey, func() { t.Key, t.ownKey = key, false })
	t.Announced = home.Summary(key)
}

// useDraft puts d into the editors, for a button.
func (t *turn) useDraft(d Draft) {
	t.replace(t.Draft.Own && t.Draft.Example == "", func() { t.Draft = d })
	t.Announced = JudgeSummary(t.State)
}
