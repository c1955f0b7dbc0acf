package page

import (
	"time"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/screen"
)

// copiedFor is how long a button says that it copied.
const copiedFor = 1500 * time.Millisecond

// copy puts text on the clipboard.
func (t *turn) copy(button, text string) { t.do(effect.Copy{Text: text, Button: button}) }

// copyLink copies a link to what the view shows, and nothing else.
func (t *turn) copyLink() {
	t.save(false)
	if link := t.only().Link(); link != "" {
		t.copy(CopyLink, t.Place.Address+link)
	}
}

// sayCopied says on the button that it copied, for a while.
func (t *turn) sayCopied(button string) {
	t.Announced = "Copied"
	t.copied = button
	t.copies++
	t.do(effect.After{Delay: copiedFor, Then: event.CopiedShown{Copies: t.copies}})
}

// copyLabels are the labels of the buttons that copy: "" stands for the button's
// own.
func (s State) copyLabels() []screen.Label {
	var all []screen.Label
	for _, id := range []string{CopyLink, CopyAccept, CopyCode, CopySnippet, CopyFix} {
		label := screen.Label{ID: id}
		if id == s.copied {
			label.Text = "Copied"
		}
		all = append(all, label)
	}
	return all
}
