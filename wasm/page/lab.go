package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/link"
	"wsaccept/wasm/programs"
)

// Lab is the state of the laboratory. Only the chosen fault is in the link.
type Lab struct {
	Open    bool   // the server behind the page has a laboratory
	Fault   string // the id of the chosen fault; "" for the first one shown
	Agent   Agent
	Trying  string            // the id of the fault that is under way by itself, or ""
	Results map[string]Result // of the last attempt at each fault, by id
	Run     Run
}

// Agent is the browser that the page is in.
type Agent struct {
	Name    string // "chromium", "firefox", or "" for one that nobody predicts
	Version string // its major version, or ""
}

// Run is an attempt with every fault.
type Run struct {
	Going bool
	Done  []string // the ids of the faults that were tried in it, in order
	Lost  bool     // it was stopped, because the server no longer answered

	number int // of all runs
	begun  int // how many faults of the list were begun
	lost   int // how many attempts in a row had no answer
}

// ParseAgent reads a browser's navigator.userAgent.
func ParseAgent(userAgent string) Agent {
	for _, a := range []struct{ name, mark, unless string }{
		{"firefox", "Firefox/", "Seamonkey"},
		{"chromium", "Chrome/", "Edge/"}, // the Edge that was not Chromium
	} {
		_, after, found := strings.Cut(userAgent, a.mark)
		if found && !strings.Contains(userAgent, a.unless) {
			version, _, _ := strings.Cut(after, ".")
			return Agent{a.name, version}
		}
	}
	return Agent{}
}

// String names the browser with its major version.
func (a Agent) String() string {
	if a.Name == "" {
		return "this browser"
	}
	program, _ := programs.Find(a.Name)
	return strings.TrimSpace(program.Name + " " + a.Version)
}

// firstFault is shown until another is chosen: the commonest mistake.
const firstFault = "accept-no-guid"

// Chosen returns the fault that is shown.
func (l Lab) Chosen() lab.Fault {
	if f, found := lab.Find(l.Fault); found {
		return f
	}
	f, _ := lab.Find(firstFault)
	return f
}

// Next returns the id of the fault after the chosen one; after the last, the
// first.
func (l Lab) Next() string {
	all := lab.All()
	id := l.Chosen().ID
	for i, f := range all {
		if f.ID == id {
			return all[(i+1)%len(all)].ID
		}
	}
	return all[0].ID
}

// With returns l with the attempt at f. l is left as it is.
func (l Lab) With(f lab.Fault, a call.Attempt) Lab {
	results := make(map[string]Result, len(l.Results)+1)
	for k, v := range l.Results {
		results[k] = v
	}
	results[f.ID] = l.scored(f, a)
	l.Results = results
	return l
}

// Score says how an attempt compares with the prediction.
type Score int

// The scores.
const (
	NotTried    Score = iota
	AsPredicted       // what the page's script was told is what was predicted
	Otherwise         // it is not
	NotScored         // there is nothing to compare; the reason says why
)

// Result is what came of an attempt at a fault.
type Result struct {
	call.Attempt
	score  Score
	reason string // why it was not scored, or what the prediction depends on
}

// scored holds an attempt at f against the prediction for this browser, and for
// the request that it really made.
func (l Lab) scored(f lab.Fault, a call.Attempt) Result {
	request := handshake.ParseRequest(a.Request)
	expected := f.Response(request)
	redacted := link.Masked(expected) // as the report has a cookie
	predicted := f.Predict(request, l.Agent.Name)
	r := Result{Attempt: a, score: NotScored, reason: predicted.Why}
	switch {
	case a.Failure != "":
		r.reason = a.Failure
	case !strings.HasPrefix(expected, a.Response) && !strings.HasPrefix(redacted, a.Response):
		r.reason = "The server sent something other than this response: see below."
	case l.Agent.Name == "" || !predicted.Known:
	case agree(predicted, a.Script):
		r.score = AsPredicted
	default:
		r.score = Otherwise
	}
	return r
}

// agree reports whether the page's script was told what was predicted.
func agree(p lab.Prediction, s call.Script) bool {
	return (p.Opens == s.Opened || p.Either) && p.Error == s.Failed && s.Closed && p.CloseCode == s.CloseCode
}

// Tally counts the outcomes of the run, and lists what was not as predicted. What the
// server took no part in was not tried.
type Tally struct {
	AsPredicted, Tried, All          int
	Otherwise, NotScored, Unanswered []lab.Fault
}

// Tally returns the score card of the run.
func (l Lab) Tally() Tally {
	t := Tally{All: len(lab.All())}
	for _, id := range l.Run.Done {
		f, _ := lab.Find(id)
		r := l.Results[id]
		if !performed(r.Attempt) {
			t.Unanswered = append(t.Unanswered, f)
			continue
		}
		t.Tried++
		switch r.score {
		case AsPredicted:
			t.AsPredicted++
		case Otherwise:
			t.Otherwise = append(t.Otherwise, f)
		default:
			t.NotScored = append(t.NotScored, f)
		}
	}
	return t
}
