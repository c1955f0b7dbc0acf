package verdict

import (
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/others"
	"wsaccept/wasm/page/screen"
)

// Title is the id of the title above the verdict.
const Title = "judge-title"

// ShowDetails shows what Show leaves out: both messages line by line, and what
// programs do.
func ShowDetails(to *screen.Screen, r *judge.Result) {
	to.Island("address", address(r))
	to.Island("request", annotation.Head(r.Pair.Request, "request", r.Findings.Request, othersOf(r, judge.Request)))
	to.Island("response", Response(r))
	to.Hide("request-lines", r.Pair.Request.Absent(), Title)
	to.Hide("response-lines", r.Pair.Response.Absent() && len(r.Findings.Response) == 0, Title)
	to.Island("tally", tallied(r))
	to.Island("programs", markup.Group(Clients(r), servers(r)))
}

// address shows the findings about the address, which has no lines.
func address(r *judge.Result) markup.Node {
	if len(r.Findings.Address) == 0 {
		return markup.Group()
	}
	n := markup.Group(markup.El("h2", "", markup.Text("The address")), markup.El("p", "", markup.El("code", "", markup.Visible(r.Pair.Address, false))))
	for i, f := range r.Findings.Address {
		n.Kids = append(n.Kids, annotation.FindingBox(f, annotation.FindingID("address", i), markup.Group()))
	}
	return n
}

// Response shows the response line by line, with what was found, and the interim ones
// before it.
func Response(r *judge.Result) markup.Node {
	return annotation.Answers(r.Pair, "response", r.Findings.Response, othersOf(r, judge.Response))
}

// othersOf returns what programs do with the faults of a side.
func othersOf(r *judge.Result, side judge.Side) annotation.OthersOf {
	return func(finding int) markup.Node { return others.List(r.Others(side, finding)) }
}
