package hops

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// The programs that are known by how they write a request.
const (
	nginx     = "nginx"
	haproxy   = "HAProxy"
	varnish   = "Varnish"
	apache    = "Apache httpd"
	goProxy   = "Caddy or Go's ReverseProxy"
	traefik   = "Traefik"
	lighttpd  = "lighttpd"
	squid     = "Squid"
	nodeProxy = "http-proxy of Node.js"
)

// program is the program that spoke to the server, and what tells.
type program struct {
	name string
	why  []string
}

// program returns the likeliest program that spoke to the server. How the
// request is written comes first, because the last proxy wrote it; the fields
// may be of an earlier one.
func (a *arrival) program() program {
	shapes := []func() program{a.asGo, a.asHAProxy, a.asNginx, a.asLastField}
	if !a.isHandshake() {
		shapes = shapes[3:] // the others were seen with handshakes only
	}
	for _, shape := range shapes {
		if p := shape(); p.name != "" {
			return p
		}
	}
	if all := a.named(); len(all) > 0 {
		last := all[len(all)-1]
		return program{last.program, []string{last.why}}
	}
	return a.asQuietNginx()
}

// asGo recognises programs that write with Go's net/http.
func (a *arrival) asGo() program {
	if !a.isSorted() || a.browser == nil && strings.HasPrefix(a.value("User-Agent"), "Go-") {
		return program{}
	}
	for _, name := range a.names {
		switch {
		case strings.HasPrefix(name, "Sec-Websocket-"):
			return program{goProxy, []string{"Go's net/http sorts the lines and writes Sec-Websocket with a lower-case s."}}
		case name == "X-Forwarded-Server" && !a.lacks("X-Real-IP"):
			return program{traefik, []string{"The lines are sorted, as Go writes them, with X-Forwarded-Server and X-Real-Ip, and Sec-WebSocket keeps its capital S."}}
		}
	}
	return program{}
}

// asHAProxy recognises HAProxy, and those that write all names in lower case
// like it.
func (a *arrival) asHAProxy() program {
	switch {
	case a.isKeyOfProxy():
		return program{haproxy, []string{"HAProxy writes names that came over HTTP/2 in lower case, but the Sec-Websocket-Key that it adds like this."}}
	case !isLower(a.names) || a.browser == nil && len(a.added()) == 0: // clients write so too
		return program{}
	case a.isReversed():
		return program{nodeProxy, []string{"http-proxy, which Vite and webpack use, writes the names in lower case, in reverse order."}}
	}
	for _, e := range a.named() {
		if e.program == "Envoy" {
			return program{e.program, []string{e.why}}
		}
	}
	return program{haproxy, []string{"HAProxy writes all names in lower case and leaves the lines where they are."}}
}

// asNginx recognises the lines that nginx sets, which it writes before those of
// the client.
func (a *arrival) asNginx() program {
	head := a.setLines()
	if !contains(head, "Host") || len(head) == len(a.names) || a.browser == nil && isLower(head) {
		return program{}
	}
	set := handshake.EqualFold(head[0], "Upgrade") || a.browser != nil && contains(head, "Upgrade") && contains(head, "Connection")
	for _, name := range head {
		set = set || markOf(name) != nil
	}
	closes := contains(head, "Connection") && handshake.EqualFold(a.value("Connection"), "close")
	switch {
	case set:
		return program{nginx, []string{"nginx writes the lines that it is configured to set, " + enumerate(head) + ", before the client's own."}}
	case closes && (a.browser != nil || !contains(head, "Upgrade")): // with Upgrade, it may have been written by hand
		return program{nginx, []string{"nginx writes Host and “Connection: close” before the client's own lines."}}
	}
	return program{}
}

// setLines returns the names at the top that a proxy may have set; X-Request-ID
// and X-Scheme are set by the nginx of Kubernetes.
func (a *arrival) setLines() []string {
	for i, name := range a.names {
		switch strings.ToLower(name) {
		case "host", "connection", "upgrade", "x-request-id", "x-scheme":
			continue
		}
		if markOf(name) == nil {
			return a.names[:i]
		}
	}
	return a.names
}

// asLastField recognises programs by fields that only together name them.
func (a *arrival) asLastField() program {
	switch {
	case !a.lacks("X-Varnish"):
		return program{varnish, []string{"X-Varnish is a field of Varnish."}}
	case !a.lacks("X-Host") && !a.lacks("X-Forwarded-Host"):
		return program{lighttpd, []string{"lighttpd adds X-Host as well as X-Forwarded-Host."}}
	case !a.lacks("X-Forwarded-Server") && !a.lacks("X-Forwarded-Host"):
		return program{apache, []string{"Apache httpd adds X-Forwarded-Host and X-Forwarded-Server."}}
	}
	return program{}
}

// asQuietNginx recognises nginx when it adds nothing: it does so with HTTP/1.1 and
// an empty Connection, which has been its default since 1.29.7.
func (a *arrival) asQuietNginx() program {
	if a.browser == nil || !a.isHandshake() || !a.lacksUpgrade() || !a.lacks("Connection") || !a.hasOtherHost() || len(a.added())+len(a.respelt())+len(a.moved()) > 0 {
		return program{}
	}
	return program{nginx, []string{"Only Host was rewritten, Upgrade and Connection are gone, and nothing was added: nginx does that since 1.29.7, or with an empty Connection."}}
}

// otherHops returns what tells of proxies other than p.
func (a *arrival) otherHops(p program) []string {
	var all []string
	told := map[string]bool{p.name: true}
	for _, e := range a.named() {
		if !told[e.program] {
			told[e.program] = true
			all = append(all, e.why)
		}
	}
	if p.name == nginx && isLower(a.names[len(a.setLines()):]) {
		all = append(all, "The lines after them are in lower case: a proxy in front of nginx wrote them like that, as HAProxy does, or the browser spoke HTTP/2.")
	}
	if p.name == haproxy && a.browser != nil && a.asNginx().name != "" {
		all = append(all, "The order is that of nginx, which stood in front of it.")
	}
	for _, f := range a.Lookup("X-Forwarded-For") {
		if count := strings.Count(a.Value(f), ",") + 1; count > 1 {
			all = append(all, "X-Forwarded-For lists "+strconv.Itoa(count)+" addresses, one for each proxy unless the client started the list.")
		}
	}
	return all
}

// contains reports whether names has name, in any case.
func contains(names []string, name string) bool {
	for _, one := range names {
		if handshake.EqualFold(one, name) {
			return true
		}
	}
	return false
}
