package page

import (
	"strings"

	"wsaccept/wasm/judge"
)

// othersOf returns what programs do with the fault of a finding, by its index. It
// may be nil.
type othersOf func(finding int) []judge.Behaviour

func (o othersOf) of(finding int) []judge.Behaviour {
	if o == nil {
		return nil
	}
	return o(finding)
}

// others returns what programs do with the faults of a side.
func (j judged) others(side judge.Side) othersOf {
	return func(finding int) []judge.Behaviour { return j.Others(side, finding) }
}

// whatOthersDo lists what programs do with a fault that stands alone.
func whatOthersDo(all []judge.Behaviour) node {
	if len(all) == 0 {
		return group()
	}
	who := "What servers do if nothing else is wrong: "
	if does := all[0].Does; does == judge.Open || does == judge.Fail {
		who = "What clients do if nothing else is wrong: "
	}
	p := el("p", "observed", text(who))
	for i, b := range all {
		if i > 0 {
			p.kids = append(p.kids, text(" · "))
		}
		class := "fail"
		if b.Does == judge.Accept || b.Does == judge.Open {
			class = "open"
		}
		p.kids = append(p.kids, el("b", class, text(b.String())), text(": "+strings.Join(b.Programs, ", ")))
	}
	return group(p)
}
