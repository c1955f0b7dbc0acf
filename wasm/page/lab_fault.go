package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/words"
)

// fault shows the chosen fault: what the server does, and what the RFCs say of it.
func (l Lab) fault() node {
	f := l.Chosen()
	return group(
		el("p", "size", text(string(f.Group))),
		el("h3", "", text(f.Title)),
		el("p", "", text(f.Does), text(" "), el("code", "size", text(f.ID))),
		l.says(f))
}

// outcomes shows what browsers make of the chosen fault, and what this one made of
// it.
func (l Lab) outcomes() node {
	f := l.Chosen()
	r := l.Results[f.ID]
	n := group()
	if l.Trying == f.ID {
		n.kids = append(n.kids, el("p", "verdict none", text("Shaking hands …")))
	} else if r.score != NotTried {
		n.kids = append(n.kids, el("p", "verdict "+r.class(), text(l.said(r))))
	}
	n.kids = append(n.kids, l.predictions(f, r))
	if f.Watch != "" {
		n.kids = append(n.kids, el("p", "", el("b", "", text("Look at: ")), text(f.Watch)))
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
func (l Lab) says(f lab.Fault) node {
	request := l.request(f, l.Agent.Name)
	response := f.Response(request)
	if response == "" {
		return el("p", "", text("There is no response to judge."))
	}
	judged := judge.Exchange(request.Raw, response, "")
	if judged.Verdicts.Response == handshake.Refused {
		return el("p", "", text("By the RFCs this response is not an error: it declines, and no WebSocket opens. A client handles it as HTTP says. "), cite("RFC 6455 §4.1"))
	}
	var faults []handshake.Finding
	for _, finding := range judged.Findings.Response {
		if finding.Severity == handshake.Error {
			faults = append(faults, finding)
		}
	}
	if len(faults) == 0 {
		return el("p", "", text("By the RFCs nothing is wrong with the response itself."))
	}
	p := el("p", "", text("By the RFCs a client must not open the WebSocket: "), visible(faults[0].Title, false), text(" "), cite(faults[0].Section))
	if more := len(faults) - 1; more > 0 {
		p.kids = append(p.kids, text(" And "+words.Count(more, "other reason")+"."))
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
func (l Lab) predictions(f lab.Fault, r Result) node {
	body := el("tbody", "")
	for _, name := range []string{"chromium", "firefox"} {
		p := f.Predict(l.request(f, name), name)
		own := ""
		if name == l.Agent.Name {
			own = "own"
		}
		program, _ := programs.Find(name)
		label := program.Title()
		cells := []node{el("th", "", text(label), el("small", "", text("predicted"))).with("scope", "row")}
		if p.Known {
			cells = append(cells, el("td", "", opens(p.Opens), text(", "+then(p.Opens, p.Error, p.CloseCode))), console(name, p.Message))
		} else {
			cells = append(cells, el("td", "", text("Not known. "+p.Why)), el("td", ""))
		}
		body.kids = append(body.kids, el("tr", own, cells...))
		if p.Known && p.Why != "" {
			body.kids = append(body.kids, el("tr", own, el("td", "aside", text(p.Why)).with("colspan", "3")))
		}
	}
	if s := r.Script; s.Tried {
		did := el("td", "", text("nothing within the time limit"))
		switch {
		case !performed(r.Attempt):
			did = el("td", "", text("nothing of this response: the server did not answer"))
		case s.Opened || s.Closed:
			did = el("td", "", opens(s.Opened))
			if s.Closed {
				did.kids = append(did.kids, text(", "+then(s.Opened, s.Failed, s.CloseCode)))
			}
		}
		body.kids = append(body.kids, el("tr", "did", el("th", "", text(l.Agent.String()), el("small", "", text("what the page saw"))).with("scope", "row"),
			did, el("td", "aside", text("A page can't read the console. Press F12 to see it."))))
	}
	return el("table", "outcomes", el("thead", "", row("th", "Browser", "What the page's script sees", "What the console says")), body)
}

func opens(yes bool) node {
	if yes {
		return el("b", "open", text("opens"))
	}
	return el("b", "fail", text("refuses"))
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
func console(browser, message string) node {
	td := el("td", "console")
	switch {
	case message == "":
		td.kids = []node{text("nothing")}
	case browser == "chromium":
		td.kids = []node{text("WebSocket connection to '…' failed: "), visible(message, false)}
	default:
		td.kids = []node{visible(strings.Replace(message, "URL", "ws://…", 1), false)}
	}
	return td
}

// wire shows the bytes of the last attempt at the chosen fault.
func (l Lab) wire() node {
	a := l.Results[l.Chosen().ID].Attempt
	if a.Request == "" || l.Trying != "" {
		return group()
	}
	judged := judge.Exchange(a.Request, a.Response, "")
	pair := judged.Pair
	proxy := between(pair.Request, a.Origin)
	if len(proxy.kids) > 0 {
		proxy.kids = append(proxy.kids, el("p", "", text("The bytes below left the server. A proxy may pass on something else, or answer on its own.")))
	}
	n := group(proxy,
		el("h3", "", text("The response, as the server sent it")),
		el("p", "size", text(l.size(a))))
	if a.Response != "" {
		n.kids = append(n.kids, answers(pair, "fault-response", judged.Findings.Response, nil))
	}
	return group(append(n.kids, redacted(a.Redacted),
		el("details", "", el("summary", "", text("The request, as it was on the wire")), head(pair.Request, "fault-request", nil, nil)))...)
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
