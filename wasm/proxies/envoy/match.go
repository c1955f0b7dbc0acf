package envoy

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
	"wsaccept/wasm/proxies/yaml"
)

// host returns the virtual host for a name: the one with the name itself, with the
// longest *.suffix, with the longest prefix.*, or with *.
func (m *manager) host(name string) *yaml.Node {
	name = strings.ToLower(name)
	var best *yaml.Node
	score := -1
	for _, h := range m.hosts() {
		for _, d := range h.Get("domains").Each() {
			if s := fits(strings.ToLower(d.String()), name); s > score {
				best, score = h, s
			}
		}
	}
	return best
}

// fits tells how well a domain fits a name; -1 if not at all.
func fits(domain, name string) int {
	const whole, suffix, prefix = 3000, 2000, 1000
	switch {
	case domain == name:
		return whole
	case domain == "*":
		return 0
	case strings.HasPrefix(domain, "*") && strings.HasSuffix(name, domain[1:]) && len(name) > len(domain)-1:
		return suffix + len(domain)
	case strings.HasSuffix(domain, "*") && strings.HasPrefix(name, domain[:len(domain)-1]):
		return prefix + len(domain)
	}
	return -1
}

// find returns the first route of a virtual host that takes the request; known is false
// if that depends on what is not evaluated here.
func find(host *yaml.Node, head *passage.Head) (route *yaml.Node, known bool) {
	for _, r := range host.Get("routes").Each() {
		yes, sure := takes(r.Get("match"), head)
		if !sure {
			return r, false
		}
		if yes {
			return r, true
		}
	}
	return nil, true
}

// takes reports whether a match holds for a request.
func takes(match *yaml.Node, head *passage.Head) (yes, known bool) {
	path, _, _ := strings.Cut(head.Target, "?")
	known = true
	if match == nil {
		return false, false
	}
	fold := match.Get("case_sensitive").String() == "false"
	if fold {
		path = strings.ToLower(path)
	}
	for _, p := range match.Pairs {
		value := p.Value.String()
		if fold {
			value = strings.ToLower(value)
		}
		holds := true
		switch p.Key {
		case "prefix":
			holds = strings.HasPrefix(path, value)
		case "path":
			holds = path == value
		case "path_separated_prefix":
			holds = path == value || strings.HasPrefix(path, value+"/")
		case "safe_regex", "regex":
			if p.Key == "safe_regex" {
				value = p.Value.Get("regex").String()
			}
			var sure bool
			_, holds, sure = pattern.Match("^(?:"+value+")$", path, fold)
			known = known && sure
		case "headers":
			for _, h := range p.Value.Each() {
				one, sure := hasHeader(h, head)
				holds, known = holds && one, known && sure
			}
		case "connect_matcher":
			holds = false
		case "case_sensitive", "grpc":
			holds = p.Key != "grpc"
		default:
			known = false
		}
		if !holds {
			return false, true
		}
	}
	return true, known
}

// hasHeader reports whether a condition on a field holds.
func hasHeader(condition *yaml.Node, head *passage.Head) (yes, known bool) {
	name := condition.Get("name").String()
	value, has := head.Get(name), head.Has(name)
	known = true
	yes = has
	test := condition
	if m := condition.Get("string_match"); m != nil {
		test = m
	}
	fold := test.Get("ignore_case").String() == "true"
	if fold {
		value = strings.ToLower(value)
	}
	for _, p := range test.Pairs {
		wanted := p.Value.String()
		if fold {
			wanted = strings.ToLower(wanted)
		}
		switch p.Key {
		case "exact", "exact_match":
			yes = has && value == wanted
		case "prefix", "prefix_match":
			yes = has && strings.HasPrefix(value, wanted)
		case "suffix", "suffix_match":
			yes = has && strings.HasSuffix(value, wanted)
		case "contains", "contains_match":
			yes = has && strings.Contains(value, wanted)
		case "present_match":
			yes = has == (wanted == "true")
		case "name", "ignore_case", "invert_match":
		default:
			known = false
		}
	}
	if condition.Get("invert_match").String() == "true" {
		yes = !yes
	}
	return yes, known
}

// upgrades reports whether upgrade_configs lets WebSockets through: entry is the one
// about them, nil if there is none.
func upgrades(configs *yaml.Node) (yes bool, entry *yaml.Node) {
	for _, u := range configs.Each() {
		if handshake.EqualFold(u.Get("upgrade_type").String(), "websocket") {
			return u.Get("enabled").String() != "false", u
		}
	}
	return false, nil
}
