package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
)

// Island is the content of the element with that id in index.html. All else on
// the page, every input among it, is fixed.
type Island struct{ ID, HTML string }

// View returns the islands of s, in the order they stand on the page.
func View(s State) []Island {
	findings := handshake.CheckKey(s.Key)
	j := s.judge()
	islands := []Island{
		{"accept", text(handshake.Accept(s.Key)).html()},
		{"verdict", el("p", "verdict "+string(handshake.Worst(findings)), text(verdict(findings))).html()},
		{"findings", group(findingList(findings), whatOthersDo(judge.KeyOthers(s.Key))).html()},
		{"steps", steps(s.Key).html()},
		{"lesson", lesson(s.Draft.Example).html()},
		{"address", j.addressFindings().html()},
		{"request", head(j.Pair.Request, "request", j.Findings.Request, j.others(judge.Request)).html()},
		{"response", j.answers().html()},
		{"why", j.why().html()},
		{"programs", j.programs().html()},
		{"language", languages().html()},
		{"gallery", galleryHTML()},
		{"voice", s.Live.voices().html()},
		{"live", group(live(s.Live), noLab(s)).html()},
	}
	islands = append(islands, CaseView(s)...)
	return append(islands, j.verdictIslands()...)
}

// VerdictView returns those islands of s that say what comes of the handshake in
// the editors. They are a small part of View, in work as well.
func VerdictView(s State) []Island { return s.judge().verdictIslands() }

func (j judged) verdictIslands() []Island {
	return []Island{
		{"judgement", j.verdict().html()},
		{"taken", j.taken().html()},
		{"problems", j.problems().html()},
	}
}

// KeySummary says what there is to say about key in a sentence or two. A screen
// reader is told it.
func KeySummary(key string) string {
	findings := handshake.CheckKey(key)
	if len(findings) == 0 {
		return verdict(findings)
	}
	return verdict(findings) + " " + findings[0].Title
}

// verdict sums findings up.
func verdict(findings []handshake.Finding) string {
	switch handshake.Worst(findings) {
	case handshake.Error:
		return "✗ Not a valid key. A server that checks it must refuse, usually with 400; not every server does."
	case handshake.Warning:
		return "! A usable key, with a warning."
	}
	return "✓ A valid key: base64 of exactly 16 bytes."
}

// findingList shows findings, each with its section.
func findingList(findings []handshake.Finding) node {
	n := group()
	for _, f := range findings {
		n.kids = append(n.kids, findingBox(f, "", nil))
	}
	return n
}

// findingBox shows a finding in full. id may be "", and others empty.
func findingBox(f handshake.Finding, id string, others []judge.Behaviour) node {
	box := el("div", "finding "+string(f.Severity),
		el("p", "", el("strong", "", visible(f.Title, false))),
		el("p", "", visible(f.Detail, false), text(" "), cite(f.Section), text(" "), el("a", "rule", text("rule "+f.Rule.ID)).with("href", "rules/"+f.Rule.ID+"/")))
	box.kids = append(box.kids, whatOthersDo(others).kids...)
	if id != "" {
		box = box.with("id", id).with("tabindex", "-1")
	}
	return box
}

// cite links to a section.
func cite(s handshake.Section) node {
	return el("a", "cite", text(string(s))).with("href", s.URL())
}
