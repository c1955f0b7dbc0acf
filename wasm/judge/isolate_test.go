package judge

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// FuzzIsolate: the bytes that a finding points at, if they are of one line, are in the
// message that they are put into, and without a finding that stays as it is.
func FuzzIsolate(f *testing.F) {
	f.Add(validRequest, uint16(30), uint16(4))
	f.Add(strings.Replace(validRequest, "Upgrade: websocket\r\n", "garbage\r\nUpgrade: a\r\n b\r\n", 1), uint16(50), uint16(3))
	f.Add("\r\nGET / HTTP/1.1\n\n\x81\x82", uint16(0), uint16(2))
	f.Fuzz(func(t *testing.T, text string, start, length uint16) {
		if len(text) > 1<<10 || int(start)+int(length) > len(text) {
			return
		}
		from := handshake.ParseRequest(text)
		if got := isolate(validRequest, from, handshake.Span{Start: -1, End: -1}, nil); got != validRequest {
			t.Errorf("%q changed it to %q", text, got)
		}
		span := handshake.Span{Start: int(start), End: int(start) + int(length)}
		got := isolate(validRequest, from, span, nil)
		if at := span.Of(text); !strings.ContainsAny(at, "\r\n") && !strings.Contains(got, at) && from.Start >= 0 {
			t.Errorf("%q at %v is not in %q", text, span, got)
		}
		if same := isolate(text, from, span, nil); text == validRequest && same != text {
			t.Errorf("put into itself at %v it is %q", span, same)
		}
	})
}
