package page

import (
	"slices"
	"strings"

	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/proxies/chain/typical"
	"wsaccept/wasm/snippets"
)

// Update returns the state after e, and what is to be done then, in order. It
// changes nothing else: neither s nor anything that s has.
func Update(s State, e event.Event) (State, []effect.Effect) {
	t := &turn{State: s, was: s.View()}
	t.take(e)
	t.showView()
	if t.Notice != s.Notice || t.Announced != s.Announced || t.copied != s.copied {
		t.show(effect.Words)
	}
	return t.State, t.effects
}

// turn is one step of the page: the state so far, and what is to be done.
type turn struct {
	State
	effects []effect.Effect
	was     string // the view before
	framed  bool   // the frame is shown as it is now
}

// take does what e asks for.
func (t *turn) take(e event.Event) {
	switch e := e.(type) {
	case event.Opened:
		t.open(e)
	case event.WarmedUp:
		t.warmUp(e.Rounds)
	case event.Failed:
		t.fail(e.What)
	case event.HashChanged:
		t.openLink(e.Hash)

	case event.Pasted:
		if e.Field == KeyField {
			t.pasted = e.Text
		}
	case event.Typed:
		t.typed(e.Field, e.Text)
	case event.VerdictShown:
		t.showRest(e.Edit, e.Field)
	case event.TypingPaused:
		t.paused(e.Edit, e.Field)
	case event.AddressRested:
		t.resting = t.resting && e.Saves != t.saves

	case event.PiecesDue:
		if e.Text == t.pieces.text && t.pieces.list != nil {
			t.judgePieces(t.pieces.list)
		}
	case event.PieceOpened:
		t.openPiece(e.Number)
	case event.FileChosen:
		t.chooseFile(e)
	case event.FileRead:
		t.useFile(e)

	case event.Clicked:
		t.click(e.Button)
	case event.Chosen:
		t.choose(e.Choice, e.ID)
	case event.Followed:
		t.follow(e)
	case event.KeyPressed:
		t.press(e.Key)

	case event.Copied:
		t.sayCopied(e.Button)
	case event.CopyFailed:
		t.Notice = "The browser doesn't allow this page to copy. Select the text and copy it yourself: " + e.Text
	case event.CopiedShown:
		if e.Copies == t.copies {
			t.copied = ""
		}
	case event.KeyDrawn:
		t.useKey(encodedKey(e.Bytes))

	case event.SearchDue:
		if e.Case == t.cases {
			t.beginSearch()
		}
	case event.ThreadsCounted:
		t.startWorkers(e)
	case event.UnitTried:
		t.unitTried(e)
	case event.GUIDFound:
		t.guidFound(e)
	case event.WorkerFailed:
		t.workerFailed(e)

	case event.OfCall:
		t.hear(e)
	}
}

// do asks for effects.
func (t *turn) do(effects ...effect.Effect) { t.effects = append(t.effects, effects...) }

// show brings parts of the page in line with the state.
func (t *turn) show(parts effect.Parts) {
	if parts&effect.Body != 0 {
		t.behind = false
	}
	if parts&(effect.Verdict|effect.Case) != 0 {
		parts |= effect.Frame // which says whether there is something to show of them
	}
	t.framed = t.framed || parts&effect.Frame != 0
	t.do(effect.Show{Parts: parts})
}

// jump leads to the element called id: to a title at the top of the window, to
// anything else in its middle.
func (t *turn) jump(id string) {
	if view, known := viewOf(id); known {
		t.turnTo(view)
		t.showView()
	}
	id = t.place(id)
	t.do(effect.Jump{ID: id, Centre: !isTitle(id)})
}

// follow leads to where a link points.
func (t *turn) follow(link event.Followed) {
	switch place, isState := strings.TrimPrefix(link.Fragment, "#"), strings.Contains(link.Fragment, "="); {
	case link.Fault != "":
		t.chooseFault(link.Fault)
	case link.View != "":
		t.chooseView(link.View)
	case isState:
		t.followState(link.Fragment)
	default:
		if t.behind { // the place may not be shown yet
			t.show(effect.Page)
		}
		t.jump(place)
	}
}

// click does what the button is for.
func (t *turn) click(button string) {
	switch button {
	case RandomKey:
		t.do(effect.DrawKey{})
	case SampleKey:
		t.useKey(Default().Key)
	case CopyLink:
		t.copyLink()
	case CopyAccept:
		t.copy(button, t.accept())

	case TakeIt:
		t.route(t.Boxed.Text)
	case TakeAsKey:
		t.retake(intake.Key)
	case TakeAsHandshake:
		t.retake(intake.Handshake)
	case TakeAsCode:
		t.retake(intake.Code)
	case ThemeToggle:
		t.toggleTheme()
	case TypeToggle:
		t.toggleType()
	case CopyFix:
		t.copy(button, t.fixLines())
	case CopySnippet:
		t.copy(button, t.Case.Snippet().Code)

	case InFront, Behind:
		t.addProxy(button == InFront)
	case RFCExample:
		t.forgetPieces()
		t.useDraft(sample())
	case ClearEditors:
		t.forgetPieces()
		t.useDraft(Draft{Own: true})
	case HideSecrets:
		t.useDraft(t.WithoutSecrets().Draft)
	case WhyAccept:
		t.explain(t.WrongAccept())

	case diagnosis.TryTail:
		t.useCase(t.Case.InventedTail())
	case diagnosis.TryNoGUID:
		t.useCase(t.Case.WithoutGUID())
	case diagnosis.Clear:
		t.useCase(t.Case.With("", ""))
	case CopyCode:
		t.copy(button, t.Case.Snippet().Code)
	case diagnosis.ToggleSearch:
		t.toggleSearch()

	case Compare:
		t.compare()
	case WireKey:
		t.useWireKey()
	case WireCheck:
		t.check(t.Live.Attempt)
	case WireWhy:
		t.explain(t.Live.WrongAccept())

	case FaultTry:
		t.tryChosen()
	case FaultNext:
		t.chooseFault(t.Lab.Next())
	case FaultCheck:
		t.check(t.Lab.Results[t.Lab.Chosen().ID].Attempt)
	case FaultsAll:
		t.runAll()
	case FaultsStop:
		t.stopRun()
	}
}

// choose takes the option called id.
func (t *turn) choose(choice, id string) {
	switch choice {
	case VoiceChoice:
		if slices.ContainsFunc(t.Live.Voices, func(v Voice) bool { return v.ID == id }) {
			t.Live.Voice = id
			t.show(effect.Body)
		}
	case AnotherChoice:
		if _, found := typical.Find(id); found || id == "" {
			t.Another = id
			t.show(effect.Verdict)
		}
	case diagnosis.LanguageChoice, CodeLanguageChoice:
		if _, found := snippets.Find(id); found {
			t.Case.Language = id
			t.show(effect.Case | effect.Body)
			t.save(false)
		}
	}
}
