//go:build js && wasm

package main

import (
	"time"

	"wsaccept/wasm/page"
)

// wireDiagnosis connects the inputs of the diagnosis.
func (p *playground) wireDiagnosis() {
	p.doc.onEditorInput(caseKey, func(text string) { p.editCase(p.state.Case.WithKey(text)) })
	p.doc.onEditorInput(caseAccept, func(text string) { p.editCase(p.state.Case.WithAccept(text)) })
	p.doc.onEditorInput(caseCode, func(text string) { p.editCase(p.state.Case.WithCode(text)) })
	p.doc.onLanguage(func(id string) {
		p.state.Case.Language = id
		p.showCase()
		p.saveLink(replaceState)
	})
	p.doc.onClick("try-tail", func() { p.useCase(p.state.Case.InventedTail()) })
	p.doc.onClick("try-no-guid", func() { p.useCase(p.state.Case.WithoutGUID()) })
	p.doc.onClick("clear-case", func() { p.useCase(p.state.Case.With("", "")) })
	p.doc.onClick("copy-code", func() { p.copy("copy-code", p.state.Case.Snippet().Code) })
	p.doc.onClick("search-stop", p.toggleSearch)
	p.doc.onClick("why-accept", func() { p.explain(p.state.WrongAccept()) })
	p.doc.onClick("wire-why", func() { p.explain(p.state.Live.WrongAccept()) })
}

// editCase makes c, which the user is typing, the case.
func (p *playground) editCase(c page.Case) {
	p.setCase(c, true)
	p.showCase()
	p.doc.notice("")
	p.typed(func() string { return page.CaseSummary(p.state) })
}

// useCase puts c into the fields.
func (p *playground) useCase(c page.Case) {
	p.replace(p.ownCase && !p.state.Case.Empty(), func() { p.setCase(c, false) })
	p.doc.announce(page.CaseSummary(p.state))
}

// explain moves a wrong Accept into the diagnosis.
func (p *playground) explain(key, accept string, wrong bool) {
	if wrong {
		p.replace(true, func() { p.setCase(p.state.Case.With(key, accept), false) })
		p.doc.announce(page.CaseSummary(p.state))
		p.doc.jump("diagnose-title")
	}
}

// setCase makes c the case. Unless it has a search already, its search begins when
// no other case has come for a while.
func (p *playground) setCase(c page.Case, own bool) {
	if c.Search.Phase == page.NoSearch {
		p.endSearch()
	}
	p.state.Case = c
	p.ownCase = own
	p.cases++
	if c.Target() == nil || c.Search.Phase != page.NoSearch {
		return
	}
	count := p.cases
	p.start(func() {
		time.Sleep(searchDelay)
		if count == p.cases {
			p.beginSearch()
		}
	})
}

// showCase brings the diagnosis in line with the state.
func (p *playground) showCase() {
	p.doc.show(page.CaseView(p.state))
	p.showSecrets()
	p.showCaseInputs()
}

// showCaseInputs brings what is outside of the islands in line with the state.
func (p *playground) showCaseInputs() {
	c := p.state.Case
	p.doc.setEditor(caseKey, c.Key)
	p.doc.setEditor(caseAccept, c.Accept)
	p.doc.setEditor(caseCode, c.Code)
	p.doc.setLanguage(c.Snippet().ID)
	p.doc.setHidden("how-to-fix", !c.Fixable())
	p.showProgress()
	_, _, wrong := p.state.WrongAccept()
	p.doc.setHidden("why-accept", !wrong)
	_, _, wrong = p.state.Live.WrongAccept()
	p.doc.setHidden("wire-why", !wrong)
}

// showProgress shows how far the search has come.
func (p *playground) showProgress() {
	s := p.state.Case.Search
	p.doc.show(page.SearchView(p.state))
	if !s.Shown() {
		p.doc.moveFocus("search-stop", "diagnosis")
	}
	p.doc.setHidden("search-controls", !s.Shown())
	p.doc.setProgress("search-bar", s.Part())
	p.doc.setText("search-stop", page.SearchLabel(s))
}
