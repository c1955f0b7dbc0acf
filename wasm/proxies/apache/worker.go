package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// worker is a server, or a part of one, with the parameters of the line that first names
// it. Who names it again, or something below it, adds nothing.
type worker struct {
	address string
	by      *directive
	params  []param
}

// param is a parameter such as upgrade=websocket.
type param struct{ name, value string }

func (w *worker) param(name string) string {
	if w == nil {
		return ""
	}
	value := ""
	for _, p := range w.params {
		if handshake.EqualFold(p.name, name) {
			value = p.value
		}
	}
	return value
}

// params reads the words behind an address.
func params(words []string) (all []param) {
	for _, w := range words {
		name, value, _ := strings.Cut(w, "=")
		all = append(all, param{name, value})
	}
	return all
}

// target returns the address of a ProxyPass, its path, which is "" in a <Location>, and
// the words behind.
func target(d *directive) (path, address string, rest []string) {
	words := d.words
	if !d.outer.is("<location", "<locationmatch") && len(words) > 0 {
		path, words = words[0], words[1:]
	}
	if len(words) > 0 {
		address, words = words[0], words[1:]
	}
	return path, address, words
}

// workers returns those of the top level and of a host, in their order.
func (c *configuration) workers(host *directive) (all []*worker) {
	for _, level := range c.levels(host) {
		all = append(all, define(nil, level)...)
	}
	return all
}

func define(all []*worker, level *directive) []*worker {
	for _, d := range level.block {
		switch {
		case d.is("<virtualhost"):
		case d.is("proxypass", "proxypassmatch"):
			_, address, rest := target(d)
			if address == "!" || strings.HasPrefix(address, "balancer:") || strings.Contains(address, "$") && len(rest) == 0 {
				continue
			}
			if find(all, address) == nil {
				all = append(all, &worker{address, d, params(rest)})
			}
		case d.is("<proxy") && strings.Contains(d.word(0), "://") && !strings.ContainsAny(d.word(0), "*?") && !strings.HasPrefix(d.word(0), "balancer:"):
			sets := d.all("proxyset")
			w := find(all, d.word(0))
			if w == nil && len(sets)+len(d.words) > 1 {
				w = &worker{d.word(0), d, params(d.words[1:])}
				all = append(all, w)
			}
			for _, set := range sets {
				if w != nil {
					w.params = append(w.params, params(set.words)...)
				}
			}
		case d.section:
			all = define(all, d)
		}
	}
	return all
}

// find returns the worker with the longest address that another begins with, or nil.
// Where an address has $1 and the like, anything may stand; but the whole must be as
// long as it is written.
func find(all []*worker, address string) *worker {
	var best *worker
	for _, w := range all {
		if len(address) >= len(w.address) && begins(address, w.address) && (best == nil || len(w.address) > len(best.address)) {
			best = w
		}
	}
	return best
}

func begins(s, pattern string) bool {
	i := strings.IndexByte(pattern, '$')
	if i < 0 || i+1 == len(pattern) || pattern[i+1] < '0' || pattern[i+1] > '9' {
		return strings.HasPrefix(s, pattern)
	}
	if !strings.HasPrefix(s, pattern[:i]) {
		return false
	}
	rest := pattern[i+2:]
	for at := i; at <= len(s); at++ {
		if begins(s[at:], rest) {
			return true
		}
	}
	return false
}

// member returns the first member of a balancer with the parameters of its line, and how
// many there are.
func (c *configuration) member(host *directive, name string) (w *worker, count int) {
	for _, level := range c.levels(host) {
		for _, d := range level.block {
			if d.is("<proxy") && handshake.EqualFold(d.word(0), "balancer://"+name) {
				for _, m := range d.all("balancermember") {
					if count++; w == nil && len(m.words) > 0 {
						w = &worker{m.word(0), m, params(m.words[1:])}
					}
				}
			}
			if d.is("balancermember") && handshake.EqualFold(strings.TrimSuffix(d.word(0), "/"), "balancer://"+name) {
				if count++; w == nil && len(d.words) > 1 {
					w = &worker{d.word(1), d, params(d.words[2:])}
				}
			}
		}
	}
	return w, count
}

// upgrades reports whether mod_proxy_http passes an upgrade to websocket on to an
// address of the scheme.
func (w *worker) upgrades(scheme string) bool {
	value := w.param("upgrade")
	if value == "" {
		return scheme == "ws" || scheme == "wss"
	}
	return handshake.EqualFold(value, "websocket") || handshake.EqualFold(value, "any") || value == "*"
}
