package judge_test

import (
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

// TestOrdinaryLog reads a log of ordinary requests and errors, with pages about
// WebSocket among them: no handshake in it fails.
func TestOrdinaryLog(t *testing.T) {
	data, err := os.ReadFile("../messages/testdata/ordinary.log")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range judge.Each(string(data)).FailingFirst() {
		if !h.OK {
			t.Errorf("line %d is said to fail: %s", h.Line, h.Title)
		}
	}
}

// TestBlank gives blank texts, in which there is nothing.
func TestBlank(t *testing.T) {
	for _, text := range []string{"", "\n", "\r\n\r\n", " \t", strings.Repeat("\n", 1<<20)} {
		for _, r := range []*judge.Result{judge.Text(text), judge.Editors(judge.Editor{Text: text}, judge.Editor{}, ""), judge.Editors(judge.Editor{}, judge.Editor{Text: text}, "")} {
			if r.Outcome != judge.Nothing || !r.Empty() {
				t.Errorf("%.8q of %d bytes: %s", text, len(text), r.Outcome)
			}
		}
	}
}

// TestEndingOfOthers gives endings of connections that are not said to be a WebSocket's.
func TestEndingOfOthers(t *testing.T) {
	long := strings.Repeat("2024-01-02 03:04:05,678 INFO celery.worker: Task tasks.send_mail succeeded\n", 30)
	for _, c := range []struct {
		text string
		end  bool
	}{
		{"Error: connect ECONNREFUSED 127.0.0.1:8080", true},
		{"Error: connect ECONNREFUSED 127.0.0.1:6379", false},
		{"dial tcp 10.0.0.5:5432: connect: connection refused", false},
		{"connect ECONNREFUSED 127.0.0.1:54321", true},
		{long + "tasks.send_mail raised unexpected: TimeoutError()\n" + long, false},
		{long + "live: websocket client: connection reset by peer\n" + long, true},
	} {
		if r := judge.Text(c.text); (r.End != "") != c.end {
			t.Errorf("%.60q … ends as %q, want an end: %t", c.text, r.End, c.end)
		}
	}
}
