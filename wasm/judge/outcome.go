package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Outcome is what comes of a handshake by the RFCs. Besides those listed here it may
// be any handshake.End, by its own name, if no response came.
type Outcome string

// The outcomes.
const (
	Nothing       Outcome = "nothing"                  // no message was found
	Opens         Outcome = "opens"                    // both messages are valid
	Refused       Outcome = "refused"                  // the server refuses, with a valid response
	WronglyOpened Outcome = "wrongly-opened"           // a server must refuse the request; the response accepts it and is valid by itself
	NotHTTP       Outcome = Outcome(handshake.NotHTTP) // what came is no HTTP response
	Fails         Outcome = "fails"                    // the client must refuse the response
	BadAddress    Outcome = "bad-address"              // the client must not connect to the address, of which a server sees only a part; nothing is wrong with the messages
	MustRefuse    Outcome = "must-refuse"              // a server must refuse the request; there is no response
	ValidRequest  Outcome = "valid-request"            // and there is no response
	ValidResponse Outcome = "valid-response"           // as far as can be told without the request
	ToldFailed    Outcome = "told-failed"              // there is no response, but an error text that says that the handshake failed
	ToldOpened    Outcome = "told-opened"              // there is no response, but an error text that says that it had succeeded
	ValidExcerpt  Outcome = "valid-excerpt"            // nothing is wrong with what is there of the messages
)

// outcome sums the verdicts up.
func (r *Result) outcome() Outcome {
	request, response := r.Verdicts.Request, r.Verdicts.Response
	switch {
	case r.Empty():
		return Nothing
	case r.Pair.Response.Absent() && r.End != "":
		return Outcome(r.End)
	case r.Pair.Response.Absent() && len(r.Messages) > 0:
		return r.Messages[0].told()
	case r.End != "" && r.BreaksOff():
		return Outcome(r.End)
	case r.foreign():
		return NotHTTP
	case response == handshake.Refused:
		return Refused
	case response == handshake.Fail:
		return Fails
	case response == handshake.Absent && request == handshake.Fail:
		return MustRefuse
	case request == handshake.Fail:
		return WronglyOpened
	case r.Verdicts.Address == handshake.Fail:
		return BadAddress
	case r.Excerpt():
		return ValidExcerpt
	case response == handshake.Absent:
		return ValidRequest
	case request == handshake.Absent:
		return ValidResponse
	}
	return Opens
}

// foreign reports whether the response is none, and nothing in it was meant for one.
func (r *Result) foreign() bool {
	m := r.Pair.Response
	for _, f := range r.Findings.Response {
		switch f.Rule {
		case handshake.F2, handshake.F3, handshake.F4, handshake.F5, handshake.F6:
			return f.Severity == handshake.Error
		case handshake.H02:
			return len(m.Fields)+len(r.Pair.Interim) == 0 && !isStatus(m.Status()) && !strings.HasPrefix(strings.ToUpper(m.StartLine()), "HTTP/")
		}
	}
	return false
}

func isStatus(s string) bool {
	return len(s) == 3 && strings.Trim(s, "0123456789") == ""
}

// OK reports whether nothing keeps the WebSocket from opening, as far as can be
// told: no RFC says that somebody must refuse, and the server did not.
func (r *Result) OK() bool {
	return handshake.Worst(r.All()) != handshake.Error && r.Outcome != Refused && r.Outcome != ToldFailed && r.Outcome != Outcome(handshake.Unseen)
}

// ClientOpens reports whether a client must take the response: RFC 6455 §4.1.
func (r *Result) ClientOpens() bool {
	return r.Verdicts.Response == handshake.Ok && r.Pair.Response.Status() == "101" && r.Accept.Equal()
}

// mostClientsFail reports whether more clients fail than open the WebSocket.
func (r *Result) mostClientsFail() bool {
	opening, failing := 0, 0
	for _, c := range r.Clients() {
		switch c.Verdict {
		case programs.Opens:
			opening++
		case programs.Fails:
			failing++
		}
	}
	return failing > opening
}

// FailingBrowsers returns the browsers that fail.
func (r *Result) FailingBrowsers() []programs.Client {
	var failing []programs.Client
	for _, c := range r.Clients() {
		if c.Program.Kind == programs.Browser && c.Verdict == programs.Fails {
			failing = append(failing, c)
		}
	}
	return failing
}
