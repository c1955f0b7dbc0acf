package page

import (
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/page/call"
)

// A proxy is named, with what fixes it, and nothing is said of a request that came
// straight from a browser. The requests were recorded.
func TestBetween(t *testing.T) {
	for file, want := range map[string][]string{
		"behind/nginx-naive.chromium.txt":     {"most likely nginx", "HTTP/1.0", "proxy_http_version 1.1;", "proxy_set_header Upgrade"},
		"behind/haproxy-default.firefox.txt":  {"most likely HAProxy", "lower case"},
		"direct/chromium-loopback-plain.txt":  nil,
		"direct/chromium-wss-protocols.txt":   nil,
		"direct/firefox-loopback-plain.txt":   nil,
		"direct/chromium-auth-protocols.txt":  nil,
		"direct/chromium-loopback-worker.txt": nil,
	} {
		request, err := os.ReadFile("../hops/testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		s := Default()
		s.Live = Live{Phase: Done, Attempt: call.Attempt{Request: string(request), Response: "HTTP/1.1 426 Upgrade Required\r\n\r\n"}}
		got := textOf(t, s, "live")
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q is missing in\n%s", file, part, got)
			}
		}
		if want == nil && strings.Contains(got, "between your browser") {
			t.Errorf("%s: a proxy where there is none:\n%s", file, got)
		}
	}
}
