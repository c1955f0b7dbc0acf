package verdict

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/programs"
)

// wantsMore are the servers that want more than a handshake, or never see one.
// They would only confuse at a glance.
var wantsMore = map[string]bool{"python-websockets-subprotocols": true, "nginx-plain": true, "nginx-plain-http11": true}

// tallied tells what the browsers do, then the libraries, then the servers.
func tallied(r *judge.Result) markup.Node {
	list := markup.El("dl", "programs")
	if len(r.Clients()) > 0 {
		var open, fail, unknown []string
		for _, c := range r.Clients() {
			switch {
			case c.Program.Kind == programs.Browser:
				list.Kids = append(list.Kids, browser(c)...)
			case c.Verdict == programs.Opens:
				open = append(open, c.Program.Name)
			case c.Verdict == programs.Fails:
				fail = append(fail, c.Program.Name)
			default:
				unknown = append(unknown, c.Program.Name)
			}
		}
		list.Kids = append(list.Kids, markup.El("dt", "", markup.Text("Libraries")),
			markup.El("dd", "", tally("open", "open", open), tally("fail", "fail", fail), tally("unknown", "not known", unknown)))
	}
	if len(r.Servers()) > 0 {
		list.Kids = append(list.Kids, markup.El("dt", "", markup.Text("Servers")), markup.El("dd", "", byStatus(r)...))
	}
	if len(list.Kids) == 0 {
		return markup.Group()
	}
	return list
}

// byStatus lists the servers that give the same answer to the request.
func byStatus(r *judge.Result) []markup.Node {
	var accept, unknown []string
	var statuses []int
	reject := map[int][]string{}
	for _, s := range r.Servers() {
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
	rows := []markup.Node{tally("open", "101", accept)}
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
func browser(c programs.Client) []markup.Node {
	dd := markup.El("dd", "", outcomeMark(c))
	if c.Message != "" {
		dd.Kids = append(dd.Kids, markup.Text(" "), markup.El("q", "console", markup.Visible(strings.Replace(c.Message, "at URL.", "at wss://….", 1), false)))
	}
	if c.Note != "" {
		dd.Kids = append(dd.Kids, markup.Text(" "+c.Note))
	}
	return []markup.Node{markup.El("dt", "", markup.Text(c.Program.Title())), dd}
}

func outcomeMark(c programs.Client) markup.Node {
	switch c.Verdict {
	case programs.Opens:
		return markup.El("b", "open", markup.Text("opens"))
	case programs.Fails:
		return markup.El("b", "fail", markup.Text("fails"))
	}
	return markup.El("b", "unknown", markup.Text("not known"))
}

// tally lists the programs that do the same.
func tally(class, what string, names []string) markup.Node {
	switch {
	case len(names) == 0:
		return markup.Group()
	case class == "unknown" && len(names) > 4:
		return markup.El("span", "tally", markup.El("b", class, markup.Text("not tried with a message like this")))
	}
	return markup.El("span", "tally", markup.El("b", class, markup.Text(what)), markup.Text(": "+strings.Join(names, ", ")), markup.Text(" "))
}

func Clients(r *judge.Result) markup.Node {
	if len(r.Clients()) == 0 {
		return markup.Group()
	}
	body := markup.El("tbody", "")
	for _, c := range r.Clients() {
		body.Kids = append(body.Kids, markup.El("tr", "", markup.Cell(c.Program.Name), versionCell(c.Program), markup.El("td", "", outcomeMark(c)), said(c.Message, c.Note)))
	}
	return markup.El("table", "programs", markup.El("caption", "", markup.Text(given(r))), markup.El("thead", "", markup.Row("th", "Client", "Version", "Outcome", "What it prints")), body)
}

func servers(r *judge.Result) markup.Node {
	if len(r.Servers()) == 0 {
		return markup.Group()
	}
	body := markup.El("tbody", "")
	for _, s := range r.Servers() {
		mark := markup.El("b", "unknown", markup.Text("not known"))
		switch s.Verdict {
		case programs.Accepts:
			mark = markup.El("b", "open", markup.Text("101"))
		case programs.Rejects:
			status, _, _ := strings.Cut(statusName(s.Status), " (")
			mark = markup.El("b", "fail", markup.Text(status))
		}
		body.Kids = append(body.Kids, markup.El("tr", "", markup.El("td", "", markup.Text(s.Name), markup.El("small", "", markup.Text(s.Setup))), versionCell(s.Program), markup.El("td", "", mark), said(s.Message, s.Note)))
	}
	return markup.El("table", "programs", markup.El("caption", "", markup.Text("Servers, given this request")), markup.El("thead", "", markup.Row("th", "Server", "Version", "Response", "What it says")), body)
}

// versionCell tells the version that was observed, and what it ran on.
func versionCell(p programs.Program) markup.Node {
	td := markup.Cell(p.Version)
	if runtime := p.Runtime(); runtime != "" {
		td.Kids = append(td.Kids, markup.El("small", "", markup.Text("on "+runtime)))
	}
	return td
}

func said(message, note string) markup.Node {
	td := markup.El("td", "")
	if message != "" {
		td.Kids = append(td.Kids, markup.El("code", "", markup.Visible(message, false)), markup.Text(" "))
	}
	td.Kids = append(td.Kids, markup.Text(note))
	return td
}

// given says what the clients in the table are given.
func given(r *judge.Result) string {
	if r.Pair.Response.Absent() && r.End != "" {
		return "Clients, when the handshake ends so"
	}
	return "Clients, given this response"
}
