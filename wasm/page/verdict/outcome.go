package verdict

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
		if r.Address.Text != "" {
			return "This is an address, and nothing is wrong with it. To see what its server does, run wsaccept probe " + r.Address.Text + ", or paste what curl -v or the browser shows of the handshake."
		}
		if len(r.Notes) > 0 {
			return "No handshake was found in this text, and no error text that is known."
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
		if status == "499" {
			return "✗ The client closed the connection before there was a response (499 in nginx's log)" + opensNot
		}
		if r.Verdicts.Request == handshake.Fail {
			return "✗ The request breaks the rules, and the server answers " + status + opensNot
		}
		return "✗ The server answers " + status + ", not 101" + opensNot + validRequest(r)
	case judge.WronglyOpened:
		return "✗ A server must refuse this request. The response accepts it, and is valid in itself."
	case judge.Fails:
		if r.Verdicts.Request == handshake.Fail {
			return "✗ A server must refuse this request, and a client must refuse this response."
		}
		return "✗ A client must refuse this response: the WebSocket must not open." + validRequest(r)
	case judge.BadAddress:
		return "✗ The address is not valid: a client must not connect to it." + nothingElse(r)
	case judge.MustRefuse:
		return "✗ A server must refuse this request."
	case judge.ValidExcerpt:
		return excerpt(r)
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
	return sign + r.Messages[0].Means + ofRequest(r)
}

// excerpt says what can be said of messages of which only a part is there.
func excerpt(r *judge.Result) string {
	switch {
	case r.Accept.Equal():
		return "✓ The Accept is that of the key, and nothing else that is here is wrong."
	case r.ShownOpened():
		return "✓ The handshake succeeded: the status is 101."
	}
	return "✓ What is here is right, as far as it goes."
}

// ofRequest says whether the request is valid, if there is one.
func ofRequest(r *judge.Result) string {
	if r.Verdicts.Request == handshake.Fail {
		return " The request breaks the rules."
	}
	return validRequest(r)
}

// validRequest says that the request is valid, if there is one and all of it is there.
func validRequest(r *judge.Result) string {
	if r.Verdicts.Request == handshake.Ok && len(r.Request.Hidden) == 0 {
		return " The request is valid."
	}
	return ""
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
	return said + "The WebSocket does not open." + ofRequest(r)
}

// browserNames joins the names of browsers.
func browserNames(browsers []programs.Client) string {
	var names []string
	for _, c := range browsers {
		names = append(names, c.Program.Name)
	}
	return strings.Join(names, " and ")
}
