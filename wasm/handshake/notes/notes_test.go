package notes_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
)

func TestOf(t *testing.T) {
	tests := []struct {
		name, raw string
		want      []string // the beginning of each line's note
	}{
		{"the RFC's request", handshake.ExampleRequest(handshake.SampleKey), []string{
			"The method must be GET", "The host that is called", "Must contain “websocket”", "Must contain “Upgrade”",
			"Base64 of 16 random bytes", "The site whose script", "Subprotocols the client", "13, the version", "The empty line ends the request"}},
		{"the RFC's response", handshake.ExampleResponse("x"), []string{
			"Over HTTP/1.1, 101 is the only", "“websocket”, in", "Must contain “Upgrade”", "Base64 of the SHA-1", "The one subprotocol", "The empty line ends the response. The next byte"}},
		{"a refusal", "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nX-A: b\r\n c\r\nstray\r\n\r\n", []string{
			"Only the status 101", "The length of the body", "Ordinary HTTP", "Continues the value", "Not a field line", "The empty line ends the head"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := handshake.Parse(test.raw)
			if len(m.Lines) != len(test.want) {
				t.Fatalf("%d lines, want %d", len(m.Lines), len(test.want))
			}
			for i, want := range test.want {
				note := notes.Of(m, i)
				if !strings.HasPrefix(note.What, want) {
					t.Errorf("note %d = %+v, want %q", i, note, want)
				}
				if note.Section.URL() == "" {
					t.Errorf("note %d cites nothing", i)
				}
			}
		})
	}
}

func TestWords(t *testing.T) {
	raw := "GET /chat HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, foo;a=b\r\nSec-Fetch-Site: cross-site\r\nX: y\r\n\r\n"
	m := handshake.ParseRequest(raw)
	var got []string
	for i := range m.Lines {
		for _, word := range notes.Words(m, i) {
			got = append(got, word.Span.Of(raw)+": "+word.What)
		}
	}
	for i, want := range []string{
		"GET: the method", "/chat: the target", "HTTP/1.1: the version", "keep-alive: leave the connection open", "Upgrade: the Upgrade line is for the next hop",
		"permessage-deflate: compresses", "client_max_window_bits: how far back", "foo: an extension", "a=b: a parameter of that extension", "cross-site: the page is of another site",
	} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Errorf("word %d of %q, want %q", i, got, want)
		}
	}
}

// Every line of any text has a note, and words are in their line.
func FuzzNotes(f *testing.F) {
	f.Add(handshake.ExampleRequest(handshake.SampleKey))
	f.Add(handshake.ExampleResponse("x"))
	f.Add("HTTP/1.1\t101 \r\nA: b\n \tc\r\nSec-WebSocket-Extensions: a; b=\"c, d\", , e;\r\n\r\nrest")
	f.Add(":method: CONNECT\r\nupgrade: a\r\n")
	f.Fuzz(func(t *testing.T, raw string) {
		for _, m := range append(handshake.ParseResponses(raw), handshake.ParseRequest(raw)) {
			for i, line := range m.Lines {
				if notes.Of(m, i).What == "" {
					t.Errorf("%q: nothing to say of line %d", raw, i)
				}
				for _, word := range notes.Words(m, i) {
					if word.Start < line.Text.Start || word.End > len(raw) || word.What == "" {
						t.Errorf("%q: word %+v", raw, word)
					}
				}
			}
		}
	})
}
