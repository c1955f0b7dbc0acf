package judge_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

// TestCaptures holds what is found in captures of a client and a server on the loopback
// interface: of tcpdump, on lo and on all interfaces, and of dumpcap. They saw the same.
func TestCaptures(t *testing.T) {
	files, err := filepath.Glob("../pcap/testdata/*.pcap*")
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list := judge.Each(string(data))
		golden(t, "testdata/captures.want", listed(list))
		for _, h := range list.Handshakes {
			r := h.Result()
			sent, received, ok := h.Bytes()
			if !ok || r.Texts[0] != sent || r.Texts[1] != received || r.Request.Text != sent || r.Response.Text != received || r.Outcome != h.Outcome {
				t.Errorf("%s: handshake %d (%s) is judged otherwise than byte for byte: %s", file, h.Number, h.Title, r.Outcome)
			}
		}
		lines := base64.StdEncoding.EncodeToString(data)
		for i := 76; i < len(lines); i += 77 {
			lines = lines[:i] + "\n" + lines[i:]
		}
		for _, text := range []string{lines, "data:application/vnd.tcpdump.pcap;base64," + base64.StdEncoding.EncodeToString(data)} {
			if listed(judge.Each(text)) != listed(list) {
				t.Errorf("%s is another one as base64", file)
			}
		}
		if last := judge.Text(string(data)); last.Outcome != list.Handshakes[len(list.Handshakes)-1].Outcome || !strings.Contains(strings.Join(last.Notes, " "), "the last one was taken") {
			t.Errorf("%s: %s, %q", file, last.Outcome, last.Notes)
		}
	}
}

// What holds no handshake says why.
func TestCaptureNothing(t *testing.T) {
	empty := "\xd4\xc3\xb2\xa1\x02\x00\x04\x00" + strings.Repeat("\x00", 16)
	list := judge.Each(empty)
	if r := judge.Text(empty); len(list.Handshakes) != 0 || !r.Empty() || !strings.Contains(strings.Join(r.Notes, " "), "no handshake that can be read") {
		t.Errorf("%q, %d", r.Notes, len(list.Handshakes))
	}
}
