package judge_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
)

// TestFieldMessages judges error texts as people paste them: those of public bug
// reports and questions. What is said is in a file, beside what is wanted.
func TestFieldMessages(t *testing.T) {
	data, err := os.ReadFile("testdata/field-messages.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ ID, Input, Want string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range cases {
		r := judge.Text(c.Input)
		b.WriteString("== " + c.ID + "\nwant: " + c.Want + "\n" + string(r.Outcome) + " ok=" + map[bool]string{true: "yes", false: "no"}[r.OK()] + "\n")
		for _, m := range r.Messages {
			b.WriteString(m.ID + ": " + m.Text + "\n  " + m.Means + "\n  " + strings.Join(m.Programs(), ", ") + "\n")
		}
		a := r.Advice()
		b.WriteString("cause: " + a.Cause + "\nfix: " + a.Fix + "\n")
		if alone := judge.Editors(judge.Editor{}, judge.Editor{Text: c.Input}, ""); alone.Outcome != r.Outcome && r.Pair.Request.Absent() {
			t.Errorf("%s in the response's field: %s, but %s alone", c.ID, alone.Outcome, r.Outcome)
		}
	}
	const name = "testdata/field-messages.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the answers differ from %s; look at them with -update and git diff", name)
	}
}

// TestMessageDecides holds what a message does to the outcome.
func TestMessageDecides(t *testing.T) {
	for _, test := range []struct {
		text string
		want judge.Outcome
		ok   bool
	}{
		{"Error: Unexpected server response: 403", judge.ToldFailed, false},
		{"websocket: close 1000 (normal)", judge.ToldOpened, true},
		{"The WebSocket session [7] idle timeout expired", judge.ToldOpened, true},
		{"WebSocket connection to 'wss://a.example/' failed: Connection closed before receiving a handshake response", "closed", false},
		{"upstream timed out (110: Connection timed out) while reading response header from upstream", judge.ToldFailed, false},
		{"HTTP/1.1 403 Forbidden\r\n\r\nwebsocket: request origin not allowed by Upgrader.CheckOrigin", judge.Refused, false},
		{"something that nobody knows", judge.Nothing, true},
	} {
		if r := judge.Text(test.text); r.Outcome != test.want || r.OK() != test.ok {
			t.Errorf("%s: %s, ok %v; want %s, %v", test.text, r.Outcome, r.OK(), test.want, test.ok)
		}
	}
	if found := paste.Find("Unexpected server response: 403", paste.Either); found.Response.Text != "" {
		t.Errorf("a response is made up: %q", found.Response.Text)
	}
}
