package page

import (
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
)

// others returns what programs do with the faults of a side.
func (j judged) others(side judge.Side) annotation.OthersOf {
	return func(finding int) []judge.Behaviour { return j.Others(side, finding) }
}
