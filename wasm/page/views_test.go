package page

import (
	"slices"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// shows tells which view is shown, as the elements are hidden.
func (b *tab) shows(want string) {
	b.t.Helper()
	for _, v := range views {
		if hidden := b.hidden["view-"+v.id]; hidden != (v.id != want) {
			b.t.Errorf("the view %s: hidden %t, while %s is to be shown", v.id, hidden, want)
		}
	}
}

// A tab is a step in the history, and Back leads out of it.
func TestTabs(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	for i, v := range views[1:] {
		b.take(event.Followed{View: v.id})
		b.shows(v.id)
		is(t, "the focus", b.focus, v.title)
		if b.pushed != i+1 {
			t.Errorf("%s: %d steps in the history, want %d", v.id, b.pushed, i+1)
		}
	}
	b.goTo("#v=1&key=abc&view=check")
	b.shows(CheckView)
	b.goTo("#v=1&key=abc")
	b.shows(HandshakeView)
}

func TestKeys(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	for i, v := range views {
		b.take(event.KeyPressed{Key: string(rune('1' + i))})
		b.shows(v.id)
	}
	b.take(event.KeyPressed{Key: "/"})
	b.shows(HandshakeView)
	is(t, "the focus", b.focus, KeyField)
	b.take(event.KeyPressed{Key: "?"})
	is(t, "the button that was pressed", b.pressed, "help")
	b.take(event.KeyPressed{Key: "9"})
	b.shows(HandshakeView)
}

// What is pasted into the box opens where it is answered, and the key stays.
func TestBox(t *testing.T) {
	for _, c := range []struct{ name, text, view, island, says string }{
		{"a key", "AQIDBAUGBwgJCgsMDQ4PEA==", HandshakeView, "verdict", "A valid key"},
		{"a handshake", "GET /chat HTTP/1.1\nHost: a.example\n\n", CheckView, "judgement", "A server must refuse this request"},
		{"an error text", "WebSocket connection to 'ws://a.example/' failed: Error during WebSocket handshake: Unexpected response code: 502", CheckView, "meanings", "502"},
		{"a key and an Accept", sampleKey + " " + withoutGUID, CheckView, "diagnosis", "left out the GUID"},
		{"an Accept", withoutGUID, CheckView, "diagnosis", "left out the GUID"},
		{"a line of a log", "key " + sampleKey + ", got " + withoutGUID, CheckView, "diagnosis", "left out the GUID"},
		{"code", "const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC11B85';\nhash(key + guid);\n", CheckView, "constants", "Not the GUID"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := openTab(t, plainFiles{}, "")
			b.take(event.Pasted{Field: KeyField, Text: c.text})
			b.take(event.Typed{Field: KeyField, Text: sampleKey + c.text}) // the field was not empty
			b.settle()
			if c.view == HandshakeView {
				b.typeIn(KeyField, c.text)
				b.settle()
			} else {
				b.sees(KeyField, sampleKey)
				b.sees("taken-for", "You pasted")
			}
			b.shows(c.view)
			b.sees(c.island, c.says)
		})
	}
}

// A wrong guess is a click to correct, and nothing of the text is lost.
func TestBoxCorrected(t *testing.T) {
	const pasted = "GET /chat HTTP/1.1\nHost: a.example\n\n"
	b := openTab(t, plainFiles{}, "")
	b.take(event.Pasted{Field: KeyField, Text: pasted})
	b.take(event.Typed{Field: KeyField, Text: pasted})
	b.settle()
	if b.hidden[TakeAsKey] || !b.hidden[TakeAsHandshake] || b.hidden[TakeAsCode] {
		t.Errorf("the buttons are hidden: %v", b.hidden)
	}
	b.take(event.Clicked{Button: TakeAsCode})
	b.sees(diagnosis.CodeField, pasted)
	b.take(event.Clicked{Button: TakeAsKey})
	b.shows(HandshakeView)
	b.sees(KeyField, pasted)
	b.sees("looks-like", "as you asked")
	b.take(event.Clicked{Button: TakeIt})
	b.shows(CheckView)
	b.sees(RequestField, pasted)
}

// A link to a view has what it shows, and nothing else.
func TestCopyLinkOfView(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1&key=abc&request=GET%20/&fault=accept-no-guid&view=handshake")
	for _, c := range []struct{ view, has, hasNot string }{
		{HandshakeView, "key=abc", "request="},
		{CheckView, "request=", "fault="},
		{LabView, "fault=accept-no-guid", "request="},
		{CodeView, "key=abc", "fault="},
		{LearnView, "view=learn", "key=abc"},
	} {
		b.take(event.Followed{View: c.view})
		b.take(event.Clicked{Button: CopyLink})
		b.settle()
		if !strings.Contains(b.clipboard, c.has) || strings.Contains(b.clipboard, c.hasNot) {
			t.Errorf("%s: %s", c.view, b.clipboard)
		}
	}
}

func TestTheme(t *testing.T) {
	b := openTabAt(t, plainFiles{}, event.Opened{Address: homeAddress, Theme: "dark", UserAgent: "Chrome/156.0"})
	for _, want := range []string{"Auto", "Light", "Dark", "Auto"} {
		b.take(event.Clicked{Button: ThemeToggle})
		is(t, "the button", b.labels[ThemeToggle], want)
		is(t, "the theme", b.looks[effect.Theme], map[string]string{"Light": "light", "Dark": "dark"}[want])
	}
}

// Large type is remembered, as the theme is.
func TestLargeType(t *testing.T) {
	b := openTabAt(t, plainFiles{}, event.Opened{Address: homeAddress, Type: "large", UserAgent: "Chrome/156.0"})
	is(t, "the button", b.labels[TypeToggle], "A−")
	b.take(event.Clicked{Button: TypeToggle})
	is(t, "the type", b.looks[effect.Type], "")
	b.take(event.KeyPressed{Key: "+"})
	is(t, "the type", b.looks[effect.Type], "large")
}

// An address in the box is judged, and what to do with it is told.
func TestAddressInBox(t *testing.T) {
	for address, want := range map[string]string{
		"wss://example.com/chat":      "run wsaccept probe wss://example.com/chat",
		"wss://example.com/chat#part": "✗ The address is not valid",
	} {
		b := openTab(t, plainFiles{}, "")
		b.take(event.Pasted{Field: KeyField, Text: address})
		b.typeIn(KeyField, address)
		b.shows(CheckView)
		b.sees("judgement", want)
		b.sees("taken-for", "You pasted an address")
	}
}

// What is typed is not taken away from who types it: a button leads to its answer.
func TestBoxTyped(t *testing.T) {
	const text = "Sec-WebSocket-Accept: " + withoutGUID
	b := openTab(t, plainFiles{}, "")
	b.typeIn(KeyField, text)
	b.settle()
	b.shows(HandshakeView)
	b.sees("looks-like", "This looks like a handshake")
	if b.hidden["in-box"] || !b.hidden["boxed"] {
		t.Error("the button that leads there is hidden, or another one is not")
	}
	b.take(event.Clicked{Button: TakeIt})
	b.shows(CheckView)
	b.sees(RequestField, text)
	b.take(event.Followed{View: HandshakeView})
	b.typeIn(KeyField, sampleKey)
	b.settle()
	if !b.hidden["in-box"] {
		t.Error("a key is still told to be something else")
	}
}

// The view shows an answer to what there is, and before that what can be given.
func TestCheckViewIsEmpty(t *testing.T) {
	answers := []string{"nothing-yet", "judged", "judged-details", "diagnosed", "diagnosed-details"}
	b := openTab(t, plainFiles{}, "#v=1&view=check")
	shown := func(when string, want ...string) {
		t.Helper()
		for _, id := range answers {
			if hidden := b.hidden[id]; hidden == slices.Contains(want, id) {
				t.Errorf("%s: %s is hidden: %t", when, id, hidden)
			}
		}
		is(t, when+": the answer is hidden", b.hidden["answer"], slices.Contains(want, "nothing-yet"))
	}
	shown("at first", "nothing-yet")
	b.take(event.Clicked{Button: RFCExample})
	shown("the example", "judged", "judged-details")
	is(t, "the address", b.hash(), "#v=1&example=rfc6455")
	b.take(event.Clicked{Button: ClearEditors})
	shown("cleared", "nothing-yet")
	b.typeIn(diagnosis.AcceptField, withoutGUID)
	b.settle()
	shown("an Accept", "diagnosed", "diagnosed-details")
	b.typeIn(RequestField, "GET / HTTP/1.1\n\n")
	b.settle()
	shown("both", "judged", "judged-details", "diagnosed", "diagnosed-details")
	b.take(event.Clicked{Button: diagnosis.Clear})
	shown("the request alone", "judged", "judged-details")
}

// A link to the diagnosis leads to its fields where there is none.
func TestLinkToNoDiagnosis(t *testing.T) {
	b := openTab(t, plainFiles{}, "#diagnose-title")
	b.shows(CheckView)
	is(t, "the focus", b.focus, diagnosis.FieldsTitle)
}

// Where something is hidden while the focus is in it, there is somewhere for the focus
// to go that is shown.
func TestHeirs(t *testing.T) {
	views := map[string]string{"live-title": LabView, "fault": LabView}
	for _, v := range viewIDs() {
		views[titleOf(v)] = v
	}
	for _, link := range []string{"", "#v=1&view=check", "#v=1&example=rfc6455", "#v=1&view=lab", "#v=1&fault=accept-hex", "#v=1&view=code", "#v=1&view=learn", "#v=1&diagnose-key=a&diagnose-accept=b"} {
		b := openTab(t, &host{}, link)
		b.settle()
		all := View(b.state, effect.Page|effect.Frame|effect.Lab|effect.Search).Hidden
		hidden := map[string]bool{}
		for _, h := range all {
			hidden[h.ID] = h.Hidden
		}
		for _, h := range all {
			view, isTitle := views[h.Heir]
			switch {
			case !h.Hidden:
			case h.Heir == "", hidden[h.Heir]:
				t.Errorf("%s: %s hands the focus on to %q", link, h.ID, h.Heir)
			case strings.HasPrefix(h.ID, "view-") && (!isTitle || hidden["view-"+view]):
				t.Errorf("%s: %s hands the focus on to %q, which is hidden", link, h.ID, h.Heir)
			}
		}
	}
}

// A link to a state is a step in the history, and Back leads to what was typed before.
func TestFollowedState(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.wait(time.Second)
	b.typeIn(KeyField, otherKey)
	b.take(event.Followed{Fragment: "#v=1&key=abc&view=code"})
	b.wait(time.Second)
	b.shows(CodeView)
	b.sees(KeyField, "abc")
	is(t, "the address", b.hash(), "#v=1&key=abc&view=code")
	is(t, "the steps in the history", b.pushed, 1)
	b.back()
	b.sees(KeyField, otherKey)
	b.shows(HandshakeView)
}
