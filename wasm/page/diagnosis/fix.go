package diagnosis

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/snippets"
	"wsaccept/wasm/words"
)

// fixes says how to fix the server: what to do in any language, what that means
// in the chosen one, and the whole computation in it.
func (e examined) fixes(c Case) markup.Node {
	if !c.Fixable() {
		return markup.Group()
	}
	snippet := c.Snippet()
	n := markup.Group()
	var fixes []string
	for _, x := range append(e.Explanations[:len(e.Explanations):len(e.Explanations)], e.misused()...) {
		for _, fix := range append([]string{x.Fix}, hintsIn(snippet, x.Mistake)...) {
			if fix != "" && !slices.Contains(fixes, fix) {
				fixes = append(fixes, fix)
				n.Kids = append(n.Kids, markup.El("p", "", markup.Text(fix)))
			}
		}
	}
	n.Kids = append(n.Kids,
		markup.El("p", "", markup.Text("The whole computation in "+snippet.Name+", to compare with or to copy:")),
		Program(snippet))
	return n
}

// remedy says what to do about the likeliest mistake, if one is known.
func (e examined) remedy() markup.Node {
	for _, x := range append(e.Explanations[:len(e.Explanations):len(e.Explanations)], e.misused()...) {
		if x.Fix != "" {
			return markup.Group(verdict.WhatToDo(x.Fix), verdict.ToRead(x))
		}
	}
	if e.remarkLeads() {
		return verdict.WhatToDo(e.remarks[0].Fix)
	}
	return markup.Group()
}

// misused tells what is wrong with the constants in the code, if there is no Accept
// that tells it.
func (e examined) misused() []diagnose.Explanation {
	if e.read.Accept != "" {
		return nil
	}
	var all []diagnose.Explanation
	for _, constant := range e.constants[:min(len(e.constants), shownConstants)] {
		if x, wrong := diagnose.AsGUID(constant.Text); wrong {
			all = append(all, x)
		}
	}
	return all
}

// Fixable reports whether there is something to fix in a server's code.
func (c Case) Fixable() bool {
	e := c.examined()
	if e.read.Accept != "" {
		return e.Verdict != diagnose.Correct
	}
	return e.wrongConstants() > 0
}

// hintsIn returns what there is to say of mistakes, joined by "+", in a language.
func hintsIn(s snippets.Snippet, mistakes string) []string {
	var hints []string
	for mistake := range strings.SplitSeq(mistakes, "+") {
		hints = append(hints, s.Hint(mistake))
	}
	return hints
}

// shownConstants is how many constants are compared with the GUID; a right program
// has one.
const shownConstants = 6

// compared shows what the code itself says: its constants, and the rest of it.
func (e examined) compared(c Case) markup.Node {
	found := e.constants
	if len(found) == 0 {
		if c.Code == "" || e.read.Accept == "" || len(e.remarks) > 0 { // said above
			return e.remarked(c)
		}
		return markup.El("p", "aside", markup.Text("Nothing in the code looks like the GUID "), markup.El("code", "", markup.Text(handshake.GUID)), markup.Text("."))
	}
	if e.remarkLeads() {
		return markup.Group(e.remarked(c), e.againstGUID(c))
	}
	return markup.Group(e.againstGUID(c), e.remarked(c))
}

// remarkLeads reports whether what is wrong with the code is something else than its
// GUID, so that the answer begins with that.
func (e examined) remarkLeads() bool {
	return e.read.Accept == "" && e.wrongConstants() == 0 && len(e.remarks) > 0
}

// againstGUID holds each constant of the code against the GUID.
func (e examined) againstGUID(c Case) markup.Node {
	found := e.constants
	n := markup.Group(markup.El("h3", "", markup.Text("The GUID in your code")))
	if e.Verdict == diagnose.Correct && e.wrongConstants() > 0 {
		n.Kids = append(n.Kids, markup.El("p", "", markup.Text("The Accept is right, so this is not the code that made it.")))
	}
	for i, constant := range found {
		if i == shownConstants {
			n.Kids = append(n.Kids, markup.El("p", "more", markup.Text("… and "+words.Count(len(found)-i, "other constant"))))
			break
		}
		if constant.Right() {
			n.Kids = append(n.Kids, markup.El("p", "verdict ok", markup.Text("✓ Right, every character: "), markup.El("code", "guid", markup.Text(constant.Text))))
			continue
		}
		severity, says := "error", "✗ Not the GUID:"
		if !constant.Like {
			severity, says = "warning", "! Another UUID:"
		}
		n.Kids = append(n.Kids, markup.El("p", "verdict "+severity, markup.Text(says)), versus("In your code", evidence.Diff(constant.Text)))
	}
	if c.codeIsCut() {
		n.Kids = append(n.Kids, markup.El("p", "aside", markup.Text("A link to this page, a reload and the Back button keep the constants, but not the code around them.")))
	}
	return n
}

// remarked shows what else is wrong in the code, each with its line and its fix.
func (e examined) remarked(c Case) markup.Node {
	if len(e.remarks) == 0 {
		return markup.Group()
	}
	n, leads := markup.Group(), e.remarkLeads()
	if !leads {
		n.Kids = append(n.Kids, markup.El("h3", "", markup.Text("In the rest of your code")))
	}
	for i, remark := range e.remarks {
		from, _, _ := strings.Cut(c.Code[strings.LastIndexByte(c.Code[:remark.Span.Start], '\n')+1:], "\n")
		line := 1 + strings.Count(c.Code[:remark.Span.Start], "\n")
		where := markup.El("pre", "code", markup.Text(strconv.Itoa(line)+"  "+from[:min(len(from), mostShown)]))
		if leads && i == 0 { // and the headline says what is wrong, and what to do
			n.Kids = append(n.Kids, where)
			continue
		}
		n.Kids = append(n.Kids,
			markup.El("p", "verdict error", markup.Text("✗ "+remark.Title)), where, verdict.WhatToDo(remark.Fix))
	}
	return n
}

// mostShown is how many bytes of a line of code are shown.
const mostShown = 200
