package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/programs"
)

// Outcome says in a sentence what comes of what was judged by the RFCs, and warns
// where browsers don't go by them.
func Outcome(r *judge.Result) string {
	const opensNot = ": the WebSocket does not open."
	status := r.Pair.Response.Status()
	switch r.Outcome {
	case judge.Nothing:
		if len(r.Notes) > 0 {
			return "No handshake was found in this text."
		}
		return "Type or paste a request, a response, or both."
	case judge.ToldFailed, judge.ToldOpened:
		return told(r)
	case judge.Opens:
		switch refusing := browserNames(r.FailingBrowsers()); {
		case refusing != "":
			return "! By the RFCs the WebSocket opens, but " + refusing + " fails."
		case handshake.Worst(r.All()) == handshake.Warning:
			return "✓ The WebSocket opens."
		}
		return "✓ A valid handshake: the WebSocket opens."
	case judge.Refused:
		switch r.Verdicts.Request {
		case handshake.Fail:
			return "✗ The request breaks the rules, and the server answers " + status + opensNot
		case handshake.Ok:
			return "✗ The server answers " + status + ", not 101" + opensNot + " The request is valid."
		}
		return "✗ The server answers " + status + ", not 101" + opensNot
	case judge.WronglyOpened:
		return "✗ A server must refuse this request. The response accepts it, and is valid in itself."
	case judge.Fails:
		switch r.Verdicts.Request {
		case handshake.Fail:
			return "✗ A server must refuse this request, and a client must refuse this response."
		case handshake.Ok:
			return "✗ A client must refuse this response: the WebSocket must not open. The request is valid."
		}
		return "✗ A client must refuse this response: the WebSocket must not open."
	case judge.BadAddress:
		return "✗ The address is not valid: a client must not connect to it." + nothingElse(r)
	case judge.MustRefuse:
		return "✗ A server must refuse this request."
	case judge.ValidExcerpt:
		return "✓ What is here is right, as far as it goes."
	case judge.ValidRequest:
		return "✓ A valid request. There is no response to judge."
	case judge.ValidResponse:
		return "✓ Nothing is wrong with this response in itself. Without the request its Accept can't be checked."
	}
	return "✗ " + noResponse(r)
}

// nothingElse says that the messages beside a bad address are valid.
func nothingElse(r *judge.Result) string {
	switch {
	case r.Excerpt(), r.Pair.Request.Absent() && r.Pair.Response.Absent():
		return ""
	case r.Verdicts.Request == handshake.Absent:
		return " Nothing is wrong with the response in itself."
	case r.Verdicts.Response == handshake.Absent:
		return " The request is valid."
	}
	return " The request and the response are valid."
}

// told says what an error text tells of a handshake.
func told(r *judge.Result) string {
	sign := "✗ "
	if r.Outcome == judge.ToldOpened {
		sign = "✓ "
	}
	said := sign + r.Messages[0].Means
	switch r.Verdicts.Request {
	case handshake.Ok:
		said += " The request is valid."
	case handshake.Fail:
		said += " The request breaks the rules."
	}
	return said
}

// noResponse says why there is no response that could be judged, or not all of one.
func noResponse(r *judge.Result) string {
	said := ""
	for _, f := range r.Findings.Response {
		if r.BreaksOff() && f.Rule != handshake.R15 {
			continue
		}
		if f.Severity == handshake.Error || f.Rule == handshake.N6 {
			said = f.Title + " "
			break
		}
	}
	if r.Outcome == judge.Outcome(handshake.Unseen) {
		return said + "The request alone does not show what became of it."
	}
	said += "The WebSocket does not open."
	switch r.Verdicts.Request {
	case handshake.Ok:
		said += " The request is valid."
	case handshake.Fail:
		said += " The request breaks the rules."
	}
	return said
}

// browserNames joins the names of browsers.
func browserNames(browsers []programs.Client) string {
	var names []string
	for _, c := range browsers {
		names = append(names, c.Program.Name)
	}
	return strings.Join(names, " and ")
}
