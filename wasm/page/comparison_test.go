package page

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/verdict"
)

func TestCompareInSession(t *testing.T) {
	s := &host{}
	b := openTab(t, s, "")
	b.sees("live", "Asking whether")
	is(t, "the choice of a voice is hidden", b.hidden["voice-choice"], true)
	b.settle()
	b.sees("live", "coder/websocket v1")
	is(t, "the choice of a voice is hidden", b.hidden["voice-choice"], false)
	is(t, "the choice", b.fields[VoiceChoice], "coder")
	is(t, "the buttons for a key on the wire are hidden", b.hidden[WireKey] && b.hidden[WireCheck] && b.hidden[WireWhy], true)

	b.click(Compare)
	b.sees("live", "Shaking hands")
	b.click(Compare) // no second handshake
	b.settle()
	b.sees("live", "✓ Equal", "an open event, then a close event with code 1000", "the other")
	is(t, "in the window", b.revealed, "live")
	b.sees("announce", "Equal")
	is(t, "requests", strings.Join(s.asked, " "), "endpoint endpoint/ws?t=AgAAAAAAAAAAAAAAAAAAAA endpoint/ws?t=AgAAAAAAAAAAAAAAAAAAAA endpoint/report/AgAAAAAAAAAAAAAAAAAAAA?also=gorilla")
	is(t, "open sockets", len(b.sockets), 0)

	b.click(WireKey)
	b.sees(KeyField, otherKey)
	is(t, "the focus", b.focus, stepsTitle)
	b.click(WireCheck)
	b.sees(RequestField, otherKey)
	b.sees("judgement", "✓ A valid handshake")
	is(t, "the focus", b.focus, verdict.Title)
	is(t, "there is nothing to explain", b.hidden[WireWhy], true)

	// By the other voice, which is chosen while a handshake is under way.
	b.click(Compare)
	b.take(event.Chosen{Choice: VoiceChoice, ID: "gorilla"})
	b.settle()
	is(t, "the choice", b.fields[VoiceChoice], "gorilla")
	s.asked = nil
	b.click(Compare)
	b.settle()
	if got := strings.Join(s.asked, " "); !strings.HasPrefix(got, "endpoint/ws?voice=gorilla&t=") || !strings.HasSuffix(got, "?also=coder") {
		t.Errorf("requests: %s", got)
	}
}

// A wrong Accept on the wire is explained, and Back brings back what was there.
func TestCompareDifferent(t *testing.T) {
	b := openTab(t, &host{
		spoil: func(response string) string {
			return strings.Replace(response, otherKeysAccept, withoutGUID, 1)
		},
		behave: func(string, socketScript) socketScript { return socketScript{refused: true} },
	}, "")
	b.settle()
	b.click(Compare)
	b.settle()
	b.sees("live", "✗ Different", "an error event without a reason, then a close event with code 1006")
	b.click(WireWhy)
	b.sees(diagnosis.KeyField, otherKey)
	b.sees(diagnosis.AcceptField, withoutGUID)
	is(t, "the focus", b.focus, diagnosis.Title)
	b.back()
	b.sees(diagnosis.KeyField, "")

	// The same from the editors.
	b.click(WireCheck)
	is(t, "the button is hidden", b.hidden[WhyAccept], false)
	b.click(WhyAccept)
	b.sees(diagnosis.AcceptField, withoutGUID)
}

// The button may be pressed before it is known whether there is a server.
func TestCompareWhileAsking(t *testing.T) {
	b := openTab(t, &host{}, "")
	b.click(Compare)
	b.sees("live", "Asking whether")
	b.settle()
	b.sees("live", "✓ Equal")

	b = openTab(t, plainFiles{}, "")
	b.click(Compare)
	b.settle()
	b.sees("live", "This page has no server")
	is(t, "the label", b.labels[Compare], "Look for a server again")
	b.click(Compare)
	b.sees("live", "Asking whether")
	b.settle()
	b.sees("live", "This page has no server", "make run")
}

// The server may be lost, and come back, at any moment.
func TestCompareLost(t *testing.T) {
	s := &host{down: true}
	b := openTab(t, s, "")
	b.settle()
	b.sees("live", "✗ The server of this page did not answer. Is it still running? Start it again (make run)", "Failed to fetch")
	s.down = false
	b.click(Compare) // it is looked for, and then the handshake follows
	b.settle()
	b.sees("live", "✓ Equal")
	s.down = true
	b.click(Compare)
	b.settle()
	b.sees("live", "did not answer", "code 1006")
	s.down = false
	b.click(Compare)
	b.settle()
	b.sees("live", "✓ Equal")
	s.behave = func(path string, sc socketScript) socketScript {
		s.down = true // it goes when the socket is open
		return sc
	}
	b.click(Compare)
	b.settle()
	b.sees("live", "did not answer", "an open event, then a close event with code 1000")
	b.typeIn(KeyField, otherKey)
	b.sees("accept", otherKeysAccept)
}

// What a visitor can't do is not asked of them.
func TestElsewhere(t *testing.T) {
	at := event.Opened{Address: "https://play.example/", Host: "play.example", Origin: "https://play.example", UserAgent: "Chrome/156.0", Hash: "#v=1&fault=accept-hex"}
	for _, s := range []server{plainFiles{}, &host{down: true}, worker{}} {
		b := openTabAt(t, s, at)
		b.settle()
		b.click(Compare)
		b.settle()
		if shown := b.labels["notice"] + b.text("live"); strings.Contains(shown, "make") {
			t.Errorf("%T: a visitor is told to run make", s)
		}
		b.sees("notice", "This link leads to the laboratory")
	}
	for h, own := range map[string]bool{"localhost": true, "play.localhost": true, "127.0.0.1": true, "127.1.2.3": true, "[::1]": true, "example.com": false, "": false, "localhost.example": false, "192.168.0.1": false} {
		if got := (Place{Host: h}).Own(); got != own {
			t.Errorf("%q: %v", h, got)
		}
	}
}

func TestCompareByMessage(t *testing.T) {
	arrival := `{"request":"` + base64Of("GET / HTTP/1.1\r\nsec-websocket-key: "+otherKey+"\r\n\r\n") + `","redacted":["cookie"]}`
	for message, want := range map[string]string{
		arrival:         "✓ It opened.",
		"":              "did not arrive",
		"what":          "did not arrive",
		`{"request":1}`: "“request” is not a text",
	} {
		b := openTab(t, worker{message}, "")
		b.settle()
		b.click(Compare)
		b.settle()
		b.sees("live", want)
	}
	b := openTab(t, refusing{}, "")
	b.settle()
	b.click(Compare)
	b.settle()
	b.sees("live", "The WebSocket did not open, and a page can't find out why")
}

// refusing is a worker that refuses.
type refusing struct{ worker }

func (refusing) socket(string) socketScript { return socketScript{refused: true} }

// Whatever answers in place of the server, the page says so and lives on.
func TestNonsense(t *testing.T) {
	for info, want := range map[string]string{
		`{"voices":[null]}`: "says what this page does not expect",
		`<!doctype html>`:   "This page has no server",
		`{}`:                "This page has no server",
		`[]`:                "This page has no server",
	} {
		b := openTab(t, &host{info: info}, "")
		b.settle()
		b.sees("live", want)
	}
	for report, want := range map[string]string{
		`{}`:     "“request” is not base64",
		`<html>`: "did not answer",
	} {
		b := openTab(t, &host{report: report}, "")
		b.settle()
		b.click(Compare)
		b.settle()
		b.sees("live", want)
	}
}

// All that a browser may tell of a socket, or not tell.
func TestSockets(t *testing.T) {
	for name, test := range map[string]struct {
		script socketScript
		says   string
		after  time.Duration
	}{
		"nothing at all":    {socketScript{silent: true}, "nothing within the time limit", call.Patience},
		"it is forbidden":   {socketScript{impossible: true}, "nothing within the time limit", 0},
		"it never closes":   {socketScript{stays: true}, "an open event.", call.Patience},
		"it opens late":     {socketScript{delay: 3 * time.Second}, "then a close event with code 1000", 3 * time.Second},
		"it opens too late": {socketScript{delay: 8 * time.Second}, "nothing within the time limit", call.Patience},
	} {
		t.Run(name, func(t *testing.T) {
			b := openTab(t, &host{behave: func(string, socketScript) socketScript { return test.script }}, "")
			b.settle()
			b.click(Compare)
			if test.after > 0 {
				b.wait(test.after - 10*time.Millisecond)
				b.sees("live", "Shaking hands")
			}
			b.wait(100 * time.Millisecond)
			b.sees("live", test.says)
			b.settle()
			is(t, "open sockets", len(b.sockets), 0)
			is(t, "calls under way", len(b.state.calls.pending), 0)
		})
	}
}

// A report that is gone, with a socket that opened and with one that did not.
func TestReportGone(t *testing.T) {
	for _, refused := range []bool{true, false} {
		b := openTab(t, gone{refused}, "")
		b.settle()
		b.click(Compare)
		b.settle()
		if refused {
			b.sees("live", "The handshake did not reach the server, or its report is gone.")
		} else {
			b.sees("live", "The WebSocket opened, but the server's report is gone.")
		}
	}
}

// gone is a server that has lost its reports.
type gone struct{ refused bool }

func (gone) fetch(path string) (int, string) {
	if path == "endpoint" {
		return (&host{}).fetch(path)
	}
	return 404, ""
}

func (g gone) socket(string) socketScript { return socketScript{refused: g.refused} }

// A failure of the page is told, and what was under way can be tried again.
func TestFailure(t *testing.T) {
	b := openTab(t, &host{}, "")
	b.take(event.Failed{What: "x is nil"})
	b.sees("notice", "Something in this page failed", "x is nil")
	b.sees("live", "Asking") // shown last
	b.settle()
	b.click(Compare)
	b.settle()
	b.sees("live", "✓ Equal")

	b.typeIn(KeyField, "abc")
	b.click(Compare)
	b.take(event.Failed{What: "x is nil"})
	is(t, "open sockets", len(b.sockets), 0)
	b.settle()
	b.click(Compare)
	b.settle()
	b.sees("live", "✓ Equal")
	b.sees(KeyField, "abc")

	b = openTab(t, &host{}, "")
	b.settle()
	b.click(Compare)
	b.take(event.Failed{What: "x is nil"})
	b.settle()
	b.take(event.Chosen{Choice: "nothing", ID: "x"})
	b.typeIn("nothing", "x")
	b.typeIn(KeyField, "x")
	b.sees("live", "The other side is")
}

func TestWrongAcceptOnTheWire(t *testing.T) {
	request, response := home.Sample(Default().Key)
	live := Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: strings.Replace(response, sampleAccept, otherAccept, 1)}}
	if key, accept, wrong := live.WrongAccept(); !wrong || key != sampleKey || accept != otherAccept {
		t.Errorf("%q, %q, %t", key, accept, wrong)
	}
	live.Response = response
	if _, _, wrong := live.WrongAccept(); wrong {
		t.Error("a right Accept is wrong")
	}
	if _, _, wrong := Default().Live.WrongAccept(); wrong {
		t.Error("there is a case before there was a handshake")
	}
}
