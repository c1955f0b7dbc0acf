package squid

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// truth is whether an access list matches.
type truth int

const (
	no truth = iota
	yes
	unclear
)

// builtin are the access lists that Squid has by itself.
var builtin = []string{"all", "manager", "localhost", "to_localhost", "to_linklocal", "CONNECT"}

// matches tells whether the access list called name matches a handshake.
func (c *configuration) matches(name string, one passage.Ask) truth {
	if rest, ok := strings.CutPrefix(name, "!"); ok {
		switch c.matches(rest, one) {
		case yes:
			return no
		case no:
			return yes
		}
		return unclear
	}
	switch name {
	case "all":
		return yes
	case "manager", "CONNECT":
		return no
	}
	result := no
	for _, l := range c.all("acl") {
		if l.word(1) != name {
			continue
		}
		values := l.words[min(3, len(l.words)):]
		for _, v := range values {
			switch matches(l.word(2), v, one) {
			case yes:
				return yes
			case unclear:
				result = unclear
			}
		}
		if l.word(2) == "urlpath_regex" && len(values) > 0 && values[0] == "-i" {
			result = unclear
		}
	}
	if name == "localhost" || name == "to_localhost" || name == "to_linklocal" {
		return unclear
	}
	return result
}

// matches tells whether a value of an access list of a kind matches.
func matches(kind, value string, one passage.Ask) truth {
	path := one.Path
	switch kind {
	case "dstdomain":
		if rest, ok := strings.CutPrefix(value, "."); ok {
			return truthOf(handshake.EqualFold(one.Host, rest) || strings.HasSuffix(strings.ToLower(one.Host), strings.ToLower(value)))
		}
		return truthOf(handshake.EqualFold(one.Host, value))
	case "urlpath_regex":
		_, matched, known := pattern.Match(value, path, false)
		if !known {
			return unclear
		}
		return truthOf(matched)
	case "method":
		return truthOf(value == "GET")
	case "proto":
		return truthOf(handshake.EqualFold(value, "HTTP"))
	case "src":
		if value == "all" || value == "0.0.0.0/0" {
			return yes
		}
	}
	return unclear
}

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// rule is what the first line that matches says.
type rule struct {
	allow bool
	line  *line // nil if no line matches
	maybe *line // the line of which it is not known
}

// decide returns what the lines of a list say: each has the words from on, which begin
// with allow or deny. Where none matches, the opposite of the last line holds, and
// without lines what empty says.
func (c *configuration) decide(list []*line, from int, one passage.Ask, empty bool) rule {
	for _, l := range list {
		result := yes
		for _, name := range l.words[min(from+1, len(l.words)):] {
			switch c.matches(name, one) {
			case no:
				result = no
			case unclear:
				if result == yes {
					result = unclear
				}
			}
		}
		switch result {
		case yes:
			return rule{allow: l.word(from) == "allow", line: l}
		case unclear:
			if sameAfter(list, l, from) {
				return rule{allow: l.word(from) == "allow", line: l}
			}
			return rule{maybe: l}
		}
	}
	if len(list) == 0 {
		return rule{allow: empty}
	}
	return rule{allow: list[len(list)-1].word(from) != "allow"}
}

// sameAfter reports whether all lines from l on say the same for everybody, so that it
// does not matter whether l matches.
func sameAfter(list []*line, l *line, from int) bool {
	seen, closed := false, false
	for _, other := range list {
		seen = seen || other == l
		if seen && other.word(from) != l.word(from) {
			return false
		}
		closed = closed || seen && other.word(from+1) == "all"
	}
	return closed
}
