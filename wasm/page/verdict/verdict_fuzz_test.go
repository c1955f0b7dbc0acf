package verdict

import (
	"testing"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/markup/markuptest"
	"wsaccept/wasm/page/others"
)

// FuzzVerdict is about what is said of a handshake as a whole. The predictions
// of programs have targets of their own; here their messages are given.
func FuzzVerdict(f *testing.F) {
	f.Add("GET /<b> HTTP/1.0\nHost: <i>\n\n", "<p>", markuptest.Spiteful[0])
	f.Add("Request URL: ws://a/<b>#x\nSec-WebSocket-Protocol: <i>", "HTTP/1.1 101 <b>\n\n", markuptest.Spiteful[1])
	f.Add("Error: <b> ECONNRESET", "", markuptest.Spiteful[2])
	f.Fuzz(func(t *testing.T, request, response, message string) {
		if len(request)+len(response)+len(message) > markuptest.Longest {
			return
		}
		r := judge.Editors(judge.Editor{Text: request}, judge.Editor{Text: response}, "")
		markuptest.Shows(t, markup.Group(markup.Text(Outcome(r)), problems(r), Notes(r.Notes), address(r), markup.Text(given(r))))
		markuptest.Shows(t, markup.Group(because(message), WhatToDo(request), markup.El("table", "", markup.El("tbody", "", markup.El("tr", "", said(message, response)))), others.List([]judge.Behaviour{{Does: judge.Reject, Note: message, Programs: []string{request, response}}})))
	})
}
