package e2e

import (
	"strings"
	"testing"
	"time"
)

// The page in the other engine: the Accept at each change, the judge, and the
// comparison.
func TestFirefox(t *testing.T) {
	t.Parallel()
	f := newFirefox(t)
	url := program(t)
	f.open(url)

	for _, v := range []struct{ key, accept string }{
		{"x3JJHMbDL1EzLkh9GBhXDw==", "HSmrc0sMlYUkAGmm5OPpG2HaGWk="},
		{"", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="},
		{sampleKey, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="},
	} {
		f.put("key", v.key)
		if got := f.text("accept"); got != v.accept {
			t.Errorf("key %q: the page says %s, want %s", v.key, got, v.accept)
		}
	}

	f.click("from-example")
	f.waitText("judgement", "✓ A valid handshake")
	f.put("response-text", "HTTP/1.1 200 OK\nContent-Length: 0\n\n")
	f.waitText("judgement", "✗ The server answers 200, not 101")

	f.waitText("live", "coder/websocket v")
	f.click("compare")
	f.waitText("live", "✓ Equal")
	live := f.text("live")
	if !strings.Contains(live, "an open event, then a close event with code 1000") {
		t.Errorf("what script saw:\n%s", live)
	}
	if strings.Contains(live, "There is a proxy between your browser and the server") {
		t.Errorf("a proxy where there is none:\n%s", live)
	}
}

// A wrong Accept is refused, shown, and tried again as soon as the button is
// pressed.
func TestFirefoxDifferent(t *testing.T) {
	t.Parallel()
	f := newFirefox(t)
	f.allow("can’t establish a connection to the server at ws://127.0.0.1:")
	f.open(host(t, double(func(response string) string {
		return strings.Replace(response, "Sec-WebSocket-Accept: ", "Sec-WebSocket-Accept: !", 1)
	})))
	f.waitText("live", "a test double")
	start := time.Now()
	for range 3 {
		f.click("compare")
		f.wait(`!document.getElementById("live").textContent.includes("Shaking hands")`)
		f.waitText("live", "✗ Different from byte 1")
		f.waitText("live", "an error event without a reason, then a close event with code 1006")
	}
	t.Logf("%.1f s for 3 handshakes", time.Since(start).Seconds())
}
