package hops_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
)

// One thing changed in a browser's handshake is one thing said, and the
// diagnosis tells whether it does harm.
func TestOneChange(t *testing.T) {
	chromium := files(t, "direct")["chromium-named-plain"].Raw
	sent := hops.Sent{Browser: "chromium", Host: "ws.example:19401", Origin: "http://ws.example:19401"}
	const (
		harmless = "none of its changes does harm"
		harmful  = "changed something that the handshake needs"
	)
	for name, c := range map[string]struct {
		old, new string
		title    string
		says     string
	}{
		"Upgrade in capitals": {"Upgrade: websocket", "Upgrade: WebSocket", "Upgrade is “WebSocket”; Chromium 156 sends “websocket”.", harmless},
		"another Upgrade":     {"Upgrade: websocket", "Upgrade: h2c", "Upgrade is “h2c”; Chromium 156 sends “websocket”.", harmful},
		"another version":     {"Version: 13", "Version: 8", "Sec-WebSocket-Version is “8”; Chromium 156 sends “13”.", harmful},
		"empty Connection":    {"Connection: Upgrade", "Connection:", "Connection is “” instead of “Upgrade”.", "without “Connection: Upgrade”: it has to be configured"},
		"HTTP/1.0":            {"HTTP/1.1", "HTTP/1.0", "The request arrived as HTTP/1.0.", "with HTTP/1.0, in which a server must ignore Upgrade"},
		"Origin":              {"Origin: http://ws.example:19401", "Origin: http://127.0.0.1", "Origin is “http://127.0.0.1”; the page's is “http://ws.example:19401”.", harmful},
		"a long Host": {"Host: ws.example:19401", "Host: " + strings.Repeat("ü", 50), "Host is “" + strings.Repeat("ü", 30) + "…”; the client asked for “ws.example:19401”.",
			"with a different Host"},
		"one name":      {"Pragma:", "pragma:", "pragma is in lower case.", harmless},
		"another case":  {"Pragma:", "PRAGMA:", "PRAGMA is spelt differently.", harmless},
		"one line":      {"Pragma: no-cache\r\nCache-Control: no-cache\r\n", "Cache-Control: no-cache\r\nPragma: no-cache\r\n", "Cache-Control is not where Chromium 156 puts it.", harmless},
		"no encodings":  {"gzip, deflate", "identity", "Accept-Encoding is “identity”; Chromium 156 sends “gzip, deflate”.", harmless},
		"no key at all": {"Sec-WebSocket-Key: DBHzMsbh+W+Qm//MUHELQA==\r\n", "", "Sec-WebSocket-Key is missing.", harmful},
	} {
		if strings.Count(chromium, c.old) != 1 {
			t.Fatalf("%s: %q is not once in\n%s", name, c.old, chromium)
		}
		report := hops.Detect(handshake.ParseRequest(strings.Replace(chromium, c.old, c.new, 1)), sent)
		if len(report.Changes) != 1 || report.Changes[0].Title != c.title {
			t.Errorf("%s: %+v, want %s", name, report.Changes, c.title)
			continue
		}
		if !strings.Contains(report.Diagnosis, c.says) || (c.says == harmless) != (report.Changes[0].Fix == "") {
			t.Errorf("%s: %s; fix: %s", name, report.Diagnosis, report.Changes[0].Fix)
		}
		if report.Proxy != "" || report.Config != "" {
			t.Errorf("%s: one change does not name a program: %q: %s", name, report.Proxy, report.Why)
		}
	}
}

// An excerpt that may lack any line proves nothing by order and spelling.
func TestExcerpt(t *testing.T) {
	request := files(t, "behind")["haproxy-default.chromium"]
	request.Hidden = []string{handshake.AnyField}
	if report := hops.Detect(request, hops.Sent{Browser: "chromium"}); len(report.Changes) != 0 || report.Expected != "" {
		t.Errorf("%+v", report)
	}
}
