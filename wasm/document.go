//go:build js && wasm

package main

import (
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"honnef.co/go/js/dom/v2"

	"wsaccept/wasm/page"
)

// document is the page's elements. This file is the only one that touches them.
type document struct {
	root     dom.Document
	key      *dom.HTMLTextAreaElement
	editors  map[string]*dom.HTMLTextAreaElement
	language *dom.HTMLSelectElement
	islands  map[string]dom.Element // by id, looked up once
	shown    map[string]string      // the HTML in each island
	buttons  map[string]string      // labels of buttons that show something else for a moment
}

// The ids of the text areas but the key's: for a handshake, and for one that
// failed.
const (
	requestEditor  = "request-text"
	responseEditor = "response-text"
	caseKey        = "diagnose-key"
	caseAccept     = "diagnose-accept"
	caseCode       = "diagnose-code"
)

func findDocument() *document {
	root := dom.GetWindow().Document()
	d := &document{
		root:     root,
		key:      root.GetElementByID("key").(*dom.HTMLTextAreaElement),
		editors:  map[string]*dom.HTMLTextAreaElement{},
		language: root.GetElementByID("language").(*dom.HTMLSelectElement),
		islands:  map[string]dom.Element{},
		shown:    map[string]string{},
		buttons:  map[string]string{},
	}
	for _, id := range []string{requestEditor, responseEditor, caseKey, caseAccept, caseCode} {
		d.editors[id] = root.GetElementByID(id).(*dom.HTMLTextAreaElement)
	}
	return d
}

// show writes the islands that changed. No input is inside of one, so caret and
// focus stay where they are.
func (d *document) show(islands []page.Island) {
	for _, island := range islands {
		if html, known := d.shown[island.ID]; known && html == island.HTML {
			continue
		}
		element := d.islands[island.ID]
		if element == nil {
			element = d.root.GetElementByID(island.ID)
			d.islands[island.ID] = element
		}
		element.SetInnerHTML(island.HTML)
		d.shown[island.ID] = island.HTML
	}
}

// ready makes the inputs usable, which until now said that they are loading.
func (d *document) ready() {
	for _, element := range d.root.QuerySelectorAll("[data-loading]") {
		element.RemoveAttribute("data-loading")
		element.RemoveAttribute("disabled")
		element.RemoveAttribute("readonly")
	}
	d.setHidden("boot", true)
}

// text returns the text of the element called id.
func (d *document) text(id string) string { return d.root.GetElementByID(id).TextContent() }

func (d *document) setText(id, text string) {
	if element := d.root.GetElementByID(id); element.TextContent() != text {
		element.SetTextContent(text)
	}
}

func (d *document) setHidden(id string, hidden bool) {
	element := d.root.GetElementByID(id)
	if hidden {
		element.SetAttribute("hidden", "")
	} else {
		element.RemoveAttribute("hidden")
	}
}

// moveFocus takes the focus from the element called from, which is about to be
// hidden, to the one called to; else it would be nowhere.
func (d *document) moveFocus(from, to string) {
	if active := js.Global().Get("document").Get("activeElement"); active.Truthy() && active.Get("id").String() == from {
		d.root.GetElementByID(to).(*dom.HTMLDivElement).Focus()
	}
}

// setKey puts text into the input, and leaves it and its caret alone if it is
// there already.
func (d *document) setKey(text string) {
	if d.key.Value() != text {
		d.key.SetValue(text)
	}
}

// keyText returns what the input holds.
func (d *document) keyText() string { return d.key.Value() }

// setEditor puts text into the editor called id, and leaves it and its caret
// alone if it is there already. A text area has line feeds alone.
func (d *document) setEditor(id, text string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if d.editors[id].Value() != text {
		d.editors[id].SetValue(text)
	}
}

// onEditorInput calls listener with the text of the editor called id at each
// change.
func (d *document) onEditorInput(id string, listener func(text string)) {
	editor := d.editors[id]
	d.on(editor, "input", func(dom.Event) { listener(editor.Value()) })
}

// setLanguage chooses the language called id.
func (d *document) setLanguage(id string) {
	if d.language.Value() != id {
		d.language.SetValue(id)
	}
}

// onLanguage calls listener with the id of each language that is chosen.
func (d *document) onLanguage(listener func(id string)) {
	d.on(d.language, "change", func(dom.Event) { listener(d.language.Value()) })
}

// onVoice calls listener with the id of each voice that is chosen.
func (d *document) onVoice(listener func(id string)) {
	choice := d.root.GetElementByID("voice").(*dom.HTMLSelectElement)
	d.on(choice, "change", func(dom.Event) { listener(choice.Value()) })
}

// setProgress fills the bar called id to part of its length, from 0 to 1.
func (d *document) setProgress(id string, part float64) {
	d.root.GetElementByID(id).SetAttribute("value", strconv.FormatFloat(part, 'f', 4, 64))
}

// jump scrolls to the element called id and puts the focus there, as a link
// would; but a link would put its id into the address, where the state is.
func (d *document) jump(id string) {
	switch target := d.root.GetElementByID(id).(type) {
	case *dom.HTMLHeadingElement:
		target.Focus()
		target.Call("scrollIntoView")
	case *dom.HTMLDivElement:
		target.Focus()
		target.Call("scrollIntoView", map[string]any{"block": "center"})
	}
}

// on calls listener at each event of a kind.
func (d *document) on(target dom.EventTarget, kind string, listener func(dom.Event)) {
	target.AddEventListener(kind, false, func(event dom.Event) {
		d.guard(func() { listener(event) })
	})
}

// guard calls do. If that panics, the page says so and lives on: one bad event is
// no reason to lose what somebody has typed.
func (d *document) guard(do func()) {
	defer func() {
		if cause := recover(); cause != nil {
			what := "unknown"
			if err, ok := cause.(error); ok {
				what = err.Error()
			} else if text, ok := cause.(string); ok {
				what = text
			}
			js.Global().Get("console").Call("error", "The playground failed: "+what)
			d.notice("Something in this page failed, and this is its fault, not yours. All you typed is still here. Try again in another way, and please report it with this text: " + what)
		}
	}()
	do()
}

// notice shows a message under the inputs, or none.
func (d *document) notice(text string) { d.setText("notice", text) }

// title names the tab, and a bookmark.
func (d *document) title(title string) {
	if page := js.Global().Get("document"); page.Get("title").String() != title {
		page.Set("title", title)
	}
}

// announce tells a screen reader what a glance would tell.
func (d *document) announce(text string) { d.setText("announce", text) }

// flash shows label on a button for a while.
func (d *document) flash(id, label string, while time.Duration) {
	if _, flashing := d.buttons[id]; flashing {
		return
	}
	d.buttons[id] = d.text(id)
	d.setText(id, label)
	time.Sleep(while)
	d.setText(id, d.buttons[id])
	delete(d.buttons, id)
}

// onKeyInput calls listener with the key's text at each change, and with what
// the user must be told of it. The input is a text area, because a one-line input
// would drop the line breaks of a pasted key without a word. The Enter key does
// nothing in it: nothing waits to be sent.
func (d *document) onKeyInput(listener func(text, notice string)) {
	notice := ""
	d.on(d.key, "paste", func(event dom.Event) {
		if e, ok := event.(*dom.ClipboardEvent); ok && strings.Contains(e.Get("clipboardData").Call("getData", "text").String(), "\r") {
			notice = `The pasted text has carriage returns (\r). A text field can't hold them and made them plain line feeds; a link with %0D keeps them.`
		}
	})
	d.on(d.key, "input", func(dom.Event) {
		listener(d.key.Value(), notice)
		notice = ""
	})
	d.on(d.key, "beforeinput", func(event dom.Event) {
		// dom/v2 has no type for an InputEvent.
		if e, ok := event.(*dom.BasicEvent); ok && e.Get("inputType").String() == "insertLineBreak" {
			e.PreventDefault()
		}
	})
}

// onJump makes the links to places on the page jump without changing the
// address. Those in islands come and go with them, so the island listens; what
// they lead to may not be shown yet, so it calls show first.
func (d *document) onJump(show func()) {
	for _, link := range d.root.QuerySelectorAll("nav a, a.to-gallery") {
		d.on(link, "click", func(event dom.Event) {
			event.PreventDefault()
			d.jump(strings.TrimPrefix(link.GetAttribute("href"), "#"))
		})
	}
	for _, list := range []string{"problems", "explanation"} {
		d.onLink(list, "a.jump", func(link js.Value) {
			show()
			d.jump(strings.TrimPrefix(link.Call("getAttribute", "href").String(), "#"))
		})
	}
}

// onFault calls listener with the id of each fault that is chosen in a list, in
// place of opening the link: that would drop what the page holds.
func (d *document) onFault(listener func(id string)) {
	for _, list := range []string{"faults", "score"} {
		d.onLink(list, "a.fault", func(link js.Value) { listener(link.Get("dataset").Get("fault").String()) })
	}
}

// onLink calls listener with each link that is clicked inside of the element
// called id and matches selector. The link itself leads nowhere then.
func (d *document) onLink(id, selector string, listener func(link js.Value)) {
	d.on(d.root.GetElementByID(id), "click", func(event dom.Event) {
		var click js.Value
		switch e := event.(type) {
		case *dom.PointerEvent: // what a click is to today's browsers
			click = e.Value
		case *dom.MouseEvent:
			click = e.Value
		default:
			return
		}
		// It may be on a mark inside of the link.
		link := click.Get("target").Call("closest", selector)
		if link.Truthy() && !click.Get("ctrlKey").Bool() && !click.Get("metaKey").Bool() && !click.Get("shiftKey").Bool() {
			event.PreventDefault()
			listener(link)
		}
	})
}

func (d *document) onClick(id string, listener func()) {
	d.on(d.root.GetElementByID(id), "click", func(dom.Event) { listener() })
}

func (d *document) onHashChange(listener func()) {
	d.on(dom.GetWindow(), "hashchange", func(dom.Event) { listener() })
}
