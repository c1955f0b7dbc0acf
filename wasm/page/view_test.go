package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/markup/markuptest"
)

// textOf returns the text of the island called id, as a reader sees it.
func textOf(t *testing.T, s State, id string) string {
	t.Helper()
	for _, island := range View(s, effect.Page).Islands {
		if island.ID == id {
			return markuptest.Text(t, island.HTML)
		}
	}
	t.Fatalf("no island %q", id)
	return ""
}

func TestView(t *testing.T) {
	tests := []struct{ name, key, island, want string }{
		{"Accept", "dGhlIHNhbXBsZSBub25jZQ==", "accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="},
		{"valid", "dGhlIHNhbXBsZSBub25jZQ==", "verdict", "✓ A valid key"},
		{"sample", "dGhlIHNhbXBsZSBub25jZQ==", "findings", "the sample nonce"},
		{"nonce in hex", "dGhlIHNhbXBsZSBub25jZQ==", "steps", "It stands for 16 bytes:74t68h65e20SP73s61a"},
		{"GUID appended", "dGhlIHNhbXBsZSBub25jZQ==", "steps", "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11"},
		// RFC 6455 §1.3 prints these 20 bytes.
		{"digest", "dGhlIHNhbXBsZSBub25jZQ==", "steps", "b37a4f2cc0624f1690f64606cf385945b2bec4ea"},
		// 0xb3 0x7a 0x4f is 101100 110111 101001 001111.
		{"first group", "dGhlIHNhbXBsZSBub25jZQ==", "steps", "b37a4f101100s1101113101001p001111P"},
		// 0xc4 0xea is 110001 001110 1010, filled up with 00.
		{"last group", "dGhlIHNhbXBsZSBub25jZQ==", "steps", "c4ea110001x001110O101000o––––––="},
		{"key in the request", "dGhlIHNhbXBsZSBub25jZQ==", "conversation-request", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nBase64 of 16 random bytes"},
		{"Accept in the response", "dGhlIHNhbXBsZSBub25jZQ==", "conversation-response", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\\r\\n"},
		{"not a key", "abc", "verdict", "✗ Not a valid key"},
		{"not base64", "a b c d!", "steps", "It is not base64"},
		{"no bytes", "====", "steps", "It is not base64"},
		{"white space around", " dGhlIHNhbXBsZSBub25jZQ==", "steps", "Without the white space around it, it stands for 16 bytes:74t"},
		{"white space around, answered", " dGhlIHNhbXBsZSBub25jZQ==", "conversation-response", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="},
		{"white space around, computed", " dGhlIHNhbXBsZSBub25jZQ== ", "accept", "pJoG4fLU7agAUnbfRbg9bZBBfzw="},
		{"line feed after, on the wire", "dGhlIHNhbXBsZSBub25jZQ==\n", "conversation-request", `dGhlIHNhbXBsZSBub25jZQ==\n`},
		{"erratum", "AQIDBAUGBwgJCgsMDQ4PEC==", "verdict", "! A usable key"},
		{"line feed shown", "ab\ncd", "steps", "ab\\ncd258EAFA5"},
		{"empty key", "", "steps", "(nothing)"},
		{"direction marks shown", "a\u202eb", "steps", "aU+202eb"},
		{"long key cut", strings.Repeat("k", 5000), "steps", " … and 2952 bytes more"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := textOf(t, State{Key: test.key}, test.island); !strings.Contains(got, test.want) {
				t.Errorf("%s lacks %q:\n%s", test.island, test.want, got)
			}
		})
	}
}

func TestViewLive(t *testing.T) {
	const sample = "dGhlIHNhbXBsZSBub25jZQ=="
	request := handshake.ExampleRequest(sample)
	const accept = "HTTP/1.1 101 X\r\nSec-WebSocket-Accept: "
	refused := call.Script{Tried: true, Failed: true, Closed: true, CloseCode: 1006}
	tests := []struct {
		name string
		live Live
		want []string
	}{
		{"asking", Live{}, []string{"Asking whether"}},
		{"no server", Live{Phase: NoServer}, []string{"This page has no server", "make run"}},
		{"ready", Live{Phase: Ready, Voices: []Voice{{"coder", "coder/websocket v1"}}}, []string{"coder/websocket v1"}},
		{"equal", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: accept + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n", Script: call.Script{Tried: true, Opened: true, Closed: true, CloseCode: 1000}}},
			[]string{"✓ Equal", "the same 28 bytes", "an open event, then a close event with code 1000", "GET /chat HTTP/1.1\\r\\n"}},
		{"different", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: accept + "s3pPMMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n", Script: refused}},
			[]string{"✗ Different from byte 5 of the value onwards (byte 43 of the response): expected “L” (0x4C), got “M” (0x4D)", "an error event without a reason, then a close event with code 1006"}},
		{"cut short", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: accept + "s3pP\r\n\r\n"}}, []string{"got the end"}},
		{"refused", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: "HTTP/1.1 403 Forbidden\r\n\r\nno", Script: refused}},
			[]string{"Nothing to compare. The response has 0 Sec-WebSocket-Accept lines", "Only the status 101", "After the empty line: 2 bytes"}},
		{"failure", Live{Phase: Done, Attempt: call.Attempt{Failure: "The server did not answer."}}, []string{"✗ The server did not answer."}},
		{"silence", Live{Phase: Done, Attempt: call.Attempt{Failure: "The server did not answer.", Script: call.Script{Tried: true}}}, []string{"nothing within the time limit"}},
		{"right but refused", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: "HTTP/1.1 403 Forbidden\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"}},
			[]string{"✗ The Accept is right, but the status is not 101"}},
		{"cut off", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: "HTTP/1.1 403 Forbidden\r\n\r\n", Truncated: true}}, []string{"the first 26 bytes"}},
		{"again", Live{Phase: Running, Attempt: call.Attempt{Request: request, Response: accept + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"}}, []string{"Shaking hands", "✓ Equal"}},
		{"ready, by message", Live{Phase: Ready, Voices: []Voice{{"workerd", "Workers"}}, ByMessage: true},
			[]string{"Workers, which other people wrote. It computes the Accept", "This host can't send wrong responses."}},
		{"told", Live{Phase: Done, ByMessage: true, Attempt: call.Attempt{SecondHand: true, Request: request, Redacted: []string{"cookie"}, Script: call.Script{Tried: true, Opened: true, Closed: true, CloseCode: 1000}}},
			[]string{"✓ It opened.", sample, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "can't be shown", "values of cookie with as many x.", "not those on the wire", "GET /chat HTTP/1.1\\r\\n"}},
		{"told of no key", Live{Phase: Done, Attempt: call.Attempt{SecondHand: true, Request: "GET / HTTP/1.1\r\n\r\n"}}, []string{"! The request has 0 Sec-WebSocket-Key lines."}},
		{"redacted", Live{Phase: Done, Attempt: call.Attempt{Request: request, Response: accept + "\r\n\r\n", Redacted: []string{"Cookie"}}}, []string{"values of Cookie with as many x"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := textOf(t, State{Live: test.live, Place: Place{Host: "localhost"}}, "live")
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("lacks %q:\n%s", want, got)
				}
			}
		})
	}
}

// 16 bytes is right for a key, 20 for a digest; cells stop long before a paste
// of a megabyte can slow the page down.
func TestViewIsBounded(t *testing.T) {
	for _, text := range few([]string{strings.Repeat("a:b\n", 1<<18), strings.Repeat("garbage ", 1<<17), strings.Repeat("\n", 1<<20), "GET / HTTP/1.1\nUpgrade: " + strings.Repeat("a,", 1<<19), strings.Repeat("\\r\\n", 1<<18), strings.Repeat("> a: b\n", 1<<17)}) {
		total := 0
		for _, island := range View(State{Draft: ownDraft(text, text, true, true)}, effect.Page).Islands {
			total += len(island.HTML)
		}
		if total > 2<<20 {
			t.Errorf("1 MiB of %q makes %d bytes of HTML", text[:20], total)
		}
	}
	for _, text := range few([]string{strings.Repeat("QUJD", 1<<18), strings.Repeat("258EAFA5-E914-47DA-95CA-", 1<<15), strings.Repeat("Sec-WebSocket-Accept: a\n", 1<<15), strings.Repeat("\"258EAFA5-E914-47DA-95CA-5AB5DC11B735\";", 1<<15)}) {
		s := State{Case: newCase(text, text, text)}
		total := 0
		for _, island := range View(s, effect.Case|effect.Search).Islands {
			total += len(island.HTML)
		}
		if total > 1<<20 {
			t.Errorf("a case of 1 MiB of %q makes %d bytes of HTML", text[:20], total)
		}
	}
	for _, key := range few([]string{strings.Repeat("QUJD", 1<<18), strings.Repeat("\n", 1<<20), "k" + strings.Repeat("\na", 1<<19), strings.Repeat(":\n", 1<<19), strings.Repeat("\xff", 1<<20)}) {
		total := 0
		for _, island := range View(State{Key: key}, effect.Page).Islands {
			total += len(island.HTML)
		}
		if total > 1<<20 {
			t.Errorf("a key of 1 MiB makes %d bytes of HTML", total)
		}
	}
}

// few returns the first text alone with -short.
func few(texts []string) []string {
	if testing.Short() {
		return texts[:1]
	}
	return texts
}
