package caddy

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// order is that in which Caddy 2.6 runs the directives of a site.
var order = []string{
	"tracing", "map", "vars", "root", "skip_log", "header", "copy_response_headers", "request_body", "redir", "method", "rewrite", "uri",
	"try_files", "basicauth", "basic_auth", "forward_auth", "request_header", "encode", "push", "templates", "invoke", "handle", "handle_path",
	"route", "abort", "error", "copy_response", "respond", "metrics", "reverse_proxy", "php_fastcgi", "file_server", "acme_server",
}

// others are directives that are not run in an order.
var others = []string{"tls", "log", "bind", "import", "handle_errors"}

// file is a Caddyfile.
type file struct {
	text     string
	sites    []*node
	snippets map[string]*node
	fault    *fault
	unknown  *node // an import of something that the text does not have
}

// fault is why Caddy does not start.
type fault struct {
	says  string
	span  handshake.Span
	fix   string
	place handshake.Span
}

// parse returns the file that text is; ok is false if it is no Caddyfile.
func parse(text string) (*file, bool) {
	p := &parser{text: text}
	all := p.nodes(0)
	f := &file{text: text, snippets: map[string]*node{}}
	if !isCaddyfile(text, all) {
		return nil, false
	}
	if p.fault != "" {
		f.fault = &fault{says: p.fault, span: p.where}
		return f, true
	}
	loose := &node{words: []string{""}, hasBlock: true}
	for i, n := range all {
		name := n.word(0)
		switch {
		case len(n.words) == 0 && i == 0: // global options
		case strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")"):
			f.snippets[name[1:len(name)-1]] = n
		case isDirective(name):
			loose.block = append(loose.block, n)
		default:
			f.sites = append(f.sites, n)
		}
	}
	if len(loose.block) > 0 {
		f.loose(loose)
	}
	for _, site := range f.sites {
		site.block = f.expand(site.block, 0)
		f.check(site.block, names(site.block))
	}
	return f, true
}

// isDirective reports whether a line with that name is none with a site's address.
func isDirective(name string) bool {
	return slices.Contains(order, name) || slices.Contains(others, name) || strings.HasPrefix(name, "@")
}

// loose takes directives that stand in no block: of the one site above them, or of a
// site of which the rest was not pasted.
func (f *file) loose(n *node) {
	if len(f.sites) == 1 && !f.sites[0].hasBlock {
		f.sites[0].block = n.block
		return
	}
	if len(f.sites) == 0 {
		n.head = n.block[0].head
		f.sites = append(f.sites, n)
		return
	}
	f.fault = &fault{says: "A directive stands outside of the blocks of the sites.", span: n.block[0].head}
}

// isCaddyfile reports whether the text has what only Caddyfiles have.
func isCaddyfile(text string, all []*node) bool {
	if strings.Contains(text, ";\n") {
		return false
	}
	found := false
	for i, n := range all {
		if name := n.word(0); !n.hasBlock && !isDirective(name) && (i > 0 || !strings.ContainsAny(name, ".:")) {
			return false // prose around a directive
		}
		walk(n, 0, func(n *node, depth int) {
			switch n.word(0) {
			case "reverse_proxy", "reverse_prox":
				found = found || len(n.words) > 1
			case "proxy":
				found = found || depth == 1 && len(n.words) > 2
			case "file_server":
				found = found || depth == 1
			}
		})
	}
	return found
}

func walk(n *node, depth int, do func(*node, int)) {
	do(n, depth)
	for _, inner := range n.block {
		walk(inner, depth+1, do)
	}
}

// expand puts snippets in place of their imports.
func (f *file) expand(block []*node, depth int) (all []*node) {
	for _, n := range block {
		if n.word(0) != "import" {
			n.block = f.expand(n.block, depth)
			all = append(all, n)
			continue
		}
		snippet := f.snippets[n.word(1)]
		if snippet == nil || len(n.words) > 2 || depth > 5 {
			f.unknown = n
			continue
		}
		all = append(all, f.expand(snippet.block, depth+1)...)
	}
	return all
}

// names returns the names of the matchers in a block.
func names(block []*node) (all []string) {
	for _, n := range block {
		if strings.HasPrefix(n.word(0), "@") {
			all = append(all, n.word(0))
		}
	}
	return all
}

// check looks for what Caddy refuses.
func (f *file) check(block []*node, matchers []string) {
	for _, n := range block {
		name := n.word(0)
		switch {
		case f.fault != nil:
		case strings.HasPrefix(name, "@"):
			f.checkMatcher(n)
		case name == "proxy":
			f.fault = &fault{says: "“proxy” is a directive of Caddy 1; in Caddy 2 it is reverse_proxy, which passes WebSockets on without being told to.", span: n.head}
			if len(n.words) == 3 {
				path := n.word(1)
				if path == "/" {
					path = "*"
				}
				f.fault.fix, f.fault.place = "reverse_proxy "+path+" "+n.word(2), n.span
			}
		case !slices.Contains(order, name) && !slices.Contains(others, name):
			f.fault = &fault{says: "Caddy has no directive named " + name + ", unless a plugin adds it.", span: n.head}
		case strings.HasPrefix(n.word(1), "@") && !slices.Contains(matchers, n.word(1)):
			f.fault = &fault{says: "No matcher is named " + n.word(1) + ".", span: n.head}
		case name == "handle" || name == "handle_path" || name == "route":
			f.check(n.block, append(slices.Clone(matchers), names(n.block)...))
		case name == "reverse_proxy":
			f.checkProxy(n)
		case name == "basicauth" || name == "basic_auth":
			for _, account := range n.block {
				if !strings.HasPrefix(account.word(1), "$") && !strings.Contains(account.word(1), "{") {
					f.fault = &fault{says: "An account is a name and the hash of a password, as caddy hash-password prints it.", span: account.head}
				}
			}
		}
	}
}

// matchers are those that Caddy 2.6 has.
var matchers = strings.Fields("host path path_regexp method header header_regexp protocol remote_ip query expression not file vars vars_regexp")

// checkMatcher looks at a named matcher.
func (f *file) checkMatcher(n *node) {
	conditions := n.block
	if !n.hasBlock && len(n.words) > 1 {
		conditions = []*node{{words: n.words[1:], head: n.head}}
	}
	for _, c := range conditions {
		if name := c.word(0); f.fault == nil && !slices.Contains(matchers, name) && !strings.HasPrefix(name, "`") {
			f.fault = &fault{says: "Caddy has no matcher named " + name + ", unless a plugin adds it.", span: c.head}
		}
	}
}

func (f *file) checkProxy(n *node) {
	for _, to := range upstreams(n) {
		_, rest, found := strings.Cut(to, "://")
		if !found {
			rest = to
		}
		if strings.Contains(strings.TrimSuffix(rest, "/"), "/") && !strings.HasPrefix(to, "unix/") {
			f.fault = &fault{says: "The address of a server can't have a path: use rewrite or handle_path for that.", span: n.head}
		}
	}
	for _, inner := range n.block {
		if name := inner.word(0); name == "websocket" || name == "transparent" {
			f.fault = &fault{says: "“" + name + "” is an option of Caddy 1. Caddy 2 needs none for WebSockets.", span: inner.head, place: lineOf(f.text, inner.span)}
		}
	}
}

// lineOf returns the span with what is around it on its lines, if that is only space.
func lineOf(text string, s handshake.Span) handshake.Span {
	start := s.Start
	for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	if (start == 0 || text[start-1] == '\n') && s.End < len(text) && text[s.End] == '\n' {
		return handshake.Span{Start: start, End: s.End + 1}
	}
	return s
}
