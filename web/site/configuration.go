package site

import (
	"html/template"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/wire"
	"wsaccept/web/questions"
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

// configured are the examples that are configurations of other programs than nginx, by
// what the names of pages about these begin with.
var configured = []struct{ program, example string }{
	{"haproxy", "haproxy-without-tunnel-timeout"}, {"envoy", "envoy-without-upgrade-configs"}, {"alb", "alb-http2-targets"}, {"iis", "iisnode-websocket-on"},
}

// asksOfProxy reports whether a question is about proxies: its own theme, or one of their
// examples or error texts is named beside it.
func asksOfProxy(q questions.Question) bool {
	if strings.Contains(strings.ToLower(q.Theme), "prox") {
		return true
	}
	for _, t := range q.Related {
		entry, found := gallery.Listed(t.ID)
		if t.Kind == "example" && found && aboutProxy(entry) || t.Kind == "message" && strings.HasPrefix(t.ID, "proxy-") {
			return true
		}
	}
	return false
}

// pasteConfiguration leads to the box that reads a proxy's configuration, and to an
// example of one, for a page about the program that id begins with.
func pasteConfiguration(id string) (template.HTML, error) {
	example := "nginx-server-without-upgrade"
	for _, of := range configured {
		if strings.HasPrefix(id, of.program) {
			example = of.example
		}
	}
	entry, _ := gallery.Listed(example)
	return execute("configuration.html", link{wire.Link(wire.PartExample, example), entry.Title})
}
