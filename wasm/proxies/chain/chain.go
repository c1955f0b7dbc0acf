// Package chain takes a handshake through several proxies in a row, each with its
// configuration: what the first loses, the next does not get.
package chain

import (
	"slices"
	"strings"

	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/passage"
)

// Chain is what becomes of a handshake on its way through proxies.
type Chain struct {
	Ask     passage.Ask
	Hops    []Hop // those that it reaches, in order
	Outcome passage.Outcome
	Blame   int // the number of the hop at which it fails or is not known; -1 if it passes
}

// Hop is what one proxy does with it.
type Hop struct {
	Report passage.Report
	Route  passage.Route
	Lacks  []string // what a server finds wrong with the request that comes here already
}

// Chains are what becomes of handshakes with several addresses on the same way.
type Chains []Chain

// IsFault reports whether something is to be fixed for c: it fails, and it is not so that
// handshakes get through for another address, and this one is for other requests.
func (all Chains) IsFault(c Chain) bool {
	return c.Outcome == passage.Fails && !(c.Hops[c.Blame].Route.Plain && all.passes())
}

func (all Chains) passes() bool {
	return slices.ContainsFunc(all, func(c Chain) bool { return c.Outcome == passage.Passes })
}

// First returns the chain to tell first: one that is to be fixed, or one that passes.
func (all Chains) First() Chain {
	best := all[0]
	for _, c := range all {
		if all.IsFault(c) {
			return c
		}
		if best.Outcome != passage.Passes && c.Outcome == passage.Passes {
			best = c
		}
	}
	return best
}

// most is how many handshakes are followed.
const most = 50

// Follow returns what becomes of handshakes with the addresses that the texts name, or of
// ask if it has a host or a path. read is false if the text with the number unread is no
// proxy's configuration.
func Follow(texts []string, ask passage.Ask) (chains Chains, unread int, read bool) {
	var reports []passage.Report
	for i, text := range texts {
		report, ok := proxies.Read(text)
		if !ok {
			return nil, i, false
		}
		reports = append(reports, report)
	}
	if len(texts) == 0 {
		return nil, 0, false
	}
	if ask.Host != "" || ask.Path != "" {
		return Chains{follow(texts, ask)}, 0, true
	}
	host := hostOf(reports)
	seen := map[passage.Ask]bool{}
	for i, report := range reports {
		for _, r := range report.Routes {
			one := r.Ask
			if isAny(one.Host) {
				one.Host = host
			}
			if seen[one] || len(seen) == most {
				continue
			}
			seen[one] = true
			// The client asks what the first takes. What another one names counts if it gets there.
			if c := follow(texts, one); i == 0 || c.Blame < 0 || c.Blame >= i {
				chains = append(chains, c)
			}
		}
	}
	return chains, 0, true
}

// isAny reports whether a host stands for any.
func isAny(host string) bool { return host == "" || host == passage.Host }

// hostOf returns the first host that a configuration names, or "".
func hostOf(reports []passage.Report) string {
	for _, report := range reports {
		for _, r := range report.Routes {
			if !isAny(r.Ask.Host) {
				return r.Ask.Host
			}
		}
	}
	return ""
}

// follow takes one handshake through texts, which all are configurations. Of a request
// that has lost something, the way is told to its end, but it does not open a WebSocket
// any more: also where a proxy behind puts the lines back, the one before expects no 101.
func follow(texts []string, ask passage.Ask) Chain {
	c := Chain{Ask: ask, Outcome: passage.Passes, Blame: -1}
	for i, text := range texts {
		comes := ask.Head()
		hop := Hop{Lacks: comes.Refused()}
		hop.Report, _ = proxies.Read(text, ask)
		hop.Route = hop.Report.Routes[0]
		r := &hop.Route
		loses := r.Outcome == passage.Fails && r.Arrives != nil && len(r.Arrives.Refused()) > 0
		if loses && len(hop.Lacks) > 0 {
			r.Cause, r.Fix, r.Edits = "The request comes here like this already: "+strings.Join(hop.Lacks, " "), "", nil
		}
		c.Hops = append(c.Hops, hop)
		if r.Outcome != passage.Passes && c.Blame < 0 {
			c.Outcome, c.Blame = r.Outcome, i
		}
		if r.Outcome != passage.Passes && !loses {
			return c
		}
		if i+1 == len(texts) {
			return c
		}
		if ask = next(ask, r.Arrives); ask.Path == "" && c.Blame < 0 {
			c.Outcome, c.Blame = passage.Unknown, i
		}
		if ask.Path == "" {
			return c
		}
	}
	return c
}

// next returns the handshake for the proxy behind one at which arrives arrives; its path
// is empty if that can't be known. Where no program's documentation says what arrives, it
// is what came.
func next(ask passage.Ask, arrives *passage.Head) passage.Ask {
	if arrives == nil {
		return ask
	}
	if strings.Contains(arrives.Target, passage.Varies) {
		return passage.Ask{}
	}
	host, _, _ := strings.Cut(arrives.Get("Host"), ":")
	if host == "" || strings.Contains(host, passage.Varies) {
		host = ask.Host
	}
	return passage.Ask{Host: host, Path: arrives.Target, Sent: arrives}
}

// Idle returns after how many seconds without traffic which hop is the first to cut the
// connection; hop is -1 if none is known to.
func (c *Chain) Idle() (seconds, hop int) {
	hop = -1
	for i, h := range c.Hops {
		if idle := h.Route.Idle; idle.Known && idle.Seconds > 0 && (hop < 0 || idle.Seconds < seconds) {
			seconds, hop = idle.Seconds, i
		}
	}
	return seconds, hop
}
