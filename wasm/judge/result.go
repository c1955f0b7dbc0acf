package judge

import (
	"sync"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Result is everything there is to say about what was given. It never changes.
// What takes long is worked out when it is first asked for, and kept; all methods
// may be called at the same time.
type Result struct {
	Texts                      []string // what was given
	Request, Response, Address Part     // what was found in it
	Notes                      []string // sentences on what was taken, added and left

	Pair     handshake.Pair // the same, parsed
	Findings handshake.Judgement
	Verdicts Verdicts
	Outcome  Outcome
	Accept   handshake.Comparison // of the Accept with the key's

	clients   func() []programs.Client
	servers   func() []programs.Server
	diagnosis func() diagnose.Diagnosis
}

// Verdicts is what the RFCs say of each part.
type Verdicts struct{ Address, Request, Response handshake.Verdict }

// newResult judges what was found in r.
func newResult(r *Result) *Result {
	r.Pair = handshake.ParsePair(r.Request.Text, r.Response.Text)
	r.Pair.Address = r.Address.Text
	r.Pair.Request.Hidden, r.Pair.Response.Hidden = r.Request.Hidden, r.Response.Hidden
	r.Findings = handshake.Check(r.Pair)
	r.Verdicts = Verdicts{
		Address:  handshake.Absent,
		Request:  r.Pair.Request.Verdict(r.Findings.Request),
		Response: r.Pair.Response.Verdict(r.Findings.Response),
	}
	if r.Pair.Address != "" {
		r.Verdicts.Address = handshake.Ok
		if handshake.Worst(r.Findings.Address) == handshake.Error {
			r.Verdicts.Address = handshake.Fail
		}
	}
	r.Accept = handshake.Compare(r.Pair.Request, r.Pair.Response)
	r.Outcome = r.outcome()
	r.clients = sync.OnceValue(r.askClients)
	r.servers = sync.OnceValue(r.askServers)
	r.diagnosis = sync.OnceValue(func() diagnose.Diagnosis { return diagnose.Diagnose(r.Case()) })
	return r
}

// Empty reports whether no message was found.
func (r *Result) Empty() bool { return r.Pair.Request.Absent() && r.Pair.Response.Absent() }

// Excerpt reports whether a message need not be all there.
func (r *Result) Excerpt() bool { return len(r.Request.Hidden)+len(r.Response.Hidden) > 0 }

// Clients returns what each client does with the response: none without a response,
// and none with an excerpt, for nobody knows what a program would do with a part.
func (r *Result) Clients() []programs.Client { return r.clients() }

func (r *Result) askClients() []programs.Client {
	if r.Pair.Response.Absent() || r.Excerpt() {
		return nil
	}
	return programs.Clients(r.Pair)
}

// Servers returns what each server does with the request: none without a request,
// and none with an excerpt of one.
func (r *Result) Servers() []programs.Server { return r.servers() }

func (r *Result) askServers() []programs.Server {
	if r.Pair.Request.Absent() || len(r.Request.Hidden) > 0 {
		return nil
	}
	return programs.Servers(r.Pair.Request)
}

// Case is the Accept for package diagnose. It is empty if there is nothing to
// compare.
func (r *Result) Case() diagnose.Case {
	if r.Accept.Problem != "" {
		return diagnose.Case{}
	}
	return diagnose.Case{Key: r.Accept.Key, Accept: r.Accept.Got}
}

// WrongAccept reports whether there is an Accept that is not the key's.
func (r *Result) WrongAccept() bool { return r.Accept.Problem == "" && !r.Accept.Equal() }

// Diagnosis says what is behind a wrong Accept. Without one it is empty.
func (r *Result) Diagnosis() diagnose.Diagnosis {
	if !r.WrongAccept() {
		return diagnose.Diagnosis{}
	}
	return r.diagnosis()
}
