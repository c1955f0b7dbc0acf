package page

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/programs"
)

// wantsMore are the servers that want more than a handshake, or never see one.
// They would only confuse at a glance.
var wantsMore = map[string]bool{"python-websockets-subprotocols": true, "nginx-plain": true, "nginx-plain-http11": true}

// verdict is what a glance should reveal: the mistake behind a wrong Accept, and what
// comes of the handshake by the RFCs.
func (j judged) verdict() node {
	class, count := "verdict "+j.class(), el("span", "count", text(j.count()))
	if mistake, known := j.mistake(); known {
		return group(
			el("p", class, visible(mistake, false)),
			el("p", "why", text(strings.TrimPrefix(Outcome(j.Result), "✗ ")+" "), count))
	}
	return el("p", class, text(Outcome(j.Result)+" "), count)
}

// mistake says what the server did to get its Accept wrong, if that is proven.
func (j judged) mistake() (said string, known bool) {
	if d := j.Diagnosis(); d.Verdict == diagnose.Mistake {
		return "✗ Your server " + examined{Diagnosis: d}.mistakes(), true
	}
	return "", false
}

// tallied tells what the browsers do, then the libraries, then the servers.
func (j judged) tallied() node {
	list := el("dl", "programs")
	if len(j.Clients()) > 0 {
		var open, fail, unknown []string
		for _, c := range j.Clients() {
			switch {
			case c.Program.Kind == programs.Browser:
				list.kids = append(list.kids, browser(c)...)
			case c.Verdict == programs.Opens:
				open = append(open, c.Program.Name)
			case c.Verdict == programs.Fails:
				fail = append(fail, c.Program.Name)
			default:
				unknown = append(unknown, c.Program.Name)
			}
		}
		list.kids = append(list.kids, el("dt", "", text("Libraries")),
			el("dd", "", tally("open", "open", open), tally("fail", "fail", fail), tally("unknown", "not known", unknown)))
	}
	if len(j.Servers()) > 0 {
		list.kids = append(list.kids, el("dt", "", text("Servers")), el("dd", "", j.byStatus()...))
	}
	if len(list.kids) == 0 {
		return group()
	}
	return list
}

// byStatus lists the servers that give the same answer to the request.
func (j judged) byStatus() []node {
	var accept, unknown []string
	var statuses []int
	reject := map[int][]string{}
	for _, s := range j.Servers() {
		if wantsMore[s.ID] {
			continue
		}
		switch s.Verdict {
		case programs.Accepts:
			accept = append(accept, s.Name)
		case programs.Rejects:
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
		return "no response"
	case 403:
		return "403 (unless this Origin is allowed)"
	}
	return strconv.Itoa(status)
}

// browser tells what a browser does, with its very words.
func browser(c programs.Client) []node {
	dd := el("dd", "", outcomeMark(c))
	if c.Message != "" {
		dd.kids = append(dd.kids, text(" "), el("q", "console", visible(strings.Replace(c.Message, "at URL.", "at wss://….", 1), false)))
	}
	if c.Note != "" {
		dd.kids = append(dd.kids, text(" "+c.Note))
	}
	return []node{el("dt", "", text(c.Program.Title())), dd}
}

func outcomeMark(c programs.Client) node {
	switch c.Verdict {
	case programs.Opens:
		return el("b", "open", text("opens"))
	case programs.Fails:
		return el("b", "fail", text("fails"))
	}
	return el("b", "unknown", text("not known"))
}

// tally lists the programs that do the same.
func tally(class, what string, names []string) node {
	switch {
	case len(names) == 0:
		return group()
	case class == "unknown" && len(names) > 4:
		return el("span", "tally", el("b", class, text("not tried with a message like this")))
	}
	return el("span", "tally", el("b", class, text(what)), text(": "+strings.Join(names, ", ")), text(" "))
}

// programs tells what each program does, and what it prints.
func (j judged) programs() node { return group(j.clientTable(), j.serverTable()) }

func (j judged) clientTable() node {
	if len(j.Clients()) == 0 {
		return group()
	}
	body := el("tbody", "")
	for _, c := range j.Clients() {
		body.kids = append(body.kids, el("tr", "", cell(c.Program.Name), versionCell(c.Program), el("td", "", outcomeMark(c)), said(c.Message, c.Note)))
	}
	return el("table", "programs", el("caption", "", text(j.given())), el("thead", "", row("th", "Client", "Version", "Outcome", "What it prints")), body)
}

func (j judged) serverTable() node {
	if len(j.Servers()) == 0 {
		return group()
	}
	body := el("tbody", "")
	for _, s := range j.Servers() {
		mark := el("b", "unknown", text("not known"))
		switch s.Verdict {
		case programs.Accepts:
			mark = el("b", "open", text("101"))
		case programs.Rejects:
			status, _, _ := strings.Cut(statusName(s.Status), " (")
			mark = el("b", "fail", text(status))
		}
		body.kids = append(body.kids, el("tr", "", el("td", "", text(s.Name), el("small", "", text(s.Setup))), versionCell(s.Program), el("td", "", mark), said(s.Message, s.Note)))
	}
	return el("table", "programs", el("caption", "", text("Servers, given this request")), el("thead", "", row("th", "Server", "Version", "Response", "What it says")), body)
}

func row(tag string, texts ...string) node {
	r := el("tr", "")
	for _, t := range texts {
		r.kids = append(r.kids, el(tag, "", text(t)))
	}
	return r
}

// versionCell tells the version that was observed, and what it ran on.
func versionCell(p programs.Program) node {
	td := cell(p.Version)
	if runtime := p.Runtime(); runtime != "" {
		td.kids = append(td.kids, el("small", "", text("on "+runtime)))
	}
	return td
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

// given says what the clients in the table are given.
func (j judged) given() string {
	if j.Pair.Response.Absent() && j.End != "" {
		return "Clients, when the handshake ends so"
	}
	return "Clients, given this response"
}
