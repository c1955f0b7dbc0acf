package hops_test

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
)

// behind is what is to be said of the request behind a proxy.
type behind struct {
	host  string   // of the address that was opened; "ws.example" if it is ""
	proxy string   // "" if it changes nothing
	says  string   // part of the diagnosis
	fix   []string // lines that Config has; none if Config is empty
}

const (
	nginxVersion    = "proxy_http_version 1.1;"
	nginxUpgrade    = "proxy_set_header Upgrade $http_upgrade;"
	nginxConnection = "proxy_set_header Connection $connection_upgrade;"
	nginxHost       = "proxy_set_header Host $http_host;"
	byOldDefault    = "HTTP/1.0 and without Upgrade, as it does by default before 1.29.7: its proxy_pass lacks proxy_http_version 1.1"
	upgradeAndClose = "HTTP/1.1 and without Upgrade: its proxy_pass lacks the two lines"
	byNewDefault    = "HTTP/1.1 and without Upgrade, as it does by default since 1.29.7: its proxy_pass lacks the two lines"
	wellDone        = "none of its changes does harm"
)

// recorded has a line for each configuration in testdata/behind.
var recorded = map[string]behind{
	"nginx-naive":                {"", "nginx", byOldDefault, []string{nginxVersion, nginxUpgrade, nginxConnection, nginxHost}},
	"nginx-cache-naive":          {"", "nginx", byOldDefault, []string{nginxVersion, nginxUpgrade, nginxConnection, nginxHost}},
	"nginx-naive-real-ip":        {"127.0.0.1:19345", "nginx", byOldDefault, []string{nginxVersion, nginxUpgrade, nginxConnection, nginxHost}},
	"nginx-http11-only":          {"", "nginx", upgradeAndClose, []string{nginxUpgrade, nginxConnection, nginxHost}},
	"nginx-http11-no-connection": {"127.0.0.1:19344", "nginx", byNewDefault, []string{nginxUpgrade, nginxConnection, nginxHost}},
	"nginx-upgrade-no-connection": {"", "nginx", "a Connection of its own: the line proxy_set_header Connection is missing",
		[]string{nginxConnection, nginxHost}},
	"nginx-right-but-http10":            {"", "nginx", "but with HTTP/1.0", []string{nginxVersion, nginxHost}},
	"nginx-add-header-dup":              {"", "nginx", "the line proxy_set_header Host is missing", []string{nginxHost}},
	"nginx-two-hops":                    {"", "nginx", "the line proxy_set_header Host is missing", []string{nginxHost}},
	"nginx-right":                       {"", "nginx", wellDone, nil},
	"nginx-right-real-ip":               {"127.0.0.1:19343", "nginx", "$http_host does", []string{nginxHost}},
	"haproxy-default":                   {"", "HAProxy", wellDone, nil},
	"haproxy-dup-accept":                {"", "HAProxy", wellDone, nil},
	"haproxy-forwardfor":                {"127.0.0.1:19352", "HAProxy", wellDone, nil},
	"haproxy-http2":                     {"localhost:19353", "HAProxy", "spoke HTTP/2", nil},
	"haproxy-httpclose":                 {"", "HAProxy", wellDone, nil},
	"haproxy-only-websocket":            {"", "HAProxy", wellDone, nil},
	"haproxy-strip-upgrade":             {"", "HAProxy", "a rule with del-header", []string{"http-request del-header upgrade unless { hdr(upgrade) -i websocket }"}},
	"haproxy-tcp":                       {"", "", "", nil},
	"haproxy-then-nginx":                {"127.0.0.1:19354", "nginx", wellDone, nil},
	"nginx-then-haproxy":                {"127.0.0.1:19346", "HAProxy", wellDone, nil},
	"nginx-then-go":                     {"127.0.0.1:19347", "Caddy or Go's ReverseProxy", "SetURL", []string{"r.Out.Host = r.In.Host"}},
	"varnish-default":                   {"", "Varnish", "vcl_recv does not send it to vcl_pipe", []string{"        return (pipe);", "        set bereq.http.upgrade = req.http.upgrade;"}},
	"varnish-cache-everything":          {"", "Varnish", "vcl_recv does not send it to vcl_pipe", []string{"        return (pipe);", "        set bereq.http.upgrade = req.http.upgrade;"}},
	"varnish-pipe-no-headers":           {"", "Varnish", "vcl_pipe does not put them back", []string{"        set bereq.http.upgrade = req.http.upgrade;", "        set bereq.http.connection = req.http.connection;"}},
	"varnish-pipe-right":                {"", "Varnish", wellDone, nil},
	"apache-proxypass-http":             {"", "Apache httpd", "lacks upgrade=websocket", []string{"ProxyPreserveHost On", `ProxyPass "/ws" "http://SERVER:PORT/ws" upgrade=websocket`}},
	"apache-upgrade-websocket":          {"", "Apache httpd", "ProxyPreserveHost is off", []string{"ProxyPreserveHost On"}},
	"apache-wstunnel":                   {"", "Apache httpd", "ProxyPreserveHost is off", []string{"ProxyPreserveHost On"}},
	"caddy-default":                     {"", "Caddy or Go's ReverseProxy", wellDone, nil},
	"go-reverseproxy":                   {"", "Caddy or Go's ReverseProxy", wellDone, nil},
	"go-reverseproxy-director":          {"127.0.0.1:19321", "Caddy or Go's ReverseProxy", wellDone, nil},
	"go-reverseproxy-rewrite":           {"127.0.0.1:19322", "Caddy or Go's ReverseProxy", "SetURL", []string{"r.Out.Host = r.In.Host"}},
	"go-reverseproxy-rewrite-forwarded": {"127.0.0.1:19323", "Caddy or Go's ReverseProxy", wellDone, nil},
	"http-proxy":                        {"127.0.0.1:19331", "http-proxy of Node.js", wellDone, nil},
	"http-proxy-xfwd":                   {"127.0.0.1:19332", "http-proxy of Node.js", "changeOrigin is on", []string{"changeOrigin: false"}},
	"lighttpd-default":                  {"", "lighttpd", "proxy.header does not enable it", []string{`proxy.header = ( "upgrade" => "enable" )`}},
	"lighttpd-upgrade":                  {"", "lighttpd", wellDone, nil},
	"squid-accel-default":               {"", "Squid", "http_upgrade_request_protocols", []string{"http_upgrade_request_protocols websocket allow all"}},
	"squid-upgrade-allowed":             {"", "Squid", wellDone, nil},
}

// ports that the address of the browsers had, where "probe" had none.
var browserHosts = map[string]string{
	"nginx-naive":     "127.0.0.1:19341",
	"nginx-right":     "127.0.0.1:19342",
	"haproxy-default": "127.0.0.1:19351",
}

func behindSent(config, client string, want behind) hops.Sent {
	if client == "probe" {
		return hops.Sent{Browser: "chromium", Host: "ws.example", Origin: "http://ws.example"} // whose lines it sends
	}
	sent := hops.Sent{Browser: client, Host: want.host, Origin: "http://127.0.0.1:19300"}
	if host := browserHosts[config]; host != "" {
		sent.Host = host
	}
	if config == "haproxy-http2" {
		sent.Origin = "https://" + sent.Host
	}
	return sent
}

// Each recorded request is taken for what the proxy made of it. With -v this
// prints the score.
func TestBehindProxies(t *testing.T) {
	named, fixed, all := 0, 0, 0
	seen := map[string]bool{}
	for name, request := range files(t, "behind") {
		config, client, _ := strings.Cut(name, ".")
		want, ok := recorded[config]
		if !ok {
			t.Fatalf("%s is not in the table", config)
		}
		seen[config] = true
		all++
		report := hops.Detect(request, behindSent(config, client, want))
		if got := len(report.Changes) == 0; got != (want.proxy == "") {
			t.Errorf("%s: changes %+v", name, report.Changes)
		}
		if report.Proxy == want.proxy && (report.Why == "") == (want.proxy == "") {
			named++
		} else {
			t.Errorf("%s: taken for %q, want %q: %s", name, report.Proxy, want.proxy, report.Why)
		}
		lines := strings.Split(report.Config, "\n")
		good := strings.Contains(report.Diagnosis, want.says) && (report.Config == "") == (want.fix == nil)
		for _, line := range want.fix {
			good = good && slices.Contains(lines, line)
		}
		if good {
			fixed++
		} else {
			t.Errorf("%s: %s\nconfig:\n%s", name, report.Diagnosis, report.Config)
		}
		for _, c := range report.Changes {
			if report.Config == "" && c.Fix != "" {
				t.Errorf("%s: %q is to be fixed, and there is no line for it", name, c.Title)
			}
		}
		t.Logf("%-42s %-27s %s", name, report.Proxy, report.Diagnosis)
	}
	if len(seen) != len(recorded) {
		t.Errorf("%d of %d configurations have a file", len(seen), len(recorded))
	}
	t.Logf("named %d of %d, fixed %d of %d", named, all, fixed, all)
}

// What the browser is expected to have sent is what it was seen to send
// elsewhere without a proxy, but for the parts that change from one handshake to
// the next.
func TestExpectedBehindProxies(t *testing.T) {
	direct := files(t, "direct")
	for name, request := range files(t, "behind") {
		config, client, _ := strings.Cut(name, ".")
		sent := behindSent(config, client, recorded[config])
		got := hops.Detect(request, sent).Expected
		if config == "haproxy-http2" {
			if got != "" {
				t.Errorf("%s: the browser spoke HTTP/2, expected\n%s", name, got)
			}
			continue
		}
		model := "probe"
		if client != "probe" {
			model = client + "-loopback-plain"
		}
		want := direct[model].Raw
		for _, field := range []string{"Sec-WebSocket-Key", "Sec-Fetch-Site", "User-Agent"} {
			want = withValue(want, field, valueOf(request, field))
		}
		want = withValue(withValue(want, "Host", sent.Host), "Origin", sent.Origin)
		_, target, _ := request.RequestLine()
		_, rest, _ := strings.Cut(want, "\r\n")
		want = "GET " + target.Of(request.Raw) + " HTTP/1.1\r\n" + rest
		if strings.HasPrefix(config, "varnish") {
			want = withValue(want, "Accept-Encoding", valueOf(handshake.ParseRequest(got), "Accept-Encoding")) // Varnish wrote its own
		}
		if got != want {
			t.Errorf("%s: expected\n%s\nwant\n%s", name, got, want)
		}
	}
}

func valueOf(m handshake.Message, name string) string {
	if fields := m.Lookup(name); len(fields) > 0 {
		return m.Value(fields[0])
	}
	return ""
}

// withValue returns head with another value of the field called name, if it has
// one.
func withValue(head, name, value string) string {
	m := handshake.ParseRequest(head)
	if fields := m.Lookup(name); len(fields) > 0 {
		return head[:fields[0].Value.Start] + value + head[fields[0].Value.End:]
	}
	return head
}
