package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// exchange is a handshake on its way through a host.
type exchange struct {
	c        *configuration
	host     *directive
	ask      passage.Ask
	head     passage.Head
	sections []*directive // that hold, behind the levels

	path, query            string // as mod_rewrite changes them
	captures, condCaptures []string
	lastRule               *directive
	failed                 []*directive // conditions that did not hold

	url    string     // where it goes
	by     *directive // the line that says so
	worker *worker
	sets   []*directive // lines of RequestHeader that hold
}

// run follows the handshake.
func (x *exchange) run(r *passage.Route) {
	x.path, x.query, _ = strings.Cut(x.ask.Path, "?")
	x.head = x.ask.Head()
	if !x.c.has("authz_core") {
		answers(r, nil, 500, "The line that loads authz_core_module is missing, and without it Apache lets nobody in: it answers with 500.")
		return
	}
	var maybe *directive
	if x.sections, maybe = x.c.sections(x.host, x.path); maybe != nil {
		cannotTell(r, maybe, "Whether this section holds for the address is not evaluated here.")
		return
	}
	switch x.rewrite(r) {
	case ended:
		return
	case toProxyPass:
		if !x.proxyPass(r) {
			return
		}
	}
	if x.query != "" {
		x.url += "?" + x.query
	}
	x.toServer(r)
}

// proxyPass looks for the ProxyPass that takes the path; the last <Location> with one
// goes before those of the levels, of which the first that matches counts.
func (x *exchange) proxyPass(r *passage.Route) bool {
	for i := len(x.sections) - 1; i >= 0; i-- {
		section := x.sections[i]
		d := section.last("proxypass")
		if d == nil {
			d = section.last("proxypassmatch")
		}
		if d == nil {
			continue
		}
		_, address, _ := target(d)
		if section.name == "<locationmatch" || section.word(0) == "~" || d.name == "proxypassmatch" {
			if alias(x.path, section.word(0)) == 0 {
				break // as a path, the expression takes nothing
			}
			cannotTell(r, d, "Where a ProxyPass in this section leads is not evaluated here.")
			return false
		}
		if x.pass(d, section.word(0), address, r) {
			return x.by != nil
		}
		break
	}
	for _, level := range x.c.levels(x.host) {
		for _, d := range level.block {
			if !d.is("proxypass", "proxypassmatch") {
				continue
			}
			place, address, _ := target(d)
			if d.name == "proxypassmatch" {
				switch x.passMatch(d, place, address) {
				case unclear:
					cannotTell(r, d, "This ProxyPassMatch has a regular expression that is not evaluated here.")
					return false
				case no:
					continue
				}
				if address == "!" {
					return x.asFile(r, d)
				}
				return true
			}
			if x.pass(d, place, address, r) {
				return x.by != nil
			}
		}
	}
	return x.asFile(r, nil)
}

// pass is a ProxyPass; it returns whether that takes the path.
func (x *exchange) pass(d *directive, place, address string, r *passage.Route) bool {
	n := alias(x.path, place)
	if n == 0 {
		return false
	}
	if address == "!" {
		x.asFile(r, d)
		return true
	}
	x.by, x.url = d, escape(address)+x.path[n:]
	return true
}

func (x *exchange) passMatch(d *directive, expression, address string) truth {
	captures, matched, known := pattern.Match(expression, x.path, false)
	if !known {
		return unclear
	}
	if !matched {
		return no
	}
	x.captures = captures
	url, known := x.value(address)
	if !known {
		return unclear
	}
	if url == address { // $1 is implied
		url += x.path
	}
	x.by, x.url = d, escape(url)
	return yes
}

// escape writes an address of ProxyPass, which has neither a query nor escapes, as Apache
// sends it.
func escape(address string) string {
	return strings.ReplaceAll(strings.ReplaceAll(address, "%", "%25"), "?", "%3F")
}

// asFile ends at the files, or at a Redirect before them.
func (x *exchange) asFile(r *passage.Route, d *directive) bool {
	if access(append(x.c.directories(x.host), x.sections...), r) {
		return false
	}
	for _, level := range append(x.c.levels(x.host), x.sections...) {
		for _, one := range level.block {
			if x.redirects(one, r) {
				return false
			}
			if one.is("alias", "scriptalias", "aliasmatch", "wsgiscriptalias", "action", "sethandler", "addhandler", "fallbackresource", "redirectmatch") {
				cannotTell(r, one, "What "+one.name+" does with the handshake is not evaluated here.")
				return false
			}
		}
	}
	if d != nil {
		answers(r, d, 404, "The target ! takes the address out: Apache looks for a file there, and answers with 404 unless there is one.")
		return false
	}
	answers(r, x.host, 404, "No ProxyPass and no RewriteRule takes this address to a server: Apache looks for a file, and answers with 404 unless there is one.")
	if x.host == x.c.top {
		r.Blame = handshake.Span{}
	}
	return false
}

// redirects is Redirect.
func (x *exchange) redirects(d *directive, r *passage.Route) bool {
	words := d.words
	status := 302
	switch {
	case d.is("redirectpermanent"):
		status = 301
	case !d.is("redirect", "redirecttemp"):
		return false
	}
	if len(words) > 0 {
		if n, ok := map[string]int{"permanent": 301, "temp": 302, "seeother": 303, "gone": 410, "301": 301, "302": 302, "303": 303, "307": 307, "308": 308}[words[0]]; ok {
			status, words = n, words[1:]
		}
	}
	if len(words) == 0 || len(words) > 1 && !under(x.path, strings.TrimSuffix(words[0], "/")) {
		return false
	}
	r.Plain = true
	says := "Redirect answers the handshake with a redirect, which no browser follows for a WebSocket."
	if strings.HasPrefix(words[len(words)-1], "https://") {
		says += " Open the WebSocket with wss:// instead of ws://."
	}
	return answers(r, d, status, says)
}

// cutURL returns the scheme of an address, its host with the port, and its path.
func cutURL(url string) (scheme, host, path string) {
	scheme, rest, _ := strings.Cut(url, "://")
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		return strings.ToLower(scheme), rest, "/"
	}
	host, path = rest[:end], rest[end:]
	if path[0] == '?' {
		path = "/" + path
	}
	return strings.ToLower(scheme), host, path
}

// toServer is mod_proxy.
func (x *exchange) toServer(r *passage.Route) {
	all := x.sections
	for _, level := range x.c.levels(x.host) {
		for _, d := range level.block {
			if d.is("<proxy", "<proxymatch") {
				switch covers(d, x.url) {
				case yes:
					all = append(all[:len(all):len(all)], d)
				case unclear:
					cannotTell(r, d, "Whether this section holds for the address is not evaluated here.")
					return
				}
			}
		}
	}
	if access(all, r) {
		return
	}
	for _, s := range x.sections {
		for _, d := range s.block {
			if x.redirects(d, r) {
				return
			}
		}
	}
	x.worker = find(x.c.workers(x.host), x.url)
	scheme, host, path := cutURL(x.url)
	if scheme == "balancer" {
		w, count := x.c.member(x.host, host)
		if w == nil {
			answers(r, x.by, 0, "No BalancerMember of balancer://"+host+" is here.")
			if x.c.modules == nil && len(x.c.top.all("<proxy")) == 0 && len(x.host.all("<proxy")) == 0 {
				cannotTell(r, x.by, "The members of balancer://"+host+" are not in this text.")
			}
			return
		}
		if count > 1 {
			r.Notes = append(r.Notes, passage.Note{Says: "The balancer has several members; this is what happens with the first one.", Span: w.by.span})
		}
		x.worker = w
		x.url = strings.TrimSuffix(w.address, "/") + path
		scheme, host, path = cutURL(x.url)
	}
	r.Backend = scheme + "://" + host
	x.send(r, all, scheme, host, path)
}
