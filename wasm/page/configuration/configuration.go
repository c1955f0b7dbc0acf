// Package configuration shows what a proxy's configuration does with handshakes.
package configuration

import (
	"strconv"
	"strings"

	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/proxies/passage"
)

// Show shows what the configuration in text, of which report tells, does with handshakes,
// in the place of a handshake's verdict.
func Show(to *screen.Screen, report passage.Report, text string) {
	c := configured{report, text}
	to.Island("judgement", c.verdict())
	to.Island("why", markup.Group())
	to.Island("fitting", c.diff())
	to.Island("otherwise", markup.Group())
	to.Island("meanings", c.details())
	to.Island("taken", markup.Group())
	to.Island("problems", markup.Group())
}

// Summary says in a sentence or two what it does. A screen reader is told it.
func Summary(report passage.Report) string {
	return headline(report, report.First()) + " " + report.First().Cause
}

// configured is a configuration, and what it does with handshakes.
type configured struct {
	passage.Report
	text string
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
		n.Kids = append(n.Kids, markup.El("p", "why", verdict.Label("Why:"), markup.Visible(c.at(r.Blame.Start, r.Blame.End)+r.Cause, false)))
	}
	n.Kids = append(n.Kids, verdict.WhatToDo(r.Fix))
	return n
}

// at names a line, as the beginning of a sentence about it.
func (c configured) at(start, end int) string {
	if end == 0 {
		return ""
	}
	return "Line " + strconv.Itoa(1+strings.Count(c.text[:start], "\n")) + ": "
}

// diff shows what to change.
func (c configured) diff() markup.Node {
	lines := passage.Diff(c.text, c.First().Edits)
	if lines == "" {
		return markup.Group()
	}
	list := markup.El("ul", "diff")
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		switch line[0] {
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
		n.Kids = append(n.Kids, markup.El("p", "why", markup.Visible(c.at(w.Span.Start, w.Span.End)+w.Says, false)))
	}
	if r.Idle.Known {
		n.Kids = append(n.Kids, markup.El("p", "why", markup.Visible(r.Idle.Sentence(r.Outcome)+" "+
			c.at(r.Idle.Span.Start, r.Idle.Span.End)+r.Idle.Says, false)))
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
