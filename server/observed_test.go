package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

// The observed handshakes through the whole command, from text to verdict: what
// the RFCs say, and what Chromium and Firefox did.
func TestCheckObserved(t *testing.T) {
	type peer struct{ Verdict, Error string }
	type observed struct {
		Cases []struct {
			ID, Input string
			Context   struct {
				Subprotocols []string `json:"offered_subprotocols"`
			}
			RFC   struct{ Verdict string }
			Peers map[string]peer
		}
	}
	read := func(name string) (all observed) {
		data, err := os.ReadFile("../wasm/programs/testdata/observed-" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	plain := func(verdict string) bool { return verdict == "ok" || verdict == "fail" }

	for _, c := range read("requests").Cases {
		report := newCheckReport(judge.Text(c.Input))
		if got := string(report.Request.Verdict); plain(c.RFC.Verdict) && got != c.RFC.Verdict {
			t.Errorf("%s: request %s, want %s", c.ID, got, c.RFC.Verdict)
		}
	}

	const accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	fill := strings.NewReplacer("{ACC}", accept, "{LOW}", strings.ToLower(accept), "{NOPAD}", accept[:27], "{300000 x a}", strings.Repeat("a", 300000))
	for _, c := range read("responses").Cases {
		request := strings.Replace(goodRequest, "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n", 1)
		if names := c.Context.Subprotocols; len(names) > 0 {
			request = strings.Replace(request, "\r\n\r\n", "\r\nSec-WebSocket-Protocol: "+strings.Join(names, ", ")+"\r\n\r\n", 1)
		}
		report := newCheckReport(judge.Text(request + fill.Replace(c.Input)))
		if got := string(report.Response.Verdict); plain(c.RFC.Verdict) && got != c.RFC.Verdict {
			t.Errorf("%s: response %s, want %s", c.ID, got, c.RFC.Verdict)
		}
		for _, client := range report.Clients[:2] {
			want := c.Peers[client.Client]
			verdict := map[string]string{"ok": "open", "fail": "fail"}[want.Verdict]
			if string(client.Verdict) != verdict || client.Message != want.Error {
				t.Errorf("%s: %s %s %q, want %s %q", c.ID, client.Client, client.Verdict, client.Message, verdict, want.Error)
			}
		}
	}
}
