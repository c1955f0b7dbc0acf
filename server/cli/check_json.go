package cli

import (
	"wsaccept/server/check"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/programs"
)

// The result as JSON. It is part of the program's interface; the README
// documents it.
type (
	checkJSON struct {
		Outcome  judge.Outcome `json:"outcome"`
		Cause    string        `json:"cause,omitempty"`
		Fix      string        `json:"fix,omitempty"`
		Address  *sideJSON     `json:"address,omitempty"`
		Request  sideJSON      `json:"request"`
		Response sideJSON      `json:"response"`
		Accept   *acceptJSON   `json:"accept,omitempty"`
		Clients  []clientJSON  `json:"clients"`
		Servers  []serverJSON  `json:"servers"`
		Messages []messageJSON `json:"messages,omitempty"` // error texts that are known
		Notes    []string      `json:"notes"`
		ended    bool          // without a response
	}
	sideJSON struct {
		Verdict  handshake.Verdict `json:"verdict"`
		Findings []findingJSON     `json:"findings"`
	}
	findingJSON struct {
		Rule     string             `json:"rule"`
		Severity handshake.Severity `json:"severity"`
		Section  handshake.Section  `json:"section"`
		Title    string             `json:"title"`
		Detail   string             `json:"detail"`
		Line     int                `json:"line"`
		Start    int                `json:"start"`
		End      int                `json:"end"`
		Programs []behaviourJSON    `json:"programs,omitempty"` // what they do if nothing else is wrong
	}
	behaviourJSON struct {
		Does     judge.Deed `json:"does"`
		Status   int        `json:"status,omitempty"`
		Note     string     `json:"note,omitempty"`
		Programs []string   `json:"programs"`
	}
	messageJSON struct {
		ID       string         `json:"id"`
		Text     string         `json:"text"`
		Start    int            `json:"start"`
		End      int            `json:"end"`
		Phase    messages.Phase `json:"phase"`
		Means    string         `json:"means"`
		Causes   []causeJSON    `json:"causes,omitempty"`
		Fix      string         `json:"fix"`
		Programs []sourceJSON   `json:"programs"`
		Examples []string       `json:"examples,omitempty"`
		Rules    []string       `json:"rules,omitempty"`
		Mistakes []string       `json:"mistakes,omitempty"`
		Faults   []string       `json:"faults,omitempty"`
	}
	causeJSON struct {
		Why  string `json:"why"`
		Tell string `json:"tell,omitempty"`
	}
	sourceJSON struct {
		Name    string `json:"name"`
		Version string `json:"version"` // that was read
		File    string `json:"file"`    // in its source
	}
	acceptJSON struct {
		Key      string `json:"key"` // "" if there is none; then Expected is, too
		Expected string `json:"expected"`
		Got      string `json:"got"`
		Match    bool   `json:"match"`
		Mistake  string `json:"mistake,omitempty"` // as diagnose names it
		Title    string `json:"title,omitempty"`
	}
	clientJSON struct {
		Client  string           `json:"client"`
		Version string           `json:"version"`
		Verdict programs.Verdict `json:"verdict"`
		Message string           `json:"message"`
		Note    string           `json:"note,omitempty"`
		title   string           // as it is shown
	}
	serverJSON struct {
		Server  string                 `json:"server"`
		Setup   string                 `json:"setup,omitempty"`
		Version string                 `json:"version"`
		Verdict programs.ServerVerdict `json:"verdict"`
		Status  int                    `json:"status"`
		Message string                 `json:"message,omitempty"`
		Note    string                 `json:"note,omitempty"`
		title   string                 // as it is shown
	}
)

// newCheckJSON writes r down, with every finding at its place in what was given.
func newCheckJSON(r *judge.Result) checkJSON {
	return jsonAt(r, func(at judge.Place) judge.Place { return at })
}

// newPlacedJSON writes the handshake h down, with every finding at its place in its
// file.
func newPlacedJSON(h check.Handshake) checkJSON { return jsonAt(h.Result(), h.Move) }

// jsonAt writes r down, with every place as move has it.
func jsonAt(r *judge.Result, move func(judge.Place) judge.Place) checkJSON {
	advice := r.Advice()
	result := checkJSON{
		Outcome: r.Outcome, Cause: advice.Cause, Fix: advice.Fix,
		Request:  newSideJSON(r, judge.Request, r.Verdicts.Request, move),
		Response: newSideJSON(r, judge.Response, r.Verdicts.Response, move),
		Clients:  []clientJSON{},
		Servers:  []serverJSON{},
		Messages: newMessagesJSON(r, move),
		Notes:    append([]string{}, r.Notes...),
		ended:    r.Pair.Response.Absent(),
	}
	if len(r.Findings.Address) > 0 {
		side := newSideJSON(r, judge.Address, r.Verdicts.Address, move)
		result.Address = &side
	}
	explanations := r.Diagnosis().Explanations
	if c := r.Accept; c.Problem == "" {
		result.Accept = &acceptJSON{Key: c.Key, Expected: c.Expected, Got: c.Got, Match: c.Equal()}
	} else if len(explanations) > 0 {
		result.Accept = &acceptJSON{Got: r.Case().Accept}
	}
	if len(explanations) > 0 {
		result.Accept.Mistake, result.Accept.Title = explanations[0].Mistake, explanations[0].Title
	}
	for _, p := range r.Clients() {
		result.Clients = append(result.Clients, clientJSON{p.Program.ID, p.Program.Version, p.Verdict, p.Message, p.Note, p.Program.Title()})
	}
	for _, p := range r.Servers() {
		result.Servers = append(result.Servers, serverJSON{p.ID, p.Setup, p.Program.Version, p.Verdict, p.Status, p.Message, p.Note, p.Title()})
	}
	return result
}

func newMessagesJSON(r *judge.Result, move func(judge.Place) judge.Place) []messageJSON {
	var all []messageJSON
	for _, m := range r.Messages {
		at := move(judge.Place{In: m.In, Span: m.Span}).Span
		result := messageJSON{ID: m.ID, Text: m.Text, Start: at.Start, End: at.End, Phase: m.Phase, Means: m.Means, Fix: m.Fix}
		for _, c := range m.Causes {
			result.Causes = append(result.Causes, causeJSON(c))
		}
		for _, s := range m.Sources {
			result.Programs = append(result.Programs, sourceJSON{s.Program, s.Version, s.File})
		}
		for _, l := range m.Links {
			switch l.Kind {
			case messages.ToExample:
				result.Examples = append(result.Examples, l.ID)
			case messages.ToRule:
				result.Rules = append(result.Rules, l.ID)
			case messages.ToMistake:
				result.Mistakes = append(result.Mistakes, l.ID)
			case messages.ToFault:
				result.Faults = append(result.Faults, l.ID)
			}
		}
		all = append(all, result)
	}
	return all
}

func newSideJSON(r *judge.Result, side judge.Side, verdict handshake.Verdict, move func(judge.Place) judge.Place) sideJSON {
	result := sideJSON{Verdict: verdict, Findings: []findingJSON{}}
	for i, f := range r.About(side) {
		at := move(r.Place(side, f.Span))
		var others []behaviourJSON
		for _, b := range r.Others(side, i) {
			others = append(others, behaviourJSON(b))
		}
		result.Findings = append(result.Findings, findingJSON{
			Rule: f.Rule.ID, Severity: f.Severity, Section: f.Section, Title: f.Title, Detail: f.Detail,
			Line: at.Line, Start: at.Span.Start, End: at.Span.End,
			Programs: others,
		})
	}
	return result
}
