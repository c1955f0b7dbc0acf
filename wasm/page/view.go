package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/steps"
)

// View returns parts of the page as they are in the state s.
func View(s State, parts effect.Parts) Screen {
	to := &Screen{}
	for _, part := range []struct {
		part effect.Parts
		show func(State, *Screen)
	}{
		{effect.Verdict, State.showVerdict},
		{effect.Body, State.showBody},
		{effect.Case, State.showCase},
		{effect.Search, State.showSearch},
		{effect.Lab, State.showLab},
		{effect.Words, State.showWords},
		{effect.Frame, State.showFrame},
	} {
		if parts&part.part != 0 {
			part.show(s, to)
		}
	}
	return *to
}

// showWords adds what the page tells beside its contents.
func (s State) showWords(to *Screen) {
	to.label("notice", s.Notice)
	to.label("announce", s.Announced)
	to.label(ThemeToggle, s.Theme.label())
	to.label(TypeToggle, s.typeLabel())
	to.Labels = append(to.Labels, s.copyLabels()...)
}

// showVerdict adds what comes of the handshake in the editors: a small part of the
// page, in work as well.
func (s State) showVerdict(to *Screen) {
	if s.showConfiguration(to) {
		return
	}
	j := s.judge()
	to.island("judgement", j.verdict())
	to.island("meanings", j.messages())
	to.island("taken", j.taken())
	to.island("problems", j.problems())
	to.island("fitting", s.fitting())
}

// showBody adds everything that has no part of its own.
func (s State) showBody(to *Screen) {
	findings := handshake.CheckKey(s.Key)
	j := s.judge()
	to.island("accept", markup.Quartets("d", s.accept()))
	to.island("verdict", markup.El("p", "verdict "+string(handshake.Worst(findings)), markup.Text(verdict(findings))))
	to.island("findings", markup.Group(annotation.FindingList(findings), annotation.WhatOthersDo(judge.KeyOthers(s.Key))))
	to.island("steps", steps.Of(s.Key))
	to.island("lesson", lesson(s.Draft.example))
	to.Islands = append(to.Islands, Island{"several", s.severalHTML()})
	to.island("address", j.addressFindings())
	to.island("request", annotation.Head(j.Pair.Request, "request", j.Findings.Request, j.others(judge.Request)))
	to.island("response", j.answers())
	to.hide("request-lines", j.Pair.Request.Absent(), judgeTitle)
	to.hide("response-lines", j.Pair.Response.Absent() && len(j.Findings.Response) == 0, judgeTitle)
	to.island("why", j.why())
	to.island("tally", j.tallied())
	to.hide(CopyFix, s.fixLines() == "", judgeTitle)
	to.island("programs", j.programs())
	to.island("language", languages())
	to.Islands = append(to.Islands, Island{"gallery", galleryHTML()})
	to.island("voice", s.Live.voices())
	to.island("live", markup.Group(live(s.Live, s.Place), noLab(s)))
	to.Title = Title(s)
	s.showConversation(to)
	s.showCode(to)
	s.showControls(to)
}

// showControls adds what there is to type into and to press, beside what belongs to
// another part.
func (s State) showControls(to *Screen) {
	to.field(KeyField, s.Key)
	to.field(RequestField, s.Draft.Request)
	to.field(ResponseField, s.Draft.Response)
	if len(s.Live.Voices) > 0 {
		to.field(VoiceChoice, s.Live.chosen().ID)
	}
	_, _, wrong := s.WrongAccept()
	to.hide(WhyAccept, !wrong, judgeTitle)
	to.label(Compare, CompareLabel(s.Live))
	to.hide("voice-choice", len(s.Live.Voices) < 2, Compare)
	_, hasKey := s.Live.WireKey()
	to.hide(WireKey, !hasKey, Compare)
	to.hide(WireCheck, !hasKey, Compare)
	_, _, wrong = s.Live.WrongAccept()
	to.hide(WireWhy, !wrong, Compare)
	s.showSecrets(to)
}

// showSecrets adds what is masked in the link.
func (s State) showSecrets(to *Screen) {
	inEditors, elsewhere := s.Secrets()
	to.label("secrets", SecretsNotice(inEditors))
	to.hide(HideSecrets, len(inEditors) == 0, RequestField)
	to.label("link-secrets", SecretsNotice(elsewhere))
}

// KeySummary says what there is to say about key in a sentence or two. A screen
// reader is told it.
func KeySummary(key string) string {
	findings := handshake.CheckKey(key)
	if len(findings) == 0 {
		return verdict(findings)
	}
	return verdict(findings) + " " + findings[0].Title
}

// verdict sums findings up.
func verdict(findings []handshake.Finding) string {
	switch handshake.Worst(findings) {
	case handshake.Error:
		return "✗ Not a valid key. A server that checks it must refuse, usually with 400; not every server does."
	case handshake.Warning:
		return "! A usable key, with a warning."
	}
	return "✓ A valid key: base64 of exactly 16 bytes."
}
