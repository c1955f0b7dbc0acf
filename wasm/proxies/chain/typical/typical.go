package typical

import (
	"embed"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Proxy is a typical proxy.
type Proxy struct {
	ID    string // the name of its file
	Title string
}

// Text returns the configuration.
func (p Proxy) Text() string {
	text, err := files.ReadFile(p.ID + ".txt")
	if err != nil {
		return ""
	}
	return string(text)
}

// All returns them in the order in which they are offered.
var All = sync.OnceValue(func() []Proxy {
	return []Proxy{
		{"nginx", "nginx with the lines for WebSockets"},
		{"nginx-plain", "nginx with proxy_pass alone"},
		{"alb", "AWS Application Load Balancer"},
		{"apache", "Apache with upgrade=websocket"},
		{"apache-plain", "Apache with ProxyPass alone"},
		{"caddy", "Caddy"},
		{"envoy", "Envoy with upgrade_configs"},
		{"envoy-plain", "Envoy without upgrade_configs"},
		{"haproxy", "HAProxy"},
		{"ingress-nginx", "Kubernetes Ingress (ingress-nginx)"},
		{"lighttpd", "lighttpd with upgrade enabled"},
		{"squid", "Squid without http_upgrade_request_protocols"},
		{"traefik", "Traefik"},
		{"varnish", "Varnish that pipes WebSockets"},
		{"varnish-plain", "Varnish that pipes nothing"},
	}
})

// Find returns the proxy called id.
func Find(id string) (Proxy, bool) {
	for _, p := range All() {
		if p.ID == id {
			return p, true
		}
	}
	return Proxy{}, false
}
