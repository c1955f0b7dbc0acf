package alb

import (
	"strconv"
	"strings"

	"wsaccept/wasm/proxies/documented"
	"wsaccept/wasm/proxies/passage"
)

// read returns the resources that text describes.
func read(text string) []*resource {
	switch {
	case strings.Contains(text, "AWS::ElasticLoadBalancingV2::"):
		return cloudFormation(text)
	case strings.Contains(text, "\"aws_lb") || strings.Contains(text, "\"aws_alb"):
		return terraform(text)
	case strings.Contains(text, "alb.ingress.kubernetes.io/"):
		return annotations(text)
	}
	return nil
}

// Read tells what the load balancer does with handshakes, for each of its target groups.
func Read(text string, asks ...passage.Ask) (passage.Report, bool) {
	all := read(text)
	if len(all) == 0 {
		return passage.Report{}, false
	}
	report := passage.Report{Program: "AWS Application Load Balancer", Versions: documented.Versions(versions)}
	if len(asks) == 0 {
		asks = []passage.Ask{{Host: passage.Host, Path: passage.Path}}
	}
	for _, one := range asks {
		for i := range targets(all) {
			r := route(one, all, i)
			r.Settle(text, func(text string) (passage.Route, bool) {
				fixed := read(text)
				if len(targets(fixed)) <= i {
					return passage.Route{}, false
				}
				return route(one, fixed, i), true
			})
			report.Routes = append(report.Routes, r)
			if len(asks) > 1 {
				break
			}
		}
	}
	return report, true
}

// targets are the target groups, or what is told in the place of one.
func targets(all []*resource) (groups []*resource) {
	for _, r := range all {
		if r.kind == group {
			groups = append(groups, r)
		}
	}
	if len(groups) == 0 && len(all) > 0 {
		groups = all[:1]
	}
	return groups
}

// first returns the first resource of a kind, or nil.
func first(all []*resource, kind string) *resource {
	for _, r := range all {
		if r.kind == kind {
			return r
		}
	}
	return nil
}

// route tells what becomes of a handshake for the target group with a number.
func route(ask passage.Ask, all []*resource, number int) passage.Route {
	if ask.Host == "" {
		ask.Host = passage.Host
	}
	if ask.Path == "" {
		ask.Path = passage.Path
	}
	to := targets(all)[number]
	r := passage.Route{Ask: ask, Address: ask.Host + ask.Path, Span: to.span}
	lb := first(all, balancer)
	if kind, ok := lb.get("type"); ok && (kind.text == "network" || kind.text == "gateway") || lb.text("load_balancer_type") == "network" {
		r.Outcome, r.Blame = passage.Unknown, lb.span
		r.Cause = "This is no Application Load Balancer. A Network Load Balancer with a TCP listener passes bytes on as they are, whatever their protocol; how long it keeps a silent connection is not told here."
		return r
	}
	if to.kind == group {
		r.Backend = strings.TrimSpace("target group " + to.name)
		if len(targets(all)) > 1 {
			r.Address += " (" + r.Backend + ")"
		}
		if refuses(&r, to) {
			return r
		}
	}
	if answers(&r, all) {
		return r
	}
	head := ask.Head()
	for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Amzn-Trace-Id"} {
		head.Set(name, passage.Varies)
	}
	if refused := r.Judge(&head); len(refused) > 0 {
		r.Cause = "The server refuses what arrives: " + strings.Join(refused, " ")
		return r
	}
	r.Notes = append(r.Notes, passage.Note{Says: claims[unasked].String()})
	idleOf(&r, lb)
	stick, ok := to.get("stickiness.enabled")
	if !ok || stick.text == "false" {
		r.Notes = append(r.Notes, passage.Note{Says: claims[sticky].String(), Span: stick.span})
	}
	return r
}

// refuses reports whether the target group takes no WebSockets.
func refuses(r *passage.Route, to *resource) bool {
	for _, c := range []struct {
		path, value string
		claim       int
		status      int
	}{
		{"protocol_version", "HTTP2", incompatible, 464}, {"protocol_version", "GRPC", incompatible, 464}, {"target_type", "lambda", lambda, 400},
	} {
		if v, ok := to.get(c.path); ok && strings.EqualFold(v.text, c.value) {
			r.Outcome, r.Status, r.Blame, r.Cause = passage.Fails, c.status, v.span, claims[c.claim].String()
			if c.claim == incompatible {
				r.Fix = "Write HTTP1, which is the default, or give the WebSocket a target group of its own."
				r.Edits = []passage.Edit{{Span: v.place, Text: `"HTTP1"`}}
			}
			return true
		}
	}
	if v, ok := to.get("target_control_port"); ok {
		r.Outcome, r.Blame, r.Cause = passage.Fails, v.span, claims[optimizer].String()
		return true
	}
	return false
}

// answers reports whether the listeners lead no request to the target group, but answer
// themselves.
func answers(r *passage.Route, all []*resource) bool {
	forwards, any := false, false
	var other value
	for _, one := range all {
		if one.kind != listener && one.kind != rule {
			continue
		}
		for _, v := range one.values {
			if v.path != "default_action.type" && v.path != "action.type" {
				continue
			}
			any = true
			forwards = forwards || v.text == "forward"
			if v.text != "forward" {
				other = v
			}
		}
	}
	if strings.HasPrefix(other.text, "authenticate-") {
		r.Notes = append(r.Notes, passage.Note{Says: claims[logsIn].String(), Span: other.span})
		return false
	}
	if forwards && other.text == "redirect" {
		r.Notes = append(r.Notes, passage.Note{Says: "One listener answers with a redirect: open the WebSocket at the other one's scheme and port.", Span: other.span})
	}
	if !any || forwards || other.path == "" {
		return false
	}
	r.Outcome, r.Blame, r.Plain = passage.Fails, other.span, true
	r.Cause = "The listener answers itself (" + other.text + ")."
	if other.text == "redirect" {
		r.Cause = claims[redirects].String()
	}
	return true
}

// idleOf tells when the load balancer closes a connection without traffic.
func idleOf(r *passage.Route, lb *resource) {
	const standard = 60
	r.Idle = passage.Idle{Known: lb != nil, Seconds: standard, Says: claims[idle].String()}
	if v, ok := lb.get("idle_timeout"); ok {
		n, err := strconv.Atoi(v.text)
		r.Idle = passage.Idle{Known: err == nil && n > 0, Seconds: n, Span: v.span,
			Says: "idle_timeout: the load balancer closes the connection when nothing has come from either side for so long. Send pings more often than that."}
	}
	if v, ok := lb.get("idle_timeout"); ok && !r.Idle.Known {
		r.Notes = append(r.Notes, passage.Note{Says: "What idle_timeout is can't be known from this text. " + claims[idle].String(), Span: v.span})
	}
	if lb == nil {
		r.Notes = append(r.Notes, passage.Note{Says: claims[idle].String()})
	}
}
