// Package hops determines from a handshake request whether a proxy stood between
// the browser and the server, what it changed, and which program it was. What
// browsers send was recorded with the versions in the table of programs, what
// proxies make of it with the programs named in testdata/README.md.
package hops

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Sent is what is known of the request as the browser made it.
type Sent struct {
	Browser string // "chromium", "firefox", or "" if it is not known; Browser tells it
	Host    string // the host of the address that was opened, as in Host: "example.com:8080"; "" if it is not known
	Origin  string // the origin of the page, as in Origin; "" if it is not known
}

// Kind is a way in which a request differs from the one that was sent.
type Kind string

const (
	Version   Kind = "version"   // of HTTP
	Dropped   Kind = "dropped"   // a field is missing
	Rewritten Kind = "rewritten" // a value is different
	Added     Kind = "added"     // a field is there that no browser sends
	Respelt   Kind = "respelt"   // names are written differently
	Moved     Kind = "moved"     // lines are in another order
)

// Change is one thing that is not as the browser sends it.
type Change struct {
	Kind   Kind
	Span   handshake.Span // the bytes of the request it speaks of; zero if something is missing
	Title  string         // what is different
	Detail string         // what that means
	Fix    string         // what to do, or "" if the change is harmless
}

// Report is what a request tells of the proxies that it came through.
type Report struct {
	Changes   []Change // those that do harm first; none if no proxy can be seen
	Proxy     string   // the likeliest program that spoke to the server, such as "nginx"; "" if it can't be told
	Why       string   // what Proxy was recognised by, and what tells of other proxies; "" if there is nothing
	Expected  string   // the head as the browser sends it, with … for values that are not known; "" if the browser is not known or spoke HTTP/2
	Diagnosis string   // what the proxy did to the handshake, in a sentence; "" if no proxy can be seen
	Config    string   // lines of the proxy's configuration, separated by \n, that fix it; "" if nothing is broken or the proxy is not known
}

// Browser returns "chromium" or "firefox", whichever request says it comes
// from in User-Agent, or "" if that is something else. Browsers built on
// Chromium are "chromium".
func Browser(request handshake.Message) string {
	fields := request.Lookup("User-Agent")
	if len(fields) == 0 {
		return ""
	}
	agent := request.Value(fields[0])
	switch {
	case strings.Contains(agent, "Firefox/") && strings.Contains(agent, "Gecko/"):
		return "firefox"
	case strings.Contains(agent, "Chrome/") && !strings.Contains(agent, "Edge/"): // the Edge that was not Chromium
		return "chromium"
	}
	return ""
}

// Detect holds request, which has arrived at a server, against what sent says of
// it. A proxy that changes nothing can't be seen. If the browser is not known,
// only what no client does by itself counts: the order and the spelling of names
// then prove nothing. Fields that are Hidden in request are not missed.
//
// The request must be the bytes that arrived: a copy from DevTools or from a HAR
// file has other lines in another order. One that is written as in HTTP/2 is
// looked at for added fields only.
func Detect(request handshake.Message, sent Sent) Report {
	if request.IsResponse() {
		return Report{}
	}
	a := arrive(request, sent)
	changes := a.changes()
	report := Report{Changes: changes, Expected: a.expected()}
	if len(changes) == 0 {
		return report
	}
	p := a.program()
	report.Proxy = p.name
	report.Why = strings.Join(append(p.why, a.otherHops(p)...), " ")
	report.Diagnosis, report.Config = a.remedy(p.name, changes)
	return report
}

// changes returns all changes, those that do harm first.
func (a *arrival) changes() []Change {
	all := a.added()
	if a.isHandshake() {
		all = append(a.lost(), all...)
		all = append(all, a.respelt()...)
		all = append(all, a.moved()...)
	}
	var harmful, harmless []Change
	for _, c := range all {
		if c.Fix != "" {
			harmful = append(harmful, c)
		} else {
			harmless = append(harmless, c)
		}
	}
	return append(harmful, harmless...)
}
