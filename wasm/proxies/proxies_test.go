package proxies_test

import (
	"testing"

	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/passage"
)

// Configurations as people post them: with prose around them, in formats that hold one
// another, with addresses that are for other requests beside the one that is meant. What is
// told first is what they ask about.
func TestPosted(t *testing.T) {
	for _, c := range []struct {
		name, text    string
		program, path string
		outcome       passage.Outcome
		fixed         bool
	}{
		{"prose around nginx", "My config, which gives close code 1006:\n\nserver {\n  listen 80;\n  location /code/ {\n    proxy_pass http://localhost:8080/;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n  }\n}\n\nWhat is wrong?\n",
			"nginx", "/code/", passage.Fails, true},
		{"prose around HAProxy", "I'm using HAProxy 1.8 and my connection keeps dropping. haproxy.cfg:\n\nfrontend www\n    bind *:80\n    mode http\n    timeout client 50s\n    default_backend b\n\nbackend b\n    mode http\n    timeout server 50s\n    server a 10.0.0.1:8080\n\nAny ideas?\n",
			"HAProxy", "/ws", passage.Passes, false},
		{"prose around a Caddyfile", "My Caddyfile (v2.7):\n\n```\nchat.example.com {\n    reverse_proxy /socket.io/* localhost:3001\n}\n```\n\nSocket connects locally but not via caddy.\n",
			"Caddy", "/socket.io/", passage.Passes, false},
		{"prose around Apache", "Here is my apache vhost\n\n<VirtualHost *:80>\nProxyPass /wss ws://127.0.0.1:8080\n</VirtualHost>\n\nand I get error 400\n",
			"Apache httpd", "/wss", passage.Passes, false},
		{"in a fence", "Hi all; it fails:\n\n```nginx\nlocation /ws {\n    proxy_pass ws://localhost:8080;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n}\n```\nThanks\n",
			"nginx", "/ws", passage.Fails, true},
		{"a location for Socket.IO beside one that is right", "server {\n  location / {\n    proxy_pass http://a;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n  }\n  location /socket.io/ {\n    proxy_pass http://a;\n  }\n}\n",
			"nginx", "/socket.io/", passage.Fails, true},
		{"pages at /, WebSockets at /ws/", "server {\n  location / {\n    proxy_pass http://unix:/run/gunicorn.sock;\n  }\n  location /ws/ {\n    proxy_pass http://daphne:8001;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n  }\n}\n",
			"nginx", "/ws/", passage.Passes, false},
		{"a regular expression", "server {\n  location ~* \\.io {\n    proxy_pass http://localhost:3000;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n  }\n  location / {\n    root /var/www;\n  }\n}\n",
			"nginx", "/socket.io/", passage.Passes, false},
		{"a regular expression with repetition, and keep-alive to the server beside it", "server {\n  server_name Chat.example.com;\n  location ~ /api/v[0-9]+/(users/)?websocket$ {\n    lingering_timeout 5;\n    proxy_pass http://b;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection \"upgrade\";\n  }\n  location / {\n    proxy_pass http://b;\n    proxy_http_version 1.1;\n    proxy_set_header Connection \"\";\n  }\n}\n",
			"nginx", "/api/v0/websocket", passage.Passes, false},
		{"Apache's redirect to https", "<VirtualHost *:80>\n  ServerName a.example\n  Redirect permanent / https://a.example/\n</VirtualHost>\n<VirtualHost *:443>\n  ServerName a.example\n  AllowEncodedSlashes NoDecode\n  ProxyPass / http://localhost:3000/ upgrade=websocket\n</VirtualHost>\n",
			"Apache httpd", "/ws", passage.Passes, false},
		{"Nginx Proxy Manager without Websockets Support", "server {\n  set $forward_scheme http;\n  set $server 10.0.0.1;\n  set $port 8123;\n  listen 80;\n  server_name a.example;\n  include conf.d/include/block-exploits.conf;\n  location / {\n    include conf.d/include/proxy.conf;\n  }\n  include /data/nginx/custom/server_proxy[.]conf;\n}\n",
			"nginx", "/ws", passage.Fails, true},
		{"Nginx Proxy Manager with it", "server {\n  set $forward_scheme http;\n  set $server 10.0.0.1;\n  set $port 8123;\n  listen 80;\n  server_name a.example;\n  location / {\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection $http_connection;\n    proxy_http_version 1.1;\n    include conf.d/include/proxy.conf;\n  }\n}\n",
			"nginx", "/ws", passage.Passes, false},
		{"a snippet of an Ingress that repeats lines", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/configuration-snippet: |\n      proxy_set_header Upgrade \"websocket\";\n      proxy_set_header Connection \"Upgrade\";\nspec:\n  rules:\n  - host: ws.example.org\n",
			"ingress-nginx", "/ws", passage.Unknown, false},
		{"a snippet of an Ingress that is about the response", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/configuration-snippet: |\n      more_set_headers \"X-Frame-Options: DENY\";\nspec:\n  rules:\n  - host: ws.example.org\n",
			"ingress-nginx", "/ws", passage.Passes, false},
		{"Apache's rule for Socket.IO beside a ProxyPass for pages", "<VirtualHost *:80>\n  RewriteEngine On\n  RewriteCond %{REQUEST_URI} ^/socket.io [NC]\n  RewriteCond %{QUERY_STRING} transport=websocket [NC]\n  RewriteRule /(.*) ws://localhost:3000/$1 [P,L]\n  ProxyPass / http://localhost:3000/\n</VirtualHost>\n",
			"Apache httpd", "/socket.io/?transport=websocket", passage.Passes, false},
		{"Apache's narrower path below the wide one", "<VirtualHost *:80>\n  ProxyPass / http://127.0.0.1:8888/\n  ProxyPass /api/kernels/ ws://127.0.0.1:8888/api/kernels/\n</VirtualHost>\n",
			"Apache httpd", "/api/kernels/", passage.Fails, true},
		{"Caddy's handle_path", "example.com {\n\thandle_path /ws/* {\n\t\treverse_proxy backend:8080\n\t}\n\thandle {\n\t\troot * /srv\n\t\ttry_files {path} /index.html\n\t\tfile_server\n\t}\n}\n",
			"Caddy", "/ws/", passage.Passes, false},
	} {
		report, ok := proxies.Read(c.text)
		if !ok {
			t.Errorf("%s: not read", c.name)
			continue
		}
		r := report.First()
		if report.Program != c.program || r.Ask.Path != c.path || r.Outcome != c.outcome || len(r.Edits) > 0 != c.fixed {
			t.Errorf("%s: %s, %s %s, %d edits: %s", c.name, report.Program, r.Ask.Path, r.Outcome, len(r.Edits), r.Cause)
		}
	}
}
