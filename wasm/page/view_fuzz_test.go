package page

import (
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/markup/markuptest"
	"wsaccept/wasm/page/steps"
	"wsaccept/wasm/page/verdict"
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
		markuptest.Shows(t, markup.Group(markup.Text(home.Summary(key)), annotation.FindingList(handshake.CheckKey(key)), steps.Of(key), usedGUID(key)))
	})
}

// FuzzCaseView shows a diagnosis that was not made but written down, so that any text
// may be in any place of it.
func FuzzCaseView(f *testing.F) {
	for i, s := range markuptest.Spiteful {
		f.Add(s, markuptest.Spiteful[(i+1)%len(markuptest.Spiteful)], markuptest.Spiteful[(i+2)%len(markuptest.Spiteful)], uint8(i))
	}
	verdicts := []diagnose.Verdict{diagnose.Correct, diagnose.Mistake, diagnose.Unexplained}
	f.Fuzz(func(t *testing.T, key, accept, other string, kind uint8) {
		if len(key)+len(accept)+len(other) > markuptest.Longest {
			return
		}
		proof := diagnose.Proof{
			Input:  []diagnose.Part{{Kind: diagnose.KeyPart, Text: key}, {Kind: diagnose.GUIDPart, Text: other}, {Kind: diagnose.OtherPart, Text: accept}},
			Digest: []byte(other), Hash: key, Secret: accept, Encoding: other, Output: accept,
		}
		e := examined{
			diagnose.Diagnosis{
				Verdict:      verdicts[int(kind)%len(verdicts)],
				Explanations: []diagnose.Explanation{{Mistake: "no-guid+" + other, Title: "It " + key + ".", Fix: accept, GUID: other, Proof: proof}, {Title: other}},
				Notes:        []string{key, accept},
			},
			reading{
				read:      diagnose.Case{Key: key, Accept: accept, Expected: other},
				taken:     []string{other, key},
				constants: []evidence.Constant{{Text: other}, {Text: key, Like: true}, {Text: accept}},
			},
		}
		c := Case{Key: key, Accept: accept, Code: other, Language: key, read: &e}
		markuptest.Shows(t, markup.Group(markup.Text(e.summary(c)), e.explanation(c), e.proofs(), verdict.Notes(append(e.taken, e.Notes...))))
		markuptest.Shows(t, markup.Group(e.compared(c), e.anotherKey(), e.keyFindings(), e.fixes(c)))
		markuptest.Shows(t, Search{Phase: Searching, Name: key, Failure: other}.progress(key, accept))
		markuptest.Shows(t, Search{Phase: SearchFailed, Failure: other}.progress(key, accept))
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
