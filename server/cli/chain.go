package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"wsaccept/server/check"
	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/words"
)

// What several proxies in a row do with a handshake, as JSON.
type (
	chainJSON struct {
		Address string          `json:"address"` // that the client asks for
		Outcome passage.Outcome `json:"outcome"`
		Blame   int             `json:"blame,omitempty"` // the number of the hop at which it fails or is not known
		Hops    []hopJSON       `json:"hops"`            // in order, as far as it gets
		Idle    *chainIdleJSON  `json:"idle,omitempty"`
	}
	hopJSON struct {
		Hop     int    `json:"hop"` // from 1
		File    string `json:"file"`
		Program string `json:"program"`
		routeJSON
	}
	chainIdleJSON struct {
		Seconds int `json:"seconds"`
		Hop     int `json:"hop"` // which cuts first
	}
)

// runChain takes handshakes through configurations of proxies, in the order of files.
func runChain(files []string, stdin io.Reader, asJSON bool, stdout, stderr io.Writer) int {
	var names, texts []string
	for _, name := range files {
		text, err := check.Input(name, stdin)
		if err != nil {
			fmt.Fprintln(stderr, "wsaccept: check:", err)
			return exitUsage
		}
		if name == "-" {
			name = check.Stdin
		}
		parts := chain.Texts(text)
		for i, part := range parts {
			texts = append(texts, part)
			if len(parts) > 1 {
				names = append(names, fmt.Sprintf("%s, proxy %d", name, i+1))
			} else {
				names = append(names, name)
			}
		}
	}
	return followChain(names, texts, asJSON, stdout, stderr)
}

// followChain takes handshakes through texts, and tells of them by names.
func followChain(names, texts []string, asJSON bool, stdout, stderr io.Writer) int {
	if len(texts) < 2 {
		fmt.Fprintf(stderr, "wsaccept: check: -chain takes two configurations or more, from the client's side to the server's, in files of their own or with a line “%s” between them\n", chain.Separator)
		return exitUsage
	}
	chains, unread, ok := chain.Follow(texts, passage.Ask{})
	if !ok {
		fmt.Fprintf(stderr, "wsaccept: check: %s: no configuration of a proxy that is known\n", names[unread])
		return exitUsage
	}
	status := exitOK
	all := []chainJSON{}
	for _, c := range chains {
		if chains.IsFault(c) {
			status = exitBad
		}
		all = append(all, newChainJSON(c, names, texts))
	}
	if asJSON {
		if err := printJSON(stdout, all); err != nil {
			fmt.Fprintln(stderr, "wsaccept: check:", err)
			return exitUsage
		}
		return status
	}
	for i, c := range chains {
		io.WriteString(stdout, chainText(c, all[i], texts))
	}
	return status
}

// at is a hop's configuration, in the form in which one alone is told.
func at(h chain.Hop, text string) check.Handshake {
	return check.Handshake{Configuration: &check.Configuration{Report: h.Report, Route: h.Route, Text: text}}
}

func newChainJSON(c chain.Chain, files, texts []string) chainJSON {
	result := chainJSON{Address: c.Hops[0].Route.Address, Outcome: c.Outcome, Blame: c.Blame + 1, Hops: []hopJSON{}}
	for i, h := range c.Hops {
		result.Hops = append(result.Hops, hopJSON{i + 1, files[i], h.Report.Program, newRouteJSON(at(h, texts[i]))})
	}
	if seconds, hop := c.Idle(); hop >= 0 {
		result.Idle = &chainIdleJSON{seconds, hop + 1}
	}
	return result
}

// chainText tells what becomes of a handshake, hop by hop, for people.
func chainText(c chain.Chain, r chainJSON, texts []string) string {
	says := map[passage.Outcome]string{
		passage.Passes:  "✓ %s gets through all of them.\n",
		passage.Fails:   "✗ %s does not get through: it fails at %s.\n",
		passage.Unknown: "? %s: whether it gets through is not known, because of %s.\n",
	}[c.Outcome]
	var b strings.Builder
	if c.Blame < 0 {
		fmt.Fprintf(&b, says, words.Escape(r.Address))
	} else {
		fmt.Fprintf(&b, says, words.Escape(r.Address), words.Escape(r.Hops[c.Blame].File))
	}
	for i, hop := range r.Hops {
		fmt.Fprintf(&b, "%d. %s: ", hop.Hop, words.Escape(hop.File))
		b.WriteString(configurationText(at(c.Hops[i], texts[i])))
		for _, change := range hop.Changes {
			if says := changeText(change); says != "" {
				wrap(&b, "    ", words.Escape(says))
			}
		}
	}
	if r.Idle != nil {
		wrap(&b, "", "The first to cut a silent connection is "+words.Escape(r.Hops[r.Idle.Hop-1].File)+", after "+words.Count(r.Idle.Seconds, "second")+".")
	}
	return b.String()
}

// changeText says how a part of the request leaves a proxy; "" if it is as it came.
func changeText(c changeJSON) string {
	switch c.Kind {
	case passage.Lost:
		return "- " + c.Name + ": " + c.Sent
	case passage.Added:
		return "+ " + c.Name + ": " + c.Arrives
	case passage.Set, passage.Doubled:
		return c.Name + ": " + strconv.Quote(c.Sent) + " becomes " + strconv.Quote(c.Arrives)
	}
	return ""
}
