package configuration

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/proxies/passage"
)

// chained are the configurations of several proxies in a row.
type chained struct {
	chain.Reading
	text  string
	first chain.Chain    // that is told in full
	edits []passage.Edit // of the text, after which it passes, or gets further
	fix   string         // what they do
}

func newChained(text string, r chain.Reading) chained {
	c := chained{Reading: r, text: text}
	if r.Unread >= 0 {
		return c
	}
	c.first = r.Chains.First()
	edits, says := c.first.Fix(chain.Texts(text))
	for i, part := range r.Parts {
		for _, e := range edits[i] {
			c.edits = append(c.edits, passage.Edit{Span: handshake.Span{Start: e.Span.Start + part.Start, End: e.Span.End + part.Start}, Text: e.Text})
		}
		if says[i] != "" {
			c.fix = strings.TrimSpace(c.fix + " In " + c.name(i) + ": " + brief(says[i]))
		}
	}
	return c
}

// moved returns the span in the whole text of one in a part.
func moved(s, part handshake.Span) handshake.Span {
	if s.End == 0 {
		return s // about no place
	}
	return handshake.Span{Start: s.Start + part.Start, End: s.End + part.Start}
}

// name returns what the proxy with a number is called.
func (c chained) name(i int) string {
	name := "proxy " + strconv.Itoa(i+1)
	if i < len(c.first.Hops) {
		name += " (" + c.first.Hops[i].Report.Program + ")"
	}
	return name
}

func (c chained) Show(to *screen.Screen) {
	show(to, c.verdict(), changedLines(passage.Diff(c.text, c.edits)), c.details())
}

func (c chained) Summary() string { return strings.TrimSpace(c.headline() + " " + c.cause()) }

func (c chained) Outcome() passage.Outcome {
	if c.Unread >= 0 {
		return passage.Unknown
	}
	return c.first.Outcome
}

func (c chained) Fixed() string {
	if len(c.edits) == 0 {
		return ""
	}
	return passage.Apply(c.text, c.edits)
}

// headline says in a sentence what becomes of the handshake.
func (c chained) headline() string {
	if c.Unread >= 0 {
		return "? What becomes of a handshake can't be told: the text of proxy " + strconv.Itoa(c.Unread+1) + " is no configuration that is known."
	}
	address := c.first.Hops[0].Route.Address
	switch {
	case c.first.Outcome == passage.Passes:
		return signs[passage.Passes] + "The handshake for " + address + " gets through all " + strconv.Itoa(len(c.Parts)) + " proxies" + ": the WebSocket opens, if the server does its part."
	case c.first.Outcome == passage.Fails:
		return signs[passage.Fails] + "The handshake for " + address + " does not get through: it fails at " + c.name(c.first.Blame) + "."
	}
	return signs[passage.Unknown] + "Whether the handshake for " + address + " gets through can't be known, because of " + c.name(c.first.Blame) + "."
}

// cause says why, with the line of the whole text.
func (c chained) cause() string {
	if c.Unread >= 0 {
		return at(c.text, handshake.Span{Start: c.Parts[c.Unread].Start, End: max(1, c.Parts[c.Unread].End)}) +
			"Paste it here, in place of what stands there. The proxy that the client asks comes first, and between two stands the line “" + chain.Separator + "”."
	}
	if c.first.Blame < 0 {
		return ""
	}
	r := c.first.Hops[c.first.Blame].Route
	return at(c.text, moved(r.Blame, c.Parts[c.first.Blame])) + r.Cause
}

func (c chained) verdict() markup.Node {
	n := markup.Group(markup.El("p", "verdict "+classes[c.Outcome()], markup.Visible(c.headline(), false)))
	if cause := c.cause(); cause != "" {
		n.Kids = append(n.Kids, markup.El("p", "why", verdict.Label("Why:"), markup.Visible(cause, false)))
	}
	n.Kids = append(n.Kids, verdict.WhatToDo(c.fix))
	return n
}

// details tells when silence ends the connection, and what each proxy makes of the request.
func (c chained) details() markup.Node {
	n := markup.Group()
	if c.Unread >= 0 {
		return n
	}
	if _, hop := c.first.Idle(); hop >= 0 {
		idle := c.first.Hops[hop].Route.Idle
		n.Kids = append(n.Kids, markup.El("p", "why", markup.Visible(idle.Sentence(c.first.Outcome)+" The first to do so is "+c.name(hop)+". "+
			at(c.text, moved(idle.Span, c.Parts[hop]))+idle.Says, false)))
	}
	for _, other := range c.Chains {
		if other.Ask == c.first.Ask {
			continue
		}
		class := "verdict " + classes[other.Outcome]
		if other.Outcome == passage.Fails && !c.Chains.IsFault(other) {
			class = "why"
		}
		shown := c
		shown.first = other
		n.Kids = append(n.Kids, markup.El("p", class, markup.Visible(shown.headline(), false)))
	}
	list := markup.El("ol", "hops")
	comes := c.first.Ask.Head()
	for i, hop := range c.first.Hops {
		list.Kids = append(list.Kids, c.hop(i, hop, &comes))
		if hop.Route.Arrives != nil {
			comes = *hop.Route.Arrives
		}
	}
	for i := len(c.first.Hops); i < len(c.Parts); i++ {
		list.Kids = append(list.Kids, markup.El("li", "", markup.El("p", "", markup.Text("Nothing arrives at proxy "+strconv.Itoa(i+1)+"."))))
	}
	n.Kids = append(n.Kids, markup.El("h2", "", markup.Text("What each proxy makes of the request")), list)
	return n
}

// hop tells what one proxy makes of the request that comes.
func (c chained) hop(i int, hop chain.Hop, comes *passage.Head) markup.Node {
	r := hop.Route
	says := signs[r.Outcome] + hop.Report.Program
	if r.Backend != "" {
		says += ", to " + r.Backend
	}
	item := markup.El("li", "", markup.El("p", "verdict "+classes[r.Outcome], markup.Visible(says, false)))
	if i != c.first.Blame && r.Cause != "" {
		item.Kids = append(item.Kids, markup.El("p", "why", markup.Visible(at(c.text, moved(r.Blame, c.Parts[i]))+r.Cause, false)))
	}
	for _, w := range append(append(r.Warns[:len(r.Warns):len(r.Warns)], r.Notes...), hop.Report.Unknown...) {
		item.Kids = append(item.Kids, markup.El("p", "why", markup.Visible(at(c.text, moved(w.Span, c.Parts[i]))+w.Says, false)))
	}
	if r.Arrives == nil {
		return item
	}
	item.Kids = append(item.Kids, becomes(comes, r.Arrives),
		markup.El("details", "", markup.El("summary", "", markup.Text("The whole request that it sends on")), arriving(r.Arrives.Lines())))
	return item
}

// becomes shows which lines of a request a proxy removed, added or changed. Neither their
// order nor the case of names is looked at, which mean nothing.
func becomes(comes, arrives *passage.Head) markup.Node {
	list := markup.El("ul", "diff")
	had, has := lineSet(comes), lineSet(arrives)
	for _, line := range comes.Lines() {
		if !has[folded(line)] {
			list.Kids = append(list.Kids, markup.El("li", "out", markup.El("del", "", markup.Visible(line, false))))
		}
	}
	for _, line := range arrives.Lines() {
		if !had[folded(line)] {
			list.Kids = append(list.Kids, markup.El("li", "in", markup.El("ins", "", markup.Visible(line, false))))
		}
	}
	if len(list.Kids) == 0 {
		return markup.El("p", "aside", markup.Text("It changes no line. The case of names has no meaning."))
	}
	return list
}

func lineSet(head *passage.Head) map[string]bool {
	set := map[string]bool{}
	for _, line := range head.Lines() {
		set[folded(line)] = true
	}
	return set
}

// folded returns a line with what has no case in lower case: its name, and the values of
// Connection and Upgrade.
func folded(line string) string {
	name, value, found := strings.Cut(line, ": ")
	if !found {
		return line
	}
	if name = strings.ToLower(name); name == "connection" || name == "upgrade" {
		value = strings.ToLower(value)
	}
	return name + ": " + value
}
