package messages_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/programs"
)

// addressed puts an address where a prediction has none.
var addressed = strings.NewReplacer(" URL.", " wss://example.com/live.")

// TestPredicted holds that what programs are predicted to print, for each end and each
// wrong answer of the laboratory, is in the catalogue, or among the texts of package paste that tell how a connection
// ended. Those that are not are in a
// file, so that there are no more of them by accident.
func TestPredicted(t *testing.T) {
	said := map[string]bool{}
	take := func(all []programs.Client) {
		for _, c := range all {
			if c.Message != "" {
				said[c.Program.ID+": "+strings.ReplaceAll(c.Message, "\n", `\n`)] = len(messages.Find(addressed.Replace(c.Message))) > 0 || paste.Find(c.Message, paste.Either).End != ""
			}
		}
	}
	for _, end := range handshake.Ends() {
		take(programs.Unanswered(end))
	}
	request := handshake.ParseRequest("GET /live HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat\r\n\r\n")
	for _, fault := range lab.All() {
		take(programs.Clients(handshake.ParsePair(request.Raw, fault.Response(request))))
	}
	var unknown []string
	for message, found := range said {
		if !found {
			unknown = append(unknown, message)
		}
	}
	slices.Sort(unknown)
	got := strings.Join(unknown, "\n") + "\n"
	const name = "testdata/predicted-unknown.txt"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("predicted, and not in the catalogue, is another list than %s; look at it with -update and git diff", name)
	}
	t.Logf("%d of %d predicted messages are in the catalogue", len(said)-len(unknown), len(said))
}
