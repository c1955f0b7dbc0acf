package main

import (
	"wsaccept/server/check"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/programs"
)

// The report as JSON. It is part of the program's interface; the README
// documents it.
type (
	checkReport struct {
		Outcome  judge.Outcome   `json:"outcome"`
		Cause    string          `json:"cause,omitempty"`
		Fix      string          `json:"fix,omitempty"`
		Address  *sideReport     `json:"address,omitempty"`
		Request  sideReport      `json:"request"`
		Response sideReport      `json:"response"`
		Accept   *acceptReport   `json:"accept,omitempty"`
		Clients  []clientReport  `json:"clients"`
		Servers  []serverReport  `json:"servers"`
		Messages []messageReport `json:"messages,omitempty"` // error texts that are known
		Notes    []string        `json:"notes"`
		ended    bool            // without a response
	}
	sideReport struct {
		Verdict  handshake.Verdict `json:"verdict"`
		Findings []findingReport   `json:"findings"`
	}
	findingReport struct {
		Rule     string             `json:"rule"`
		Severity handshake.Severity `json:"severity"`
		Section  handshake.Section  `json:"section"`
		Title    string             `json:"title"`
		Detail   string             `json:"detail"`
		Line     int                `json:"line"`
		Start    int                `json:"start"`
		End      int                `json:"end"`
		Programs []behaviourReport  `json:"programs,omitempty"` // what they do if nothing else is wrong
	}
	behaviourReport struct {
		Does     judge.Deed `json:"does"`
		Status   int        `json:"status,omitempty"`
		Note     string     `json:"note,omitempty"`
		Programs []string   `json:"programs"`
	}
	messageReport struct {
		ID       string         `json:"id"`
		Text     string         `json:"text"`
		Start    int            `json:"start"`
		End      int            `json:"end"`
		Phase    messages.Phase `json:"phase"`
		Means    string         `json:"means"`
		Causes   []causeReport  `json:"causes,omitempty"`
		Fix      string         `json:"fix"`
		Programs []sourceReport `json:"programs"`
		Examples []string       `json:"examples,omitempty"`
		Rules    []string       `json:"rules,omitempty"`
	}
	causeReport struct {
		Why  string `json:"why"`
		Tell string `json:"tell,omitempty"`
	}
	sourceReport struct {
		Name    string `json:"name"`
		Version string `json:"version"` // that was read
		File    string `json:"file"`    // in its source
	}
	acceptReport struct {
		Key      string `json:"key"` // "" if there is none; then Expected is, too
		Expected string `json:"expected"`
		Got      string `json:"got"`
		Match    bool   `json:"match"`
		Mistake  string `json:"mistake,omitempty"` // as diagnose names it
		Title    string `json:"title,omitempty"`
	}
	clientReport struct {
		Client  string           `json:"client"`
		Version string           `json:"version"`
		Verdict programs.Verdict `json:"verdict"`
		Message string           `json:"message"`
		Note    string           `json:"note,omitempty"`
		title   string           // as it is shown
	}
	serverReport struct {
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

// newCheckReport writes r down, with every finding at its place in what was given.
func newCheckReport(r *judge.Result) checkReport {
	return reportAt(r, func(at judge.Place) judge.Place { return at })
}

// newPlacedReport writes the handshake h down, with every finding at its place in its
// file.
func newPlacedReport(h check.Handshake) checkReport { return reportAt(h.Result(), h.Move) }

// reportAt writes r down, with every place as move has it.
func reportAt(r *judge.Result, move func(judge.Place) judge.Place) checkReport {
	advice := r.Advice()
	report := checkReport{
		Outcome: r.Outcome, Cause: advice.Cause, Fix: advice.Fix,
		Request:  newSideReport(r, judge.Request, r.Verdicts.Request, move),
		Response: newSideReport(r, judge.Response, r.Verdicts.Response, move),
		Clients:  []clientReport{},
		Servers:  []serverReport{},
		Messages: newMessageReports(r, move),
		Notes:    append([]string{}, r.Notes...),
		ended:    r.Pair.Response.Absent(),
	}
	if len(r.Findings.Address) > 0 {
		side := newSideReport(r, judge.Address, r.Verdicts.Address, move)
		report.Address = &side
	}
	explanations := r.Diagnosis().Explanations
	if c := r.Accept; c.Problem == "" {
		report.Accept = &acceptReport{Key: c.Key, Expected: c.Expected, Got: c.Got, Match: c.Equal()}
	} else if len(explanations) > 0 {
		report.Accept = &acceptReport{Got: r.Case().Accept}
	}
	if len(explanations) > 0 {
		report.Accept.Mistake, report.Accept.Title = explanations[0].Mistake, explanations[0].Title
	}
	for _, p := range r.Clients() {
		report.Clients = append(report.Clients, clientReport{p.Program.ID, p.Program.Version, p.Verdict, p.Message, p.Note, p.Program.Title()})
	}
	for _, p := range r.Servers() {
		report.Servers = append(report.Servers, serverReport{p.ID, p.Setup, p.Program.Version, p.Verdict, p.Status, p.Message, p.Note, p.Title()})
	}
	return report
}

func newMessageReports(r *judge.Result, move func(judge.Place) judge.Place) []messageReport {
	var all []messageReport
	for _, m := range r.Messages {
		at := move(judge.Place{In: m.In, Span: m.Span}).Span
		report := messageReport{ID: m.ID, Text: m.Text, Start: at.Start, End: at.End, Phase: m.Phase, Means: m.Means, Fix: m.Fix}
		for _, c := range m.Causes {
			report.Causes = append(report.Causes, causeReport(c))
		}
		for _, s := range m.Sources {
			report.Programs = append(report.Programs, sourceReport{s.Program, s.Version, s.File})
		}
		for _, l := range m.Links {
			if l.Kind == "example" {
				report.Examples = append(report.Examples, l.ID)
			} else {
				report.Rules = append(report.Rules, l.ID)
			}
		}
		all = append(all, report)
	}
	return all
}

func newSideReport(r *judge.Result, side judge.Side, verdict handshake.Verdict, move func(judge.Place) judge.Place) sideReport {
	report := sideReport{Verdict: verdict, Findings: []findingReport{}}
	for i, f := range r.About(side) {
		at := move(r.Place(side, f.Span))
		var others []behaviourReport
		for _, b := range r.Others(side, i) {
			others = append(others, behaviourReport(b))
		}
		report.Findings = append(report.Findings, findingReport{
			Rule: f.Rule.ID, Severity: f.Severity, Section: f.Section, Title: f.Title, Detail: f.Detail,
			Line: at.Line, Start: at.Span.Start, End: at.Span.End,
			Programs: others,
		})
	}
	return report
}
