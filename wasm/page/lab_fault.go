package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/words"
)

// fault shows the chosen fault: what the server does, and what the RFCs say of it.
func (l Lab) fault() markup.Node {
	f := l.Chosen()
	return markup.Group(
		markup.El("p", "size", markup.Text(string(f.Group))),
		markup.El("h3", "", markup.Text(f.Title)),
		markup.El("p", "", markup.Text(f.Does), markup.Text(" "), markup.El("code", "size", markup.Text(f.ID))),
		l.says(f))
}

// outcomes shows what browsers make of the chosen fault, and what this one made of
// it.
func (l Lab) outcomes() markup.Node {
	f := l.Chosen()
	r := l.Results[f.ID]
	n := markup.Group()
	if l.Trying == f.ID {
		n.Kids = append(n.Kids, markup.El("p", "verdict none", markup.Text("Shaking hands …")))
	} else if r.score != NotTried {
		n.Kids = append(n.Kids, markup.El("p", "verdict "+r.class(), markup.Text(l.said(r))))
	}
	n.Kids = append(n.Kids, l.predictions(f, r))
	if f.Watch != "" {
		n.Kids = append(n.Kids, markup.El("p", "", markup.El("b", "", markup.Text("Look at: ")), markup.Text(f.Watch)))
	}
	return n
}

// request returns the request of the last attempt at f, or what the browser would
// send.
func (l Lab) request(f lab.Fault, browser string) handshake.Message {
	if a := l.Results[f.ID]; a.Request != "" && browser == l.Agent.Name {
		return handshake.ParseRequest(a.Request)
	}
	extensions := "permessage-deflate"
	if browser == "chromium" {
		extensions += "; client_max_window_bits"
	}
	lines := "GET / HTTP/1.1\r\nHost: server.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://server.example\r\nSec-WebSocket-Version: 13\r\n" +
		"Sec-WebSocket-Key: " + handshake.SampleKey + "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n"
	if len(f.Protocols) > 0 {
		lines += "Sec-WebSocket-Protocol: " + strings.Join(f.Protocols, ", ") + "\r\n"
	}
	return handshake.ParseRequest(lines + "\r\n")
}

// says is what the RFCs say of the response.
func (l Lab) says(f lab.Fault) markup.Node {
	request := l.request(f, l.Agent.Name)
	response := f.Response(request)
	if response == "" {
		return markup.El("p", "", markup.Text("There is no response to judge."))
	}
	judged := judge.Exchange(request.Raw, response, "")
	if judged.Verdicts.Response == handshake.Refused {
		return markup.El("p", "", markup.Text("By the RFCs this response is not an error: it declines, and no WebSocket opens. A client handles it as HTTP says. "), annotation.Cite("RFC 6455 §4.1"))
	}
	var faults []handshake.Finding
	for _, finding := range judged.Findings.Response {
		if finding.Severity == handshake.Error {
			faults = append(faults, finding)
		}
	}
	if len(faults) == 0 {
		return markup.El("p", "", markup.Text("By the RFCs nothing is wrong with the response itself."))
	}
	p := markup.El("p", "", markup.Text("By the RFCs a client must not open the WebSocket: "), markup.Visible(faults[0].Title, false), markup.Text(" "), annotation.Cite(faults[0].Section))
	if more := len(faults) - 1; more > 0 {
		p.Kids = append(p.Kids, markup.Text(" And "+words.Count(more, "other reason")+"."))
	}
	return p
}

// class is the look of a result.
func (r Result) class() string {
	switch r.score {
	case AsPredicted:
		return "ok"
	case Otherwise:
		return "error"
	}
	return "warning"
}

// said says in a sentence how an attempt compares with the prediction.
func (l Lab) said(r Result) string {
	did := "refused"
	if r.Script.Opened {
		did = "opened the WebSocket"
	}
	switch {
	case r.score == AsPredicted:
		return "✓ As predicted: " + l.Agent.String() + " " + did + "."
	case r.score == Otherwise:
		return strings.TrimSpace("✗ Not as predicted: " + l.Agent.String() + " " + did + ". " + r.reason)
	case r.Failure == "" && r.Script.Tried:
		return "! " + l.Agent.String() + " " + did + ". Not scored: " + r.reason
	}
	return "! " + r.reason
}

// FaultSummary says in a sentence how the last attempt at the chosen fault went. A
// screen reader is told it.
func FaultSummary(s State) string {
	f := s.Lab.Chosen()
	r := s.Lab.Results[f.ID]
	if r.score == NotTried {
		return ""
	}
	return f.Title + ": " + s.Lab.said(r)
}

// predictions is a table of what the browsers do with f, and what this one did.
func (l Lab) predictions(f lab.Fault, r Result) markup.Node {
	body := markup.El("tbody", "")
	for _, name := range []string{"chromium", "firefox"} {
		p := f.Predict(l.request(f, name), name)
		own := ""
		if name == l.Agent.Name {
			own = "own"
		}
		program, _ := programs.Find(name)
		label := program.Title()
		cells := []markup.Node{markup.El("th", "", markup.Text(label), markup.El("small", "", markup.Text("predicted"))).With("scope", "row")}
		if p.Known {
			cells = append(cells, markup.El("td", "", opens(p.Opens), markup.Text(", "+then(p.Opens, p.Error, p.CloseCode))), console(name, p.Message))
		} else {
			cells = append(cells, markup.El("td", "", markup.Text("Not known. "+p.Why)), markup.El("td", ""))
		}
		body.Kids = append(body.Kids, markup.El("tr", own, cells...))
		if p.Known && p.Why != "" {
			body.Kids = append(body.Kids, markup.El("tr", own, markup.El("td", "aside", markup.Text(p.Why)).With("colspan", "3")))
		}
	}
	if s := r.Script; s.Tried {
		did := markup.El("td", "", markup.Text("nothing within the time limit"))
		switch {
		case !performed(r.Attempt):
			did = markup.El("td", "", markup.Text("nothing of this response: the server did not answer"))
		case s.Opened || s.Closed:
			did = markup.El("td", "", opens(s.Opened))
			if s.Closed {
				did.Kids = append(did.Kids, markup.Text(", "+then(s.Opened, s.Failed, s.CloseCode)))
			}
		}
		body.Kids = append(body.Kids, markup.El("tr", "did", markup.El("th", "", markup.Text(l.Agent.String()), markup.El("small", "", markup.Text("what the page saw"))).With("scope", "row"),
			did, markup.El("td", "aside", markup.Text("A page can't read the console. Press F12 to see it."))))
	}
	return markup.El("table", "outcomes", markup.El("thead", "", markup.Row("th", "Browser", "What the page's script sees", "What the console says")), body)
}

func opens(yes bool) markup.Node {
	if yes {
		return markup.El("b", "open", markup.Text("opens"))
	}
	return markup.El("b", "fail", markup.Text("refuses"))
}

// then is what events a page gets, after the open event if there is one.
func then(open, failed bool, code int) string {
	said := "close event " + strconv.Itoa(code)
	if failed {
		said = "error event, " + said
	}
	if open {
		said = "later " + said
	}
	return said
}

// console is what a browser prints.
func console(browser, message string) markup.Node {
	td := markup.El("td", "console")
	switch {
	case message == "":
		td.Kids = []markup.Node{markup.Text("nothing")}
	case browser == "chromium":
		td.Kids = []markup.Node{markup.Text("WebSocket connection to '…' failed: "), markup.Visible(message, false)}
	default:
		td.Kids = []markup.Node{markup.Visible(strings.Replace(message, "URL", "ws://…", 1), false)}
	}
	return td
}

// wire shows the bytes of the last attempt at the chosen fault.
func (l Lab) wire() markup.Node {
	a := l.Results[l.Chosen().ID].Attempt
	if a.Request == "" || l.Trying != "" {
		return markup.Group()
	}
	judged := judge.Exchange(a.Request, a.Response, "")
	pair := judged.Pair
	proxy := between(pair.Request, a.Origin)
	if len(proxy.Kids) > 0 {
		proxy.Kids = append(proxy.Kids, markup.El("p", "", markup.Text("The bytes below left the server. A proxy may pass on something else, or answer on its own.")))
	}
	n := markup.Group(proxy,
		markup.El("h3", "", markup.Text("The response, as the server sent it")),
		markup.El("p", "size", markup.Text(l.size(a))))
	if a.Response != "" {
		n.Kids = append(n.Kids, annotation.Answers(pair, "fault-response", judged.Findings.Response, nil))
	}
	return markup.Group(append(n.Kids, redacted(a.Redacted),
		markup.El("details", "", markup.El("summary", "", markup.Text("The request, as it was on the wire")), annotation.Head(pair.Request, "fault-request", nil, nil)))...)
}

// size says how much of the response there is.
func (l Lab) size(a call.Attempt) string {
	switch {
	case a.Response == "":
		return "No bytes at all."
	case a.Unsent > 0:
		return words.Count(len(a.Response), "byte") + ", of which the last " + strconv.Itoa(a.Unsent) + " were never sent: the browser had closed the connection."
	case a.Truncated:
		return "The first " + words.Count(len(a.Response), "byte") + " of a longer response."
	}
	return words.Count(len(a.Response), "byte")
}
