package passage

import "strings"

// mostFixes is how many faults are fixed one after the other.
const mostFixes = 4

// Settle goes on until the handshake passes: what one fix uncovers, the next one fixes.
// Edits that don't lead there are dropped. again reads a text anew, for r's handshake.
func (r *Route) Settle(text string, again func(text string) (Route, bool)) {
	edits, fix := r.Edits, r.Fix
	r.Edits = nil
	fixed := text
	for range mostFixes {
		if len(edits) == 0 {
			return
		}
		fixed = Apply(fixed, edits)
		next, ok := again(fixed)
		if !ok || next.Outcome == Unknown {
			return
		}
		if next.Outcome == Passes {
			r.Edits, r.Fix = Between(text, fixed), fix
			return
		}
		edits, fix = next.Edits, strings.TrimSpace(fix+" "+next.Fix)
	}
}
