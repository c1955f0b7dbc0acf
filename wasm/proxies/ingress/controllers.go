package ingress

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// standard is how many seconds of silence nginx waits for, unless told otherwise.
const standard = 60

// withCommunity is ingress-nginx, which passes handshakes on without being told to.
func (d document) withCommunity(r *passage.Route, _ string) {
	for _, name := range []string{"configuration-snippet", "server-snippet", "auth-url"} {
		if l, found := d.get(community + name); found {
			if name == "configuration-snippet" {
				if again := d.again(l); again != "" {
					r.Outcome, r.Blame = passage.Unknown, l.span
					r.Cause = "The snippet sets " + again + ", which ingress-nginx sets by itself. nginx then sends both lines, and what the server makes of them depends on it."
					r.Fix = "Delete these lines of the snippet: ingress-nginx passes handshakes on without them."
					return
				}
				if d.harmless(l) {
					continue
				}
			}
			r.Outcome, r.Blame = passage.Unknown, l.span
			r.Cause = "What the annotation " + name + " does to a handshake is not evaluated here. Without it ingress-nginx passes handshakes on."
			return
		}
	}
	if l, found := d.get(community + "auth-type"); found {
		r.Outcome, r.Status, r.Blame = passage.Fails, 401, l.span
		r.Cause = "ingress-nginx asks for a password (auth-type): a handshake without one is answered with 401. A script can't add it; a browser sends the one that it has for the host, or that stands in ws://name:password@host."
		return
	}
	head := arrives(r.Ask)
	version, found := d.get(community + "proxy-http-version")
	if found && version.value == "1.0" {
		head.Version = "HTTP/1.0"
	}
	if refused := r.Judge(head); len(refused) > 0 {
		r.Blame = version.span
		r.Cause = "The annotation proxy-http-version makes ingress-nginx speak HTTP/1.0 to the server, in which a server must ignore Upgrade."
		r.Fix, r.Edits = "Write 1.1, which is the default.", []passage.Edit{{Span: version.place, Text: `"1.1"`}}
		return
	}
	r.Idle = passage.Idle{Known: true, Seconds: standard, Says: "The annotation proxy-read-timeout is missing, and 60 seconds are the default."}
	if l, found := d.get(community + "proxy-read-timeout"); found {
		seconds, err := strconv.Atoi(l.value)
		r.Idle = passage.Idle{Known: err == nil, Seconds: seconds, Says: "The annotation proxy-read-timeout says so.", Span: l.span}
		if err != nil {
			r.Warns = append(r.Warns, passage.Note{Says: "proxy-read-timeout takes seconds without a unit: " + l.value + " is no number.", Span: l.span})
		}
	}
	if l, found := d.get(community + "rewrite-target"); found {
		r.Notes = append(r.Notes, passage.Note{Says: "rewrite-target changes the path that arrives; it is not followed here.", Span: l.span})
	}
}

// withF5 is F5's controller, which passes Upgrade on for the services only that an
// annotation names.
func (d document) withF5(r *passage.Route, service string) {
	const annotation = f5 + "websocket-services"
	l, found := d.get(annotation)
	if service == "" {
		r.Outcome, r.Blame = passage.Unknown, l.span
		r.Cause = "Which service this address leads to can't be known from this text. The annotation " + annotation + " must name it."
		return
	}
	named := false
	for _, one := range strings.Split(l.value, ",") {
		named = named || strings.TrimSpace(one) == service
	}
	head := arrives(r.Ask)
	if !named {
		head.Del("Upgrade")
		head.Set("Connection", "close")
	}
	if refused := r.Judge(head); len(refused) > 0 {
		r.Arrives = nil // but for what is missing, the documentation does not say what arrives
		r.Cause = "The annotation " + annotation + " does not name the service " + service + ", so the controller drops Upgrade and Connection."
		r.Fix = "Name the service in the annotation."
		if found {
			r.Blame, r.Edits = l.span, []passage.Edit{{Span: l.place, Text: `"` + strings.Trim(l.value+","+service, ",") + `"`}}
		} else if a, has := d.get("annotations"); has {
			r.Blame = a.span
			r.Edits = []passage.Edit{{Span: handshake.Span{Start: a.span.End, End: a.span.End}, Text: "\n" + d.indentBelow(a) + annotation + `: "` + service + `"`}}
		}
		return
	}
	r.Idle = passage.Idle{Known: true, Seconds: standard, Says: "The annotation nginx.org/proxy-read-timeout is missing, and 60 seconds are the default."}
	if l, found := d.get(f5 + "proxy-read-timeout"); found {
		seconds, err := strconv.Atoi(strings.TrimSuffix(l.value, "s"))
		r.Idle = passage.Idle{Known: err == nil, Seconds: seconds, Says: "The annotation nginx.org/proxy-read-timeout says so.", Span: l.span}
	}
}

// indentBelow returns the indentation of what stands in a.
func (d document) indentBelow(a line) string {
	start := strings.LastIndexByte(d.text[:a.span.Start], '\n') + 1
	return d.text[start:a.span.Start] + "  "
}
