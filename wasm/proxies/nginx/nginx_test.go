package nginx_test

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/proxies/nginx"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real nginx did, and each fix lets the handshake through.
func TestAgreesWithNginx(t *testing.T) { proxiestest.Agree(t, nginx.Read) }

// What is told without being asked for.
func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // address and outcome
		fault      bool
	}{
		{"a redirect to https", `
server { listen 80; server_name a.example; return 301 https://$host$request_uri; }
server { listen 443 ssl; server_name a.example; location /ws { proxy_pass http://app:3000; proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } }`, []string{"wss://a.example/ws passes"}, false},
		{"other locations", `
server { listen 80; server_name a.example; location / { proxy_pass http://web:3000; } location /api { proxy_pass http://api:3000; }
location /socket { proxy_pass http://app:3000; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } }`,
			[]string{"ws://a.example/ws fails", "ws://a.example/api fails", "ws://a.example/socket passes"}, false},
		{"a location that is meant for WebSockets", `
server { listen 80; server_name a.example; location / { proxy_pass http://web:3000; proxy_set_header Upgrade $http_upgrade; }
location /socket { proxy_pass http://app:3000; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } }`,
			[]string{"ws://a.example/ws fails", "ws://a.example/socket passes"}, true},
		{"an include", `server { listen 80; location / { proxy_pass http://web:3000; include snippets/ws.conf; } }`, []string{"ws://ws.example/ws unknown"}, false},
		{"a directive of a module", `server { listen 80; location / { access_by_lua_file a.lua; proxy_pass http://web:3000; } }`, []string{"ws://ws.example/ws unknown"}, false},
		{"no map in a part", `location / { proxy_pass http://web:3000; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_upgrade; }`, []string{"ws.example/ws unknown"}, false},
	} {
		report, ok := nginx.Read(c.text)
		if !ok {
			t.Errorf("%s is not read", c.name)
			continue
		}
		var got []string
		fault := false
		for _, r := range report.Routes {
			got = append(got, r.Address+" "+string(r.Outcome))
			fault = fault || report.IsFault(r)
		}
		if !slices.Equal(got, c.want) || fault != c.fault {
			t.Errorf("%s: %q, fault %v; %+v", c.name, got, fault, report.Routes)
		}
	}
}

// What is no configuration of nginx is not taken for one.
func TestOthers(t *testing.T) {
	for _, text := range []string{
		"", "location: /ws;", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "server {\n  ssl: true;\n}", "int main() { return 0; }",
		"const server = http.createServer();\nserver.listen(80);\n", ":80 {\n  reverse_proxy localhost:3000\n}",
		"frontend a\n  bind :80\n  default_backend b\n", "location.href = 'ws://a';\nif (x) { proxy_pass(); }",
		"sub vcl_recv {\n  if (req.url ~ \"^/ws\") {\n    return (pipe);\n  }\n}", "$HTTP[\"url\"] =~ \"^/ws\" {\n  proxy.server = ( \"\" => ( ( \"host\" => \"127.0.0.1\" ) ) )\n}",
		"const location = { host: 'a', path: '/ws' };\nlet server = { proxy_url: 'x' };\n",
	} {
		if report, ok := nginx.Read(text); ok {
			t.Errorf("%q is taken for nginx: %+v", text, report)
		}
	}
}

// The map that a fix adds leaves the connections of an upstream with keepalive open.
func TestFixKeepsAlive(t *testing.T) {
	const server = "server { location /ws { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Upgrade $http_upgrade; } }"
	for _, c := range []struct{ upstream, otherwise string }{
		{"upstream app { server 10.0.0.2; keepalive 16; }\n", "''      '';"},
		{"upstream app { server 10.0.0.2; }\n", "''      close;"},
	} {
		report, _ := nginx.Read(c.upstream + server)
		if fixed := passage.Apply(c.upstream+server, report.Routes[0].Edits); !strings.Contains(fixed, c.otherwise) {
			t.Errorf("%s%s", c.upstream, fixed)
		}
	}
}

// Texts that are no fault: an internal location beside the one for WebSockets, a check of
// the Origin, Lua, and stream.
func TestNoFault(t *testing.T) {
	const sockets = "proxy_pass http://10.0.0.2; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;"
	for _, c := range []struct {
		name, text string
		outcome    passage.Outcome
	}{
		{"internal", "server { listen 80; location /ws { " + sockets + " } location = /auth { internal; proxy_pass http://10.0.0.3; } }", passage.Passes},
		{"Origin", `server { listen 80; location /ws { if ($http_origin !~ "^https://a\.example$") { return 403; } ` + sockets + " } }", passage.Passes},
		{"Lua", "location /ws { access_by_lua_block { if not ok() then ngx.exit(403) end } " + sockets + " }", passage.Unknown},
		{"stream", "stream { server { listen 443; proxy_pass 10.0.0.1:443; } }", passage.Unknown},
	} {
		report, ok := nginx.Read(c.text)
		if !ok || len(report.Routes) != 1 || report.Routes[0].Outcome != c.outcome {
			t.Errorf("%s: %v %+v", c.name, ok, report.Routes)
		}
	}
}

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, nginx.Read) }
