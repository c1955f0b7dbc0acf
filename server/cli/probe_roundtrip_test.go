package cli

import (
	"fmt"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/words"
)

// printed returns heads as probe prints them.
func printed(request, response string) string {
	b := &strings.Builder{}
	pair := handshake.ParsePair(request, response)
	b.WriteString("✗ The server answers.\n")
	if request != "" {
		b.WriteString("\nRequest: ok, " + words.Count(len(request), "byte") + "\n")
		writeHead(b, pair.Request)
	}
	if response != "" {
		b.WriteString("\nResponse: fail, " + words.Count(len(response), "byte") + "\n")
		writeHead(b, append(pair.Interim[:len(pair.Interim):len(pair.Interim)], pair.Response)...)
	}
	return b.String()
}

// What looks like a mark or an escape of probe's in a header is read as it was sent.
func TestProbeReadBack(t *testing.T) {
	lines := []string{
		`a\x41b`, `a\b`, `\`, `\\x41`, `\x\x41`, "\\\x01", "\x00\xFF\t", "(empty line)", "(empty line)  (ends in LF alone)", "x  (no line ending)", "  (ends in LF alone)",
		"… and 12 bytes more", "x… and 1 byte more  (ends in LF alone)", "… and 3 lines more", "1  x", "Request: ok, 9 bytes", "\u00A0\u202E", "💬", strings.Repeat("x", 380),
	}
	for _, text := range lines {
		for _, end := range []string{"\r\n", "\n"} {
			for _, head := range []string{"HTTP/1.1 403 " + text + end + end, "HTTP/1.1 403 No\r\nX: " + text + end + "\r\n", "HTTP/1.1 403 No\r\n" + text + end + "\r\n", "\r\nHTTP/1.1 403 No\r\nX: " + text + end + end} {
				if got := judge.Text(printed(goodRequest, head)); got.Response.Text != head || got.Request.Text != goodRequest {
					t.Errorf("%q and %q are read from\n%s", got.Request.Text, got.Response.Text, printed(goodRequest, head))
				}
			}
		}
	}
	target := strings.Replace(goodRequest, "/chat", `/a\x41b`, 1)
	if got := judge.Text(printed(target, "")); got.Request.Text != target {
		t.Errorf("read back: %q", got.Request.Text)
	}
}

// Lines that were cut are told, and nothing is judged missing that was not shown.
func TestProbeReadBackCut(t *testing.T) {
	long := "HTTP/1.1 403 No\r\nX: " + strings.Repeat("y", 400) + "\r\n\r\n"
	r := judge.Text(printed(goodRequest, long))
	if r.Response.Text != strings.Replace(long, "yyy\r", "\r", 1) || !strings.Contains(fmt.Sprint(r.Notes), "its last 3 bytes are missing") {
		t.Errorf("%q, notes %q", r.Response.Text, r.Notes)
	}
	many := strings.Replace(goodResponse, "\r\n\r\n", strings.Repeat("\r\nX: y", 300)+"\r\n\r\n", 1)
	r = judge.Text(printed(goodRequest, many))
	if !strings.HasPrefix(many, strings.TrimSuffix(r.Response.Text, "\r\n")) || !strings.HasSuffix(r.Response.Text, "\r\n\r\n") || !r.Excerpt() || r.Verdicts.Response != handshake.Ok || !strings.Contains(fmt.Sprint(r.Notes), "lines are missing") {
		t.Errorf("%q, %s, notes %q", r.Response.Text, r.Verdicts.Response, r.Notes)
	}
}

// What probe printed before it had marks of its own is still read.
func TestProbeReadOld(t *testing.T) {
	old := "✗ The server answers 403 No: the WebSocket does not open.\n\nAnswer: refused, 40 bytes\n   1  HTTP/1.1 403 No\n        The status line (required; RFC 9112 §4)\n" +
		"   2  X: \\xFF\\  (ends in LF alone)\n   3  (empty line)\n  note R01, line 1: The status is 403.\n\nWith this answer:\n  Chromium 156: fails\n"
	if r := judge.Text(old); r.Response.Text != "HTTP/1.1 403 No\r\nX: \xFF\\\n\r\n" {
		t.Errorf("%q", r.Response.Text)
	}
}

// FuzzProbeReadBack: whatever the head of a response is, it is read as it was.
func FuzzProbeReadBack(f *testing.F) {
	for _, head := range []string{goodResponse, "HTTP/1.1 403 a\\x41\n\n", "HTTP/1.1 403 (empty line)\r\n(empty line)\r\n\r\n", "\r\nHTTP/1.1 200 … and 2 bytes more\r\n\r\n", "HTTP/1.1 103 a\r\n\r\nHTTP/1.1 403 b\r\nX: y"} {
		f.Add(head)
	}
	f.Fuzz(func(t *testing.T, head string) {
		all := handshake.ParseResponses(head)
		last := all[len(all)-1]
		head = strings.TrimSuffix(head, last.Body.Of(last.Raw))
		if !strings.HasPrefix(head, "HTTP/1.1 ") || len(head) > 1<<10 {
			return
		}
		text := printed(goodRequest, head)
		if strings.Contains(text, "… and ") {
			return // cut
		}
		if found := paste.Find(text, paste.Either); found.Response.Text != head || found.Request.Text != goodRequest {
			t.Errorf("%q is read as %q from\n%s", head, found.Response.Text, text)
		}
	})
}
