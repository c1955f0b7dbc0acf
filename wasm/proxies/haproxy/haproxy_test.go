package haproxy_test

import (
	"testing"

	"wsaccept/wasm/proxies/haproxy"
	"wsaccept/wasm/proxies/passage"
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

// Whatever the text is, spans are in it, and what is called a fix is one.
func FuzzRead(f *testing.F) {
	cases, err := proxiestest.Cases("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		f.Add(proxiestest.Fill(c.Text, proxiestest.Listen, proxiestest.Backend, proxiestest.Dead, proxiestest.Dir), "/ws")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		report, ok := haproxy.Read(text)
		if !ok {
			return
		}
		asked, _ := haproxy.Read(text, passage.Ask{Host: "ws.example", Path: path})
		for _, r := range append(report.Routes, asked.Routes...) {
			_ = r.Blame.Of(text) + r.Span.Of(text) + r.Idle.Span.Of(text)
			passage.Diff(text, r.Edits)
			if r.Outcome != passage.Passes && r.Cause == "" {
				t.Errorf("%s without a cause: %+v", r.Outcome, r)
			}
		}
		for _, r := range asked.Routes {
			if len(r.Edits) == 0 {
				continue
			}
			fixed, _ := haproxy.Read(passage.Apply(text, r.Edits), r.Ask)
			if len(fixed.Routes) != 1 || fixed.Routes[0].Outcome != passage.Passes {
				t.Errorf("fixed to %q, and %+v", passage.Apply(text, r.Edits), fixed.Routes)
			}
		}
	})
}
