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
	if r := judge.Exchange(request, response, "ws://a/#x"); r.Verdicts.Address != handshake.Fail || r.Verdicts.Request != handshake.Ok || r.OK() {
		t.Errorf("a bad address: %+v", r.Verdicts)
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
