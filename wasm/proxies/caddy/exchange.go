package caddy

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/passage"
)

// exchange is a handshake on its way through the directives of a site.
type exchange struct {
	file     *file
	ask      passage.Ask
	head     passage.Head
	matchers map[string]*node
	route    *passage.Route
	done     bool
}

func (x *exchange) path() string {
	path, _, _ := strings.Cut(x.head.Target, "?")
	return path
}

// unclear ends with an outcome that is unknown because of n.
func (x *exchange) unclear(n *node, says string) {
	x.done = true
	x.route.Outcome, x.route.Cause, x.route.Blame = passage.Unknown, says, n.head
}

// answers ends with a response of Caddy's own.
func (x *exchange) answers(n *node, status int, says string) {
	x.done = true
	x.route.Outcome, x.route.Status, x.route.Cause, x.route.Blame = passage.Fails, status, says, n.head
}

// block runs directives: in Caddy's order, or in that of the text.
func (x *exchange) block(all []*node, sorted bool) {
	var directives []*node
	for _, n := range all {
		if name := n.word(0); strings.HasPrefix(name, "@") {
			x.matchers[name] = n
		} else {
			directives = append(directives, n)
		}
	}
	if sorted {
		slices.SortStableFunc(directives, compare)
	}
	handled := map[string]bool{} // handle and its kin: only the first that matches
	for _, n := range directives {
		name := n.word(0)
		if x.done || slices.Contains(others, name) {
			continue
		}
		group := ""
		if name == "handle" || name == "handle_path" {
			group = "handle"
		} else if name == "rewrite" && sorted {
			group = name
		}
		if group != "" && handled[group] {
			continue
		}
		switch x.matches(n) {
		case yes:
			handled[group] = true
			x.directive(n)
		case unclear:
			x.unclear(n, "Whether this matches is not evaluated here.")
		}
	}
}

// compare is Caddy's order: by directive, then by the length of the matcher's path.
func compare(a, b *node) int {
	if d := rank(a.word(0)) - rank(b.word(0)); d != 0 {
		return d
	}
	return weight(b) - weight(a)
}

// rank returns the place of a directive; handle_path is sorted with handle.
func rank(name string) int {
	if name == "handle_path" {
		name = "handle"
	}
	return slices.Index(order, name)
}

// weight is larger for what Caddy tries first.
func weight(n *node) int {
	switch m := matcher(n); {
	case strings.HasPrefix(m, "/"):
		return 1000 + 2*len(strings.TrimSuffix(m, "*")) - len(m) + len(strings.TrimSuffix(m, "*"))
	case strings.HasPrefix(m, "@"):
		return 1
	}
	return 0
}

func (x *exchange) directive(n *node) {
	args := n.words[1:]
	if matcher(n) != "" {
		args = args[1:]
	}
	switch n.word(0) {
	case "root", "encode", "skip_log", "vars", "tracing", "request_body", "push", "templates":
	case "header":
		if text := strings.ToLower(n.span.Of(x.file.text)); strings.Contains(text, "upgrade") || strings.Contains(text, "sec-websocket") || strings.Contains(text, "connection") {
			x.unclear(n, "What header does to the response to a handshake is not evaluated here.")
		}
	case "redir":
		status := 302
		if len(args) > 1 {
			status = map[string]int{"permanent": 301, "temporary": 302}[args[1]]
			if n, err := strconv.Atoi(args[1]); err == nil {
				status = n
			}
		}
		x.answers(n, status, "redir answers with a redirect, which browsers don't follow for a WebSocket.")
	case "rewrite":
		x.rewrite(n, args)
	case "uri":
		if len(args) == 2 && args[0] == "strip_prefix" {
			x.head.Target = strip(x.head.Target, args[1])
			return
		}
		x.unclear(n, "What uri makes of the path is not evaluated here.")
	case "basicauth", "basic_auth":
		x.answers(n, 401, "basicauth asks for a password, and the handshake has none: scripts can't add one to a WebSocket. Browsers send it only if the page's own login was for the same server.")
	case "handle", "route":
		x.block(n.block, n.word(0) == "handle")
		if n.word(0) == "handle" && !x.done {
			x.answers(n, 200, "The handle block takes the address and asks no server: Caddy answers with an empty 200.")
		}
	case "handle_path":
		x.head.Target = strip(x.head.Target, strings.TrimSuffix(n.word(1), "*"))
		if x.block(n.block, true); !x.done {
			x.answers(n, 200, "The handle_path block takes the address and asks no server: Caddy answers with an empty 200.")
		}
	case "respond":
		status := 200
		for _, a := range args {
			if n, err := strconv.Atoi(a); err == nil {
				status = n
			}
		}
		x.answers(n, status, "respond answers here, before a reverse_proxy is reached; no server is asked.")
	case "reverse_proxy":
		x.proxy(n)
	case "file_server":
		x.answers(n, 0, "file_server looks for a file here; no server is asked.")
	case "abort":
		x.answers(n, 0, "abort closes the connection.")
	default:
		x.unclear(n, "What "+n.word(0)+" does with a handshake is not evaluated here.")
	}
}

// rewrite sets the path; of placeholders it knows {uri} and {path}.
func (x *exchange) rewrite(n *node, args []string) {
	if len(args) != 1 {
		x.unclear(n, "What rewrite makes of the path is not evaluated here.")
		return
	}
	target := strings.NewReplacer("{uri}", x.head.Target, "{path}", x.path()).Replace(args[0])
	if _, query, found := strings.Cut(x.head.Target, "?"); found && !strings.Contains(target, "?") {
		target += "?" + query
	}
	if strings.Contains(target, "{") {
		x.unclear(n, "What rewrite makes of the path is not evaluated here.")
		return
	}
	x.head.Target = target
}

// strip takes a prefix from a path, which keeps its slash.
func strip(target, prefix string) string {
	prefix = strings.TrimSuffix(prefix, "/")
	if len(target) < len(prefix) || !strings.EqualFold(target[:len(prefix)], prefix) {
		return target
	}
	if target = target[len(prefix):]; !strings.HasPrefix(target, "/") {
		target = "/" + target
	}
	return target
}
