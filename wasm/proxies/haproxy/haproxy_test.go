package haproxy_test

import (
	"testing"

	"wsaccept/wasm/proxies/haproxy"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real HAProxy did, and each fix lets the handshake through.
func TestAgreesWithHAProxy(t *testing.T) { proxiestest.Agree(t, haproxy.Read) }

// What is no configuration of HAProxy is not taken for one.
func TestOthers(t *testing.T) {
	for _, text := range []string{
		"", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "server {\n  listen 80;\n  location /ws { proxy_pass http://a; }\n}",
		"backend a {\n  .host = \"127.0.0.1\";\n}\n", "frontend:\n  image: nginx\n  ports:\n    - 80\nbackend:\n  image: node\n",
		"const server = http.createServer();\nserver.listen(80);\n", "listen 80\n", ":80 {\n  reverse_proxy localhost:3000\n}",
		"backend default {\n  server = a b c;\n}\n", "frontend web server a b\n",
	} {
		if report, ok := haproxy.Read(text); ok {
			t.Errorf("%q is taken for HAProxy: %+v", text, report)
		}
	}
}

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, haproxy.Read) }
