package annotation

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
)

// FindingList shows findings, each with its section.
func FindingList(findings []handshake.Finding) markup.Node {
	n := markup.Group()
	for _, f := range findings {
		n.Kids = append(n.Kids, FindingBox(f, "", nil))
	}
	return n
}

// FindingBox shows a finding in full. id may be "", and others empty.
func FindingBox(f handshake.Finding, id string, others []judge.Behaviour) markup.Node {
	box := markup.El("div", "finding "+string(f.Severity),
		markup.El("p", "", markup.El("strong", "", markup.Visible(f.Title, false))),
		markup.El("p", "", markup.Visible(f.Detail, false), markup.Text(" "), Cite(f.Section), markup.Text(" "), markup.El("a", "rule", markup.Text("rule "+f.Rule.ID)).With("href", "rules/"+f.Rule.ID+"/")))
	box.Kids = append(box.Kids, WhatOthersDo(others).Kids...)
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
type OthersOf func(finding int) []judge.Behaviour

func (o OthersOf) of(finding int) []judge.Behaviour {
	if o == nil {
		return nil
	}
	return o(finding)
}

// WhatOthersDo lists what programs do with a fault that stands alone.
func WhatOthersDo(all []judge.Behaviour) markup.Node {
	if len(all) == 0 {
		return markup.Group()
	}
	who := "What servers do if nothing else is wrong: "
	if does := all[0].Does; does == judge.Open || does == judge.Fail {
		who = "What clients do if nothing else is wrong: "
	}
	p := markup.El("p", "observed", markup.Text(who))
	for i, b := range all {
		if i > 0 {
			p.Kids = append(p.Kids, markup.Text(" · "))
		}
		class := "fail"
		if b.Does == judge.Accept || b.Does == judge.Open {
			class = "open"
		}
		p.Kids = append(p.Kids, markup.El("b", class, markup.Text(b.String())), markup.Text(": "+strings.Join(b.Programs, ", ")))
	}
	return markup.Group(p)
}
