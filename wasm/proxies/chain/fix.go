package chain

import (
	"slices"

	"wsaccept/wasm/proxies/passage"
)

// Fix returns the edits of texts, for each of them, after which c's handshake passes, or
// gets further than before; says tells what they do, hop by hop. Without any, nothing is
// known to fix it.
func (c Chain) Fix(texts []string) (edits [][]passage.Edit, says []string) {
	edits, says = make([][]passage.Edit, len(texts)), make([]string, len(texts))
	fixed := slices.Clone(texts)
	for now := c; now.Outcome == passage.Fails; {
		at := now.Blame
		r := now.Hops[at].Route
		if len(r.Edits) == 0 {
			break
		}
		was := fixed[at]
		fixed[at] = passage.Apply(was, r.Edits)
		after := follow(fixed, c.Ask)
		if after.Blame >= 0 && after.Blame <= at {
			fixed[at] = was
			break
		}
		says[at] = r.Fix
		now = after
	}
	for i := range texts {
		if fixed[i] != texts[i] {
			edits[i] = passage.Between(texts[i], fixed[i])
		}
	}
	return edits, says
}
