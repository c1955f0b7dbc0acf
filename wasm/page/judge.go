package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// judged shows what there is to say of the texts in the editors.
type judged struct{ *judge.Result }

func (s State) judge() judged { return judged{s.result()} }

// JudgeSummary says what there is to say about the editors in a sentence or two.
// A screen reader is told it.
func JudgeSummary(s State) string {
	if report, found := s.Draft.configuration(); found {
		c := configured{report, s.Draft.Request}
		return headline(c.Program, c.First()) + " " + c.First().Cause
	}
	j := s.judge()
	said := Outcome(j.Result) + " " + j.count()
	if mistake, known := j.mistake(); known {
		return mistake + " " + said
	}
	return said
}

// count says how many findings there are.
func (j judged) count() string {
	faults, warnings := 0, 0
	for _, f := range j.All() {
		switch {
		case f.Severity == handshake.Error:
			faults++
		case f.Severity == handshake.Warning:
			warnings++
		}
	}
	var parts []string
	if faults > 0 {
		parts = append(parts, words.Count(faults, "fault"))
	}
	if warnings > 0 {
		parts = append(parts, words.Count(warnings, "warning"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

// class returns the colour of the verdict.
func (j judged) class() string {
	switch {
	case j.Outcome == judge.Nothing:
		return "none"
	case !j.OK():
		return "error"
	case len(j.FailingBrowsers()) > 0:
		return "warning"
	}
	return "ok"
}

// problems lists what is wrong, each as a way to the bytes.
func (j judged) problems() markup.Node {
	list := markup.El("ul", "problems")
	for _, side := range []judge.Side{judge.Address, judge.Request, judge.Response} {
		for i, f := range j.About(side) {
			shown := annotation.Severity(f)
			if shown == handshake.Info {
				continue
			}
			list.Kids = append(list.Kids, markup.El("li", string(shown),
				markup.El("span", "where", markup.Text(sideTitles[side])), markup.Text(" "),
				markup.El("a", "jump", markup.Visible(f.Title, false)).With("href", "#"+annotation.FindingID(string(side), i)), markup.Text(" "), annotation.Cite(f.Section)))
		}
	}
	if len(list.Kids) == 0 {
		return markup.Group()
	}
	return list
}

var sideTitles = map[judge.Side]string{judge.Address: "Address", judge.Request: "Request", judge.Response: "Response"}

// taken tells what was taken from the texts, and what was left.
func (j judged) taken() markup.Node {
	return noteList(j.Notes)
}

// addressFindings shows the findings about the address, which has no lines.
func (j judged) addressFindings() markup.Node {
	if len(j.Findings.Address) == 0 {
		return markup.Group()
	}
	n := markup.Group(markup.El("h2", "", markup.Text("The address")), markup.El("p", "", markup.El("code", "", markup.Visible(j.Pair.Address, false))))
	for i, f := range j.Findings.Address {
		n.Kids = append(n.Kids, annotation.FindingBox(f, annotation.FindingID("address", i), nil))
	}
	return n
}

// shownInterim is how many interim answers are shown.
const shownInterim = 5

// answers shows the interim answers and the final one.
func (j judged) answers() markup.Node {
	return answers(j.Pair, "response", j.Findings.Response, j.others(judge.Response))
}

// answers shows the heads of all answers in pair, the interim ones first. part is
// the beginning of the findings' ids.
func answers(pair handshake.Pair, part string, findings []handshake.Finding, others annotation.OthersOf) markup.Node {
	if pair.Response.Absent() && len(findings) > 0 {
		return noAnswer(part, findings)
	}
	n := markup.Group()
	for i, interim := range pair.Interim {
		if i == shownInterim {
			n.Kids = append(n.Kids, markup.El("p", "more", markup.Text("… and "+words.Count(len(pair.Interim)-i, "interim answer")+" more")))
			break
		}
		n.Kids = append(n.Kids, annotation.Head(interim, "interim", nil, nil))
	}
	n.Kids = append(n.Kids, annotation.Head(pair.Response, part, findings, others))
	return n
}

// noAnswer shows what is found about a response that did not come.
func noAnswer(part string, findings []handshake.Finding) markup.Node {
	n := markup.Group(markup.El("p", "aside", markup.Text("No response came.")))
	for i, f := range findings {
		n.Kids = append(n.Kids, annotation.FindingBox(f, annotation.FindingID(part, i), nil))
	}
	return n
}
