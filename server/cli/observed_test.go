package cli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/programs/observe"
)

// The verdicts that were read out of the RFCs, through the whole command: from the
// text of a request, or of both messages, to what check prints.
func TestCheckVerdicts(t *testing.T) {
	data, err := os.ReadFile("../../wasm/handshake/testdata/verdicts.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct{ ID, Kind, Text, Want, Why, Section string }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < 170 {
		t.Errorf("only %d verdicts", len(all))
	}
	for _, v := range all {
		result := newCheckJSON(judge.Text(v.Text))
		got := string(result.Request.Verdict)
		if v.Kind == "pair" {
			got = string(result.Response.Verdict)
		}
		if got == "absent" || (got == "fail") != (v.Want == "fail") {
			t.Errorf("%s: %s, want %s by %s, because %s", v.ID, got, v.Want, v.Section, v.Why)
		}
	}
}

// The observed responses through the whole command: what Chromium and Firefox did.
func TestCheckObserved(t *testing.T) {
	var responses observe.Responses
	if err := observe.Load("../../wasm/programs/testdata/responses.json", &responses); err != nil {
		t.Fatal(err)
	}
	const accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	fill := strings.NewReplacer("{ACC}", accept, "{LOW}", strings.ToLower(accept), "{NOPAD}", accept[:27], "{300000 x a}", strings.Repeat("a", 300000))
	for _, c := range responses.Cases {
		if !strings.HasPrefix(c.ID, "obs-") { // the first that were observed: of the others some look like something else
			continue
		}
		request := strings.Replace(goodRequest, "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n", 1)
		if len(c.Protocols) > 0 {
			request = strings.Replace(request, "\r\n\r\n", "\r\nSec-WebSocket-Protocol: "+strings.Join(c.Protocols, ", ")+"\r\n\r\n", 1)
		}
		result := newCheckJSON(judge.Text(request + fill.Replace(c.Case().Text)))
		for _, client := range result.Clients[:2] {
			want := c.Peers[client.Client]
			if string(client.Verdict) != want.Verdict || client.Message != want.Message {
				t.Errorf("%s: %s %s %q, want %s %q", c.ID, client.Client, client.Verdict, client.Message, want.Verdict, want.Message)
			}
		}
	}
}
