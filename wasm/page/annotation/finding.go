package annotation

import (
	"strconv"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
)

// FindingList shows findings, each with its section.
func FindingList(findings []handshake.Finding) markup.Node {
	n := markup.Group()
	for _, f := range findings {
		n.Kids = append(n.Kids, FindingBox(f, "", markup.Group()))
	}
	return n
}

// FindingBox shows a finding in full, with what programs do with it. id may be "", and
// others empty.
func FindingBox(f handshake.Finding, id string, others markup.Node) markup.Node {
	box := markup.El("div", "finding "+string(f.Severity),
		markup.El("p", "", markup.El("strong", "", markup.Visible(f.Title, false))),
		markup.El("p", "", markup.Visible(f.Detail, false), markup.Text(" "), Cite(f.Section), markup.Text(" "), markup.El("a", "rule", markup.Text("rule "+f.Rule.ID)).With("href", "rules/"+f.Rule.ID+"/")))
	box.Kids = append(box.Kids, others.Kids...)
	if id != "" {
		box = box.With("id", id).With("tabindex", "-1")
	}
	return box
}

// Cite links to a section.
func Cite(s handshake.Section) markup.Node {
	return markup.El("a", "cite", markup.Text(string(s))).With("href", s.URL())
}

// FindingID is the id of the element that shows a finding in full.
func FindingID(part string, i int) string { return part + "-finding-" + strconv.Itoa(i+1) }

// Severity returns how bad f is for somebody who wants the WebSocket to open: a
// refusal breaks no rule, and is why it does not.
func Severity(f handshake.Finding) handshake.Severity {
	if f.Rule == handshake.R01 {
		return handshake.Error
	}
	return f.Severity
}

// OthersOf returns what programs do with the fault of a finding, by its index. It
// may be nil.
type OthersOf func(finding int) markup.Node

func (o OthersOf) of(finding int) markup.Node {
	if o == nil {
		return markup.Group()
	}
	return o(finding)
}
