package page

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/markup/markuptest"
	"wsaccept/wasm/page/steps"
)

// The targets below hold one thing: whatever is typed, and whatever a server sends,
// a browser sees the elements that were meant and no others. There is one for each
// part of the page, with short texts and nothing computed that is not shown, so that
// each tries thousands of texts a second.

func FuzzKeyView(f *testing.F) {
	for _, key := range markuptest.Spiteful {
		f.Add(key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		if len(key) > markuptest.Longest {
			return
		}
		markuptest.Shows(t, markup.Group(markup.Text(home.Summary(key)), annotation.FindingList(handshake.CheckKey(key)), steps.Of(key)))
	})
}

func FuzzLiveView(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), handshake.ExampleResponse("<script>"), markuptest.Spiteful[0])
	f.Add("GET / HTTP/1.1\r\nSec-WebSocket-Key: <b>\r\n\r\n", "HTTP/1.1 101 <p>\r\nSec-WebSocket-Accept: <i>\r\n\r\n", markuptest.Spiteful[1])
	f.Fuzz(func(t *testing.T, request, response, other string) {
		if len(request)+len(response)+len(other) > markuptest.Longest {
			return
		}
		l := Live{Phase: Done, Attempt: call.Attempt{Origin: other, Request: request, Response: response, Redacted: []string{other}, Other: call.Answer{Server: other, Response: response}}}
		markuptest.Shows(t, markup.Group(live(l, Place{}), markup.Text(Summary(l))))
		markuptest.Shows(t, live(Live{Phase: Done, Attempt: call.Attempt{Failure: other}}, Place{}))
		l = Live{Phase: Ready, Voices: []Voice{{"x", other}, {other, response}}}
		markuptest.Shows(t, markup.Group(live(l, Place{}), l.voices()))
	})
}

func FuzzLabView(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), "HTTP/1.1 101 <b>\r\n\r\n", markuptest.Spiteful[0])
	f.Add("", markuptest.Spiteful[1], markuptest.Spiteful[2])
	hex, _ := lab.Find("accept-hex")
	f.Fuzz(func(t *testing.T, request, response, other string) {
		if len(request)+len(response)+len(other) > markuptest.Longest {
			return
		}
		attempt := call.Attempt{Request: request, Response: response, Origin: other, Redacted: []string{other}}
		l := Lab{Agent: Agent{other, response}, Fault: hex.ID, Run: Run{Done: []string{hex.ID}}}.With(hex, attempt)
		markuptest.Shows(t, markup.Group(l.fault(), l.outcomes(), l.wire(), l.score()))
		markuptest.Shows(t, Lab{Fault: hex.ID}.With(hex, call.Attempt{Failure: other}).outcomes())
	})
}
