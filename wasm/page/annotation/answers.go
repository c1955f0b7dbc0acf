package annotation

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// shownInterim is how many interim answers are shown.
const shownInterim = 5

// Answers shows the heads of all answers in pair, the interim ones first. part is
// the beginning of the findings' ids.
func Answers(pair handshake.Pair, part string, findings []handshake.Finding, others OthersOf) markup.Node {
	if pair.Response.Absent() && len(findings) > 0 {
		return noAnswer(part, findings)
	}
	n := markup.Group()
	for i, interim := range pair.Interim {
		if i == shownInterim {
			n.Kids = append(n.Kids, markup.El("p", "more", markup.Text("… and "+words.Count(len(pair.Interim)-i, "interim answer")+" more")))
			break
		}
		n.Kids = append(n.Kids, Head(interim, "interim", nil, nil))
	}
	n.Kids = append(n.Kids, Head(pair.Response, part, findings, others))
	return n
}

// noAnswer shows what is found about a response that did not come.
func noAnswer(part string, findings []handshake.Finding) markup.Node {
	n := markup.Group(markup.El("p", "aside", markup.Text("No response came.")))
	for i, f := range findings {
		n.Kids = append(n.Kids, FindingBox(f, FindingID(part, i), markup.Group()))
	}
	return n
}
