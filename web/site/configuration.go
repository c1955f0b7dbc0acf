package site

import (
	"html/template"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/wire"
)

// proxyGroups is what the headings of the gallery about proxies begin with.
const proxyGroups = "Proxies"

// aboutProxy reports whether an example is about a proxy.
func aboutProxy(e gallery.Entry) bool { return strings.HasPrefix(string(e.Group), proxyGroups) }

// mayBeProxy reports whether a proxy may be behind an error text.
func mayBeProxy(m messages.Explained) bool {
	if strings.HasPrefix(m.ID, "proxy-") {
		return true
	}
	for _, c := range m.Causes {
		if strings.Contains(strings.ToLower(c.Why), "proxy") {
			return true
		}
	}
	return false
}

// pasteConfiguration leads to the box that reads a proxy's configuration, and to an
// example of one, for a page about the program that id begins with.
func pasteConfiguration(id string) (template.HTML, error) {
	example := "nginx-server-without-upgrade"
	if strings.HasPrefix(id, "haproxy") {
		example = "haproxy-without-tunnel-timeout"
	}
	entry, _ := gallery.Listed(example)
	return execute("configuration.html", link{wire.Link(wire.PartExample, example), entry.Title})
}
