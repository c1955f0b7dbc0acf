package page

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// why says what stands behind the outcome and what to do about it: the mistake that
// made a wrong Accept, or what commonly leads to such a refusal or such an end.
func (j judged) why() node {
	switch d := j.Diagnosis(); {
	case d.Verdict == diagnose.Mistake:
		x := d.Explanations[0] // and the verdict has the cause
		return group(whatToDo(x.Fix), toRead(x))
	case j.WrongAccept() && d.Target == nil:
		return because(diagnose.Unknown(j.Case()), "")
	case j.WrongAccept():
		return because("No common mistake explains this Accept. The button tries hundreds of millions of other GUIDs, and shows what else the cause may be.", "")
	}
	advice := j.Advice()
	f, said := findingOf(j.All(), advice.Cause)
	switch {
	case advice.Cause == "", said && f.Detail == advice.Fix:
		return group()
	case said:
		return whatToDo(advice.Fix)
	}
	return because("Why: "+advice.Cause, advice.Fix)
}

// because shows a cause, and what to do if there is something.
func because(cause, fix string) node {
	n := group(el("p", "why", visible(cause, false)))
	if fix != "" {
		n.kids = append(n.kids, whatToDo(fix))
	}
	return n
}

// whatToDo shows what to do.
func whatToDo(fix string) node {
	return el("p", "why", text("What to do: "), visible(fix, false))
}

// toRead links to the page about a mistake, or the first one of several.
func toRead(x diagnose.Explanation) node {
	id, _, _ := strings.Cut(x.Mistake, "+")
	m, found := diagnose.FindMistake(id)
	if !found {
		return group()
	}
	title := strings.TrimSuffix(strings.TrimPrefix(m.Title, "It "), ".")
	return el("p", "why", text("To read, and to link to: "), el("a", "", text("The server "+title)).with("href", "mistakes/"+m.ID+"/"))
}

// findingOf returns the finding that says the cause already, and whether there is one.
func findingOf(findings []handshake.Finding, cause string) (handshake.Finding, bool) {
	for _, f := range findings {
		if f.Title == cause {
			return f, true
		}
	}
	return handshake.Finding{}, false
}
