//go:build js && wasm

// Command wasm is the program behind the page: it keeps the state, and wires
// the page's inputs to it and it to the page's islands.
package main

import (
	"time"

	"wsaccept/wasm/page"
)

func main() {
	p := &playground{doc: findDocument(), state: page.Default()}
	p.openLink(locationHash())

	p.doc.onKeyInput(p.setKey)
	p.doc.onClick("random", func() { p.useKey(randomKey()) })
	p.doc.onClick("sample", func() { p.useKey(page.Default().Key) })
	p.doc.onClick("copy-accept", func() { p.copy("copy-accept", p.doc.text("accept")) })
	p.doc.onClick("copy-link", p.copyLink)
	p.doc.onClick("compare", func() { go p.compare() })
	p.doc.onClick("look-again", func() { go p.findServer() })
	p.doc.onClick("wire-key", p.useWireKey)
	p.doc.onHashChange(func() { p.openLink(locationHash()) })
	p.doc.ready()

	go p.findServer()
	select {}
}

// playground is the page at work. Only one goroutine runs at a time, and none is
// interrupted except where it waits, so there is nothing to lock.
type playground struct {
	doc   *document
	state page.State
	edits int // how often the key has changed
}

// show brings the page in line with the state.
func (p *playground) show() {
	p.doc.show(page.View(p.state))
	p.doc.announce(page.Summary(p.state.Live))
	_, hasKey := p.state.Live.WireKey()
	p.doc.setHidden("wire-key", !hasKey)
	p.doc.setHidden("compare", p.state.Live.Phase == page.NoServer)
	p.doc.setHidden("look-again", p.state.Live.Phase != page.NoServer)
}

// setKey makes key the state's key, and soon after the link's.
func (p *playground) setKey(key string) {
	p.state.Key = key
	p.show()
	p.edits++
	edit := p.edits
	go func() {
		// Browsers limit how often a page may change its address.
		time.Sleep(200 * time.Millisecond)
		if edit == p.edits {
			p.saveLink()
		}
	}()
}

// useKey puts key into the input as if it had been typed.
func (p *playground) useKey(key string) {
	p.doc.setKey(key)
	p.setKey(key)
}

func (p *playground) useWireKey() {
	if key, ok := p.state.Live.WireKey(); ok {
		p.useKey(key)
		p.doc.focusKey()
	}
}

// openLink shows the state that fragment holds, if it holds one.
func (p *playground) openLink(fragment string) {
	s, notice, ok := page.ParseLink(fragment)
	if ok {
		p.state.Key = s.Key
		p.doc.notice(notice)
	}
	p.doc.setKey(p.state.Key)
	p.show()
}

// saveLink puts the state into the address, and says so if it is too long.
func (p *playground) saveLink() {
	link := p.state.Link()
	if link == "" {
		p.doc.notice("The key is too long for a link. The address no longer holds it; the page still does.")
	} else {
		p.doc.notice("")
	}
	replaceHash(link)
}

func (p *playground) copyLink() {
	p.saveLink()
	if link := p.state.Link(); link != "" {
		p.copy("copy-link", address()+link)
	}
}

// copy puts text on the clipboard, and the outcome for a moment on the button.
func (p *playground) copy(button, text string) {
	go func() {
		if err := copyText(text); err != nil {
			p.doc.notice("The browser doesn't let this page copy. Select the text and copy it yourself: " + text)
			return
		}
		p.doc.flash(button, "Copied", 1500*time.Millisecond)
	}()
}
