package clients

import (
	"fmt"
	"strings"

	"wsaccept/server/conformance/results"
	"wsaccept/server/link"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/secrets"
)

// longHead is what a client should have a limit for.
var longHead = &handshake.Rule{ID: "M6", Side: handshake.SideClient, Section: "RFC 9112 §2.3", Title: "A client reads a header up to a limit of its own."}

// What a client did.
type deed string

const (
	opened   deed = "opened"
	failed   deed = "failed"
	tookLong deed = "took too long" // it was ended before it came to an end
)

// The outcomes that are counted in the score, worst first.
const (
	openedWrongly = "opened though it must fail"
	failedWrongly = "failed though the response is right"
	slow          = "took too long"
	beyondLimits  = "read beyond limits"
)

var outcomes = []string{openedWrongly, failedWrongly, slow, beyondLimits}

// How long a header is, in bytes and in lines, that a client need not read, and how many
// bytes it should not: Chromium gives up there.
const (
	manyBytes    = 64 << 10
	manyLines    = 256
	tooManyBytes = 256 << 10
)

// expectation is what a client must do with a response.
type expectation struct {
	must    deed // or "", where the RFCs leave it open
	because string
	rule    *handshake.Rule
}

// expect says what a client must do with the response that a got, by the RFCs alone.
func (a *attempt) expect() (handshake.Pair, expectation) {
	response := a.sent()
	pair := handshake.ParsePair(a.request, response)
	switch {
	case response == "":
		return pair, expectation{failed, "There is no response.", handshake.L8}
	case !isWhole(response):
		return pair, expectation{failed, "The response is not whole: its header never ends.", handshake.R15}
	}
	if len(response) > manyBytes || strings.Count(response, "\n") > manyLines {
		return pair, expectation{"", "The header is very long.", longHead}
	}
	findings := handshake.Check(pair).Response
	verdict := pair.Response.Verdict(findings)
	var warning *handshake.Finding
	for _, f := range findings {
		if f.Severity == handshake.Error || verdict == handshake.Refused && f.Rule == handshake.R01 {
			return pair, expectation{failed, f.Title, f.Rule}
		}
		if warning == nil && f.Severity == handshake.Warning {
			warning = &f
		}
	}
	if warning != nil && warning.Rule == handshake.R02 {
		return pair, expectation{opened, "A client must be able to read interim responses.", warning.Rule}
	}
	if warning != nil {
		return pair, expectation{"", warning.Title, warning.Rule}
	}
	return pair, expectation{opened, "The response is right.", handshake.R01}
}

// judge says what came of a fault, of which a is the attempt, or nil if there was none.
func judge(f lab.Fault, a *attempt, did deed, page string) results.Line {
	line := results.Line{ID: f.ID, Group: string(f.Group), Title: f.Title, Request: []byte{}, Response: []byte{}}
	if a == nil {
		line.Rule, line.Requirement, line.Section = handshake.R01.ID, handshake.R01.Title, handshake.R01.Section
		line.Verdict, line.Says = results.NoAnswer, "The client did not ask for it."
		return line
	}
	pair, e := a.expect()
	line.Rule, line.Requirement, line.Section = e.rule.ID, e.rule.Title, e.rule.Section
	line.Verdict, line.Outcome, line.Says = e.judge(f, did, pair)
	line.Did = string(did)
	request, _ := secrets.Mask(a.request)
	response, _ := secrets.MaskResponse(a.sent(), a.request)
	line.Request, line.Response = []byte(request), []byte(response)
	line.Link = link.Pair(page, a.request, a.sent(), "", handshake.Compare(pair.Request, pair.Response).Key, "")
	return line
}

func (e expectation) judge(f lab.Fault, did deed, pair handshake.Pair) (v results.Verdict, outcome, says string) {
	does := f.Does + " The client " + string(did) + ". "
	switch {
	case f.Group == lab.After && e.must != failed:
		if did == opened {
			return results.Pass, "", does
		}
		return results.NotApplicable, "", does + "The handshake is right; what follows it may be why."
	case did == tookLong && e.must != opened:
		return results.Warn, slow, does + "It should give up by itself."
	case e.rule == longHead && did == opened && len(pair.Response.Raw) > tooManyBytes:
		return results.Warn, beyondLimits, does + "It should have a limit."
	case e.rule == longHead:
		return results.Pass, "", does + "No RFC says how long a header may be."
	case did == tookLong:
		return results.NoAnswer, slow, does + e.because
	case e.must == "":
		return byMajority(did, pair, does+"The RFCs leave it open. "+e.because)
	case did == e.must:
		return results.Pass, "", does + e.because
	case did == opened:
		return results.Fail, openedWrongly, does + "It must fail (" + string(e.rule.Section) + "): " + e.because
	}
	return results.Fail, failedWrongly, does + e.because
}

// byMajority judges what the RFCs leave open by what most clients do.
func byMajority(did deed, pair handshake.Pair, says string) (results.Verdict, string, string) {
	open, all := 0, 0
	for _, c := range programs.Clients(pair) {
		switch c.Verdict {
		case programs.Opens:
			open++
			all++
		case programs.Fails:
			all++
		}
	}
	says += fmt.Sprintf(" Of %d clients that are known, %d open.", all, open)
	if did == opened && 2*open < all || did == failed && 2*open > all {
		return results.Warn, "", says
	}
	return results.Pass, "", says
}

// score sums up the lines in sentences, worst first: what a client must not do, by rule.
func score(lines []results.Line) []string {
	var notes []string
	for _, outcome := range outcomes {
		rules, count := []string{}, map[string]int{}
		for _, line := range lines {
			if line.Outcome != outcome {
				continue
			}
			if count[line.Rule]++; count[line.Rule] == 1 {
				rules = append(rules, line.Rule)
			}
		}
		total := 0
		for i, rule := range rules {
			total += count[rule]
			rules[i] = fmt.Sprintf("%s %d", rule, count[rule])
		}
		if total == 0 {
			notes = append(notes, fmt.Sprintf("The client never %s.", outcome))
			continue
		}
		notes = append(notes, fmt.Sprintf("The client %s: %d (%s).", outcome, total, strings.Join(rules, ", ")))
	}
	return notes
}
