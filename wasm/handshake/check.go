package handshake

import (
	"slices"
)

// Judgement is everything there is to say about a pair, in the order in which it
// stands in the texts.
type Judgement struct {
	Address  []Finding // spans are in the address
	Request  []Finding // spans are in Pair.Request.Raw
	Response []Finding // spans are in Pair.Response.Raw; without a response, what is said of Pair.End
}

// Check holds pair against every rule that its bytes can show broken. It never
// stops at the first. The time it takes grows with the length of the texts,
// whatever they hold.
func Check(pair Pair) Judgement {
	var j Judgement
	j.Address = append(CheckAddress(pair.Address), mixedContent(pair)...)
	if !pair.Request.Absent() {
		c := checker{message: pair.Request}
		if pair.Request.IsExtended() {
			c.extendedRequest()
		} else {
			c.request()
		}
		j.Request = c.done()
	}
	if pair.Response.Absent() {
		j.Response = noResponse(pair.End)
	} else {
		c := checker{message: pair.Response}
		if pair.Request.IsExtended() || pair.Response.IsExtended() {
			c.extendedResponse(pair)
		} else {
			c.response(pair, Worst(j.Request) == Error)
		}
		j.Response = c.done()
	}
	return j
}

// Verdict is what the RFCs say of a message as a whole.
type Verdict string

// The verdicts.
const (
	Ok      Verdict = "ok"
	Fail    Verdict = "fail"    // a rule is broken, and the receiver must refuse
	Refused Verdict = "refused" // a response that breaks no rule and opens no WebSocket
	Absent  Verdict = "absent"
)

// Verdict sums findings about m up: Fail if one of them is an Error, be it about a
// response that did not come, else Refused if m is a response that declines (rule
// R01).
func (m Message) Verdict(findings []Finding) Verdict {
	switch {
	case Worst(findings) == Error:
		return Fail
	case m.Absent():
		return Absent
	case slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == R01 }):
		return Refused
	}
	return Ok
}
