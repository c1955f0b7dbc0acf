package iis

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// request is a handshake on its way through the rules.
type request struct {
	head  passage.Head
	path  string   // without the slash that it begins with, as rules see it
	query string   // without its ?
	plain bool     // it came without TLS
	rule  []string // what the groups of match took, and of the conditions
	cond  []string
}

// holds tells whether a rule's match and conditions hold.
func (q *request) holds(rule *element) (yes, known bool) {
	match := rule.first("match")
	captures, yes, known := pattern.Match(match.get("url"), q.path, match.get("ignorecase") != "false")
	if syntax := rule.get("patternsyntax"); !known || syntax != "" && syntax != "ECMAScript" {
		return false, false
	}
	q.rule, q.cond = captures, nil
	if yes == (match.get("negate") == "true") {
		return false, true
	}
	conditions := rule.first("conditions")
	any := conditions.get("logicalgrouping") == "MatchAny"
	all := conditions.all("add")
	if len(all) == 0 {
		return true, true
	}
	sure := true
	for _, c := range all {
		one, known := q.condition(c)
		switch {
		case !known:
			sure = false
		case one && any:
			return true, true
		case !one && !any:
			return false, true
		}
	}
	return !any, sure
}

// condition tells whether a condition holds.
func (q *request) condition(c *element) (yes, known bool) {
	negate := strings.EqualFold(c.get("negate"), "true")
	switch c.get("matchtype") {
	case "IsFile", "IsDirectory":
		return negate, true // as if there were no file of this name
	}
	input, known := q.expand(c.get("input"))
	if !known {
		return false, false
	}
	captures, yes, known := pattern.Match(c.get("pattern"), input, c.get("ignorecase") != "false")
	if yes && !negate {
		q.cond = captures
	}
	return yes != negate, known
}

// expand puts values in the place of what stands in braces.
func (q *request) expand(text string) (value string, known bool) {
	known = true
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return "", false
		}
		one, ok := q.variable(name)
		known = known && ok
		b.WriteString(one)
		text = after
	}
	return b.String(), known
}

// variable returns the value of a server variable or of what a group took.
func (q *request) variable(name string) (value string, known bool) {
	if n, ok := strings.CutPrefix(name, "R:"); ok {
		return taken(q.rule, n), true
	}
	if n, ok := strings.CutPrefix(name, "C:"); ok {
		return taken(q.cond, n), q.cond != nil
	}
	switch name {
	case "HTTPS":
		return map[bool]string{false: "on", true: "off"}[q.plain], true
	case "REQUEST_METHOD":
		return q.head.Method, true
	case "QUERY_STRING":
		return q.query, true
	case "URL", "PATH_INFO":
		return "/" + q.path, true
	case "REQUEST_URI", "UNENCODED_URL":
		return q.head.Target, true
	}
	if field, ok := strings.CutPrefix(name, "HTTP_"); ok {
		for _, f := range q.head.Fields {
			if handshake.EqualFold(strings.ReplaceAll(f.Name, "-", "_"), field) {
				return f.Value, true
			}
		}
		return "", true
	}
	return "", false
}

func taken(groups []string, n string) string {
	if len(n) == 1 && n[0] >= '0' && int(n[0]-'0') < len(groups) {
		return groups[n[0]-'0']
	}
	return ""
}

// isProxied reports whether a rewritten URL leads to another server.
func isProxied(url string) bool {
	scheme, _, found := strings.Cut(url, "://")
	return found && (scheme == "http" || scheme == "https")
}
