package page

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/proxies/passage"
)

// proxyNames are the names that proxies have in Server and Via, and the example whose
// lines let a handshake through them, which the page's program carries.
var proxyNames = []struct{ name, title, example string }{
	{"nginx", "nginx", "nginx-proxy-pass-only"},
	{"openresty", "nginx (OpenResty)", "nginx-proxy-pass-only"},
	{"apache", "Apache", "apache-upgrade"},
	{"lighttpd", "lighttpd", "lighttpd"},
	{"varnish", "Varnish", "varnish-pipe-only"},
	{"squid", "Squid", "squid"},
}

// proxy returns the proxy that the response names, if the handshake is refused as it
// is where one does not pass Upgrade on.
func (j judged) proxy() (title string, e gallery.Example, found bool) {
	status := j.Pair.Response.Status()
	if j.Outcome != judge.Refused && j.OK() || status != "400" && status != "426" {
		return "", gallery.Example{}, false
	}
	var named string
	for _, name := range []string{"Server", "Via"} {
		for _, f := range j.Pair.Response.Lookup(name) {
			named += " " + strings.ToLower(j.Pair.Response.Value(f))
		}
	}
	for _, p := range proxyNames {
		if strings.Contains(named, p.name) {
			e, found = gallery.Carried(p.example)
			return p.title, e, found && e.Fix != ""
		}
	}
	return "", gallery.Example{}, false
}

// fixLines are lines to copy: of the example in the editors, or of one that fits.
func (s State) fixLines() string {
	if report, found := s.Draft.configuration(); found {
		c := configured{report, s.Draft.Request}
		return passage.Diff(c.text, c.First().Edits)
	}
	if s.Draft.Example != "" {
		return s.Draft.example.Fix
	}
	_, e, _ := s.judge().proxy()
	return e.Fix
}

// fitting shows the lines that help, and the example that they are from. Those of the
// example in the editors stand in its lesson.
func (s State) fitting() markup.Node {
	title, e, found := s.judge().proxy()
	if !found || s.Draft.Example != "" {
		return markup.Group()
	}
	return markup.Group(
		markup.El("p", "why", markup.Text("The response names "+title+". If it stands in front of your server, these lines let the handshake through ("),
			markup.El("a", "", markup.Text(e.Title)).With("href", "examples/"+e.ID+"/"), markup.Text("):")),
		markup.El("pre", "code", markup.Text(e.Fix)))
}
