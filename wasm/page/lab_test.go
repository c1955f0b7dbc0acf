package page

import (
	"crypto/sha1"
	"encoding/base64"
	"strings"
	"testing"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/markup/markuptest"
)

const labRequest = "GET /endpoint/lab/accept-no-guid HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://a\r\n" +
	"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n"

// noGUID is the answer of a server that hashes the key alone.
func noGUID() string {
	sum := sha1.Sum([]byte("x3JJHMbDL1EzLkh9GBhXDw=="))
	return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
		base64.StdEncoding.EncodeToString(sum[:]) + "\r\n\r\n"
}

func TestScore(t *testing.T) {
	refused := call.Script{Tried: true, Failed: true, Closed: true, CloseCode: 1006}
	opened := call.Script{Tried: true, Opened: true, Closed: true, CloseCode: 1000}
	f, _ := lab.Find("accept-no-guid")
	tests := []struct {
		name    string
		agent   Agent
		attempt call.Attempt
		score   Score
		says    string
	}{
		{"as predicted", Agent{"chromium", "156"}, call.Attempt{Request: labRequest, Response: noGUID(), Script: refused}, AsPredicted, "✓ As predicted: Chromium 156 refused."},
		{"opened all the same", Agent{"firefox", "153"}, call.Attempt{Request: labRequest, Response: noGUID(), Script: opened}, Otherwise, "✗ Not as predicted: Firefox 153 opened the WebSocket."},
		{"another close code", Agent{"chromium", "156"}, call.Attempt{Request: labRequest, Response: noGUID(), Script: call.Script{Tried: true, Failed: true, Closed: true, CloseCode: 1002}}, Otherwise, "✗ Not as predicted"},
		{"nothing came", Agent{"chromium", "156"}, call.Attempt{Request: labRequest, Response: noGUID(), Script: call.Script{Tried: true}}, Otherwise, "✗ Not as predicted"},
		{"the browser left early", Agent{"chromium", "156"}, call.Attempt{Request: labRequest, Response: noGUID()[:40], Script: refused}, AsPredicted, "✓ As predicted"},
		{"the server was busy", Agent{"chromium", "156"}, call.Attempt{Request: labRequest, Response: "HTTP/1.1 503 Service Unavailable\r\n\r\n", Script: refused}, NotScored, "! Chromium 156 refused. Not scored: The server sent something other than this response"},
		{"an unknown browser", Agent{}, call.Attempt{Request: labRequest, Response: noGUID(), Script: refused}, NotScored, "! this browser refused. Not scored: Only Chromium and Firefox are predicted."},
		{"no report", Agent{"chromium", "156"}, call.Attempt{Failure: "The report is gone.", Script: refused}, NotScored, "! The report is gone."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := Lab{Open: true, Fault: f.ID, Agent: test.agent}.With(f, test.attempt)
			if got := l.Results[f.ID].score; got != test.score {
				t.Errorf("score %d, want %d", got, test.score)
			}
			if got := FaultSummary(State{Lab: l}); !strings.HasPrefix(got, f.Title+": "+test.says) {
				t.Errorf("%q, want %q", got, test.says)
			}
		})
	}
}

// The score card counts what was scored, and names the rest.
func TestTally(t *testing.T) {
	refused := call.Script{Tried: true, Failed: true, Closed: true, CloseCode: 1006}
	l := Lab{Agent: Agent{"chromium", "157"}, Run: Run{Going: true}}
	if ScoreSummary(l) != "" {
		t.Error("a score before the first attempt")
	}
	for id, response := range map[string]string{"accept-no-guid": noGUID(), "close-at-once": "", "missing-accept": "HTTP/1.1 503 Busy\r\n\r\n"} {
		f, found := lab.Find(id)
		if !found {
			t.Fatal(id)
		}
		l = l.With(f, call.Attempt{Request: labRequest, Response: response, Script: refused})
		l.Run.Done = append(l.Run.Done, id)
	}
	if got, want := ScoreSummary(l), "3 of 214 tried. Chromium 157 behaved as predicted in 2 of 2 cases; 1 could not be scored."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	l.Run.Going = false
	shown := strings.Join(markuptest.Elements(t, l.score().HTML()), "\n")
	for _, want := range []string{"Stopped after 3 of 214.", "measured with Chromium 156", "Not scored", "data-fault=missing-accept"} {
		if !strings.Contains(shown, want) {
			t.Errorf("lacks %q:\n%s", want, shown)
		}
	}
}

func TestParseAgent(t *testing.T) {
	for userAgent, want := range map[string]Agent{
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36":                                   {"chromium", "156"},
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0":           {"chromium", "156"},
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36 Edge/18.19042":       {},
		"Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0":                                                                  {"firefox", "153"},
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15":                   {},
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0.7499.38 Mobile Safari/604.1": {},
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/146.0 Mobile/15E148 Safari/604.1":  {},
		"": {},
	} {
		if got := ParseAgent(userAgent); got != want {
			t.Errorf("%s: %+v, want %+v", userAgent, got, want)
		}
	}
}

// Next leads through all faults, and from the last one to the first.
func TestNext(t *testing.T) {
	l := Lab{Fault: "ok"}
	for range lab.All() {
		l.Fault = l.Next()
	}
	if l.Fault != "ok" {
		t.Errorf("after as many steps as there are faults: %s", l.Fault)
	}
}

func TestFaultLink(t *testing.T) {
	s, notice, ok := ParseLink(FaultLink("accept-no-guid"))
	if !ok || notice != "" || s.Lab.Fault != "accept-no-guid" || s.Key != Default().Key {
		t.Errorf("%+v, %q, %t", s.Lab, notice, ok)
	}
	s.Key = "abc"
	again, _, _ := ParseLink(s.Link())
	if again.Lab.Fault != "accept-no-guid" || again.Key != "abc" {
		t.Errorf("%s came back as %+v", s.Link(), again)
	}
	if s, notice, _ := ParseLink("#v=1&fault=<b>"); s.Lab.Fault != "" || !strings.Contains(notice, "no fault called <b>") {
		t.Errorf("%q, %q", s.Lab.Fault, notice)
	}
}

// Every fault has a panel that says what both browsers will do.
func TestFaultPanels(t *testing.T) {
	for _, f := range lab.All() {
		l := Lab{Fault: f.ID, Agent: Agent{"chromium", "156"}}
		shown := strings.Join(markuptest.Elements(t, l.fault().HTML()+l.outcomes().HTML()), "\n")
		for _, want := range []string{f.ID, "Chromium 156", "Firefox 153", "close event"} {
			if !strings.Contains(shown, want) {
				t.Errorf("%s lacks %q:\n%s", f.ID, want, shown)
			}
		}
	}
}
