package page

import (
	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// why says what stands behind the outcome and what to do about it: the mistake that
// made a wrong Accept, or what commonly leads to such a refusal or such an end.
func (j judged) why() node {
	switch d := j.Diagnosis(); {
	case d.Verdict == diagnose.Mistake:
		return because("The cause: your server "+examined{Diagnosis: d}.mistakes(), d.Explanations[0].Fix)
	case j.WrongAccept() && d.Target == nil:
		return because(diagnose.Unknown(j.Case()), "")
	case j.WrongAccept():
		return because("No common mistake explains this Accept. The button tries hundreds of millions of other GUIDs, and shows what else the cause may be.", "")
	}
	advice := j.Advice()
	if advice.Cause == "" || saidBy(j.All(), advice.Cause) {
		return group()
	}
	return because("Why: "+advice.Cause, advice.Fix)
}

// because shows a cause, and what to do if there is something.
func because(cause, fix string) node {
	n := group(el("p", "why", visible(cause, false)))
	if fix != "" {
		n.kids = append(n.kids, el("p", "why", text("What to do: "), visible(fix, false)))
	}
	return n
}

// saidBy reports whether a finding says so already.
func saidBy(findings []handshake.Finding, cause string) bool {
	for _, f := range findings {
		if f.Title == cause {
			return true
		}
	}
	return false
}
