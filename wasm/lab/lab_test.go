package lab_test

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

func TestShape(t *testing.T) {
	wellFormed := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	ids, titles, does, groups := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[lab.Group]bool{}
	var last lab.Group
	all := lab.All()
	if len(all) < 60 {
		t.Errorf("%d faults", len(all))
	}
	for _, f := range all {
		if !wellFormed.MatchString(f.ID) || ids[f.ID] || titles[f.Title] || does[f.Does] {
			t.Errorf("%s: the id, the title or the sentence is not its own", f.ID)
		}
		ids[f.ID], titles[f.Title], does[f.Does] = true, true, true
		if f.Group == "" || f.Group != last && groups[f.Group] {
			t.Errorf("%s: the group %q is empty or in two pieces", f.ID, f.Group)
		}
		last, groups[f.Group] = f.Group, true
		if f.Title == "" || utf8.RuneCountInString(f.Title) > 60 {
			t.Errorf("%s: the title %q", f.ID, f.Title)
		}
		sentences := []string{f.Does}
		if f.Watch != "" {
			sentences = append(sentences, f.Watch)
		}
		for _, sentence := range sentences {
			if utf8.RuneCountInString(sentence) > 160 || !strings.HasSuffix(sentence, ".") || strings.TrimSpace(sentence) != sentence || strings.ContainsAny(sentence, "!\r\n\x00") || !utf8.ValidString(sentence) {
				t.Errorf("%s: %d characters, or untidy: %q", f.ID, utf8.RuneCountInString(sentence), sentence)
			}
		}
		if found, ok := lab.Find(f.ID); !ok || found.Title != f.Title || found.Group != f.Group {
			t.Errorf("%s is not found", f.ID)
		}
	}
	if _, found := lab.Find("no-such-fault"); found {
		t.Error("a fault is found that is not there")
	}
}

// requests are some that a server may get.
var requests = []string{
	"",
	"GET / HTTP/1.1\r\n\r\n",
	"GET / HTTP/1.1\r\nSec-WebSocket-Key:\r\n\r\n",
	"GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n",
	"GET / HTTP/1.1\r\nSec-WebSocket-Key: !!! no base64\r\n\r\n",
	"GET / HTTP/1.1\r\nSec-WebSocket-Key: " + strings.Repeat("k", 1<<20) + "\r\n\r\n",
	":method: CONNECT\n:protocol: websocket\n",
}

// bounded checks what is promised of f for any request.
func bounded(t *testing.T, f lab.Fault, request handshake.Message) {
	acts := f.Acts(request)
	var pause time.Duration
	var sent strings.Builder
	for i, act := range acts {
		pause += act.Pause
		sent.WriteString(act.Write)
		if isLast := i == len(acts)-1; (act.End != lab.GoOn) != isLast || act.Pause < 0 {
			t.Errorf("%s: act %d of %d ends with %q", f.ID, i+1, len(acts), act.End)
		}
	}
	if len(acts) == 0 || pause > 5*time.Second || sent.Len() > 512<<10 {
		t.Errorf("%s: %d acts, %v of pauses, %d bytes", f.ID, len(acts), pause, sent.Len())
	}
	if f.Response(request) != sent.String() {
		t.Errorf("%s: the response is not what the acts send", f.ID)
	}
}

func TestBounded(t *testing.T) {
	for _, f := range lab.All() {
		bounded(t, f, requestFor(f, aKey))
		for _, request := range requests {
			bounded(t, f, handshake.ParseRequest(request))
		}
	}
}

// Every answer of the group “Nothing wrong” satisfies the RFC, and so do the two
// that name a subprotocol, and those that take up compression.
func TestRight(t *testing.T) {
	for _, f := range lab.All() {
		if f.Group != lab.Right && !strings.HasPrefix(f.ID, "ok-subprotocol") && !strings.HasPrefix(f.ID, "ok-second") && !strings.HasPrefix(f.ID, "ok-deflate") {
			continue
		}
		pair := handshake.ParsePair(requestFor(f, aKey).Raw, f.Response(requestFor(f, aKey)))
		for _, finding := range handshake.Check(pair).Response {
			if finding.Severity == handshake.Error {
				t.Errorf("%s: %+v", f.ID, finding)
			}
		}
	}
}

// The right answer for the key of RFC 6455 §1.3, as it is printed there.
func TestRightAnswer(t *testing.T) {
	f, _ := lab.Find("ok")
	const want = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
	if got := f.Response(handshake.ParseRequest("GET /chat HTTP/1.1\r\nsec-websocket-key: \t dGhlIHNhbXBsZSBub25jZQ== \r\n\r\n")); got != want {
		t.Errorf("%q", got)
	}
}

func FuzzAnswers(f *testing.F) {
	all := lab.All()
	for i, request := range requests[:len(requests)-2] {
		f.Add(request, uint8(i*40))
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		request, fault := handshake.ParseRequest(text), all[int(which)%len(all)]
		bounded(t, fault, request)
		for _, browser := range []string{"chromium", "firefox"} {
			p := fault.Predict(request, browser)
			if !p.Known && p.Why == "" || p.Known && p.CloseCode == 0 || (p.Then != "") != p.Opens {
				t.Errorf("%s %s: %+v", fault.ID, browser, p)
			}
		}
	})
}

// BenchmarkPredict is what the page's list costs: every fault, both browsers.
func BenchmarkPredict(b *testing.B) {
	all := lab.All()
	for b.Loop() {
		for _, f := range all {
			f.Predict(requestFor(f, aKey), "chromium")
			f.Predict(requestFor(f, aKey), "firefox")
		}
	}
}
