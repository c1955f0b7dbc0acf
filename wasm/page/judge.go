package page

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/predict"
	"wsaccept/wasm/words"
)

// judged is what there is to say of the texts in the editors.
type judged struct {
	reading
	pair     handshake.Pair
	found    handshake.Judgement
	request  handshake.Verdict
	response handshake.Verdict
	clients  []predict.Client // none without a response
	servers  []predict.Server // none without a request
}

func (s State) judge() judged {
	j := judged{reading: s.reading()}
	j.pair = j.reading.pair()
	j.found = handshake.Check(j.pair)
	j.request = j.pair.Request.Verdict(append(j.found.Address[:len(j.found.Address):len(j.found.Address)], j.found.Request...))
	j.response = j.pair.Response.Verdict(j.found.Response)
	if !j.pair.Response.Absent() {
		j.clients = predict.Clients(j.pair)
	}
	if !j.pair.Request.Absent() {
		j.servers = predict.Servers(j.pair.Request)
	}
	return j
}

// summary says in a sentence what the RFCs say.
func (j judged) summary() string {
	const ok, fail, absent = handshake.Ok, handshake.Fail, handshake.Absent
	switch [2]handshake.Verdict{j.request, j.response} {
	case [2]handshake.Verdict{ok, ok}:
		return "✓ A valid handshake: the WebSocket opens."
	case [2]handshake.Verdict{fail, ok}:
		return "✗ A server must refuse this request. The answer accepts it, and is valid by itself."
	case [2]handshake.Verdict{ok, fail}:
		return "✗ A client must refuse this answer: the WebSocket must not open. The request is valid."
	case [2]handshake.Verdict{fail, fail}:
		return "✗ A server must refuse this request, and a client must refuse this answer."
	case [2]handshake.Verdict{ok, absent}:
		return "✓ A valid request. There is no answer to judge."
	case [2]handshake.Verdict{fail, absent}:
		return "✗ A server must refuse this request."
	case [2]handshake.Verdict{absent, ok}:
		return "✓ Nothing is wrong with this answer by itself. Without the request its Accept can't be checked."
	case [2]handshake.Verdict{absent, fail}:
		return "✗ A client must refuse this answer: the WebSocket must not open."
	}
	return "Type or paste a request, an answer, or both."
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
		switch f.Severity {
		case handshake.Error:
			faults++
		case handshake.Warning:
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
	case j.request == handshake.Fail || j.response == handshake.Fail:
		return "error"
	}
	return "ok"
}

// verdict is what a glance should tell: what the RFCs say, then the browsers,
// then the libraries.
func (j judged) verdict() node {
	list := el("dl", "programs")
	if len(j.clients) > 0 {
		var open, fail, unknown []string
		for _, c := range j.clients {
			switch {
			case c.Name == "chromium" || c.Name == "firefox":
				list.kids = append(list.kids, browser(c)...)
			case c.Verdict == predict.Opens:
				open = append(open, c.Name)
			case c.Verdict == predict.Fails:
				fail = append(fail, c.Name)
			default:
				unknown = append(unknown, c.Name)
			}
		}
		list.kids = append(list.kids, el("dt", "", text("Libraries")),
			el("dd", "", tally("open", "open", open), tally("fail", "fail", fail), tally("unknown", "not known", unknown)))
	}
	if len(j.servers) > 0 {
		list.kids = append(list.kids, el("dt", "", text("Servers")), el("dd", "", j.byStatus()...))
	}
	return group(el("p", "verdict "+j.class(), text(j.summary()+" "), el("span", "count", text(j.count()))), list)
}

// byStatus lists the servers that give the same answer to the request.
func (j judged) byStatus() []node {
	var accept, unknown []string
	var statuses []int
	reject := map[int][]string{}
	for _, s := range j.servers {
		switch s.Verdict {
		case predict.Accepts:
			accept = append(accept, s.Name)
		case predict.Rejects:
			if reject[s.Status] == nil {
				statuses = append(statuses, s.Status)
			}
			reject[s.Status] = append(reject[s.Status], s.Name)
		default:
			unknown = append(unknown, s.Name)
		}
	}
	slices.Sort(statuses)
	rows := []node{tally("open", "101", accept)}
	for _, status := range statuses {
		rows = append(rows, tally("fail", statusName(status), reject[status]))
	}
	return append(rows, tally("unknown", "not known", unknown))
}

// statusName names the answer of a server that refuses, with what it usually
// means to servers as they are set up at first.
func statusName(status int) string {
	switch status {
	case 0:
		return "no answer"
	case 403:
		return "403 (it wants another Origin)"
	}
	return strconv.Itoa(status)
}

// browser tells what a browser does, with its very words.
func browser(c predict.Client) []node {
	name := "Chromium"
	if c.Name == "firefox" {
		name = "Firefox"
	}
	major, _, _ := strings.Cut(c.Version, ".")
	dd := el("dd", "", outcomeMark(c))
	if c.Message != "" {
		dd.kids = append(dd.kids, text(" "), el("q", "console", visible(c.Message, false)))
	}
	if c.Note != "" {
		dd.kids = append(dd.kids, text(" "+c.Note))
	}
	return []node{el("dt", "", text(name+" "+major)), dd}
}

func outcomeMark(c predict.Client) node {
	switch c.Verdict {
	case predict.Opens:
		return el("b", "open", text("opens"))
	case predict.Fails:
		return el("b", "fail", text("fails"))
	}
	return el("b", "unknown", text("not known"))
}

// tally lists the programs that do the same.
func tally(class, what string, names []string) node {
	if len(names) == 0 {
		return group()
	}
	return el("span", "tally", el("b", class, text(what)), text(": "+strings.Join(names, ", ")), text(" "))
}

// programs tells what each program does, and what it prints.
func (j judged) programs() node {
	byClient, byServer := el("tbody", ""), el("tbody", "")
	for _, c := range j.clients {
		byClient.kids = append(byClient.kids, el("tr", "", cell(c.Name), cell(c.Version), el("td", "", outcomeMark(c)), said(c.Message, c.Note)))
	}
	for _, s := range j.servers {
		mark := el("b", "unknown", text("not known"))
		switch s.Verdict {
		case predict.Accepts:
			mark = el("b", "open", text("101"))
		case predict.Rejects:
			status, _, _ := strings.Cut(statusName(s.Status), " (")
			mark = el("b", "fail", text(status))
		}
		byServer.kids = append(byServer.kids, el("tr", "", el("td", "", text(s.Name), el("small", "", text(s.Setup))), cell(s.Version), el("td", "", mark), said(s.Message, s.Note)))
	}
	return group(
		el("table", "programs", el("caption", "", text("Clients, with this answer")), el("thead", "", row("th", "Client", "Version", "Outcome", "What it prints")), byClient),
		el("table", "programs", el("caption", "", text("Servers, with this request")), el("thead", "", row("th", "Server", "Version", "Answer", "What it says")), byServer))
}

func row(tag string, texts ...string) node {
	r := el("tr", "")
	for _, t := range texts {
		r.kids = append(r.kids, el(tag, "", text(t)))
	}
	return r
}

func cell(s string) node { return el("td", "", text(s)) }

func said(message, note string) node {
	td := el("td", "")
	if message != "" {
		td.kids = append(td.kids, el("code", "", visible(message, false)), text(" "))
	}
	td.kids = append(td.kids, text(note))
	return td
}

// problems lists what is wrong, each as a way to the bytes.
func (j judged) problems() node {
	list := el("ul", "problems")
	for _, part := range []struct {
		name, where string
		findings    []handshake.Finding
	}{{"address", "Address", j.found.Address}, {"request", "Request", j.found.Request}, {"response", "Answer", j.found.Response}} {
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

// notes tells what was taken from the texts, and what was left.
func (j judged) taken() node {
	if len(j.reading.notes) == 0 {
		return group()
	}
	list := el("ul", "notes")
	for _, note := range j.reading.notes {
		list.kids = append(list.kids, el("li", "", visible(note, false)))
	}
	return list
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

// answers shows the interim answers and the final one.
func (j judged) answers() node {
	n := group()
	for _, interim := range j.pair.Interim {
		n.kids = append(n.kids, head(interim, "interim", nil))
	}
	n.kids = append(n.kids, head(j.pair.Response, "response", j.found.Response))
	return n
}
