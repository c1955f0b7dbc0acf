package page

import (
	"slices"
	"time"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/verdict"
)

// pieceBytes is how much of a text with several handshakes is judged at a time, so
// that the page does not stand still.
const pieceBytes = 16 << 10

// pieces are the handshakes in a text that has several.
type pieces struct {
	list   *judge.List // nil if there are not several; never changed, but replaced
	text   int         // the number of the text, of all that there were
	opened bool        // one of them was put into the editors
	number int         // that one, if so
}

// findPieces looks for several handshakes in what was typed or pasted as the request.
// What is typed into one that was opened from a list leaves the list as it is.
func (t *turn) findPieces() {
	list := judge.Begin(t.Draft.Request)
	if list.Left() < 2 {
		if !t.pieces.opened {
			t.forgetPieces()
		}
		return
	}
	t.pieces = pieces{text: t.pieces.text + 1}
	t.judgePieces(list)
}

// judgePieces judges some more of them, and lists them when all are judged.
func (t *turn) judgePieces(list *judge.List) {
	next := *list
	next.Handshakes = slices.Clip(next.Handshakes) // list stays as it is
	done := next.Judge(pieceBytes)
	t.pieces.list = &next
	if !done {
		t.do(effect.After{Delay: time.Millisecond, Then: event.PiecesDue{Text: t.pieces.text}})
		return
	}
	t.show(effect.Body | effect.Frame)
	if len(next.Handshakes) > 1 {
		t.Announced = verdict.ListSummary(&next)
	}
}

// severalHTML lists the handshakes in the text, when all are judged.
func (s State) severalHTML() string {
	if s.pieces.list == nil || s.pieces.list.Left() > 0 {
		return ""
	}
	if !s.pieces.opened {
		return verdict.List(s.pieces.list, 0)
	}
	return verdict.List(s.pieces.list, s.pieces.number)
}

// listed reports whether the text has several handshakes, and none of them is opened:
// then there is nothing to say of one of them.
func (s State) listed() bool {
	list := s.pieces.list
	return list != nil && list.Left() == 0 && len(list.Handshakes) > 1 && !s.pieces.opened
}

// openPiece puts one of them into the editors, as if it had been pasted alone.
func (t *turn) openPiece(number int) {
	if t.pieces.list == nil || number < 1 || number > len(t.pieces.list.Handshakes) {
		return
	}
	h := t.pieces.list.Handshakes[number-1]
	t.pieces.opened, t.pieces.number = true, number
	t.replace(false, func() {
		t.Draft = ownDraft(h.Piece.Text, "", true, false)
		if sent, received, ok := h.Bytes(); ok {
			t.Draft = ownDraft(sent, received, false, false)
		}
	})
	t.Announced = JudgeSummary(t.State)
	t.jump(verdict.Title)
}

// forgetPieces drops the list.
func (t *turn) forgetPieces() {
	if t.pieces.list != nil {
		t.pieces = pieces{text: t.pieces.text + 1}
		t.show(effect.Body | effect.Frame)
	}
}
