// Package configuration shows what a proxy's configuration does with handshakes.
package configuration

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/proxies/passage"
)

// Told is what is told of a text with the configuration of one proxy, or of several in a
// row.
type Told interface {
	Show(to *screen.Screen) // in the place of a handshake's verdict
	Summary() string        // in a sentence or two, for a screen reader
	Outcome() passage.Outcome
	Fixed() string // the text as it should be; "" if nothing is to be changed, or it is not known what
}

// Read reads text; found is false if it is no configuration of a proxy.
func Read(text string) (told Told, found bool) {
	if r, found := chain.Read(text); found {
		return newChained(text, r), true
	}
	if report, found := proxies.Read(text); found {
		return configured{report, text}, true
	}
	return nil, false
}

// configured is a configuration, and what it does with handshakes.
type configured struct {
	passage.Report
	text string
}

func (c configured) Show(to *screen.Screen) { show(to, c.verdict(), c.diff(), c.details()) }

func (c configured) Summary() string {
	return headline(c.Report, c.First()) + " " + c.First().Cause
}

func (c configured) Outcome() passage.Outcome { return c.First().Outcome }

func (c configured) Fixed() string {
	if edits := c.First().Edits; len(edits) > 0 {
		return passage.Apply(c.text, edits)
	}
	return ""
}

// show fills the islands of a verdict.
func show(to *screen.Screen, judgement, fitting, meanings markup.Node) {
	to.Island("judgement", judgement)
	to.Island("why", markup.Group())
	to.Island("fitting", fitting)
	to.Island("otherwise", markup.Group())
	to.Island("meanings", meanings)
	to.Island("taken", markup.Group())
	to.Island("problems", markup.Group())
}

// signs and classes of the outcomes.
var (
	signs   = map[passage.Outcome]string{passage.Passes: "✓ ", passage.Fails: "✗ ", passage.Unknown: "? "}
	classes = map[passage.Outcome]string{passage.Passes: "ok", passage.Fails: "error", passage.Unknown: "warning"}
)

// headline says in a sentence what becomes of a handshake.
func headline(report passage.Report, r passage.Route) string {
	program := report.Program
	if r.Outcome == passage.Fails && !report.IsFault(r) {
		return "– " + program + " passes no WebSocket on for " + r.Address + ", which may be meant for other requests."
	}
	says := program + " does not pass the handshake for " + r.Address + " on as it must: the WebSocket does not open."
	switch r.Outcome {
	case passage.Passes:
		says = program + " passes the handshake for " + r.Address + " on: the WebSocket opens, if the server does its part."
	case passage.Unknown:
		says = "What " + program + " does with the handshake for " + r.Address + " can't be known from this text."
	}
	return signs[r.Outcome] + says
}

// verdict is what a glance should reveal: what becomes of the handshake, why, and what
// to do.
func (c configured) verdict() markup.Node {
	r := c.First()
	n := markup.Group(markup.El("p", "verdict "+classes[r.Outcome], markup.Visible(headline(c.Report, r), false)))
	if r.Cause != "" {
		n.Kids = append(n.Kids, markup.El("p", "why", verdict.Label("Why:"), markup.Visible(at(c.text, r.Blame)+r.Cause, false)))
	}
	n.Kids = append(n.Kids, verdict.WhatToDo(brief(r.Fix)))
	return n
}

// brief returns what a fix does without the lines that it adds: the page shows them right
// below.
func brief(fix string) string {
	const list = "Add what is missing: "
	before, _, found := strings.Cut(fix, list)
	if !found {
		return fix
	}
	return before + "Add what is missing, the lines marked +."
}

// at names the line of text at span, as the beginning of a sentence about it.
func at(text string, span handshake.Span) string {
	if span.End == 0 {
		return ""
	}
	return "Line " + strconv.Itoa(1+strings.Count(text[:span.Start], "\n")) + ": "
}

// diff shows what to change.
func (c configured) diff() markup.Node { return changedLines(passage.Diff(c.text, c.First().Edits)) }

// changedLines shows a unified diff.
func changedLines(lines string) markup.Node {
	if lines == "" {
		return markup.Group()
	}
	list := markup.El("ul", "diff")
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		switch line[0] {
		case '@':
			if !strings.HasPrefix(line, "@@ -1,") && !strings.HasPrefix(line, "@@ -0,") {
				list.Kids = append(list.Kids, markup.El("li", "gap", markup.Text("…")))
			}
		case '+':
			list.Kids = append(list.Kids, markup.El("li", "in", markup.El("ins", "", markup.Visible(line[1:], false))))
		case '-':
			list.Kids = append(list.Kids, markup.El("li", "out", markup.El("del", "", markup.Visible(line[1:], false))))
		case ' ':
			list.Kids = append(list.Kids, markup.El("li", "", markup.Visible(line[1:], false)))
		}
	}
	return list
}

// details tells what else there is to say: what arrives, when silence ends the
// connection, the other addresses, and what can't be known.
func (c configured) details() markup.Node {
	r := c.First()
	n := markup.Group()
	for _, w := range append(append(r.Warns, r.Notes...), c.Unknown...) {
		n.Kids = append(n.Kids, markup.El("p", "why", markup.Visible(at(c.text, w.Span)+w.Says, false)))
	}
	if r.Idle.Known {
		n.Kids = append(n.Kids, markup.El("p", "why", markup.Visible(r.Idle.Sentence(r.Outcome)+" "+
			at(c.text, r.Idle.Span)+r.Idle.Says, false)))
	}
	for _, other := range c.Routes {
		if other.Address != r.Address {
			class := "verdict " + classes[other.Outcome]
			if other.Outcome == passage.Fails && !c.IsFault(other) {
				class = "why"
			}
			n.Kids = append(n.Kids, markup.El("p", class, markup.Visible(headline(c.Report, other), false)))
		}
	}
	if r.Arrives != nil {
		n.Kids = append(n.Kids, markup.El("h2", "", markup.Text("What arrives at the server")),
			arriving(r.Arrives.Lines()))
	}
	if c.Versions != "" {
		n.Kids = append(n.Kids, markup.El("p", "aside", markup.Text(c.Versions)))
	}
	return n
}

// arriving shows the lines of a request, one below the other.
func arriving(lines []string) markup.Node {
	pre := markup.El("pre", "code")
	for _, line := range lines {
		pre.Kids = append(pre.Kids, markup.Visible(line, false), markup.Text("\n"))
	}
	return pre
}
