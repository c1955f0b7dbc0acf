package hops

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// mark is a field that a proxy adds.
type mark struct {
	name    string // or how it begins, if the last character is a hyphen
	program string // that adds it, "" if many do
	detail  string
}

// marks are fields that no browser sends and no client sends of its own accord.
// X-Request-Id and the like are not among them: clients send those too.
var marks = []mark{
	{"Via", "", "Every proxy must add the protocol version that it was called with, and its name or a pseudonym (RFC 9110 §7.6.3)."},
	{"Forwarded", "", "A proxy notes who called it and how (RFC 7239)."},
	{"X-Forwarded-For", "", "The address that the proxy was called from."},
	{"X-Forwarded-Host", "", "The Host that the proxy got."},
	{"X-Forwarded-Proto", "", "How the proxy was called: with TLS (https, wss) or without."},
	{"X-Forwarded-Server", "", "The proxy's own name."},
	{"X-Forwarded-", "", "A proxy notes what it knows about the client."},
	{"X-Real-IP", "", "The address that the proxy was called from, as configurations of nginx and Traefik name it."},
	{"X-Varnish", varnish, "The number that Varnish gave the request."},
	{"X-Host", "", "The Host that the proxy got, as lighttpd names it."},
	{"Surrogate-Capability", "", "A cache in front of the server says what it can do. Squid sends it."},
	{"CF-Ray", "Cloudflare", "Cloudflare's number for the request."},
	{"CF-Connecting-IP", "Cloudflare", "The client's address, as Cloudflare saw it."},
	{"CF-Visitor", "Cloudflare", "How Cloudflare was called: with TLS or without."},
	{"CF-IPCountry", "Cloudflare", "The client's country, as Cloudflare determines it."},
	{"CDN-Loop", "", "The CDNs that the request came through, so that loops are noticed (RFC 8586)."},
	{"X-Amzn-Trace-Id", "AWS load balancer", "The number that the load balancer gave the request."},
	{"X-Amz-Cf-Id", "Amazon CloudFront", "CloudFront's number for the request."},
	{"Fly-Client-IP", "Fly.io", "The client's address, as Fly.io saw it."},
	{"Fly-Request-Id", "Fly.io", "Fly.io's number for the request."},
	{"Fly-Region", "Fly.io", "The region in which Fly.io received the request."},
	{"Fly-Forwarded-", "Fly.io", "How Fly.io was called."},
	{"X-Envoy-", "Envoy", "Envoy notes what it knows about the request."},
	{"Fastly-Client-IP", "Fastly", "The client's address, as Fastly saw it."},
	{"Fastly-FF", "Fastly", "The servers of Fastly that the request came through."},
	{"X-Azure-", "Azure Front Door", "Azure notes what it knows about the request."},
	{"X-ARR-", "Application Request Routing (IIS, Azure)", "The proxy of IIS notes what it knows about the request."},
}

// markOf returns the mark that a field called name is, or nil.
func markOf(name string) *mark {
	for i := range marks {
		m := &marks[i]
		if handshake.EqualFold(name, m.name) || strings.HasSuffix(m.name, "-") && hasPrefixFold(name, m.name) {
			return m
		}
	}
	return nil
}

// added returns the fields that proxies added.
func (a *arrival) added() []Change {
	var all []Change
	for i, f := range a.Fields {
		m := markOf(a.names[i])
		if m == nil {
			continue
		}
		by := "A proxy"
		if m.program != "" {
			by = m.program
		}
		c := Change{Kind: Added, Span: a.Lines[f.Line].Text, Title: by + " added " + a.names[i] + ".", Detail: m.detail}
		if count := a.proxiesIn(f, m); count > 1 {
			c.Detail += " It lists " + words.Count(count, "hop") + ", unless the client started the list."
		}
		all = append(all, c)
	}
	return all
}

// proxiesIn returns how many proxies are listed in f, or 0 if f is no list of
// them.
func (a *arrival) proxiesIn(f handshake.Field, m *mark) int {
	switch m.name {
	case "Via", "Forwarded", "X-Forwarded-For":
		return strings.Count(a.Value(f), ",") + 1
	}
	return 0
}

// viaPrograms are found in Via in this way, in lower case.
var viaPrograms = []struct{ word, program string }{
	{"squid", squid},
	{"varnish", varnish},
	{"caddy", goProxy},
	{"haproxy", haproxy},
	{"cloudfront", "Amazon CloudFront"},
	{"google", "Google Cloud load balancer"},
	{"vegur", "Heroku"},
	{"fly.io", "Fly.io"},
	{"(apache/", apache},
}

// viaProgram returns the program that an entry of Via names, or "".
func viaProgram(entry string) string {
	entry = strings.ToLower(entry)
	for _, one := range viaPrograms {
		if strings.Contains(entry, one.word) {
			return one.program
		}
	}
	return ""
}

// evidence is that a program was on the way, and what tells.
type evidence struct{ program, why string }

// named returns the programs that fields name, in the order of the fields.
func (a *arrival) named() []evidence {
	var all []evidence
	for i, f := range a.Fields {
		m := markOf(a.names[i])
		if m == nil {
			continue
		}
		if m.program != "" {
			all = append(all, evidence{m.program, a.names[i] + " is a field of " + m.program + "."})
		}
		if m.name == "Via" {
			for _, entry := range strings.Split(a.Value(f), ",") {
				if program := viaProgram(entry); program != "" {
					all = append(all, evidence{program, "Via names " + short(strings.Trim(entry, " \t\r\n")) + "."})
				}
			}
		}
	}
	return all
}
