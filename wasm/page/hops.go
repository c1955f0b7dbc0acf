package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hops"
)

// between tells which proxy stood between this browser and the server, and what
// it changed in the request of a page of the given origin, as it arrived. It says
// nothing if none can be seen.
func between(request handshake.Message, origin string) node {
	_, host, _ := strings.Cut(origin, "://")
	r := hops.Detect(request, hops.Sent{Browser: hops.Browser(request), Host: host, Origin: origin})
	if len(r.Changes) == 0 {
		return group()
	}
	which := ""
	if r.Proxy != "" {
		which = ", most likely " + r.Proxy
	}
	list := el("ul", "hints")
	for _, c := range r.Changes {
		item := el("li", "", el("b", "", visible(c.Title, false)), text(" "), visible(c.Detail, false))
		if c.Fix != "" {
			item.kids = append(item.kids, text(" "), visible(c.Fix, false))
		}
		list.kids = append(list.kids, item)
	}
	n := group(
		el("p", "verdict warning", text("! There is a proxy between your browser and the server"+which+". What follows is the request as it arrived, not as your browser sent it.")),
		el("p", "", visible(r.Diagnosis, false), text(" "), visible(r.Why, false)),
		list)
	if r.Config != "" {
		n.kids = append(n.kids, el("p", "", text("In the proxy’s configuration:")), el("pre", "code", text(r.Config)))
	}
	if r.Expected != "" {
		n.kids = append(n.kids, el("details", "", el("summary", "", text("The request as your browser sends it")), el("pre", "code", visible(r.Expected, false))))
	}
	return n
}
