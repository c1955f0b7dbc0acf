// Package others shows what programs do with a fault.
package others

import (
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
)

// List lists what programs do with a fault that stands alone.
func List(all []judge.Behaviour) markup.Node {
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
