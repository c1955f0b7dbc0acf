package proxies

import (
	"slices"

	"wsaccept/wasm/messages"
	"wsaccept/wasm/proxies/alb"
	"wsaccept/wasm/proxies/apache"
	"wsaccept/wasm/proxies/caddy"
	"wsaccept/wasm/proxies/envoy"
	"wsaccept/wasm/proxies/haproxy"
	"wsaccept/wasm/proxies/iis"
	"wsaccept/wasm/proxies/ingress"
	"wsaccept/wasm/proxies/lighttpd"
	"wsaccept/wasm/proxies/nginx"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/squid"
	"wsaccept/wasm/proxies/traefik"
	"wsaccept/wasm/proxies/varnish"
)

// formats are asked in this order. Each takes only what no other does.
var formats = []func(text string, asks ...passage.Ask) (passage.Report, bool){
	nginx.Read,
	ingress.Read,
	haproxy.Read,
	lighttpd.Read,
	apache.Read,
	varnish.Read,
	caddy.Read,
	squid.Read,
	envoy.Read,
	traefik.Read,
	iis.Read,
	alb.Read,
}

// longest is the length of a configuration, in bytes, that is read.
const longest = 256 << 10

// Read tells what a configuration does with handshakes; found is false if text is no
// configuration of a program that is known, or has an error text beside it, which tells
// more of what went wrong. Without asks, it tells of each address
// that the text names.
func Read(text string, asks ...passage.Ask) (report passage.Report, found bool) {
	if len(text) > longest {
		return passage.Report{}, false
	}
	configuration := withoutProse(text)
	for _, read := range formats {
		if report, found = read(configuration, asks...); found {
			break
		}
	}
	if !found || hasErrorText(text) {
		return passage.Report{}, false
	}
	return report, true
}

// hasErrorText reports whether an error text stands in text that is surely one.
func hasErrorText(text string) bool {
	return slices.ContainsFunc(messages.Find(text), func(m messages.Message) bool { return !m.Weak })
}
