package judge

import (
	"strings"
	"sync"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Result is everything there is to say about what was given. It never changes.
// What takes long is worked out when it is first asked for, and kept; all methods
// may be called at the same time.
type Result struct {
	Found
	Pair     handshake.Pair // the same, parsed
	Findings handshake.Judgement
	Verdicts Verdicts
	Outcome  Outcome
	Accept   handshake.Comparison // of the Accept with the key's

	clients   func() []programs.Client
	servers   func() []programs.Server
	diagnosis func() diagnose.Diagnosis
	advice    func() Advice
}

// Verdicts is what the RFCs say of each part.
type Verdicts struct{ Address, Request, Response handshake.Verdict }

// newResult judges what was found.
func newResult(found Found) *Result {
	found.heed()
	found.lead()
	r := &Result{Found: found}
	r.Pair = handshake.ParsePair(r.Request.Text, r.Response.Text)
	r.Pair.Address, r.Pair.End = r.Address.Text, r.End
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
	r.Notes = append(r.Notes[:len(r.Notes):len(r.Notes)], r.serviceNotes()...)
	r.Notes = append(r.Notes, r.sampleNotes()...)
	r.Notes = append(r.Notes, r.excerptNotes()...)
	r.clients = sync.OnceValue(r.askClients)
	r.servers = sync.OnceValue(r.askServers)
	r.diagnosis = sync.OnceValue(r.diagnose)
	r.advice = sync.OnceValue(r.advise)
	return r
}

// lastDiagnosed is the last diagnosis, which takes milliseconds: key and Accept stay
// the same while something else is being typed.
var lastDiagnosed = cache[keyAndAccept, diagnose.Diagnosis]{most: 1}

// keyAndAccept is all that Case has.
type keyAndAccept struct{ key, accept string }

func (r *Result) diagnose() diagnose.Diagnosis {
	c := r.Case()
	return lastDiagnosed.of(keyAndAccept{c.Key, c.Accept}, len(c.Key)+len(c.Accept), func() diagnose.Diagnosis { return diagnose.Diagnose(c) })
}

// Empty reports whether nothing was found that can be judged. A valid address alone
// is none.
func (r *Result) Empty() bool {
	return r.Pair.Request.Absent() && r.Pair.Response.Absent() && r.End == "" && r.Verdicts.Address != handshake.Fail && len(r.Messages) == 0
}

// ShownOpened reports whether the text itself shows that the server answered 101, and
// no more of the response than that.
func (r *Result) ShownOpened() bool {
	_, status, _ := r.Pair.Response.StatusLine()
	shown := r.Response.Span(status)
	return r.Pair.Response.Status() == "101" && len(r.Pair.Response.Fields) == 0 && len(r.Response.Hidden) > 0 && shown.Start < shown.End
}

// excerptNotes says that what a part of a message does not show is not judged, unless
// that was said already.
func (r *Result) excerptNotes() []string {
	for _, note := range r.Notes {
		if strings.Contains(note, "not judged") {
			return nil
		}
	}
	if !r.Excerpt() {
		return nil
	}
	return []string{"The text need not show all fields; those that it does not show are not judged."}
}

// Excerpt reports whether a message need not be all there.
func (r *Result) Excerpt() bool { return len(r.Request.Hidden)+len(r.Response.Hidden) > 0 }

// Clients returns what each client does with the response, or with the end of a
// handshake without one: none if neither is known, and none with an excerpt, for
// nobody knows what a program would do with a part.
func (r *Result) Clients() []programs.Client { return r.clients() }

func (r *Result) askClients() []programs.Client {
	switch {
	case r.Excerpt(), r.Pair.Response.Absent() && (r.End == "" || r.End == handshake.Unseen):
		return nil
	case r.Pair.Response.Absent():
		return programs.Unanswered(r.End)
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

// Case is what there is for package diagnose: the Accept, and the key if there is
// one. It is empty without an Accept, and with more than one of either.
func (r *Result) Case() diagnose.Case {
	if r.Accept.Problem == "" {
		return diagnose.Case{Key: r.Accept.Key, Accept: r.Accept.Got}
	}
	accepts := r.Pair.Response.Lookup("Sec-WebSocket-Accept")
	if len(accepts) != 1 || len(r.Pair.Request.Lookup("Sec-WebSocket-Key")) > 0 {
		return diagnose.Case{}
	}
	return diagnose.Case{Accept: r.Pair.Response.Value(accepts[0])}
}

// WrongAccept reports whether there is an Accept that is not the key's.
func (r *Result) WrongAccept() bool { return r.Accept.Problem == "" && !r.Accept.Equal() }

// Diagnosis says what is behind an Accept that is wrong, or that no key is there for.
// It is empty if there is none, or if nothing can be said without the key.
func (r *Result) Diagnosis() diagnose.Diagnosis {
	c := r.Case()
	if c.Accept == "" || r.Accept.Equal() {
		return diagnose.Diagnosis{}
	}
	d := r.diagnosis()
	if c.Key == "" && (d.Verdict != diagnose.Mistake || d.Explanations[0].Mistake == sampleAnswer) {
		return diagnose.Diagnosis{}
	}
	return d
}
