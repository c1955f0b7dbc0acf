package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/pattern"
)

// truth is whether a condition holds.
type truth int

const (
	no truth = iota
	yes
	unclear
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) not() truth {
	switch t {
	case yes:
		return no
	case no:
		return yes
	}
	return unclear
}

// matches tells whether a <Location> or its kin takes a path.
func matches(d *directive, path string) truth {
	expression := d.word(0)
	if d.name == "<location" && expression != "~" {
		if strings.ContainsAny(expression, "*?[") {
			return unclear
		}
		return truthOf(under(path, expression))
	}
	if expression == "~" {
		expression = d.word(1)
	}
	_, matched, known := pattern.Match(expression, path, false)
	if !known {
		return unclear
	}
	return truthOf(matched)
}

// under reports whether path is place or below it.
func under(path, place string) bool {
	rest, ok := strings.CutPrefix(path, place)
	return ok && (rest == "" || strings.HasSuffix(place, "/") || rest[0] == '/')
}

// covers tells whether a <Proxy> takes what goes to an address.
func covers(d *directive, address string) truth {
	if d.name == "<proxymatch" {
		_, matched, known := pattern.Match(d.word(0), address, false)
		if !known {
			return unclear
		}
		return truthOf(matched)
	}
	place := d.word(0)
	if strings.ContainsAny(place, "*?") {
		return truthOf(wild(place, address))
	}
	return truthOf(strings.HasPrefix(address, place))
}

// sections returns the sections of the top level and of a host that hold for a path, in
// the order in which they are merged. maybe is one of which that is not known.
func (c *configuration) sections(host *directive, path string) (all []*directive, maybe *directive) {
	for _, level := range c.levels(host) {
		for _, d := range level.block {
			if !d.is("<location", "<locationmatch") {
				continue
			}
			switch matches(d, path) {
			case yes:
				all = append(all, d)
			case unclear:
				maybe = d
			}
		}
	}
	return all, maybe
}

// levels returns the top level and the host, or the top level alone.
func (c *configuration) levels(host *directive) []*directive {
	if host == c.top {
		return []*directive{c.top}
	}
	return []*directive{c.top, host}
}

// alias returns how much of a path the path of a ProxyPass takes, or 0: slashes count
// once, and after its end there is a slash or nothing.
func alias(path, place string) int {
	at := 0
	for i := 0; i < len(place); {
		if place[i] == '/' {
			if at >= len(path) || path[at] != '/' {
				return 0
			}
			for i < len(place) && place[i] == '/' {
				i++
			}
			for at < len(path) && path[at] == '/' {
				at++
			}
			continue
		}
		if at >= len(path) || path[at] != place[i] {
			return 0
		}
		at, i = at+1, i+1
	}
	if !strings.HasSuffix(place, "/") && at < len(path) && path[at] != '/' {
		return 0
	}
	return at
}

// lineOf returns the span with its whole line, if nothing else is on it.
func lineOf(text string, s handshake.Span) handshake.Span {
	start := strings.LastIndexByte(text[:s.Start], '\n') + 1
	end := lineEnd(text, s)
	if strings.TrimSpace(text[start:s.Start]+text[s.End:end]) != "" {
		return s
	}
	return handshake.Span{Start: start, End: min(end+1, len(text))}
}
