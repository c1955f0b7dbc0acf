package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/steps"
)

// The targets below hold one thing: whatever is typed, and whatever a server sends,
// a browser sees the elements that were meant and no others. There is one for each
// part of the page, with short texts and nothing computed that is not shown, so that
// each tries thousands of texts a second.

// longestShown is how long texts are here. Longer ones have nothing that short ones
// can't have.
const longestShown = 512

// shows fails if a browser would see something else than n.
func shows(t *testing.T, n markup.Node) {
	t.Helper()
	got, want := strings.Join(parsed(t, n.HTML()), "\n"), strings.Join(meant(n), "\n")
	if got != want {
		t.Errorf("a browser sees\n%s\nmeant was\n%s", got, want)
	}
}

// spiteful are texts that would become markup if one was not escaped.
var spiteful = []string{
	"<img src=x onerror=alert(1)>", "\"'&lt;<!--\x00\r\n\xff\u202e", "</script><b>", "dGhlIHNhbXBsZSBub25jZQ==",
	"258eafa5-e914-47da-95ca-<i>", "' onclick='x", "&amp;&#60;&",
}

func FuzzKeyView(f *testing.F) {
	for _, key := range spiteful {
		f.Add(key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		if len(key) > longestShown {
			return
		}
		shows(t, markup.Group(markup.Text(KeySummary(key)), annotation.FindingList(handshake.CheckKey(key)), steps.Of(key), usedGUID(key)))
	})
}

func FuzzHeadView(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), "")
	f.Add("", handshake.ExampleResponse("<script>"))
	f.Add("", "HTTP/1.1 101 \r\nSec-WebSocket-Accept: <i>\r\n <a>\r\n\r\n<b>")
	f.Fuzz(func(t *testing.T, request, response string) {
		if len(request)+len(response) > longestShown {
			return
		}
		pair := handshake.ParsePair(request, response)
		findings := handshake.Check(pair)
		shows(t, markup.Group(annotation.Head(pair.Request, "request", findings.Request, nil), between(pair.Request, response)))
		shows(t, answers(pair, "response", findings.Response, nil))
	})
}

// FuzzJudgementView is about what is said of a handshake as a whole. The predictions
// of programs have targets of their own; here their messages are given.
func FuzzJudgementView(f *testing.F) {
	f.Add("GET /<b> HTTP/1.0\nHost: <i>\n\n", "<p>", spiteful[0])
	f.Add("Request URL: ws://a/<b>#x\nSec-WebSocket-Protocol: <i>", "HTTP/1.1 101 <b>\n\n", spiteful[1])
	f.Add("Error: <b> ECONNRESET", "", spiteful[2])
	f.Fuzz(func(t *testing.T, request, response, message string) {
		if len(request)+len(response)+len(message) > longestShown {
			return
		}
		j := State{Draft: ownDraft(request, response, true, true)}.judge()
		shows(t, markup.Group(markup.Text(Outcome(j.Result)), j.problems(), j.taken(), j.addressFindings(), markup.Text(j.given())))
		shows(t, markup.Group(because(message, request), markup.El("table", "", markup.El("tbody", "", markup.El("tr", "", said(message, response)))), annotation.WhatOthersDo([]judge.Behaviour{{Does: judge.Reject, Note: message, Programs: []string{request, response}}})))
	})
}

// FuzzCaseView shows a diagnosis that was not made but written down, so that any text
// may be in any place of it.
func FuzzCaseView(f *testing.F) {
	for i, s := range spiteful {
		f.Add(s, spiteful[(i+1)%len(spiteful)], spiteful[(i+2)%len(spiteful)], uint8(i))
	}
	verdicts := []diagnose.Verdict{diagnose.Correct, diagnose.Mistake, diagnose.Unexplained}
	f.Fuzz(func(t *testing.T, key, accept, other string, kind uint8) {
		if len(key)+len(accept)+len(other) > longestShown {
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
		shows(t, markup.Group(markup.Text(e.summary(c)), e.explanation(c), e.proofs(), noteList(append(e.taken, e.Notes...))))
		shows(t, markup.Group(e.compared(c), e.anotherKey(), e.keyFindings(), e.fixes(c)))
		shows(t, Search{Phase: Searching, Name: key, Failure: other}.progress(key, accept))
		shows(t, Search{Phase: SearchFailed, Failure: other}.progress(key, accept))
	})
}

func FuzzLiveView(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), handshake.ExampleResponse("<script>"), spiteful[0])
	f.Add("GET / HTTP/1.1\r\nSec-WebSocket-Key: <b>\r\n\r\n", "HTTP/1.1 101 <p>\r\nSec-WebSocket-Accept: <i>\r\n\r\n", spiteful[1])
	f.Fuzz(func(t *testing.T, request, response, other string) {
		if len(request)+len(response)+len(other) > longestShown {
			return
		}
		l := Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: response, Redacted: []string{other}, Other: call.Answer{Server: other, Response: response}}}
		shows(t, markup.Group(live(l, Place{}), markup.Text(Summary(l))))
		shows(t, live(Live{Phase: Done, Attempt: call.Attempt{Failure: other}}, Place{}))
		l = Live{Phase: Ready, Voices: []Voice{{"x", other}, {other, response}}}
		shows(t, markup.Group(live(l, Place{}), l.voices()))
	})
}

func FuzzLabView(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), "HTTP/1.1 101 <b>\r\n\r\n", spiteful[0])
	f.Add("", spiteful[1], spiteful[2])
	hex, _ := lab.Find("accept-hex")
	f.Fuzz(func(t *testing.T, request, response, other string) {
		if len(request)+len(response)+len(other) > longestShown {
			return
		}
		attempt := call.Attempt{Request: request, Response: response, Origin: other, Redacted: []string{other}}
		l := Lab{Agent: Agent{other, response}, Fault: hex.ID, Run: Run{Done: []string{hex.ID}}}.With(hex, attempt)
		shows(t, markup.Group(l.fault(), l.outcomes(), l.wire(), l.score()))
		shows(t, Lab{Fault: hex.ID}.With(hex, call.Attempt{Failure: other}).outcomes())
	})
}
