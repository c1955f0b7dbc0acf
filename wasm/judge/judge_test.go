package judge_test

import (
	"fmt"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
)

// The handshake of RFC 6455 §1.3.
var (
	request  = handshake.ExampleRequest("dGhlIHNhbXBsZSBub25jZQ==")
	response = handshake.ExampleResponse("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
)

func Example() {
	r := judge.Text("> GET / HTTP/1.1\n> Host: a\n> Upgrade: websocket\n> Connection: Upgrade\n" +
		"> Sec-WebSocket-Version: 13\n> Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n>\n" +
		"< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n< Connection: Upgrade\n" +
		"< Sec-WebSocket-Accept: hHLtf2V1k8aDQZfNjw3Ia1hCwt0=\n<\n")
	fmt.Println(r.Outcome, r.Verdicts.Request, r.Verdicts.Response)
	for _, f := range r.Findings.Response {
		fmt.Println(f.Rule.ID, "in line", r.Place(judge.Response, f.Span).Line)
	}
	fmt.Println(r.Diagnosis().Explanations[0].Mistake)
	// Output:
	// fails ok fail
	// R07 in line 11
	// no-guid
}

func TestOutcome(t *testing.T) {
	post := strings.Replace(request, "GET", "POST", 1)
	wrong := strings.Replace(response, "s3pP", "x3pP", 1)
	refusal := "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
	for _, test := range []struct {
		request, response string
		want              judge.Outcome
		ok, opens         bool
	}{
		{"", "", judge.Nothing, true, false},
		{request, response, judge.Opens, true, true},
		{request, refusal, judge.Refused, false, false},
		{post, refusal, judge.Refused, false, false},
		{"", refusal, judge.Refused, false, false},
		{post, response, judge.WronglyOpened, false, true},
		{request, wrong, judge.Fails, false, false},
		{post, wrong, judge.Fails, false, false},
		{post, "", judge.MustRefuse, false, false},
		{request, "", judge.ValidRequest, true, false},
		{"", response, judge.ValidResponse, true, false},
	} {
		r := judge.Exchange(test.request, test.response, "")
		if r.Outcome != test.want || r.OK() != test.ok || r.ClientOpens() != test.opens {
			t.Errorf("%q and %q: %s, ok %t, opens %t", test.request, test.response, r.Outcome, r.OK(), r.ClientOpens())
		}
	}
	if r := judge.Text("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n"); r.Outcome != judge.ValidExcerpt || r.Clients() != nil || r.Servers() != nil {
		t.Errorf("an excerpt: %s", r.Outcome)
	}
}

// A fault of the address is the client's: RFC 6455 §3 and §4.1 forbid it to connect. A
// server sees neither a fragment nor a scheme, so nobody must refuse the request for it.
func TestBadAddress(t *testing.T) {
	post := strings.Replace(request, "GET", "POST", 1)
	refusal := "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
	for _, address := range []string{"ws://a/#x", "ws://a/#", "ftp://a/", "server.example.com/chat", "ws://", "ws://a:65536/", "ws://[::g]/"} {
		for _, test := range []struct {
			request, response string
			want              judge.Outcome
		}{
			{request, response, judge.BadAddress},
			{request, "", judge.BadAddress},
			{"", response, judge.BadAddress},
			{"", "", judge.BadAddress},
			// What came of it, or what else is wrong, is told first.
			{post, response, judge.WronglyOpened},
			{post, "", judge.MustRefuse},
			{request, refusal, judge.Refused},
			{request, strings.Replace(response, "s3pP", "x3pP", 1), judge.Fails},
		} {
			r := judge.Exchange(test.request, test.response, address)
			if r.Outcome != test.want || r.Verdicts.Address != handshake.Fail || r.Verdicts.Request == handshake.Fail && test.request == request || r.OK() {
				t.Errorf("%s, %q and %q: %s, %+v, ok %t", address, test.request, test.response, r.Outcome, r.Verdicts, r.OK())
			}
			if advice := r.Advice(); test.want == judge.BadAddress && advice.Cause != r.Findings.Address[0].Title {
				t.Errorf("%s: %+v", address, advice)
			}
		}
		if r := judge.NoResponse(request, address, handshake.Closed); r.Outcome != judge.Outcome(handshake.Closed) {
			t.Errorf("%s, closed: %s", address, r.Outcome)
		}
	}
	for _, address := range []string{"ws://a/%23x", "ws://u:p@a/", "http://a/", "wss://a:65535/?b"} {
		if r := judge.Exchange(request, response, address); r.Outcome != judge.Opens {
			t.Errorf("%s: %s", address, r.Outcome)
		}
	}
}

// Whatever the messages were found in, places are where a reader finds them.
func TestPlace(t *testing.T) {
	bad := strings.Replace(response, "s3pP", "x3pP", 1)
	both := "Both:\n\n" + strings.ReplaceAll(request+bad, "\r\n", "\n")
	for name, r := range map[string]*judge.Result{
		"a text":     judge.Text(both),
		"raw":        judge.Raw(strings.Replace(bad, "x3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "x3pP", 1)),
		"editors":    judge.Editors(judge.Editor{Text: request}, judge.Editor{Text: bad}, ""),
		"left alone": judge.Editors(judge.Editor{Text: both}, judge.Editor{}, ""),
		"right one":  judge.Editors(judge.Editor{}, judge.Editor{Text: both}, ""),
		"bytes":      judge.Exchange(request, bad, "ws://server.example.com/chat"),
	} {
		found := false
		for _, f := range r.Findings.Response {
			if f.Rule != handshake.R07 {
				continue
			}
			found = true
			at := r.Place(judge.Response, f.Span)
			text := r.Texts[at.In]
			if got := at.Span.Of(text); !strings.HasPrefix(got, "x3pP") || at.Line != 1+strings.Count(text[:strings.Index(text, "x3pP")], "\n") {
				t.Errorf("%s: %+v is %q", name, at, got)
			}
		}
		if !found {
			t.Errorf("%s: %+v", name, r.Findings)
		}
	}
}

// A fault of the start line is told with everything else, and the mistake behind the
// Accept; nothing is put right in silence.
func TestJudgesOn(t *testing.T) {
	const fields = "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=\nSec-WebSocket-Extensions: deflate-frame\nSec-WebSocket-Protocol: soap\n"
	for _, start := range []string{"101 Switching Protocols", "HTTP 101 Switching Protocols", "HTTPS/1.1 101 Switching Protocols", "\x00HTTP/1.1 101 Switching Protocols"} {
		answer := start + "\n" + fields
		lines := strings.ReplaceAll(request, "\r\n", "\n")
		for name, r := range map[string]*judge.Result{
			"response's field": judge.Editors(judge.Editor{Text: lines}, judge.Editor{Text: answer}, ""),
			"request's field":  judge.Editors(judge.Editor{Text: lines + answer}, judge.Editor{}, ""),
			"text":             judge.Text(lines + answer),
			"alone":            judge.Text(answer),
			"article":          judge.Text("An answer of the server:\n\n" + answer + "\nThat is all."),
		} {
			if name == "article" && start != "101 Switching Protocols" {
				continue
			}
			rules := map[*handshake.Rule]bool{}
			for _, f := range r.All() {
				rules[f.Rule] = true
			}
			for _, want := range []*handshake.Rule{handshake.R07, handshake.X07} {
				if !rules[want] {
					t.Errorf("%q, %s: no %s in %+v", start, name, want.ID, r.Findings.Response)
				}
			}
			if !rules[handshake.H02] && !rules[handshake.F1] || r.Outcome != judge.Fails {
				t.Errorf("%q, %s: the start line is let through: %s", start, name, r.Outcome)
			}
			if d := r.Diagnosis(); len(d.Explanations) == 0 || d.Explanations[0].Mistake != "not-hashed" && !strings.Contains(d.Explanations[0].Title, "never hashed") {
				t.Errorf("%q, %s: the mistake is %+v", start, name, d.Explanations)
			}
		}
	}
}

// What came in place of a response, or did not come, has an outcome of its own, a
// finding, and advice.
func TestNoResponse(t *testing.T) {
	for _, end := range handshake.Ends() {
		lines := strings.ReplaceAll(request, "\r\n", "\n")
		for name, r := range map[string]*judge.Result{
			"probe":   judge.NoResponse(request, "ws://server.example.com/chat", end),
			"text":    judge.Text(lines + "\n" + end.String() + "\n"),
			"editors": judge.Editors(judge.Editor{Text: lines}, judge.Editor{Text: end.String()}, ""),
			"alone":   judge.Text(end.String()),
		} {
			if r.Outcome != judge.Outcome(end) || r.OK() || len(r.Findings.Response) != 1 || r.Advice().Cause == "" || r.Advice().Fix == "" {
				t.Errorf("%s, %s: %s, %+v, %+v", end, name, r.Outcome, r.Findings, r.Advice())
			}
			if handshake.Worst(r.Findings.Request) != handshake.Info {
				t.Errorf("%s, %s: what tells the end is taken for a part of the request: %+v", end, name, r.Findings.Request)
			}
		}
	}
	for _, bytes := range []string{
		"SSH-2.0-x\r\n", "220 mail.example ESMTP\r\n", "\x15\x03\x01\x00\x02\x02\x46", "\x00\x00\x00\x04\x00\x00\x00\x00\x00", "\x81\x02hi", "<html></html>", "J\x00\x00\x00\x0a8.0.33\x00",
	} {
		for name, r := range map[string]*judge.Result{
			"bytes": judge.Exchange(request, bytes, ""),
			"text":  judge.Text(request + bytes),
			"raw":   judge.Raw(bytes),
		} {
			if r.Outcome != judge.NotHTTP || r.OK() || r.Advice().Cause == "" || len(r.Clients()) == 0 {
				t.Errorf("%q, %s: %s, %+v", bytes, name, r.Outcome, r.Findings)
			}
		}
	}
}
