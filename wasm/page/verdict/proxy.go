package verdict

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
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

// namedProxy returns the proxy that the response names, if the handshake is refused as it
// is where one does not pass Upgrade on.
func namedProxy(r *judge.Result) (title string, e gallery.Example, found bool) {
	status := r.Pair.Response.Status()
	if r.Outcome != judge.Refused && r.OK() || status != "400" && status != "426" || !r.Advice().Forwarding() {
		return "", gallery.Example{}, false
	}
	var named string
	for _, name := range []string{"Server", "Via"} {
		for _, f := range r.Pair.Response.Lookup(name) {
			named += " " + strings.ToLower(r.Pair.Response.Value(f))
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

// Lines returns the lines that let a handshake through the proxy that the response names,
// or "" if there is none.
func Lines(r *judge.Result) string {
	_, e, _ := namedProxy(r)
	return e.Fix
}

// passedOn says why the lines of e may be what is missing in the proxy called title.
func passedOn(title string, e gallery.Example) markup.Node {
	return markup.El("p", "why",
		Label("Often the cause:"), markup.Text(title+", which the response names, drops Upgrade and Connection unless its configuration passes them on. These lines do ("),
		markup.El("a", "", markup.Text("example")).With("href", "examples/"+e.ID+"/"), markup.Text("):"))
}
