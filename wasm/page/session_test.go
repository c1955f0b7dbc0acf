package page

import (
	"math/rand/v2"
	"os"
	"reflect"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
)

// buttons are all of them.
var buttons = []string{
	RandomKey, SampleKey, CopyLink, CopyAccept, RFCExample, ClearEditors, HideSecrets, WhyAccept, diagnosis.TryTail, diagnosis.TryNoGUID, diagnosis.Clear, CopyCode,
	diagnosis.ToggleSearch, Compare, WireKey, WireCheck, WireWhy, FaultTry, FaultNext, FaultCheck, FaultsAll, FaultsStop, InFront, Behind,
}

// Every button after every other one, whether what the first one began is over or
// not, and even those that no visitor sees then: the page comes to rest, nothing is
// left open, and what is shown is what the state says. With THOROUGH set it takes all
// pairs, else a third, and with -short a ninth.
func TestPairsOfButtons(t *testing.T) {
	opened := openTab(t, &host{}, "")
	settled := openTab(t, &host{}, "#v=1&key="+otherKey+"&response=HTTP/1.1%20403%20No&diagnose-key=a&fault=accept-hex")
	settled.settle()
	step := 3
	switch {
	case os.Getenv("THOROUGH") != "":
		step = 1
	case testing.Short():
		step = 9
	}
	for i, first := range buttons {
		for j, second := range buttons {
			if (i+j)%step != 0 {
				continue
			}
			b := opened.clone()
			if (i+j)%2 == 0 {
				b = settled.clone()
			}
			b.take(event.Clicked{Button: first})
			if i%3 == 0 {
				b.wait(3 * time.Millisecond)
			}
			b.take(event.Clicked{Button: second})
			b.rest(first + ", " + second)
			if s, _, _ := ParseLink(b.hash()); b.saved > 0 && s.Link() != b.state.Link() {
				t.Errorf("after %s, %s, the address is %s, and the state %s", first, second, b.hash(), b.state.Link())
			}
		}
	}
}

// rest waits until the page is at rest, and looks at it.
func (b *tab) rest(after string) {
	b.t.Helper()
	b.settle()
	if b.state.Lab.Run.Going || b.state.Live.Phase == Running || b.state.Lab.Trying != "" || len(b.state.calls.pending) > 0 || len(b.sockets) > 0 {
		b.t.Errorf("after %s, something is under way at rest", after)
	}
	for _, part := range everyPart {
		last := b.last[part]
		last.session = b.state.session
		if !reflect.DeepEqual(last, b.state) && part != effect.Words && !reflect.DeepEqual(View(last, part), View(b.state, part)) {
			b.t.Errorf("after %s, part %b is not shown as it is", after, part)
		}
	}
	for _, field := range View(b.state, effect.Body|effect.Case).Fields {
		if b.fields[field.ID] != field.Text {
			b.t.Errorf("after %s, the field %s has %q, want %q", after, field.ID, b.fields[field.ID], field.Text)
		}
	}
	for _, label := range View(b.state, effect.Words).Labels {
		if b.labels[label.ID] != label.Text {
			b.t.Errorf("after %s, %s says %q, want %q", after, label.ID, b.labels[label.ID], label.Text)
		}
	}
}

// Whatever a visitor does, in whatever order, with a server that comes and goes.
func TestAnySession(t *testing.T) {
	sessions := uint64(20)
	if testing.Short() {
		sessions = 4
	}
	for seed := range sessions {
		dice := rand.New(rand.NewPCG(seed, 15))
		s := &host{}
		b := openTab(t, s, "")
		for range 60 {
			e := anything(dice)
			if link, ok := e.(event.HashChanged); ok {
				b.goTo(link.Hash)
			} else if e != (event.Chosen{Choice: VoiceChoice, ID: "gorilla"}) || len(b.state.Live.Voices) > 1 {
				b.take(e)
			}
			if dice.IntN(2) == 0 {
				b.wait(time.Duration(dice.IntN(300)) * time.Millisecond)
			}
			if dice.IntN(10) == 0 {
				s.down = !s.down
			}
			if b.at > 0 && dice.IntN(10) == 0 {
				b.back()
			}
		}
		s.down = false
		b.rest("session " + string(rune('a'+seed)))
	}
}

// anything is something that a visitor may do.
func anything(dice *rand.Rand) event.Event {
	pick := func(of ...string) string { return of[dice.IntN(len(of))] }
	texts := []string{"", "a", sampleKey, otherKey, withoutGUID, nobodysAccept, "GET / HTTP/1.1\nHost: a\n\n", "HTTP/1.1 403 No\n\n", "Cookie: a=verysecret\n", "\r\n"}
	switch dice.IntN(8) {
	case 0, 1:
		return event.Typed{Field: pick(KeyField, RequestField, ResponseField, diagnosis.KeyField, diagnosis.AcceptField, diagnosis.CodeField), Text: pick(texts...)}
	case 2:
		return event.HashChanged{Hash: pick("", "#x", "#v=1&key=a", "#v=1&example=nginx-right", "#v=1&fault=accept-hex", "#v=1&diagnose-key="+sampleKey)}
	case 3:
		if dice.IntN(2) == 0 {
			return event.Chosen{Choice: diagnosis.LanguageChoice, ID: pick("go", "python")}
		}
		return event.Chosen{Choice: VoiceChoice, ID: "gorilla"}
	case 4:
		return event.Followed{Fault: pick("accept-hex", "missing-accept", "nothing")}
	case 5:
		return event.Followed{Fragment: "#" + pick("steps-title", "request-finding-1", "nothing", "v=1&example=rfc6455", "v=1&key=a")}
	}
	return event.Clicked{Button: pick(buttons...)}
}
