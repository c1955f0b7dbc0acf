package page

import (
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/lesson"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/others"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
)

// View returns parts of the page as they are in the state s.
func View(s State, parts effect.Parts) screen.Screen {
	to := &screen.Screen{}
	for _, part := range []struct {
		part effect.Parts
		show func(State, *screen.Screen)
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
func (s State) showWords(to *screen.Screen) {
	to.Label("notice", s.Notice)
	to.Label("announce", s.Announced)
	to.Label(ThemeToggle, s.Theme.label())
	to.Label(TypeToggle, s.typeLabel())
	to.Labels = append(to.Labels, s.copyLabels()...)
}

// showVerdict adds what comes of the handshake in the editors: a small part of the
// page, in work as well.
func (s State) showVerdict(to *screen.Screen) {
	told, found := s.Draft.configuration()
	s.showAnother(to, found)
	if found {
		told.Show(to)
		return
	}
	verdict.Show(to, s.result(), s.Draft.Example == "") // else its lesson has the lines
}

// showBody adds everything that has no part of its own.
func (s State) showBody(to *screen.Screen) {
	home.Show(to, s.Key, others.List(judge.KeyOthers(s.Key)))
	to.Island("lesson", lesson.Of(s.Draft.example))
	to.Islands = append(to.Islands, screen.Island{ID: "several", HTML: s.severalHTML()})
	verdict.ShowDetails(to, s.result())
	to.Hide(CopyFix, s.fixLines() == "", verdict.Title)
	to.Island("language", diagnosis.Languages())
	to.Islands = append(to.Islands, screen.Island{ID: "gallery", HTML: lesson.List()})
	to.Island("voice", s.Live.voices())
	to.Island(liveReport, markup.Group(live(s.Live, s.Place), noLab(s)))
	to.Title = Title(s)
	s.showCode(to)
	s.showControls(to)
}

// showCase adds what answers why an Accept is wrong.
func (s State) showCase(to *screen.Screen) {
	s.Case.Show(to)
	s.showSecrets(to)
}

// showSearch adds what changes while a search for the GUID runs.
func (s State) showSearch(to *screen.Screen) { s.Case.ShowSearch(to) }

// showControls adds what there is to type into and to press, beside what belongs to
// another part.
func (s State) showControls(to *screen.Screen) {
	to.Field(KeyField, s.Key)
	to.Field(RequestField, s.Draft.Request)
	to.Field(ResponseField, s.Draft.Response)
	if len(s.Live.Voices) > 0 {
		to.Field(VoiceChoice, s.Live.chosen().ID)
	}
	to.Label(Compare, CompareLabel(s.Live))
	to.Hide("voice-choice", len(s.Live.Voices) < 2, Compare)
	_, hasKey := s.Live.WireKey()
	to.Hide(WireKey, !hasKey, Compare)
	to.Hide(WireCheck, !hasKey, Compare)
	_, _, wrong := s.Live.WrongAccept()
	to.Hide(WireWhy, !wrong, Compare)
	s.showSecrets(to)
}

// showSecrets adds what is masked in the link.
func (s State) showSecrets(to *screen.Screen) {
	inEditors, elsewhere := s.Secrets()
	to.Label("secrets", SecretsNotice(inEditors))
	to.Hide(HideSecrets, len(inEditors) == 0, RequestField)
	to.Label("link-secrets", SecretsNotice(elsewhere))
}

// Title names the page, and the example it shows.
func Title(s State) string {
	const title = "WebSocket Handshake Playground"
	if e := s.Draft.example; e.ID != "" {
		return e.Title + " – " + title
	}
	return title + ": compute and see Sec-WebSocket-Accept"
}
