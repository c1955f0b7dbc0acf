package hops_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
)

// A client that is no browser sends its lines in any order and spelling; this
// one looks like nginx and like HAProxy, and is neither.
const (
	clientLine   = "GET /ws HTTP/1.1\r\n"
	clientFields = "host: ws.example\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n"
)

// What proves a proxy whoever the client was, and what does not.
func TestSigns(t *testing.T) {
	const host = "ws.example"
	without := func(line string) string { return strings.Replace(clientFields, line, "", 1) }
	for name, c := range map[string]struct {
		request string
		kinds   string // of the changes, in order
		proxy   string
		says    string // part of the diagnosis
	}{
		"nothing":                {clientLine + clientFields, "", "", ""},
		"X-Request-Id alone":     {clientLine + clientFields + "X-Request-Id: 1\r\n", "", "", ""},
		"Authorization":          {clientLine + clientFields + "Authorization: Bearer x\r\nX-Api-Key: 1\r\n", "", "", ""},
		"Connection is a list":   {clientLine + strings.Replace(clientFields, ": Upgrade", ": close, upgrade", 1), "", "", ""},
		"Connection forgotten":   {clientLine + without("connection: Upgrade\r\n"), "", "", ""},
		"Upgrade forgotten":      {clientLine + without("upgrade: websocket\r\n"), "", "", ""},
		"both lost":              {clientLine + strings.Replace(without("connection: Upgrade\r\n"), "upgrade: websocket\r\n", "", 1), "dropped", "", "or the client never sent it"},
		"a page, no handshake":   {clientLine + "host: ws.example\r\naccept: text/html\r\n", "", "", ""},
		"HTTP/1.0":               {"GET /ws HTTP/1.0\r\n" + clientFields, "version", "", "a proxy chose that version, or the client did"},
		"Connection: close":      {clientLine + strings.Replace(clientFields, ": Upgrade", ": close", 1), "rewritten", "", "without “Connection: Upgrade”: a proxy"},
		"another Host":           {clientLine + strings.Replace(clientFields, host, "10.0.0.7:3000", 1), "rewritten", "", "a different Host"},
		"Host in capitals":       {clientLine + strings.Replace(clientFields, host, "WS.example", 1), "", "", ""},
		"Forwarded":              {clientLine + clientFields + "Forwarded: for=192.0.2.1\r\n", "added", "", "A proxy stands between"},
		"X-Forwarded-For":        {clientLine + clientFields + "X-Forwarded-For: 192.0.2.1\r\n", "added", "", "A proxy stands between"},
		"Varnish":                {clientLine + clientFields + "X-Varnish: 67\r\n", "added", "Varnish", "Varnish stands between"},
		"Varnish before HAProxy": {clientLine + clientFields + "x-varnish: 67\r\n", "added", "HAProxy", "HAProxy stands between"},
		"Squid":                  {clientLine + clientFields + "Via: 1.1 cache.example (squid/6.1)\r\n", "added", "Squid", "Squid stands between"},
		"Cloudflare":             {clientLine + clientFields + "CF-RAY: 8f1\r\nCF-Connecting-IP: 192.0.2.1\r\nCDN-Loop: cloudflare; loops=1\r\n", "added added added", "Cloudflare", "Cloudflare stands between"},
		"ours alone":             {clientLine + clientFields + "CF-Access-Client-Id: 1\r\nFly-Prefer-Region: ams\r\nFastly-Debug: 1\r\n", "", "", ""}, // clients send these
		"AWS":                    {clientLine + clientFields + "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Port: 443\r\nX-Forwarded-Proto: https\r\nX-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678\r\n", "added added added added", "AWS load balancer", ""},
		"CloudFront":             {clientLine + clientFields + "Via: 2.0 0a1b.cloudfront.net (CloudFront)\r\nX-Amz-Cf-Id: x==\r\n", "added added", "Amazon CloudFront", ""},
		"Fly.io":                 {clientLine + clientFields + "Fly-Client-IP: 192.0.2.1\r\nFly-Forwarded-Proto: https\r\n", "added added", "Fly.io", ""},
		"Envoy":                  {clientLine + clientFields + "x-forwarded-proto: https\r\nx-envoy-external-address: 192.0.2.1\r\n", "added added", "Envoy", ""},
		"Traefik": {clientLine + "Host: ws.example\r\nUser-Agent: x\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\n" +
			"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Host: ws.example\r\nX-Forwarded-Port: 80\r\nX-Forwarded-Proto: ws\r\nX-Forwarded-Server: edge\r\nX-Real-Ip: 192.0.2.1\r\n", "added added added added added added", "Traefik", ""},
		"HTTP/2":    {":method: CONNECT\r\n:protocol: websocket\r\n:scheme: https\r\n:path: /ws\r\n:authority: other.example\r\nsec-websocket-version: 13\r\n", "", "", ""},
		"a tunnel":  {":method: CONNECT\r\n:protocol: websocket\r\n:path: /ws\r\nsec-websocket-version: 13\r\nvia: 2 edge\r\n", "added", "", "A proxy stands between"},
		"an answer": {"HTTP/1.1 101 Switching Protocols\r\nVia: 1.1 edge\r\n", "", "", ""},
		"no text":   {"", "", "", ""},
	} {
		report := hops.Detect(handshake.Parse(c.request+"\r\n"), hops.Sent{Host: host})
		var kinds []string
		for _, change := range report.Changes {
			kinds = append(kinds, string(change.Kind))
		}
		if got := strings.Join(kinds, " "); got != c.kinds {
			t.Errorf("%s: changes %q, want %q", name, got, c.kinds)
		}
		if report.Proxy != c.proxy {
			t.Errorf("%s: proxy %q, want %q: %s", name, report.Proxy, c.proxy, report.Why)
		}
		if !strings.Contains(report.Diagnosis, c.says) || (report.Diagnosis == "") != (c.kinds == "") {
			t.Errorf("%s: diagnosis %q", name, report.Diagnosis)
		}
	}
}

// X-Forwarded-Host tells which Host was asked for, if nobody else does.
func TestForwardedHost(t *testing.T) {
	head := clientLine + strings.Replace(clientFields, "ws.example", "127.0.0.1:3000", 1)
	for forwarded, want := range map[string]bool{
		"ws.example":            true,
		"127.0.0.1":             false, // some leave out the port
		"ws.example, 127.0.0.1": false, // who is to know
	} {
		var found bool
		for _, c := range hops.Detect(handshake.ParseRequest(head+"X-Forwarded-Host: "+forwarded+"\r\n\r\n"), hops.Sent{}).Changes {
			found = found || strings.HasPrefix(c.Title, "Host is “127.0.0.1:3000”; the client asked for “"+forwarded+"”")
		}
		if found != want {
			t.Errorf("X-Forwarded-Host: %s: another Host: %v, want %v", forwarded, found, want)
		}
	}
}

// All the hops that left a trace are named in Why, and the last one in Proxy.
func TestSeveralHops(t *testing.T) {
	behind := files(t, "behind")
	for name, c := range map[string]struct {
		request handshake.Message
		proxy   string
		why     []string
	}{
		"nginx, then HAProxy": {behind["nginx-then-haproxy.chromium"], "HAProxy", []string{"The order is that of nginx"}},
		"HAProxy, then nginx": {behind["haproxy-then-nginx.firefox"], "nginx", []string{"nginx writes the lines", "as HAProxy does"}},
		"Cloudflare, then nginx": {handshake.ParseRequest(strings.Replace(behind["nginx-right.chromium"].Raw, "Pragma:", "CF-RAY: 8f1\r\nX-Forwarded-For: 192.0.2.1, 198.51.100.2\r\nPragma:", 1)),
			"nginx", []string{"nginx writes the lines", "CF-RAY is a field of Cloudflare.", "X-Forwarded-For lists 2 addresses"}},
		"Varnish, then Squid": {handshake.ParseRequest(clientLine + clientFields + "Via: 1.1 a (Varnish/7.1), 1.1 b (squid/5.7)\r\n\r\n"),
			"Squid", []string{"Via names “1.1 b (squid/5.7)”.", "Via names “1.1 a (Varnish/7.1)”."}},
	} {
		report := hops.Detect(c.request, hops.Sent{Browser: hops.Browser(c.request)})
		if report.Proxy != c.proxy {
			t.Errorf("%s: %q, want %q", name, report.Proxy, c.proxy)
		}
		for _, why := range c.why {
			if !strings.Contains(report.Why, why) {
				t.Errorf("%s: %q lacks %q", name, report.Why, why)
			}
		}
	}
}

// Each change points at the bytes it speaks of, and those that do harm come
// first.
func TestSpans(t *testing.T) {
	for name, want := range map[string][]string{
		"nginx-naive.chromium":        {"version|HTTP/1.0", "rewritten|close", "dropped|", "rewritten|127.0.0.1:19300"},
		"nginx-right.chromium":        {"rewritten|upgrade", "moved|Upgrade: websocket"},
		"haproxy-default.firefox":     {"respelt|sec-websocket-key"},
		"haproxy-then-nginx.chromium": {"rewritten|upgrade", "respelt|sec-websocket-key", "moved|Upgrade: websocket"},
		"varnish-pipe-right.probe":    {"added|X-Forwarded-For: 127.0.0.1", "added|X-Varnish: 32833", "respelt|upgrade", "moved|upgrade: websocket"},
		"go-reverseproxy.probe":       {"added|X-Forwarded-For: 127.0.0.1", "respelt|Sec-Websocket-Key", "moved|Accept-Encoding: gzip, deflate, br"},
		"haproxy-http2.chromium":      {"rewritten|/3RMyWhyurfyXKHCSQomtw=="},
		"apache-upgrade-websocket.probe": {"rewritten|127.0.0.1:18300", "added|X-Forwarded-For: 127.0.0.1", "added|X-Forwarded-Host: ws.example",
			"added|X-Forwarded-Server: localhost", "moved|Connection: Upgrade"},
	} {
		request := files(t, "behind")[name]
		config, client, _ := strings.Cut(name, ".")
		var got []string
		for _, c := range hops.Detect(request, behindSent(config, client, recorded[config])).Changes {
			got = append(got, string(c.Kind)+"|"+c.Span.Of(request.Raw))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, name := range []string{"nginx-naive.chromium", "haproxy-http2.chromium", "squid-accel-default.probe", "go-reverseproxy.probe", "http-proxy.firefox"} {
		f.Add(files(f, "behind")[name].Raw, "chromium", "ws.example:80", "http://ws.example")
	}
	f.Add("GET / HTTP/1.0\nConnection\xe2: x\n a: \xff\nVia:\nVia:\n,\nSec-WebSocket-:", "firefox", ":", "")
	f.Add(":method: CONNECT\nX-Forwarded-Host: ]:\nhost:", "", "", "null")
	f.Fuzz(func(t *testing.T, raw, browser, host, origin string) {
		for _, request := range []handshake.Message{handshake.Parse(raw), handshake.ParseRequest(raw)} {
			report := hops.Detect(request, hops.Sent{Browser: browser, Host: host, Origin: origin})
			seen := len(report.Changes) > 0
			for _, c := range report.Changes {
				if c.Span.Start < 0 || c.Span.End < c.Span.Start || c.Span.End > len(raw) {
					t.Errorf("%s: span %+v of %d bytes", c.Title, c.Span, len(raw))
				}
				if c.Kind == "" || c.Title == "" || c.Detail == "" || (c.Kind == hops.Dropped) != (c.Span == handshake.Span{}) {
					t.Errorf("incomplete: %+v", c)
				}
			}
			if !seen && report.Proxy+report.Why+report.Config != "" || seen != (report.Diagnosis != "") || report.Proxy != "" && report.Why == "" {
				t.Errorf("inconsistent: %+v", report)
			}
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	request := files(b, "behind")["squid-accel-default.probe"]
	for b.Loop() {
		hops.Detect(request, hops.Sent{Browser: "chromium", Host: "ws.example"})
	}
}
