package page

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/snippets"
	"wsaccept/wasm/words"
)

// fixes says how to fix the server: what to do in any language, what that means
// in the chosen one, and the whole computation in it.
func (e examined) fixes(c Case) node {
	if !c.Fixable() {
		return group()
	}
	snippet := c.Snippet()
	n := group()
	var fixes []string
	for _, x := range append(e.Explanations[:len(e.Explanations):len(e.Explanations)], e.misused()...) {
		for _, fix := range append([]string{x.Fix}, hintsIn(snippet, x.Mistake)...) {
			if fix != "" && !slices.Contains(fixes, fix) {
				fixes = append(fixes, fix)
				n.kids = append(n.kids, el("p", "", text(fix)))
			}
		}
	}
	n.kids = append(n.kids,
		el("p", "", text("The whole computation in "+snippet.Name+", to compare with or to copy:")),
		el("pre", "code", text(snippet.Code)))
	if snippet.Untried != "" {
		n.kids = append(n.kids, el("p", "aside", text("Not run here, because "+snippet.Untried+": it was only checked by reading it.")))
	}
	return n
}

// remedy says what to do about the likeliest mistake, if one is known.
func (e examined) remedy() node {
	for _, x := range append(e.Explanations[:len(e.Explanations):len(e.Explanations)], e.misused()...) {
		if x.Fix != "" {
			return group(whatToDo(x.Fix), toRead(x))
		}
	}
	return group()
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

// languages lists the languages for the choice of one. It never changes.
func languages() node {
	n := group()
	for _, s := range snippets.All() {
		n.kids = append(n.kids, el("option", "", text(s.Name)).with("value", s.ID))
	}
	return n
}

// shownConstants is how many constants are compared with the GUID; a right program
// has one.
const shownConstants = 6

// compared holds each constant of the code against the GUID.
func (e examined) compared(c Case) node {
	found := e.constants
	if len(found) == 0 {
		if c.Code == "" || e.read.Accept == "" || len(e.remarks) > 0 { // said above
			return e.remarked(c)
		}
		return el("p", "aside", text("Nothing in the code looks like the GUID "), el("code", "", text(handshake.GUID)), text("."))
	}
	n := group(el("h3", "", text("The GUID in your code")))
	if e.Verdict == diagnose.Correct && e.wrongConstants() > 0 {
		n.kids = append(n.kids, el("p", "", text("The Accept is right, so this is not the code that made it.")))
	}
	for i, constant := range found {
		if i == shownConstants {
			n.kids = append(n.kids, el("p", "more", text("… and "+words.Count(len(found)-i, "other constant"))))
			break
		}
		if constant.Right() {
			n.kids = append(n.kids, el("p", "verdict ok", text("✓ Right, every character: "), el("code", "guid", text(constant.Text))))
			continue
		}
		severity, says := "error", "✗ Not the GUID:"
		if !constant.Like {
			severity, says = "warning", "! Another UUID:"
		}
		n.kids = append(n.kids, el("p", "verdict "+severity, text(says)), versus("In your code", evidence.Diff(constant.Text)))
	}
	if c.codeIsCut() {
		n.kids = append(n.kids, el("p", "aside", text("A link to this page, a reload and the Back button keep the constants, but not the code around them.")))
	}
	return group(n, e.remarked(c))
}

// remarked shows what else is wrong in the code, each with its line and its fix.
func (e examined) remarked(c Case) node {
	if len(e.remarks) == 0 {
		return group()
	}
	n := group(el("h3", "", text("In the rest of your code")))
	for _, remark := range e.remarks {
		from, _, _ := strings.Cut(c.Code[strings.LastIndexByte(c.Code[:remark.Span.Start], '\n')+1:], "\n")
		line := 1 + strings.Count(c.Code[:remark.Span.Start], "\n")
		n.kids = append(n.kids,
			el("p", "verdict error", text("✗ "+remark.Title)),
			el("pre", "code", text(strconv.Itoa(line)+"  "+from[:min(len(from), mostShown)])),
			el("p", "", text(remark.Fix)))
	}
	return n
}

// mostShown is how many bytes of a line of code are shown.
const mostShown = 200
