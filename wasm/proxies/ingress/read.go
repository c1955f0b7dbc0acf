package ingress

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// What the annotations of the two controllers begin with.
const (
	community = "nginx.ingress.kubernetes.io/"
	f5        = "nginx.org/"
)

// line is a line of YAML that has a key and a value.
type line struct {
	key, value string
	span       handshake.Span // without the indentation
	place      handshake.Span // of the value
}

// document is what is read of an Ingress: YAML by lines, which is enough for annotations,
// hosts and paths.
type document struct {
	text  string
	lines []line
}

func readLines(text string) document {
	d := document{text: text}
	at := 0
	for raw := range strings.Lines(text) {
		start := at
		at += len(raw)
		body := strings.TrimLeft(raw, " \t-")
		start += len(raw) - len(body)
		body = strings.TrimRight(body, " \t\r\n")
		key, value, found := strings.Cut(body, ":")
		if !found || strings.HasPrefix(body, "#") || value != "" && value[0] != ' ' {
			continue
		}
		if i := strings.Index(value, " #"); i >= 0 {
			value = value[:i]
		}
		from := start + len(key) + 1 + len(value) - len(strings.TrimLeft(value, " "))
		value = strings.TrimSpace(value)
		d.lines = append(d.lines, line{
			key: strings.Trim(key, `"'`), value: strings.Trim(value, `"'`),
			span: handshake.Span{Start: start, End: start + len(body)}, place: handshake.Span{Start: from, End: from + len(value)},
		})
	}
	return d
}

// get returns the first line with the key.
func (d document) get(key string) (line, bool) {
	for _, l := range d.lines {
		if l.key == key {
			return l, true
		}
	}
	return line{}, false
}

// has reports whether a key begins with prefix.
func (d document) has(prefix string) bool {
	for _, l := range d.lines {
		if strings.HasPrefix(l.key, prefix) {
			return true
		}
	}
	return false
}

// Read tells what the controller does with handshakes for each host and path.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	if !strings.Contains(text, "nginx") {
		return passage.Report{}, false
	}
	d := readLines(text)
	kind, _ := d.get("kind")
	class, _ := d.get("ingressClassName")
	if class.value == "" {
		class, _ = d.get("kubernetes.io/ingress.class")
	}
	isIngress := kind.value == "Ingress" && strings.HasPrefix(class.value, "nginx")
	switch {
	case d.has(f5):
		return d.report("NGINX Ingress Controller", "This is what the documentation of F5's NGINX Ingress Controller says; it was not run.", asks, d.withF5), true
	case d.has(community), isIngress:
		return d.report("ingress-nginx", "This is what the documentation of ingress-nginx 1.x says; it was not run.", asks, d.withCommunity), true
	}
	return passage.Report{}, false
}

func (d document) report(program, versions string, asks []passage.Ask, route func(*passage.Route, string)) passage.Report {
	report := passage.Report{Program: program, Versions: versions}
	services := map[passage.Ask]string{}
	if named := d.asks(services); len(asks) == 0 {
		asks = named
	}
	for _, ask := range asks {
		r := passage.Route{Ask: ask, Address: ask.Host + ask.Path, Backend: services[ask]}
		route(&r, services[ask])
		report.Routes = append(report.Routes, r)
	}
	return report
}

// mostAddresses is how many are told.
const mostAddresses = 50

// asks returns a handshake for each path, and notes the services they lead to.
func (d document) asks(services map[passage.Ask]string) []passage.Ask {
	var all []passage.Ask
	host := passage.Host
	for i, l := range d.lines {
		switch {
		case l.key == "host" && l.value != "" && !strings.HasPrefix(l.value, "*"):
			host = l.value
		case l.key == "path" && strings.HasPrefix(l.value, "/") && len(all) < mostAddresses && !strings.ContainsAny(l.value, "(|*?[$"):
			ask := passage.Ask{Host: host, Path: l.value}
			if ask.Path == "/" {
				ask.Path = passage.Path
			}
			all = append(all, ask)
			services[ask] = d.serviceAfter(i)
		}
	}
	if len(all) == 0 {
		all = []passage.Ask{{Host: host, Path: passage.Path}}
	}
	return all
}

// serviceAfter returns the name of the service below the path in a line.
func (d document) serviceAfter(i int) string {
	for j, l := range d.lines[i+1:] {
		switch {
		case l.key == "path" && j > 0:
			return ""
		case l.key == "serviceName", l.key == "name":
			return l.value
		}
	}
	return ""
}

// arrives is the request that both controllers make of a handshake that they pass on.
func arrives(ask passage.Ask) *passage.Head {
	head := ask.Head()
	head.Set("Connection", "upgrade")
	for _, name := range []string{"X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto"} {
		head.Add(name, passage.Varies)
	}
	return &head
}
