package hops_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
)

// files returns the requests in a folder of testdata, by name without ".txt".
func files(t testing.TB, dir string) map[string]handshake.Message {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no testdata in %s: %v", dir, err)
	}
	all := map[string]handshake.Message{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".txt")] = handshake.ParseRequest(string(text))
	}
	return all
}

// directHosts are the hosts of the addresses that were opened, by the beginning
// of the file's name.
var directHosts = map[string]string{
	"chromium-loopback": "127.0.0.1:19301",
	"chromium-named":    "ws.example:19401",
	"chromium-auth":     "127.0.0.1:19402",
	"chromium-wss":      "localhost:19403",
	"firefox-loopback":  "127.0.0.1:19404",
	"firefox-named":     "ws.example:19405",
	"firefox-localhost": "localhost:19406",
	"client":            "127.0.0.1:19300",
	"probe":             "ws.example",
}

func directSent(t *testing.T, name string) hops.Sent {
	t.Helper()
	for prefix, host := range directHosts {
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		sent := hops.Sent{Host: host}
		switch who, _, _ := strings.Cut(name, "-"); who {
		case "chromium", "firefox":
			sent.Browser = who
			sent.Origin = "http://" + host
			if strings.Contains(name, "wss") {
				sent.Origin = "https://" + host
			}
			if strings.Contains(name, "sandboxed") {
				sent.Origin = "null"
			}
		case "probe":
			sent.Browser = "chromium" // whose lines it sends
		}
		return sent
	}
	t.Fatalf("%s has no host in the test", name)
	return hops.Sent{}
}

// A request that no proxy touched gives no alarm, and what the browser is
// expected to send is what it sent, byte for byte.
func TestDirect(t *testing.T) {
	for name, request := range files(t, "direct") {
		sent := directSent(t, name)
		if got := hops.Browser(request); got != sent.Browser && name != "probe" {
			t.Errorf("%s: Browser = %q, want %q", name, got, sent.Browser)
		}
		for _, s := range []hops.Sent{sent, {Browser: sent.Browser}, {}} {
			report := hops.Detect(request, s)
			for _, c := range report.Changes {
				t.Errorf("%s, knowing %+v: %s: %s", name, s, c.Kind, c.Title)
			}
			if report.Proxy+report.Why+report.Diagnosis+report.Config != "" {
				t.Errorf("%s, knowing %+v: %+v", name, s, report)
			}
			want := ""
			if s.Browser != "" {
				want = request.Raw
			}
			if report.Expected != want {
				t.Errorf("%s: expected\n%s\nwant\n%s", name, report.Expected, want)
			}
		}
	}
}

// Whichever line a proxy takes from a browser's handshake, one thing is said of
// it, if the browser always sends that line.
func TestLineTakenAway(t *testing.T) {
	optional := map[string]bool{"Accept-Language": true, "Cookie": true, "Authorization": true, "Sec-WebSocket-Protocol": true, "DNT": true, "Sec-GPC": true,
		"Sec-Fetch-Storage-Access": true, "Sec-Fetch-Dest": true, "Sec-Fetch-Mode": true, "Sec-Fetch-Site": true, "User-Agent": true}
	for name, request := range files(t, "direct") {
		sent := directSent(t, name)
		if sent.Browser == "" {
			continue
		}
		for _, f := range request.Fields {
			line := request.Lines[f.Line]
			field := f.Name.Of(request.Raw)
			want := 1
			if optional[field] || sent.Browser == "firefox" && field == "Sec-WebSocket-Extensions" {
				want = 0
			}
			without := handshake.ParseRequest(request.Raw[:line.Text.Start] + request.Raw[line.End.End:])
			changes := hops.Detect(without, sent).Changes
			if len(changes) != want || want == 1 && (changes[0].Kind != hops.Dropped || !strings.HasPrefix(changes[0].Title, field+" is missing")) {
				t.Errorf("%s without %s: %+v", name, field, changes)
			}
			without.Hidden = []string{field}
			if changes := hops.Detect(without, sent).Changes; len(changes) != 0 {
				t.Errorf("%s with %s hidden: %+v", name, field, changes)
			}
		}
	}
}

func TestBrowser(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0":              "chromium",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36 Edge/18.19582":          "",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15":                      "",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0.0.0 Mobile/15E148 Safari/604.1": "",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/130.0 Mobile/15E148 Safari/605.1.15":  "",
		"Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0":                                                                     "firefox",
		"Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/26.0.0":                                                                    "",
		"curl/7.88.1": "",
		"":            "",
	} {
		if got := hops.Browser(handshake.ParseRequest("GET / HTTP/1.1\r\nUser-Agent: " + agent + "\r\n\r\n")); got != want {
			t.Errorf("Browser(%q) = %q, want %q", agent, got, want)
		}
	}
	if got := hops.Browser(handshake.ParseRequest("GET / HTTP/1.1\r\n\r\n")); got != "" {
		t.Errorf("Browser without User-Agent = %q", got)
	}
}
