package check

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/secrets"
)

// The levels of findings, as SARIF names them.
const (
	levelError   = "error"
	levelWarning = "warning"
	levelNote    = "note"
)

// A rule is what a finding is about: one of package handshake, or an outcome, such as a
// failure that an error text tells of.
type rule struct {
	ID    string
	Says  string
	URL   string // of its section, or ""
	Leads string // what a violation leads to, or ""
}

// A finding is something to tell of a handshake, at its place in the file.
type finding struct {
	rule  rule
	level string
	says  string
	place Place
}

// tell returns what there is to tell of h where others read it, too: with its secrets
// masked. Of a handshake that fails at least one finding is an error.
func (h Handshake) tell() (title string, all []finding) {
	if h.Configuration != nil {
		return h.tellConfiguration()
	}
	r := h.Result()
	hide := hider(r)
	title = hide(h.Title)
	failing := false
	for _, side := range []judge.Side{judge.Address, judge.Request, judge.Response} {
		for _, f := range r.About(side) {
			level := levelOf(f)
			failing = failing || level == levelError
			all = append(all, finding{
				rule:  rule{f.Rule.ID, f.Rule.Title, f.Section.URL(), f.Rule.Consequence},
				level: level, says: hide(f.Title + " " + f.Detail), place: h.Place(r.Place(side, f.Span)),
			})
		}
	}
	if h.OK || failing {
		return title, all
	}
	advice := r.Advice()
	says := title + "."
	if len(r.Messages) > 0 {
		says += " " + r.Messages[0].Means
	}
	says = strings.TrimSpace(hide(says + " " + advice.Cause + " " + advice.Fix))
	place := Place{h.Line, h.Column, h.Line, h.Column}
	if len(r.Messages) > 0 {
		place = h.Place(judge.Place{Span: r.Messages[0].Span})
	}
	failure := finding{rule: rule{ID: string(r.Outcome), Says: outcomeRule}, level: levelError, says: says, place: place}
	return title, append([]finding{failure}, all...)
}

// outcomeRule is the rule that outcomes stand for which no rule of an RFC is about.
const outcomeRule = "The WebSocket opens."

// levelOf returns how bad a finding is for somebody who wants the WebSocket to open: a
// refusal breaks no rule, and is why it does not.
func levelOf(f handshake.Finding) string {
	switch {
	case f.Severity == handshake.Error || f.Rule == handshake.R01:
		return levelError
	case f.Severity == handshake.Warning:
		return levelWarning
	}
	return levelNote
}

// hider returns what replaces the secrets in r by as many x wherever a text quotes them.
func hider(r *judge.Result) func(string) string {
	var all []string
	for _, text := range []string{r.Request.Text, r.Response.Text, r.Address.Text} {
		all = append(all, secrets.Values(text)...)
	}
	return func(text string) string {
		for _, secret := range all {
			text = secrets.MaskQuoted(text, secret)
		}
		text, _ = secrets.Mask(text)
		return text
	}
}
