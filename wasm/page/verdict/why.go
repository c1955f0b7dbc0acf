package verdict

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
)

// why says what stands behind the outcome and what to do about it: the mistake that
// made a wrong Accept, or what commonly leads to such a refusal or such an end.
func why(r *judge.Result) markup.Node {
	switch d := r.Diagnosis(); {
	case d.Verdict == diagnose.Mistake:
		x := d.Explanations[0] // and the verdict has the cause
		return markup.Group(WhatToDo(x.Fix), ToRead(x))
	case r.WrongAccept() && d.Target == nil:
		return because(diagnose.Unknown(r.Case()), "")
	case r.WrongAccept():
		return because("No common mistake explains this Accept. The button tries hundreds of millions of other GUIDs, and shows what else the cause may be.", "")
	}
	advice := r.Advice()
	f, said := findingOf(r.All(), advice.Cause)
	switch {
	case advice.Cause == "", said && f.Detail == advice.Fix:
		return markup.Group()
	case said:
		return WhatToDo(advice.Fix)
	}
	return because("Why: "+advice.Cause, advice.Fix)
}

// because shows a cause, and what to do if there is something.
func because(cause, fix string) markup.Node {
	n := markup.Group(markup.El("p", "why", markup.Visible(cause, false)))
	if fix != "" {
		n.Kids = append(n.Kids, WhatToDo(fix))
	}
	return n
}

// WhatToDo shows what to do.
func WhatToDo(fix string) markup.Node {
	return markup.El("p", "why", markup.Text("What to do: "), markup.Visible(fix, false))
}

// ToRead links to the page about a mistake, or the first one of several.
func ToRead(x diagnose.Explanation) markup.Node {
	id, _, _ := strings.Cut(x.Mistake, "+")
	m, found := diagnose.FindMistake(id)
	if !found {
		return markup.Group()
	}
	title := strings.TrimSuffix(strings.TrimPrefix(m.Title, "It "), ".")
	return markup.El("p", "why", markup.Text("More about this mistake: "), markup.El("a", "", markup.Text("The server "+title)).With("href", "mistakes/"+m.ID+"/"))
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
