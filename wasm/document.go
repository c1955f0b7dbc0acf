//go:build js && wasm

package main

import (
	"strconv"
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"wsaccept/wasm/page"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/screen"
)

// document is the page's elements. This file is the only one that touches them. An
// element that is not there is passed over.
type document struct {
	root     dom.Document
	elements map[string]dom.Element // by id, looked up once; nil for those that are not there
	shown    map[string]string      // the HTML in each island
	labels   map[string]string      // the text that elements had at first
	file     js.Value               // that was chosen last
}

func findDocument() *document {
	return &document{
		root:     dom.GetWindow().Document(),
		elements: map[string]dom.Element{},
		shown:    map[string]string{},
		labels:   map[string]string{},
	}
}

// find returns the element called id, or nil. It must be one that stays.
func (d *document) find(id string) dom.Element {
	element, known := d.elements[id]
	if !known {
		element = d.root.GetElementByID(id)
		d.elements[id] = element
	}
	return element
}

// typedEarly returns the key that was typed before the program had come, if one was:
// see web/early.js.
func (d *document) typedEarly() (key string, typed bool) {
	field := d.find(page.KeyField)
	if field == nil || !field.HasAttribute("data-typed") {
		return "", false
	}
	return field.Underlying().Get("value").String(), true
}

// ready makes the inputs usable, which until now said that they are loading.
func (d *document) ready() {
	for _, element := range d.root.QuerySelectorAll("[data-loading]") {
		element.RemoveAttribute("data-loading")
		element.RemoveAttribute("disabled")
		element.RemoveAttribute("readonly")
	}
	if boot := d.find("boot"); boot != nil {
		boot.SetAttribute("hidden", "")
	}
	if main := d.find("main"); main != nil {
		main.RemoveAttribute("data-behind")
	}
}

// show writes what changed. No input is inside of an island, so caret and focus
// stay where they are.
func (d *document) show(s screen.Screen) {
	for _, island := range s.Islands {
		d.setIsland(island)
	}
	for _, field := range s.Fields {
		d.setField(field)
	}
	for _, label := range s.Labels {
		d.setLabel(label)
	}
	for _, bar := range s.Bars {
		if element := d.find(bar.ID); element != nil {
			element.SetAttribute("value", strconv.FormatFloat(bar.Part, 'f', 4, 64))
		}
	}
	d.setCurrent(s.Current)
	d.setHidden(s.Hidden)
	if page := js.Global().Get("document"); s.Title != "" && page.Get("title").String() != s.Title {
		page.Set("title", s.Title)
	}
}

func (d *document) setIsland(island screen.Island) {
	html, known := d.shown[island.ID]
	element := d.find(island.ID)
	if element == nil || known && html == island.HTML {
		return
	}
	element.SetInnerHTML(island.HTML)
	d.shown[island.ID] = island.HTML
}

// setField leaves a field and its caret alone if the text is there already.
func (d *document) setField(field screen.Field) {
	if element := d.find(field.ID); element != nil && element.Underlying().Get("value").String() != field.Text {
		element.Underlying().Set("value", field.Text)
	}
}

func (d *document) setLabel(label screen.Label) {
	element := d.find(label.ID)
	if element == nil {
		return
	}
	was := element.TextContent()
	if _, known := d.labels[label.ID]; !known {
		d.labels[label.ID] = was
	}
	text := label.Text
	if text == "" {
		text = d.labels[label.ID]
	}
	if text != was {
		element.SetTextContent(text)
	}
}

func (d *document) setCurrent(all []screen.Current) {
	for _, c := range all {
		switch link := d.find(c.ID); {
		case link == nil:
		case c.Current:
			link.SetAttribute("aria-current", "page")
		default:
			link.RemoveAttribute("aria-current")
		}
	}
}

// press presses the button called id.
func (d *document) press(id string) {
	if button := d.find(id); button != nil {
		button.Underlying().Call("click")
	}
}

// setHidden shows elements and then hides others, so that the focus can go to one
// that was hidden until now.
func (d *document) setHidden(all []screen.Hidden) {
	for _, h := range all {
		if element := d.find(h.ID); element != nil && !h.Hidden {
			element.RemoveAttribute("hidden")
		}
	}
	for _, h := range all {
		element := d.find(h.ID)
		if element == nil || !h.Hidden || element.HasAttribute("hidden") {
			continue
		}
		active := js.Global().Get("document").Get("activeElement")
		focused := active.Truthy() && element.Underlying().Call("contains", active).Bool()
		element.SetAttribute("hidden", "")
		if heir := d.find(h.Heir); heir != nil && focused {
			heir.Underlying().Call("focus")
		}
	}
}

// jump scrolls to the element called id, which may be inside of an island, and puts
// the focus there, as a link would; but a link would put its id into the address,
// where the state is.
func (d *document) jump(id string, centre bool) {
	target := d.root.GetElementByID(id)
	if target == nil {
		return
	}
	block := "start"
	if centre {
		block = "center"
	}
	target.Underlying().Call("focus")
	target.Underlying().Call("scrollIntoView", map[string]any{"block": block})
}

// reveal scrolls to what the island called id begins with, if that is out of the window.
func (d *document) reveal(id string) {
	if island := d.find(id); island != nil {
		if first := island.Underlying().Get("firstElementChild"); first.Truthy() {
			first.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	}
}

// listen dispatches what the visitor does. The document listens for all of its
// elements, because those in islands come and go.
func (d *document) listen(dispatch func(event.Event)) {
	d.on("input", "textarea[id]", func(field, _ js.Value) {
		dispatch(event.Typed{Field: field.Get("id").String(), Text: field.Get("value").String()})
	})
	d.on("paste", "textarea[id]", func(field, e js.Value) {
		if data := e.Get("clipboardData"); data.Truthy() {
			dispatch(event.Pasted{Field: field.Get("id").String(), Text: data.Call("getData", "text").String()})
		}
	})
	// A field of one line is a text area, because an input would drop the line breaks
	// of a pasted text without a word. The Enter key does nothing in it.
	d.on("beforeinput", "textarea[data-one-line]", func(_, e js.Value) {
		if e.Get("inputType").String() == "insertLineBreak" {
			e.Call("preventDefault")
		}
	})
	d.on("change", "select[id]", func(choice, _ js.Value) {
		dispatch(event.Chosen{Choice: choice.Get("id").String(), ID: choice.Get("value").String()})
	})
	d.on("click", "button[id]", func(button, _ js.Value) {
		dispatch(event.Clicked{Button: button.Get("id").String()})
	})
	d.on("click", "button.open-piece", func(button, _ js.Value) {
		number, _ := strconv.Atoi(button.Get("value").String())
		dispatch(event.PieceOpened{Number: number})
	})
	d.listenForFiles(dispatch)
	d.on("click", `a[href^="#"]`, func(link, e js.Value) {
		if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("shiftKey").Bool() {
			return // the browser opens it elsewhere
		}
		e.Call("preventDefault")
		dispatch(event.Followed{Fragment: attribute(link, "href"), Fault: attribute(link, "data-fault"), View: attribute(link, "data-view")})
	})
	d.root.AddEventListener("keydown", false, func(e dom.Event) {
		press := e.Underlying()
		if press.Get("ctrlKey").Bool() || press.Get("metaKey").Bool() || press.Get("altKey").Bool() || press.Get("isComposing").Bool() {
			return // a shortcut of the browser's
		}
		if target := press.Get("target"); target.Get("closest").Truthy() && target.Call("closest", "input, textarea, select").Truthy() {
			return // it is typed
		}
		key := press.Get("key").String()
		if len(key) == 1 && strings.Contains(page.Shortcuts, key) {
			press.Call("preventDefault")
			dispatch(event.KeyPressed{Key: key})
		}
	})
	dom.GetWindow().AddEventListener("hashchange", false, func(dom.Event) {
		dispatch(event.HashChanged{Hash: locationHash()})
	})
}

// attribute returns the element's attribute, or "" if it has none.
func attribute(element js.Value, name string) string {
	if value := element.Call("getAttribute", name); !value.IsNull() {
		return value.String()
	}
	return ""
}

// listenForFiles dispatches which file was chosen or dropped; of several, the first.
func (d *document) listenForFiles(dispatch func(event.Event)) {
	chosen := func(files js.Value) {
		if files.Length() > 0 {
			d.file = files.Index(0)
			dispatch(event.FileChosen{Name: d.file.Get("name").String(), Size: d.file.Get("size").Int()})
		}
	}
	d.on("change", `input[type="file"]`, func(input, _ js.Value) {
		chosen(input.Get("files"))
		input.Set("value", "") // the same file may be chosen again
	})
	d.on("dragover", "html", func(_, e js.Value) {
		if hasFiles(e) {
			e.Call("preventDefault") // it may be dropped
		}
	})
	d.on("drop", "html", func(_, e js.Value) {
		if hasFiles(e) {
			e.Call("preventDefault")
			chosen(e.Get("dataTransfer").Get("files"))
		}
	})
}

// hasFiles reports whether files are dragged, and not a text.
func hasFiles(e js.Value) bool {
	data := e.Get("dataTransfer")
	return data.Truthy() && data.Get("types").Call("includes", "Files").Bool()
}

// on calls listener with each element that matches selector and has an event of the
// kind, or something in it has.
func (d *document) on(kind, selector string, listener func(element, e js.Value)) {
	d.root.AddEventListener(kind, true, func(e dom.Event) {
		target := e.Underlying().Get("target")
		if target.Get("closest").IsUndefined() { // it is no element
			return
		}
		if element := target.Call("closest", selector); element.Truthy() {
			listener(element, e.Underlying())
		}
	})
}
