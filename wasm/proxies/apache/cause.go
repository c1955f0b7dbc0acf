package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// explain says why what arrives is refused.
func (x *exchange) explain(r *passage.Route, scheme string, old *directive, refused []string) {
	r.Blame = x.by.span
	for _, d := range x.sets {
		name := strings.TrimSuffix(d.word(1), ":")
		if handshake.EqualFold(name, "Upgrade") || strings.HasPrefix(strings.ToLower(name), "sec-websocket-") && strings.Contains(strings.Join(refused, " "), name) {
			if !handshake.EqualFold(d.word(2), "websocket") {
				r.Cause, r.Blame = "RequestHeader changes "+name+", which the handshake needs. What arrives is refused: "+strings.Join(refused, "; ")+".", d.span
				return
			}
		}
	}
	upgrade := x.worker.param("upgrade")
	_, _, own := target(x.by)
	ignored := x.worker != nil && x.worker.by != x.by && x.by.is("proxypass") && !strings.HasPrefix(strings.ToLower(scheme), "ws") && strings.Contains(strings.Join(own, " "), "upgrade=")
	switch {
	case old != nil:
		r.Cause, r.Blame = "force-proxy-request-1.0 makes Apache ask the server with HTTP/1.0, which has no upgrade.", old.span
	case x.worker == nil && x.by.is("proxypassmatch") && strings.Contains(strings.Join(own, " "), "upgrade="):
		r.Cause = "Apache finds the parameters of this line only for addresses that are as long as its own, in which $1 counts as two characters: here it takes Upgrade out of the request."
	case ignored:
		r.Cause = "Apache ignores upgrade= here: an earlier line names the same server, or a part of its address, and its parameters hold for both."
		r.Blame = x.by.span
	case upgrade != "":
		r.Cause = "The parameter upgrade has to be websocket (or ANY); with “" + upgrade + "”, Apache takes Upgrade out of the request."
		r.Blame = x.worker.by.span
	case x.unused() != "":
		r.Plain = x.elsewhere()
		r.Cause = x.unused() + " So the handshake goes to a server over http: without Upgrade."
	case x.laterPass() != nil:
		r.Cause, r.Blame = "This ProxyPass takes the address first, and sends the handshake on without Upgrade: the first ProxyPass that matches counts.", x.by.span
	default:
		place, _, _ := target(x.by)
		r.Plain = !passage.Telling(place)
		r.Cause = "For an address that begins with http:, Apache takes Upgrade out of the request unless the line has upgrade=websocket (since 2.4.47), or the address begins with ws: (mod_proxy_wstunnel)."
	}
}

// elsewhere reports whether the condition that failed is about the address: the rule is
// for another one.
func (x *exchange) elsewhere() bool {
	if len(x.failed) == 0 {
		return false
	}
	test := strings.ToUpper(x.failed[len(x.failed)-1].word(0))
	return test == "%{REQUEST_URI}" || test == "%{QUERY_STRING}" || test == "%{HTTP_HOST}"
}

// unused says why a RewriteRule that is for handshakes did not take this one; "" if there
// is none.
func (x *exchange) unused() string {
	for _, level := range []*directive{x.host, x.c.top} {
		for _, rule := range rules(level) {
			if !strings.HasPrefix(rule.word(1), "ws") {
				continue
			}
			d := x.c.setting(level, "rewriteengine")
			switch {
			case !handshake.EqualFold(d.word(0), "on"):
				return "The RewriteRule for handshakes is not used: RewriteEngine On is missing."
			case level != x.host:
				return "The RewriteRule for handshakes stands outside of the virtual host, which does not inherit it."
			case len(x.failed) > 0:
				return "The RewriteRule for handshakes is not used, because “" + x.failed[len(x.failed)-1].span.Of(x.c.text) + "” does not hold."
			}
			return "The RewriteRule for handshakes does not take this address."
		}
	}
	return ""
}

// laterPass returns a ProxyPass to ws: below the one that took the path, or nil.
func (x *exchange) laterPass() *directive {
	seen := false
	for _, d := range x.by.outer.block {
		path, address, rest := target(d)
		if seen && d.is("proxypass") && alias(x.path, path) > 0 && (strings.HasPrefix(address, "ws") || strings.Contains(strings.Join(rest, " "), "upgrade=")) {
			return d
		}
		seen = seen || d == x.by
	}
	return nil
}
