package alb

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// types are Terraform's of what is read here.
var types = map[string]string{
	"aws_lb": balancer, "aws_alb": balancer, "aws_lb_listener": listener, "aws_alb_listener": listener,
	"aws_lb_listener_rule": rule, "aws_alb_listener_rule": rule, "aws_lb_target_group": group, "aws_alb_target_group": group,
}

// terraform returns the resources of a text, line by line: blocks open with a brace at
// the end of their line, as terraform fmt has it.
func terraform(text string) (found []*resource) {
	var r *resource
	var blocks []string
	offset := 0
	for line := range strings.Lines(text) {
		start := offset + len(line) - len(strings.TrimLeft(line, " \t"))
		offset += len(line)
		body := strings.TrimSpace(line)
		span := handshake.Span{Start: start, End: start + len(body)}
		switch {
		case body == "" || body[0] == '#' || strings.HasPrefix(body, "//"):
		case r == nil:
			words := strings.Fields(strings.ReplaceAll(body, `"`, " "))
			if len(words) == 4 && words[0] == "resource" && words[3] == "{" && types[words[1]] != "" {
				r = &resource{kind: types[words[1]], name: words[2], span: span}
				found = append(found, r)
				blocks = nil
			}
		case body == "}":
			if len(blocks) == 0 {
				r = nil
				continue
			}
			blocks = blocks[:len(blocks)-1]
		case strings.HasSuffix(body, "{"):
			blocks = append(blocks, strings.Trim(strings.TrimSuffix(body, "{"), " ="))
		default:
			key, text, is := strings.Cut(body, "=")
			if !is {
				continue
			}
			text, _, _ = strings.Cut(text, " #")
			text = strings.TrimSpace(text)
			place := handshake.Span{Start: span.Start + strings.Index(body, text), End: span.Start + strings.Index(body, text) + len(text)}
			path := strings.Join(append(append([]string(nil), blocks...), strings.TrimSpace(key)), ".")
			r.values = append(r.values, value{path, strings.Trim(text, `"`), span, place})
		}
	}
	return found
}
