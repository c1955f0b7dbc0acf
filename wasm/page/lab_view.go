package page

import (
	"strconv"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/wire"
	"wsaccept/wasm/words"
)

// FaultGroup is a heading of the laboratory, and the islands below it.
type FaultGroup struct {
	Name       string
	List       string // the island with the faults
	Count      string // the island with their number and results
	FirstFault bool   // the fault that is shown at first is among them
	faults     []lab.Fault
}

// FaultGroups returns the headings of the laboratory, in order.
func FaultGroups() []FaultGroup {
	var groups []FaultGroup
	for _, f := range lab.All() {
		if n := len(groups); n == 0 || groups[n-1].Name != string(f.Group) {
			id := strconv.Itoa(n + 1)
			groups = append(groups, FaultGroup{Name: string(f.Group), List: "faults-" + id, Count: "faults-count-" + id})
		}
		g := &groups[len(groups)-1]
		g.faults = append(g.faults, f)
		g.FirstFault = g.FirstFault || f.ID == firstFault
	}
	return groups
}

// showLab adds the laboratory. It is apart from the rest because its islands are
// many, and no key or text that is typed changes them.
func (s State) showLab(to *screen.Screen) {
	l := s.Lab
	to.Island("fault", l.fault())
	to.Island(faultOutcome, l.outcomes())
	to.Island("fault-wire", l.wire())
	to.Island("score", l.score())
	for _, g := range FaultGroups() {
		to.Island(g.List, l.list(g))
		to.Island(g.Count, l.count(g))
	}
	to.Hide("lab", !l.Open, "live-title")
	to.Hide(FaultCheck, l.Results[l.Chosen().ID].Request == "", FaultTry)
	to.Hide("run-controls", !l.Run.Going, FaultsAll)
	to.Hide(FaultsAll, l.Run.Going, FaultsStop)
	to.Bars = append(to.Bars, screen.Bar{ID: "run-bar", Part: float64(len(l.Run.Done)) / float64(len(lab.All()))})
}

// FaultLink returns the fragment that opens the fault called id.
func FaultLink(id string) string { return wire.Link(wire.PartFault, id) }

// list shows the faults of a group, as links.
func (l Lab) list(g FaultGroup) markup.Node {
	list := markup.El("ul", "faults")
	chosen := l.Chosen().ID
	for _, f := range g.faults {
		link := markup.El("a", "fault", markup.Text(f.Title)).With("data-fault", f.ID).With("href", FaultLink(f.ID))
		if f.ID == chosen {
			link = link.With("aria-current", "true")
		}
		item := markup.El("li", "", link)
		if sign, class, said := l.Results[f.ID].sign(); said != "" {
			item.Kids = append(item.Kids, markup.Text(" "), markup.El("span", "came "+class, markup.Text(sign+" "+said)))
		}
		list.Kids = append(list.Kids, item)
	}
	return list
}

// sign is how a result is shown in a list.
func (r Result) sign() (sign, class, said string) {
	did := "refused"
	if r.Script.Opened {
		did = "opened"
	}
	switch r.score {
	case AsPredicted:
		return "✓", "ok", did
	case Otherwise:
		return "✗", "error", did + ", not as predicted"
	case NotScored:
		if !performed(r.Attempt) {
			return "–", "", "no answer"
		}
		return "–", "", "not scored"
	}
	return "", "", ""
}

// count says how many faults a group has, how many of them were tried, and how
// many did not come out as predicted.
func (l Lab) count(g FaultGroup) markup.Node {
	tried, otherwise := 0, 0
	for _, f := range g.faults {
		r := l.Results[f.ID]
		if r.score != NotTried && performed(r.Attempt) {
			tried++
		}
		if r.score == Otherwise {
			otherwise++
		}
	}
	said := strconv.Itoa(len(g.faults))
	if tried > 0 {
		said = strconv.Itoa(tried) + " of " + said + " tried"
	}
	if otherwise > 0 {
		said += ", " + strconv.Itoa(otherwise) + " not as predicted"
	}
	return markup.Text(said)
}

// score is the score card of a run.
func (l Lab) score() markup.Node {
	t := l.Tally()
	if len(l.Run.Done) == 0 {
		return markup.Group()
	}
	class := "ok"
	if len(t.Otherwise) > 0 || len(t.Unanswered) > 0 {
		class = "warning"
	}
	n := markup.Group(markup.El("p", "verdict "+class, markup.Text(ScoreSummary(l))))
	if note := l.versionNote(); note != "" {
		n.Kids = append(n.Kids, markup.El("p", "aside", markup.Text(note)))
	}
	n.Kids = append(n.Kids, l.among("Not as predicted", t.Otherwise), l.among("Not scored", t.NotScored), l.among("Not tried, because the server did not answer", t.Unanswered))
	return n
}

// ScoreSummary says in a sentence how the run stands, or "" before there is one. A
// screen reader is told it.
func ScoreSummary(l Lab) string {
	t := l.Tally()
	switch {
	case l.Run.Lost && t.Tried == 0:
		return "Nothing could be tried: " + connectionLost
	case len(l.Run.Done) == 0:
		return ""
	}
	scored := t.Tried - len(t.NotScored)
	said := l.Agent.String() + " behaved as predicted in " + strconv.Itoa(t.AsPredicted) + " of " + words.Count(scored, "case")
	if n := len(t.NotScored); n > 0 {
		said += "; " + strconv.Itoa(n) + " could not be scored"
	}
	switch {
	case l.Run.Going:
		return strconv.Itoa(t.Tried) + " of " + strconv.Itoa(t.All) + " tried. " + said + "."
	case l.Run.Lost:
		return "Stopped after " + strconv.Itoa(t.Tried) + " of " + strconv.Itoa(t.All) + ": " + connectionLost + " Until then " + said + "."
	case t.Tried < t.All:
		return "Stopped after " + strconv.Itoa(t.Tried) + " of " + strconv.Itoa(t.All) + ". " + said + "."
	}
	return "Score: " + said + "."
}

// connectionLost says why a run was stopped.
const connectionLost = "the connection to the server was lost. Three attempts in a row got no answer."

// versionNote warns where the browser is not the one that was measured.
func (l Lab) versionNote() string {
	if measured, known := programs.Find(l.Agent.Name); known && measured.Major() != l.Agent.Version {
		return "The predictions were measured with " + measured.Title() + ". Another version may behave or word it differently."
	}
	return ""
}

func (l Lab) among(title string, faults []lab.Fault) markup.Node {
	if len(faults) == 0 {
		return markup.Group()
	}
	list := markup.El("ul", "hints")
	for _, f := range faults {
		list.Kids = append(list.Kids, markup.El("li", "", markup.El("a", "fault", markup.Text(f.Title)).With("data-fault", f.ID).With("href", FaultLink(f.ID)), markup.Text(". "+l.Results[f.ID].reason)))
	}
	return markup.Group(markup.El("h4", "", markup.Text(title)), list)
}
