package ingress_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/proxies/ingress"
	"wsaccept/wasm/proxies/passage"
)

const community = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: chat
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"
spec:
  ingressClassName: nginx
  rules:
  - host: chat.example.org
    http:
      paths:
      - path: /ws
        pathType: Prefix
        backend:
          service:
            name: chat
            port:
              number: 80
`

// The two controllers were not run: this is what their documentation says of WebSocket.
func TestRead(t *testing.T) {
	f5 := strings.NewReplacer("nginx.ingress.kubernetes.io/proxy-read-timeout", "nginx.org/proxy-read-timeout").Replace(community)
	for _, c := range []struct {
		name, text string
		outcome    passage.Outcome
		seconds    int
		fixed      bool
	}{
		{"ingress-nginx", community, passage.Passes, 3600, false},
		{"the default", strings.Replace(community, "proxy-read-timeout", "proxy-body-size", 1), passage.Passes, 60, false},
		{"HTTP/1.0", strings.Replace(community, `proxy-read-timeout: "3600"`, `proxy-http-version: "1.0"`, 1), passage.Fails, 0, true},
		{"a snippet", strings.Replace(community, "proxy-read-timeout", "configuration-snippet", 1), passage.Unknown, 0, false},
		{"annotations alone", `nginx.ingress.kubernetes.io/proxy-send-timeout: "3600"`, passage.Passes, 60, false},
		{"F5 without the annotation", f5, passage.Fails, 0, true},
		{"F5", strings.Replace(f5, "nginx.org/", "nginx.org/websocket-services: chat\n    nginx.org/", 1), passage.Passes, 3600, false},
		{"F5 with another service", strings.Replace(f5, "nginx.org/", "nginx.org/websocket-services: web\n    nginx.org/", 1), passage.Fails, 0, true},
	} {
		report, ok := ingress.Read(c.text)
		if !ok {
			t.Errorf("%s is not read", c.name)
			continue
		}
		r := report.Routes[0]
		if r.Outcome != c.outcome || r.Idle.Seconds != c.seconds {
			t.Errorf("%s: %+v", c.name, r)
		}
		if len(r.Edits) > 0 != c.fixed {
			t.Errorf("%s: edits %+v", c.name, r.Edits)
		}
		if !c.fixed {
			continue
		}
		if fixed, _ := ingress.Read(passage.Apply(c.text, r.Edits)); fixed.Routes[0].Outcome != passage.Passes {
			t.Errorf("%s: after the fix %+v\n%s", c.name, fixed.Routes[0], passage.Apply(c.text, r.Edits))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(community)
	f.Add("nginx.org/websocket-services: a")
	f.Fuzz(func(t *testing.T, text string) {
		report, _ := ingress.Read(text)
		for _, r := range report.Routes {
			_ = r.Blame.Of(text) + r.Idle.Span.Of(text)
			passage.Diff(text, r.Edits)
		}
	})
}
