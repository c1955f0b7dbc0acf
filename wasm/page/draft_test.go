package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/link"
	"wsaccept/wasm/wire"
)

const foreignResponse = "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\n"

const curlDump = `*   Trying 127.0.0.1:8080...
* Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
> GET /chat HTTP/1.1
> Host: 127.0.0.1:8080
> User-Agent: curl/7.88.1
> Accept: */*
> Connection: Upgrade
> Upgrade: websocket
> Sec-WebSocket-Version: 13
> Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==
> Cookie: id=secret
>
< HTTP/1.1 101 Switching Protocols
< Upgrade: websocket
< Connection: Upgrade
< Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=
<
* Connection #0 to host 127.0.0.1 left intact
`

// What the user did not write goes when it no longer belongs to what the user
// did write, and never otherwise.
func TestDraft(t *testing.T) {
	sample := State{Key: sampleKey, Draft: sample()}
	request, response := sample.Draft.Request, sample.Draft.Response
	s := sample.WithRequest(strings.Replace(request, "GET", "POST", 1))
	if got, want := s.Draft.Response, response; got != want {
		t.Errorf("a small change of the request took the answer away: %q", got)
	}
	s = s.WithResponse(foreignResponse)
	if !strings.HasPrefix(s.Draft.Request, "POST") {
		t.Error("the user's own request is gone")
	}
	if s = sample.WithResponse(foreignResponse); s.Draft.Request != "" {
		t.Error("the example's request is held against an answer it has nothing to do with")
	}
	if s = sample.WithRequest(""); s.Draft.Response != response {
		t.Error("emptying the request emptied the answer")
	}
	s = Default().WithRequest(curlDump)
	if s.Draft.Request != curlDump || s.Draft.Response != "" {
		t.Errorf("after a paste: %q, %q", s.Draft.Request, s.Draft.Response)
	}
	if got := textOf(t, s, "judgement"); !strings.HasPrefix(got, "✓ A valid handshake") {
		t.Errorf("a dump with both messages: %s", got)
	}
	if got := textOf(t, s, "taken"); !strings.Contains(got, "curl -v") {
		t.Errorf("taken: %s", got)
	}
}

// secretsOf names all that is masked in the link to s.
func secretsOf(s State) []string {
	inEditors, elsewhere := s.Secrets()
	return append(inEditors, elsewhere...)
}

func TestSecretsStayHere(t *testing.T) {
	s := Default().WithRequest(curlDump)
	if got, _ := s.Secrets(); len(got) != 1 || got[0] != "Cookie" {
		t.Errorf("secrets %q", got)
	}
	link := s.Link()
	if strings.Contains(link, "secret") || !strings.Contains(link, "Cookie%3A%20xxxxxxxxx") {
		t.Errorf("link %s", link)
	}
	hidden := s.WithoutSecrets()
	if want := strings.Replace(curlDump, "id=secret", "xxxxxxxxx", 1); hidden.Draft.Request != want || len(secretsOf(hidden)) != 0 {
		t.Errorf("%q, %q", hidden.Draft.Request, secretsOf(hidden))
	}
	if s.Draft.Request != curlDump {
		t.Error("the text was changed unasked")
	}
}

// Wherever a secret is, it is not in the link, nor in the editors once the button
// was pressed; and what is judged stays the same.
func TestSecretsEverywhere(t *testing.T) {
	request, response := home.Sample(Default().Key)
	request, response = strings.ReplaceAll(request, "\r", ""), strings.ReplaceAll(response, "\r", "")
	for _, texts := range [][2]string{
		{"", strings.TrimSuffix(response, "\n") + "Set-Cookie: id=HUNTER2\n"},
		{"", "HTTP/1.1 103 Early Hints\n\n" + strings.TrimSuffix(response, "\n") + "Set-Cookie: id=HUNTER2\n"},
		{request + request[:len(request)-1] + "Cookie: HUNTER2\n", response},
		{strings.Replace(request, "/chat", "/chat?a=b&access_token=HUNTER2&c", 1), response},
		{strings.Replace(request, "/chat", "/chat?X-Amz-Signature=HUNTER2", 1), response},
		{strings.Replace(request, "/chat", "http://me:HUNTER2@server.example.com/chat", 1), response},
		{request[:len(request)-1] + "Referer: https://a/?accessToken=HUNTER2\n", response},
		{request[:len(request)-1] + "X-Auth: HUNTER2\nX-Api-Key: HUNTER2\n", response},
		{strings.Replace(request, "chat, superchat", "bearer, HUNTER2", 1), ""},
		{strings.Replace(request, "chat, superchat", "chat, eyJhbGciOiJIUzI1NiJ9.HUNTER2.c2ln", 1), ""},
		{strings.Replace(request, "/chat", "/chat/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.HUNTER2.c2ln", 1), response},
		{"", strings.Replace(response, "101 Switching Protocols", "302 Found\nLocation: https://a/?token=HUNTER2", 1)},
		{"", "HTTP/1.1 200 OK\n\n{\"access_token\": \"HUNTER2\"}"},
		{":method: CONNECT\n:path: /chat?token=HUNTER2\n", ""},
		{"websocat -H 'Authorization: Bearer HUNTER2' wss://a/", ""},
		{"wss://example.com/?access_token=HUNTER2", ""},
		{"hello Cookie: HUNTER2", ""},
		{strings.Replace(request, "chat, superchat", "access_token, HUNTER2", 1), strings.Replace(response, "Protocol: chat", "Protocol: HUNTER2", 1)},
		{strings.Replace(curlDump, "secret", "HUNTER2", 1), strings.Replace(curlDump, "secret", "HUNTER2", 1)},
		{"Request URL: wss://me:HUNTER2@a/chat?sid=HUNTER2\n" + request, ""},
	} {
		s := State{Draft: ownDraft(texts[0], texts[1], true, true)}
		if link := s.Link(); strings.Contains(link, "HUNTER2") {
			t.Errorf("%q: the link is %s", texts, link)
		}
		if len(secretsOf(s)) == 0 {
			t.Errorf("%q: nobody is told", texts)
		}
		hidden := s.WithoutSecrets()
		if strings.Contains(hidden.Draft.Request+hidden.Draft.Response, "HUNTER2") || len(secretsOf(hidden)) > 0 {
			t.Errorf("%q became %q and %q", texts, hidden.Draft.Request, hidden.Draft.Response)
		}
		if was, is := s.result(), hidden.result(); was.Verdicts != is.Verdicts {
			t.Errorf("%q: judged %s and %s, and %s and %s without the secret", texts, was.Verdicts.Request, was.Verdicts.Response, is.Verdicts.Request, is.Verdicts.Response)
		}
	}
}

// A link brings back what was judged, byte for byte.
func TestDraftLink(t *testing.T) {
	valid, _ := home.Sample(Default().Key)
	for name, texts := range map[string][2]string{
		"typed":      {strings.ReplaceAll(valid, "\r\n", "\n"), foreignResponse},
		"curl":       {curlDump, ""},
		"cut off":    {valid[:len(valid)-2], ""},
		"bytes":      {"", `HTTP/1.1 101 \r\nX: a\x00b\xff\\c\r\n\r\n\x81\x02hi`},
		"bare LF":    {"GET / HTTP/1.1\nHost: a\r\n\r\n", ""},
		"no message": {"hello", "220 smtp.invalid\n250 Hello\n"},
		"fields":     {"Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==", "Sec-WebSocket-Accept: x"},
		"closed":     {"* Connected\n> GET / HTTP/1.1\n> Host: a\n> \n* Empty reply from server\n", ""},
		"reset":      {strings.ReplaceAll(valid, "\r\n", "\n"), "Error: read ECONNRESET"},
		"no reason":  {"* Connected\n> GET / HTTP/1.1\n> Host: a\n> \n", ""},
		"HTTP/2":     {":method: CONNECT\n:protocol: websocket\n", ":status: 200\n"},
	} {
		s := State{Draft: ownDraft(texts[0], texts[1], true, true)}
		back, notice, ok := ParseLink(s.Link())
		if !ok || notice != "" {
			t.Errorf("%s: %q %t", name, notice, ok)
		}
		was, is := s.result(), back.result()
		if was.End != is.End || was.Outcome != is.Outcome {
			t.Errorf("%s: %s became %s by %s", name, was.Outcome, is.Outcome, s.Link())
		}
		want := link.Masked(was.Request.Text)
		if is.Request.Text != want || is.Response.Text != was.Response.Text {
			t.Errorf("%s:\n%q\n%q became\n%q\n%q\nby %s", name, want, was.Response.Text, is.Request.Text, is.Response.Text, s.Link())
		}
	}
}

func TestExampleLink(t *testing.T) {
	for _, e := range gallery.All() {
		s, notice, ok := ParseLink(wire.Link(wire.PartExample, e.ID))
		if !ok || notice != "" || s.Draft.Example != e.ID || s.Link() != wire.Link(wire.PartExample, e.ID) {
			t.Errorf("%s: %q, %t, %s", e.ID, notice, ok, s.Link())
		}
		b := openTab(t, plainFiles{}, wire.Link(wire.PartExample, e.ID))
		b.settle()
		if s = b.state; s.Draft.Request != e.Request+e.Configuration || s.Draft.Response != e.Response || s.Link() != wire.Link(wire.PartExample, e.ID) {
			t.Errorf("%s: the editors have\n%s\n%s", e.ID, s.Draft.Request, s.Draft.Response)
		}
		if got := textOf(t, s, "lesson"); !strings.Contains(got, e.Title) || !strings.Contains(got, e.Lesson) {
			t.Errorf("%s: lesson %q", e.ID, got)
		}
	}
	if _, notice, ok := ParseLink("#v=1&example=nothing-like-it"); !ok || !strings.Contains(notice, "no example called nothing-like-it") {
		t.Errorf("%q, %t", notice, ok)
	}
	// An example that the user changed is the user's.
	s := State{Key: sampleKey, Draft: sample()}
	s = s.WithRequest(strings.Replace(s.Draft.Request, "GET", "PUT", 1))
	if s.Draft.Example != "" || !strings.Contains(s.Link(), "request=PUT") {
		t.Errorf("%+v", s.Draft)
	}
}

func TestJudge(t *testing.T) {
	tests := []struct {
		name, request, response string
		want                    map[string]string // by island
	}{
		{"nothing", "", "", map[string]string{"judgement": "Type or paste a request", "request": "Nothing here yet"}},
		{"a wrong Accept", exampleTexts(0), strings.Replace(exampleTexts(1), "s3pP", "x3pP", 1), map[string]string{
			"judgement": "✗ A client must refuse this response: the WebSocket must not open. The request is valid. 1 fault.",
			"problems":  "Response The Accept is wrong: “x3pPLMBiTxaQ9kYGzzhZRbK+xOo=”. For the key “dGhlIHNhbXBsZSBub25jZQ==” it is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.",
			"response":  "rule R07", "programs": "Incorrect 'Sec-WebSocket-Accept' header value"}},
		{"only a request", strings.Replace(exampleTexts(0), "GET", "POST", 1), "", map[string]string{
			"judgement": "✗ A server must refuse this request.", "programs": "405"}},
		{"key and Accept", "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\nSec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\n", "", map[string]string{
			"judgement": "✓ The Accept is that of the key, and nothing else that is here is wrong."}},
		{"key and wrong Accept", "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\nSec-WebSocket-Accept: x3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n", "", map[string]string{
			"judgement": "✗ A client must refuse this response", "problems": "The Accept is wrong"}},
		{"what Go prints of a header", "map[Connection:[Upgrade] Sec-Websocket-Key:[x3JJHMbDL1EzLkh9GBhXDw==] Sec-Websocket-Version:[13] Upgrade:[websocket]]", "", map[string]string{
			"judgement": "✓ What is here is right, as far as it goes."}},
		{"an address", "Request URL: ws://example.com/#x\n", "", map[string]string{"address": "has a fragment"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := State{Draft: ownDraft(test.request, test.response, true, true)}
			for island, want := range test.want {
				if got := textOf(t, s, island); !strings.Contains(got, want) {
					t.Errorf("%s lacks %q:\n%s", island, want, got)
				}
			}
		})
	}
}

// exampleTexts returns the default request (0) or answer (1).
func exampleTexts(i int) string {
	request, response := home.Sample(Default().Key)
	return [2]string{request, response}[i]
}

// What people have at hand is often no more than the browser's message.
func TestConsole(t *testing.T) {
	for said, want := range map[string]string{
		"WebSocket connection to 'wss://a/b' failed: Error during WebSocket handshake: Unexpected response code: 426":               "it did not see a valid Upgrade.",
		"WebSocket connection to 'ws://a/' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value": "is not that of the key in the request.",
		"it closes with 1006": "it is all that a page sees of a handshake that failed",
	} {
		s := Default().WithRequest(said)
		if got := textOf(t, s, "judgement"); !strings.HasPrefix(got, "✗ ") || !strings.Contains(got, want) {
			t.Errorf("%s: %s", said, got)
		}
		if got := textOf(t, s, "meanings"); !strings.Contains(got, "Other causes:") || !strings.Contains(got, "To check: ") || strings.Contains(got, want) {
			t.Errorf("%s: the causes, and nothing twice: %s", said, got)
		}
	}
}

// A wrong Accept in the editors is explained there in a sentence, and can be
// moved on.
func TestWrongAccept(t *testing.T) {
	sample := State{Key: sampleKey, Draft: sample()}
	request, response := sample.Draft.Request, sample.Draft.Response
	s := sample.WithResponse(strings.Replace(response, sampleAccept, withoutGUID, 1))
	if got := textOf(t, s, "judgement"); !strings.HasPrefix(got, "✗ Your server left out the GUID.") || !strings.Contains(got, "must not open") {
		t.Errorf("verdict: %q", got)
	}
	if got := textOf(t, s, "why"); !strings.HasPrefix(got, "What to do: ") {
		t.Errorf("why: %q", got)
	}
	if got := JudgeSummary(s); !strings.Contains(got, "left out the GUID") {
		t.Errorf("told: %q", got)
	}
	if key, accept, wrong := s.WrongAccept(); !wrong || key != sampleKey || accept != withoutGUID {
		t.Errorf("moved on: %q, %q, %t", key, accept, wrong)
	}
	for name, response := range map[string]string{
		"right":       response,
		"no Accept":   strings.Replace(response, "Sec-WebSocket-Accept", "X", 1),
		"two Accepts": strings.Replace(response, "Upgrade: websocket", "Sec-WebSocket-Accept: abc", 1),
		"nothing":     "",
	} {
		s := Default().WithRequest(request).WithResponse(response)
		if got := textOf(t, s, "why"); got != "" {
			t.Errorf("%s: %q", name, got)
		}
		if _, _, wrong := s.WrongAccept(); wrong {
			t.Errorf("%s: there is a case to move on", name)
		}
	}
}
