//go:build js && wasm

// Command wasm is the program behind the page: it keeps the state, and wires
// the page's inputs to it and it to the page's islands. In a worker, which has no
// page, it does a share of a search.
package main

import (
	"strings"
	"time"

	"wsaccept/wasm/page"
)

func main() {
	if inWorker() {
		tryUnits()
		return
	}
	p := &playground{doc: findDocument(), state: page.Default()}

	p.doc.onKeyInput(p.setKey)
	p.doc.onEditorInput(requestEditor, func(text string) { p.setDraft(p.state.WithRequest(text)) })
	p.doc.onEditorInput(responseEditor, func(text string) { p.setDraft(p.state.WithResponse(text)) })
	p.doc.onClick("from-example", func() { p.useDraft(page.Draft{}) })
	p.doc.onClick("clear", func() { p.useDraft(page.Draft{Own: true}) })
	p.doc.onClick("hide-secrets", func() { p.useDraft(p.state.WithoutSecrets().Draft) })
	p.doc.onClick("random", func() { p.useKey(randomKey()) })
	p.doc.onClick("sample", func() { p.useKey(page.Default().Key) })
	p.doc.onClick("copy-accept", func() { p.copy("copy-accept", p.doc.text("accept")) })
	p.doc.onClick("copy-link", p.copyLink)
	p.doc.onClick("compare", func() { p.start(p.compare) })
	p.doc.onClick("wire-key", p.useWireKey)
	p.doc.onClick("wire-check", p.checkWire)
	p.doc.onVoice(func(id string) { p.state.Live.Voice = id })
	p.wireDiagnosis()
	p.wireLab()
	p.doc.onJump(p.show)
	p.doc.onHashChange(p.openLink)
	p.openLink()
	p.doc.ready()

	p.start(p.findServer)
	p.start(warmUp)
	select {}
}

// playground is the page at work. Only one goroutine runs at a time, and none is
// interrupted except where it waits, so there is nothing to lock.
type playground struct {
	doc     *document
	state   page.State
	edits   int         // how often the texts have changed
	ownKey  bool        // the key is the user's, typed or from a link, not a button's
	ownCase bool        // so is the case of the diagnosis
	cases   int         // how often the case has changed
	search  *guidSearch // what runs in workers, or nil
	saved   time.Time   // when the address was last changed

	// While it is not known yet whether there is a server:
	wantsLab        bool // the link leads to the laboratory
	wantsComparison bool // the button of the comparison was pressed
}

// start calls do in a goroutine of its own.
func (p *playground) start(do func()) {
	go p.doc.guard(do)
}

// warmUp judges a paste that nobody sees, a few times, between frames. A browser
// compiles WebAssembly when it is first run and better when it has run some more,
// and the first paste should not have to wait for that.
func warmUp() {
	request, _ := page.Default().Texts()
	_, fields, _ := strings.Cut(request, "\r\n")
	paste := "General\nRequest URL: wss://a/b\nRequest Headers\n" + strings.Repeat(fields, 20)
	for range 8 {
		nextFrame()
		page.VerdictView(page.Default().WithRequest(paste))
	}
}

// show brings the page in line with the state.
func (p *playground) show() {
	p.doc.show(page.View(p.state))
	request, response := p.state.Texts()
	p.doc.setEditor(requestEditor, request)
	p.doc.setEditor(responseEditor, response)
	p.doc.title(page.Title(p.state))
	p.showSecrets()
	p.doc.setText("compare", page.CompareLabel(p.state.Live))
	p.doc.setHidden("voice-choice", len(p.state.Live.Voices) < 2)
	_, hasKey := p.state.Live.WireKey()
	p.doc.setHidden("wire-key", !hasKey)
	p.doc.setHidden("wire-check", !hasKey)
	p.showCaseInputs()
}

// showSecrets says what is masked in the link.
func (p *playground) showSecrets() {
	inEditors, elsewhere := p.state.Secrets()
	p.doc.setText("secrets", page.SecretsNotice(inEditors))
	p.doc.setHidden("hide-secrets", len(inEditors) == 0)
	p.doc.setText("link-secrets", page.SecretsNotice(elsewhere))
}

// saveDelay is how long the address may lag behind the key. Browsers limit how
// often a page may change it.
const saveDelay = 200 * time.Millisecond

// setKey makes key, which the user is typing, the state's key and the link's.
func (p *playground) setKey(key, notice string) {
	p.state.Key = key
	p.ownKey = true
	p.show()
	p.doc.notice(notice)
	p.typed(func() string { return page.KeySummary(p.state.Key) })
}

// setDraft makes s, in which the user is typing a request or an answer, the
// state. The verdict is shown at once; the many lines below it when the browser
// has shown that.
func (p *playground) setDraft(s page.State) {
	p.state = s
	p.doc.show(page.VerdictView(s))
	p.doc.notice("")
	p.edits++
	edit := p.edits
	p.start(func() {
		nextFrame()
		if edit == p.edits {
			p.show()
			p.typed(func() string { return page.JudgeSummary(p.state) })
		}
	})
}

// typed puts the state into the address, and says the summary after a pause.
func (p *playground) typed(summary func() string) {
	p.edits++
	if time.Since(p.saved) > saveDelay {
		p.saveLink(replaceState)
	}
	edit := p.edits
	p.start(func() {
		time.Sleep(saveDelay)
		if edit == p.edits { // a pause in typing
			p.saveLink(replaceState)
			p.doc.announce(summary())
		}
	})
}

// useKey puts key into the input.
func (p *playground) useKey(key string) {
	p.replace(p.ownKey, func() {
		p.ownKey = false
		p.state.Key = key
		p.doc.setKey(key)
	})
	p.doc.announce(page.KeySummary(key))
}

// useDraft puts d into the editors.
func (p *playground) useDraft(d page.Draft) {
	p.replace(p.state.Draft.Own && p.state.Draft.Example == "", func() { p.state.Draft = d })
	p.doc.announce(page.JudgeSummary(p.state))
}

// replace changes the state for a button. If what it takes the place of is the
// user's own, that is a step back in the browser's history. What a button put
// there is not: pressing it often must not bury the way out of the page.
func (p *playground) replace(own bool, change func()) {
	way := replaceState
	if own {
		p.saveLink(replaceState)
		way = pushState
	}
	p.edits++
	change()
	p.show()
	p.doc.notice("")
	p.saveLink(way)
}

func (p *playground) useWireKey() {
	if key, ok := p.state.Live.WireKey(); ok {
		p.useKey(key)
		p.doc.jump("steps-title")
	}
}

// checkWire puts the handshake that was on the wire into the editors.
func (p *playground) checkWire() {
	p.checkAttempt(p.state.Live.Attempt)
}

// checkAttempt puts a handshake that was on the wire into the editors.
func (p *playground) checkAttempt(a page.Attempt) {
	p.useDraft(page.Draft{Own: true, Request: a.Request, Response: a.Response})
	p.doc.jump("judge-title")
}

// openLink shows the state that the address holds: the default one if it has no
// fragment, none if the fragment is not one of ours.
func (p *playground) openLink() {
	s, notice, ok := page.ParseLink(locationHash())
	if !ok && locationHash() != "" {
		return
	}
	p.edits++ // what waits to be saved belongs to another address
	p.state.Key, p.state.Draft, p.state.Lab.Fault = s.Key, s.Draft, s.Lab.Fault
	p.ownKey = ok
	hasCase := !s.Case.Empty()
	if hasCase || s.Draft.Example == "" { // an example is no reason to drop a case
		p.setCase(s.Case, ok)
	}
	p.doc.setKey(s.Key)
	p.show()
	p.showLab()
	switch {
	case s.Lab.Fault != "":
		p.toLab()
	case hasCase:
		p.doc.jump("diagnose-title")
	case s.Draft.Own:
		p.doc.jump("judge-title")
	}
	if p.doc.keyText() != s.Key && notice == "" {
		notice = `The key in this link has carriage returns (\r). The text field shows them as plain line breaks; the steps show the key as it is.`
	}
	p.doc.notice(notice)
}

// saveLink puts the state into the address by the given way, and says so if it
// is too long for that.
func (p *playground) saveLink(way string) {
	p.saved = time.Now()
	link := p.state.Link()
	if link == "" {
		p.doc.notice("This is too long for a link. The page still has it, but its address does not.")
	}
	setHash(way, link)
}

func (p *playground) copyLink() {
	p.saveLink(replaceState)
	if link := p.state.Link(); link != "" {
		p.copy("copy-link", address()+link)
	}
}

// copy puts text on the clipboard, and the outcome for a moment on the button.
func (p *playground) copy(button, text string) {
	p.start(func() {
		if err := copyText(text); err != nil {
			p.doc.notice("The browser doesn't allow this page to copy. Select the text and copy it yourself: " + text)
			return
		}
		p.doc.announce("Copied")
		p.doc.flash(button, "Copied", 1500*time.Millisecond)
	})
}
