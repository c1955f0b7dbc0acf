package alb

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/yaml"
)

// resource is a load balancer, listener, rule or target group.
type resource struct {
	kind   string // of those below
	name   string
	span   handshake.Span // its first line
	values []value
}

// The kinds of resources.
const (
	balancer = "LoadBalancer"
	listener = "Listener"
	rule     = "ListenerRule"
	group    = "TargetGroup"
)

// value is one that a resource has: its path in Terraform's names, such as
// "default_action.type".
type value struct {
	path, text string
	span       handshake.Span // the line
	place      handshake.Span // the value
}

// get returns the first value whose path ends in path.
func (r *resource) get(path string) (value, bool) {
	if r != nil {
		for _, v := range r.values {
			if v.path == path || strings.HasSuffix(v.path, "."+path) {
				return v, true
			}
		}
	}
	return value{}, false
}

// text returns that value's text, or "".
func (r *resource) text(path string) string {
	v, _ := r.get(path)
	return v.text
}

// cloudFormation returns the resources of a template.
func cloudFormation(text string) (found []*resource) {
	documents, ok := yaml.Parse(text)
	if !ok {
		return nil
	}
	const prefix = "AWS::ElasticLoadBalancingV2::"
	for _, d := range documents {
		d.Walk(func(n *yaml.Node) bool {
			for _, p := range n.Pairs {
				kind, ours := strings.CutPrefix(p.Value.Get("Type").String(), prefix)
				if !ours {
					continue
				}
				r := &resource{kind: kind, name: p.Key, span: p.Span}
				r.add(p.Value.Get("Properties"), "", p.Span)
				found = append(found, r)
			}
			return true
		})
	}
	return found
}

// add takes the values of properties, with Terraform's names for them.
func (r *resource) add(n *yaml.Node, path string, span handshake.Span) {
	if n == nil {
		return
	}
	switch n.Kind {
	case yaml.Scalar:
		r.values = append(r.values, value{path, n.Text, span, n.Span})
	case yaml.List:
		for _, item := range n.Items {
			if key := item.Get("Key"); key != nil && item.Pair("Value") != nil { // of an attribute
				r.add(item.Get("Value"), attributes[key.Text], item.Pair("Value").Span)
				continue
			}
			r.add(item, path, item.Span)
		}
	}
	for _, p := range n.Pairs {
		inner := snake(p.Key)
		if path != "" {
			inner = path + "." + inner
		}
		r.add(p.Value, inner, p.Span)
	}
}

// attributes are Terraform's names of those that matter here.
var attributes = map[string]string{
	"idle_timeout.timeout_seconds": "idle_timeout",
	"stickiness.enabled":           "stickiness.enabled",
}

// snake writes LikeThis like_this, and plural names of lists in the singular that
// Terraform has.
func snake(name string) string {
	var b strings.Builder
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	switch s := b.String(); s {
	case "default_actions", "actions", "conditions":
		return strings.TrimSuffix(s, "s")
	default:
		return s
	}
}

// annotations returns a load balancer and a target group as the annotations of the AWS
// Load Balancer Controller describe them.
func annotations(text string) []*resource {
	const prefix = "alb.ingress.kubernetes.io/"
	lb, tg := &resource{kind: balancer}, &resource{kind: group}
	offset, found := 0, false
	for line := range strings.Lines(text) {
		start := offset + len(line) - len(strings.TrimLeft(line, " -\""))
		offset += len(line)
		body := strings.TrimSpace(line)
		_, after, ours := strings.Cut(body, prefix)
		key, rest, hasValue := strings.Cut(after, ":")
		if !ours || !hasValue || strings.HasPrefix(body, "#") {
			continue
		}
		found = true
		span := handshake.Span{Start: start, End: start + len(strings.TrimLeft(body, "-\" "))}
		text := strings.Trim(strings.TrimSpace(rest), `"',`)
		if lb.span.End == 0 {
			lb.span, tg.span = span, span
		}
		place := handshake.Span{Start: span.End - len(strings.TrimLeft(rest, " ")), End: span.End}
		switch strings.Trim(key, `"`) {
		case "load-balancer-attributes", "target-group-attributes":
			for _, one := range strings.Split(text, ",") {
				name, is, _ := strings.Cut(strings.TrimSpace(one), "=")
				v := value{attributes[name], is, span, span}
				lb.values, tg.values = append(lb.values, v), append(tg.values, v)
			}
		case "backend-protocol-version":
			tg.values = append(tg.values, value{"protocol_version", text, span, place})
		}
	}
	if !found {
		return nil
	}
	return []*resource{lb, tg}
}
