package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/words"
)

// judged is what there is to say of the texts in the editors.
type judged struct {
	reading
	pair     handshake.Pair
	found    handshake.Judgement
	request  handshake.Verdict
	response handshake.Verdict
	clients  []programs.Client // none without a response
	servers  []programs.Server // none without a request
}

func (s State) judge() judged {
	j := judged{reading: s.reading()}
	j.pair = j.reading.pair()
	j.found = handshake.Check(j.pair)
	j.request = j.pair.Request.Verdict(append(j.found.Address[:len(j.found.Address):len(j.found.Address)], j.found.Request...))
	j.response = j.pair.Response.Verdict(j.found.Response)
	if !j.pair.Response.Absent() && !j.excerpt() {
		j.clients = programs.Clients(j.pair)
	}
	if !j.pair.Request.Absent() && len(j.pair.Request.Hidden) == 0 {
		j.servers = programs.Servers(j.pair.Request)
	}
	return j
}

// summary says in a sentence what the RFCs say, and warns where browsers don't
// go by them.
func (j judged) summary() string {
	const ok, fail, absent = handshake.Ok, handshake.Fail, handshake.Absent
	if status := j.pair.Response.Status(); j.response == handshake.Refused {
		switch j.request {
		case fail:
			return "✗ The request breaks the rules, and the server answers " + status + ": the WebSocket does not open."
		case ok:
			return "✗ The server answers " + status + ", not 101: the WebSocket does not open. The request is valid."
		}
		return "✗ The server answers " + status + ", not 101: the WebSocket does not open."
	}
	switch [2]handshake.Verdict{j.request, j.response} {
	case [2]handshake.Verdict{ok, ok}:
		switch refusing := j.refusingBrowsers(); {
		case refusing != "":
			return "! By the RFCs the WebSocket opens, but " + refusing + " fails."
		case j.excerpt():
			return "✓ What is here is right, as far as it goes."
		case handshake.Worst(j.all()) == handshake.Warning:
			return "✓ The WebSocket opens."
		}
		return "✓ A valid handshake: the WebSocket opens."
	case [2]handshake.Verdict{fail, ok}:
		return "✗ A server must refuse this request. The answer accepts it, and is valid by itself."
	case [2]handshake.Verdict{ok, fail}:
		return "✗ A client must refuse this answer: the WebSocket must not open. The request is valid."
	case [2]handshake.Verdict{fail, fail}:
		return "✗ A server must refuse this request, and a client must refuse this answer."
	case [2]handshake.Verdict{ok, absent}:
		if j.excerpt() {
			return "✓ What is here is right, as far as it goes."
		}
		return "✓ A valid request. There is no answer to judge."
	case [2]handshake.Verdict{fail, absent}:
		return "✗ A server must refuse this request."
	case [2]handshake.Verdict{absent, ok}:
		return "✓ Nothing is wrong with this answer by itself. Without the request its Accept can't be checked."
	case [2]handshake.Verdict{absent, fail}:
		return "✗ A client must refuse this answer: the WebSocket must not open."
	}
	if len(j.reading.notes) > 0 {
		return "No handshake was found in this text."
	}
	return "Type or paste a request, an answer, or both."
}

// excerpt reports whether a message need not be all there.
func (j judged) excerpt() bool { return len(j.pair.Request.Hidden)+len(j.pair.Response.Hidden) > 0 }

// refusingBrowsers names the browsers that fail.
func (j judged) refusingBrowsers() string {
	var names []string
	for _, c := range j.clients {
		if (c.Name == "chromium" || c.Name == "firefox") && c.Verdict == programs.Fails {
			names = append(names, programName(c.Name))
		}
	}
	return strings.Join(names, " and ")
}

// JudgeSummary says what there is to say about the editors in a sentence or two.
// A screen reader is told it.
func JudgeSummary(s State) string {
	j := s.judge()
	return j.summary() + " " + j.count()
}

// count says how many findings there are.
func (j judged) count() string {
	faults, warnings := 0, 0
	for _, f := range j.all() {
		switch {
		case f.Severity == handshake.Error:
			faults++
		case f.Severity == handshake.Warning:
			warnings++
		}
	}
	var parts []string
	if faults > 0 {
		parts = append(parts, words.Count(faults, "fault"))
	}
	if warnings > 0 {
		parts = append(parts, words.Count(warnings, "warning"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

func (j judged) all() []handshake.Finding {
	all := append([]handshake.Finding(nil), j.found.Address...)
	return append(append(all, j.found.Request...), j.found.Response...)
}

// class returns the colour of the verdict.
func (j judged) class() string {
	switch {
	case j.request == handshake.Absent && j.response == handshake.Absent:
		return "none"
	case j.request == handshake.Fail || j.response == handshake.Fail || j.response == handshake.Refused:
		return "error"
	case j.refusingBrowsers() != "":
		return "warning"
	}
	return "ok"
}

// problems lists what is wrong, each as a way to the bytes.
func (j judged) problems() node {
	list := el("ul", "problems")
	for _, part := range []struct {
		name, where string
		findings    []handshake.Finding
	}{{"address", "Address", j.found.Address}, {"request", "Request", j.found.Request}, {"response", "Response", j.found.Response}} {
		for i, f := range part.findings {
			if f.Severity == handshake.Info {
				continue
			}
			list.kids = append(list.kids, el("li", string(f.Severity),
				el("span", "where", text(part.where)), text(" "),
				el("a", "jump", visible(f.Title, false)).with("href", "#"+findingID(part.name, i)), text(" "), cite(f.Section)))
		}
	}
	if len(list.kids) == 0 {
		return group()
	}
	return list
}

// findingID is the id of the element that shows a finding in full.
func findingID(part string, i int) string { return part + "-finding-" + strconv.Itoa(i+1) }

// taken tells what was taken from the texts, and what was left.
func (j judged) taken() node {
	if len(j.reading.notes) == 0 {
		return group()
	}
	note := group()
	if j.pair.Request.Absent() && j.pair.Response.Absent() {
		note = consoleNote(j.reading.text)
	}
	list := el("ul", "notes")
	for _, note := range j.reading.notes {
		list.kids = append(list.kids, el("li", "", visible(note, false)))
	}
	return group(note, list)
}

// addressFindings shows the findings about the address, which has no lines.
func (j judged) addressFindings() node {
	if len(j.found.Address) == 0 {
		return group()
	}
	n := group(el("h3", "", text("The address")), el("p", "", el("code", "", visible(j.pair.Address, false))))
	for i, f := range j.found.Address {
		n.kids = append(n.kids, findingBox(f, findingID("address", i)))
	}
	return n
}

// shownInterim is how many interim answers are shown.
const shownInterim = 5

// answers shows the interim answers and the final one.
func (j judged) answers() node { return answers(j.pair, "response", j.found.Response) }

// answers shows the heads of all answers in pair, the interim ones first. part is
// the beginning of the findings' ids.
func answers(pair handshake.Pair, part string, findings []handshake.Finding) node {
	n := group()
	for i, interim := range pair.Interim {
		if i == shownInterim {
			n.kids = append(n.kids, el("p", "more", text("… and "+words.Count(len(pair.Interim)-i, "interim answer")+" more")))
			break
		}
		n.kids = append(n.kids, head(interim, "interim", nil))
	}
	n.kids = append(n.kids, head(pair.Response, part, findings))
	return n
}
