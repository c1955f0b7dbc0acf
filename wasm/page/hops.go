package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
	"wsaccept/wasm/page/markup"
)

// between tells which proxy stood between this browser and the server, and what
// it changed in the request of a page of the given origin, as it arrived. It says
// nothing if none can be seen.
func between(request handshake.Message, origin string) markup.Node {
	_, host, _ := strings.Cut(origin, "://")
	r := hops.Detect(request, hops.Sent{Browser: hops.Browser(request), Host: host, Origin: origin})
	if len(r.Changes) == 0 {
		return markup.Group()
	}
	which := ""
	if r.Proxy != "" {
		which = ", most likely " + r.Proxy
	}
	list := markup.El("ul", "hints")
	for _, c := range r.Changes {
		item := markup.El("li", "", markup.El("b", "", markup.Visible(c.Title, false)), markup.Text(" "), markup.Visible(c.Detail, false))
		if c.Fix != "" {
			item.Kids = append(item.Kids, markup.Text(" "), markup.Visible(c.Fix, false))
		}
		list.Kids = append(list.Kids, item)
	}
	n := markup.Group(
		markup.El("p", "verdict warning", markup.Text("! There is a proxy between your browser and the server"+which+". What follows is the request as it arrived, not as your browser sent it.")),
		markup.El("p", "", markup.Visible(r.Diagnosis, false), markup.Text(" "), markup.Visible(r.Why, false)),
		list)
	if r.Config != "" {
		n.Kids = append(n.Kids, markup.El("p", "", markup.Text("In the proxy’s configuration:")), markup.El("pre", "code", markup.Text(r.Config)))
	}
	if r.Expected != "" {
		n.Kids = append(n.Kids, markup.El("details", "", markup.El("summary", "", markup.Text("The request as your browser sends it")), markup.El("pre", "code", markup.Visible(r.Expected, false))))
	}
	return n
}
