package haproxy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// holds reports whether the condition at the end of a line holds: if or unless, then
// access lists. A line without one always holds.
func (x *exchange) holds(s *section, l *line) (yes, known bool) {
	for i, w := range l.words {
		if w == "if" || w == "unless" {
			yes, known = x.alternatives(s, l.words[i+1:])
			return yes == (w == "if"), known
		}
	}
	return true, true
}

// alternatives evaluates terms, with "or" and "||" between groups of which each term
// must hold.
func (x *exchange) alternatives(s *section, words []string) (yes, known bool) {
	all, allKnown := true, true
	anyUnknown := false
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == "or" || words[i] == "||" {
			if all && allKnown {
				return true, true
			}
			anyUnknown = anyUnknown || all && !allKnown
			all, allKnown = true, true
			continue
		}
		word, not := words[i], false
		for strings.HasPrefix(word, "!") {
			word, not = word[1:], !not
		}
		if word == "" && i+1 < len(words) {
			i++
			word = words[i]
		}
		var one, sure bool
		if word == "{" {
			end := i
			for end < len(words) && words[end] != "}" {
				end++
			}
			one, sure = x.test(words[min(i+1, end):end])
			i = end
		} else {
			one, sure = x.named(s, word)
		}
		switch {
		case !sure:
			allKnown = false
		case one == not:
			all = false
		}
	}
	return false, !anyUnknown
}

// named evaluates the access lists of that name: one of them must match.
func (x *exchange) named(s *section, name string) (yes, known bool) {
	known = true
	found := false
	for _, l := range s.lines {
		if !l.starts("acl", name) {
			continue
		}
		found = true
		one, sure := x.test(l.words[2:])
		if one && sure {
			return true, true
		}
		if sure && strings.HasPrefix(strings.TrimPrefix(l.words[2], "req."), "hdr") {
			ignoring := append([]string{l.words[2], "-i"}, l.words[3:]...)
			if folded, _ := x.test(ignoring); folded {
				x.cased = l
			}
		}
		known = known && sure
	}
	switch {
	case found:
		return false, known
	case name == "TRUE":
		return true, true
	case name == "FALSE" || name == "METH_POST" || name == "METH_OPTIONS" || name == "METH_CONNECT":
		return false, true
	case name == "METH_GET" || name == "HTTP" || name == "HTTP_1.1":
		return true, true
	}
	return false, false
}

// test evaluates what an access list compares: what is fetched, flags, values.
func (x *exchange) test(words []string) (yes, known bool) {
	if len(words) == 0 {
		return false, false
	}
	values, how, known := x.fetch(words[0])
	if !known {
		return false, false
	}
	fold := false
	rest := words[1:]
	for len(rest) > 0 && strings.HasPrefix(rest[0], "-") {
		switch {
		case rest[0] == "-i":
			fold = true
		case rest[0] == "-m" && len(rest) > 1:
			how = rest[1]
			rest = rest[1:]
		case rest[0] == "--":
		default:
			return false, false // -f: a file
		}
		rest = rest[1:]
	}
	switch how {
	case "found":
		return len(values) > 0, true
	case "bool":
		return len(values) > 0 && values[0] == "1", len(rest) == 0
	}
	if len(rest) == 0 {
		return false, false
	}
	for _, value := range values {
		for _, wanted := range rest {
			one, sure := compare(how, value, wanted, fold)
			if !sure {
				return false, false
			}
			if one {
				return true, true
			}
		}
	}
	return false, true
}

// fetch returns what a sample has in this request, and how it is compared.
func (x *exchange) fetch(sample string) (values []string, how string, known bool) {
	name, argument, _ := strings.Cut(sample, "(")
	argument = strings.TrimSuffix(argument, ")")
	name = strings.TrimPrefix(name, "req.")
	base, suffix, _ := strings.Cut(name, "_")
	how = "str"
	switch suffix {
	case "beg", "end", "sub", "reg":
		name, how = base, suffix
	}
	if strings.Contains(argument, ",") || strings.Contains(sample, "),") {
		return nil, "", false
	}
	path, _, _ := strings.Cut(x.head.Target, "?")
	switch {
	case name == "path" && argument == "":
		return []string{path}, how, true
	case name == "url" && argument == "":
		return []string{x.head.Target}, how, true
	case name == "method" && argument == "" && suffix == "":
		return []string{x.head.Method}, how, true
	case name == "ssl_fc" && !x.tls:
		return nil, "bool", true
	case name == "ssl_fc":
		return []string{"1"}, "bool", true
	case name == "hdr" && argument != "":
		for _, f := range x.head.Fields {
			if !handshake.EqualFold(f.Name, argument) {
				continue
			}
			for _, one := range strings.Split(f.Value, ",") {
				if strings.Contains(one, passage.Varies) || strings.Contains(one, "%[") {
					return nil, "", false
				}
				values = append(values, strings.TrimSpace(one))
			}
		}
		return values, how, true
	}
	return nil, "", false
}

// compare reports whether value matches wanted in the way that how names.
func compare(how, value, wanted string, fold bool) (yes, known bool) {
	if how == "reg" {
		_, yes, known = pattern.Match(wanted, value, fold)
		return yes, known
	}
	if fold {
		value, wanted = strings.ToLower(value), strings.ToLower(wanted)
	}
	switch how {
	case "str":
		return value == wanted, true
	case "beg":
		return strings.HasPrefix(value, wanted), true
	case "end":
		return strings.HasSuffix(value, wanted), true
	case "sub":
		return strings.Contains(value, wanted), true
	}
	return false, false
}
