package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
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
func (j judged) problems() node {
	list := el("ul", "problems")
	for _, side := range []judge.Side{judge.Address, judge.Request, judge.Response} {
		for i, f := range j.About(side) {
			shown := severity(f)
			if shown == handshake.Info {
				continue
			}
			list.kids = append(list.kids, el("li", string(shown),
				el("span", "where", text(sideTitles[side])), text(" "),
				el("a", "jump", visible(f.Title, false)).with("href", "#"+findingID(string(side), i)), text(" "), cite(f.Section)))
		}
	}
	if len(list.kids) == 0 {
		return group()
	}
	return list
}

// severity returns how bad f is for somebody who wants the WebSocket to open: a
// refusal breaks no rule, and is why it does not.
func severity(f handshake.Finding) handshake.Severity {
	if f.Rule == handshake.R01 {
		return handshake.Error
	}
	return f.Severity
}

var sideTitles = map[judge.Side]string{judge.Address: "Address", judge.Request: "Request", judge.Response: "Response"}

// findingID is the id of the element that shows a finding in full.
func findingID(part string, i int) string { return part + "-finding-" + strconv.Itoa(i+1) }

// taken tells what was taken from the texts, and what was left.
func (j judged) taken() node {
	return noteList(j.Notes)
}

// addressFindings shows the findings about the address, which has no lines.
func (j judged) addressFindings() node {
	if len(j.Findings.Address) == 0 {
		return group()
	}
	n := group(el("h2", "", text("The address")), el("p", "", el("code", "", visible(j.Pair.Address, false))))
	for i, f := range j.Findings.Address {
		n.kids = append(n.kids, findingBox(f, findingID("address", i), nil))
	}
	return n
}

// shownInterim is how many interim answers are shown.
const shownInterim = 5

// answers shows the interim answers and the final one.
func (j judged) answers() node {
	return answers(j.Pair, "response", j.Findings.Response, j.others(judge.Response))
}

// answers shows the heads of all answers in pair, the interim ones first. part is
// the beginning of the findings' ids.
func answers(pair handshake.Pair, part string, findings []handshake.Finding, others othersOf) node {
	if pair.Response.Absent() && len(findings) > 0 {
		return noAnswer(part, findings)
	}
	n := group()
	for i, interim := range pair.Interim {
		if i == shownInterim {
			n.kids = append(n.kids, el("p", "more", text("… and "+words.Count(len(pair.Interim)-i, "interim answer")+" more")))
			break
		}
		n.kids = append(n.kids, head(interim, "interim", nil, nil))
	}
	n.kids = append(n.kids, head(pair.Response, part, findings, others))
	return n
}

// noAnswer shows what is found about a response that did not come.
func noAnswer(part string, findings []handshake.Finding) node {
	n := group(el("p", "aside", text("No response came.")))
	for i, f := range findings {
		n.kids = append(n.kids, findingBox(f, findingID(part, i), nil))
	}
	return n
}
