package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Side is the part of a handshake that a finding is about.
type Side string

// The sides, in the order in which they are told.
const (
	Address  Side = "address"
	Request  Side = "request"
	Response Side = "response"
)

// Place is where in the texts that were given a finding points.
type Place struct {
	In   int            // index into Result.Texts
	Span handshake.Span // in that text
	Line int            // the number of the line of the text that holds the span's start, from 1
}

// About returns the findings about a side, whose spans are in the message itself.
func (r *Result) About(side Side) []handshake.Finding {
	switch side {
	case Address:
		return r.Findings.Address
	case Request:
		return r.Findings.Request
	}
	return r.Findings.Response
}

// All returns all findings, in the order of the sides.
func (r *Result) All() []handshake.Finding {
	var all []handshake.Finding
	for _, side := range []Side{Address, Request, Response} {
		all = append(all, r.About(side)...)
	}
	return all
}

// Place returns where in the texts that were given the bytes at span of a side
// stand. Of bytes that were added it is the place where they were; of a response
// that did not come, what tells it.
func (r *Result) Place(side Side, span handshake.Span) Place {
	part := r.part(side)
	if side == Response && r.Pair.Response.Absent() {
		span = handshake.Span{Start: 0, End: len(part.Text)}
	}
	at := part.Span(span)
	text := r.Texts[part.In]
	return Place{In: part.In, Span: at, Line: 1 + strings.Count(text[:min(at.Start, len(text))], "\n")}
}

func (r *Result) part(side Side) Part {
	switch side {
	case Address:
		return r.Address
	case Request:
		return r.Request
	}
	if r.Pair.Response.Absent() {
		return r.Ending
	}
	return r.Response
}
