package traefik

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/yaml"
)

// setting is one value, however the text is written: Traefik's labels have its path in
// one word, and files in nested keys.
type setting struct {
	path  string // in lower case: "http.routers.chat.rule"
	value string
	span  handshake.Span // the line
	place handshake.Span // the value
}

// settings are those of a text, in its order. A path stands several times for a list.
type settings []setting

// all returns those with the path.
func (s settings) all(path string) (found settings) {
	for _, one := range s {
		if one.path == path {
			found = append(found, one)
		}
	}
	return found
}

// get returns the first with the path.
func (s settings) get(path string) (setting, bool) {
	for _, one := range s {
		if one.path == path {
			return one, true
		}
	}
	return setting{}, false
}

// below returns those whose path begins with prefix, without it.
func (s settings) below(prefix string) (found settings) {
	for _, one := range s {
		if rest, ok := strings.CutPrefix(one.path, prefix); ok {
			one.path = rest
			found = append(found, one)
		}
	}
	return found
}

// names returns the names that stand behind prefix, each once, with the first setting
// of each.
func (s settings) names(prefix string) (names []string, first settings) {
	seen := map[string]bool{}
	for _, one := range s.below(prefix) {
		name, _, _ := strings.Cut(one.path, ".")
		if !seen[name] {
			seen[name] = true
			names, first = append(names, name), append(first, one)
		}
	}
	return names, first
}

// list returns the values of a list, which labels separate by commas.
func (s settings) list(path string) (values []string) {
	for _, one := range s.all(path) {
		for _, value := range strings.Split(one.value, ",") {
			if value = strings.TrimSpace(value); value != "" {
				values = append(values, value)
			}
		}
	}
	return values
}

// labels reads the labels and arguments that stand anywhere in text:
// traefik.http.routers.x.rule=…, also with a colon, and --entrypoints.x.address=….
func labels(text string) (all settings) {
	offset := 0
	for line := range strings.Lines(text) {
		start := offset
		offset += len(line)
		body := strings.TrimRight(line, " \t\r\n\\,")
		for _, word := range []string{"traefik.", "--entrypoints.", "--entryPoints.", "--providers."} {
			at := strings.Index(body, word)
			if at < 0 || strings.HasPrefix(strings.TrimSpace(line), "#") || at > 0 && strings.IndexByte(" \t\"'-", body[at-1]) < 0 {
				continue
			}
			end := strings.IndexAny(body[at:], "=: ")
			if end < 0 {
				continue
			}
			path := strings.ToLower(strings.Trim(body[at:at+end], `"'-`))
			from := at + end + 1
			quote := ""
			if at > 0 && (body[at-1] == '"' || body[at-1] == '\'') {
				quote = body[at-1 : at]
			}
			value := strings.TrimSpace(body[from:])
			value = strings.Trim(strings.TrimSuffix(value, quote), `"'`)
			from += max(0, strings.Index(body[from:], value))
			all = append(all, setting{
				strings.TrimPrefix(path, "traefik."), value,
				handshake.Span{Start: start + at, End: start + len(body)}, handshake.Span{Start: start + from, End: start + from + len(value)},
			})
			break
		}
	}
	return all
}

// nested reads a document's keys and lists.
func nested(n *yaml.Node, path string, span handshake.Span) (all settings) {
	switch n.Kind {
	case yaml.Mapping:
		for _, p := range n.Pairs {
			inner := strings.ToLower(p.Key)
			if path != "" {
				inner = path + "." + inner
			}
			all = append(all, nested(p.Value, inner, p.Span)...)
		}
		if len(n.Pairs) == 0 {
			all = append(all, setting{path: path, span: span, place: n.Span})
		}
	case yaml.List:
		for i, item := range n.Items {
			inner := path
			if item.Kind != yaml.Scalar {
				inner += "[" + strconv.Itoa(i) + "]"
			}
			all = append(all, nested(item, inner, item.Span)...)
		}
	default:
		all = append(all, setting{path, n.Text, span, n.Span})
	}
	return all
}
