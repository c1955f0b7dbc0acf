package verdict

import (
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

// List lists the failing handshakes first, and shows nothing for one handshake.
func TestList(t *testing.T) {
	text, err := os.ReadFile("../../judge/testdata/several/server-log.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := judge.Each(string(text))
	got := List(list, 0)
	at := 0
	for _, part := range []string{
		"✗ 3 handshakes in this text: 2 of them fail.",
		`<li class="error"><button class="open-piece" type="button" value="2"><span class="sign">✗ fails</span> <b>GET /ws → 403</b> <small class="where">line 4</small></button> <span class="cause">The server refuses this client`,
		`value="3"`,
		`<li class="ok"><button class="open-piece" type="button" value="1">`,
	} {
		i := strings.Index(got[at:], part)
		if i < 0 {
			t.Fatalf("%q is not in its place in %s", part, got)
		}
		at += i
	}
	if alone := List(judge.Each("HTTP/1.1 101 Switching Protocols\r\n\r\n"), 0); alone != "" {
		t.Errorf("a list of one: %s", alone)
	}
}
