package cases

import (
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// example is a handshake with everything that cases edit.
var example = Plain{
	Target: "/chat", Authority: "server.example.com:8080", Scheme: "http", Key: "x3JJHMbDL1EzLkh9GBhXDw==",
	Fields: []string{"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"},
}

func TestCases(t *testing.T) {
	seen := map[string]bool{}
	valid := regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`)
	requests := map[string]bool{}
	for _, c := range All() {
		if seen[c.ID] || !valid.MatchString(c.ID) {
			t.Errorf("%s: the id is there twice, or not one", c.ID)
		}
		seen[c.ID] = true
		if c.Title == "" || c.Want == "" || c.Group == "" || (c.Want == Replies) != (c.Then != nil) {
			t.Errorf("%s lacks something", c.ID)
		}
		request := c.Request(example)
		if strings.ContainsAny(strings.NewReplacer("a!#$%&'*+-.^_`|~9Z", "").Replace(request), "{}") {
			t.Errorf("%s: something was not filled in: %q", c.ID, request)
		}
		requests[request+string(c.Way)] = true
	}
	if len(requests) < 150 {
		t.Errorf("%d different requests, want 150", len(requests))
	}
}

// What a case wants is what the rules say of its request, which know nothing of the cases.
func TestAgreesWithRules(t *testing.T) {
	for _, c := range All() {
		request := c.Request(example)
		findings := handshake.Check(handshake.Pair{Request: handshake.ParseRequest(request)}).Request
		refuse, byRule := false, false
		for _, f := range findings {
			if f.Severity == handshake.Error {
				refuse = true
				byRule = byRule || f.Rule == c.Rule
			}
		}
		wrong := false
		switch c.Want {
		case Opens, ShouldOpen, Either, Replies:
			wrong = refuse
		case Refuses:
			wrong = !byRule
		}
		if wrong {
			t.Errorf("%s wants %s, and the rules say: %+v", c.ID, c.Want, findings)
		}
	}
}

func TestSelect(t *testing.T) {
	for _, test := range []struct {
		names   string
		want    int
		unknown string
	}{{"upgrade-h2c", 1, ""}, {"upgrade-h2c,C12", 3, ""}, {"C99,H", 0, "C99,H"}} {
		got, unknown := Select(strings.Split(test.names, ","))
		if len(got) != test.want || strings.Join(unknown, ",") != test.unknown {
			t.Errorf("%s: %d, unknown %s", test.names, len(got), unknown)
		}
	}
	if all, _ := Select(nil); len(all) != len(All()) {
		t.Errorf("%d of %d without names", len(all), len(All()))
	}
}

func TestOnlyEdits(t *testing.T) {
	const want = "GET /chat HTTP/1.1\r\nHost: server.example.com:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	if got := (Case{}).Request(example); got != want {
		t.Errorf("%q", got)
	}
}
