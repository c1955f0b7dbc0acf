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
		return because(diagnose.Unknown(r.Case()))
	case r.WrongAccept():
		return because("No common mistake explains this Accept. The search tries hundreds of millions of other GUIDs, and lists what else the cause may be.")
	}
	advice := r.Advice()
	f, said := findingOf(r.All(), advice.Cause)
	switch {
	case advice.Cause == "", said && f.Detail == advice.Fix:
		return markup.Group()
	case said:
		return WhatToDo(advice.Fix)
	}
	return markup.Group(because(advice.Cause), WhatToDo(advice.Fix))
}

// because shows a cause.
func because(cause string) markup.Node {
	return markup.El("p", "why", Label("Why:"), markup.Visible(cause, false))
}

// WhatToDo shows what to do, if there is something.
func WhatToDo(fix string) markup.Node {
	if fix == "" {
		return markup.Group()
	}
	return markup.El("p", "why", Label("What to do:"), markup.Visible(fix, false))
}

// Label begins a paragraph of an answer with what it is about.
func Label(text string) markup.Node {
	return markup.Group(markup.El("b", "", markup.Text(text)), markup.Text(" "))
}

// ToRead links to the page about a mistake, or the first one of several.
func ToRead(x diagnose.Explanation) markup.Node {
	id, _, _ := strings.Cut(x.Mistake, "+")
	m, found := diagnose.FindMistake(id)
	if !found {
		return markup.Group()
	}
	title := strings.TrimSuffix(strings.TrimPrefix(m.Title, "It "), ".")
	return markup.El("p", "why", Label("More about it:"), markup.El("a", "", markup.Text("The server "+title)).With("href", "mistakes/"+m.ID+"/"))
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
