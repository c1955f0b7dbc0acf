package page

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/gallery"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/configuration"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
)

// Draft is what the two editors hold. In its zero value they are empty.
type Draft struct {
	Own               bool   // the texts are the user's, or the gallery's
	Request, Response string // the texts, exactly
	Example           string // the gallery's id of the texts, or ""; its texts may have to be fetched
	Address           string // the address, from a link whose texts don't have it, or ""

	example                     gallery.Example // whose texts these are, if they are an example's and are here
	typedRequest, typedResponse bool            // the user changed this one; the other one is exact, byte for byte
	judged                      *judge.Result   // of the texts, or nil if nobody asked yet
}

// sampleExample is the gallery's example of the RFC itself.
const sampleExample = "rfc6455"

// ownDraft returns a draft of the user's texts.
func ownDraft(request, response string, typedRequest, typedResponse bool) Draft {
	d := Draft{Own: true, Request: request, Response: response, typedRequest: typedRequest, typedResponse: typedResponse}
	d.judged = d.judge()
	return d
}

// empty reports whether there is nothing to judge.
func (d Draft) empty() bool { return d.Request == "" && d.Response == "" && d.Address == "" }

// WithRequest returns s after the user changed the request to text. An answer
// that the user did not write is dropped if text is another request altogether,
// because it would be judged by a key it has nothing to do with.
func (s State) WithRequest(text string) State {
	response := s.Draft.Response
	if !s.Draft.typedResponse && !isEdit(s.Draft.Request, text) {
		response = ""
	}
	s.Draft = ownDraft(text, response, true, s.Draft.typedResponse)
	return s
}

// WithResponse is WithRequest for the answer.
func (s State) WithResponse(text string) State {
	request := s.Draft.Request
	if !s.Draft.typedRequest && !isEdit(s.Draft.Response, text) {
		request = ""
	}
	s.Draft = ownDraft(request, text, s.Draft.typedRequest, true)
	return s
}

// isEdit reports whether text came from was by typing, deleting or adding
// something, and not by putting another message in its place.
func isEdit(was, text string) bool {
	added, removed := newLines(was, text), newLines(text, was)
	return added == 0 || removed == 0 || added == 1 && removed == 1
}

// newLines counts the lines of text that are not in was.
func newLines(was, text string) int {
	known := map[string]bool{"": true}
	for line := range strings.Lines(was) {
		known[strings.TrimSpace(line)] = true
	}
	n := 0
	for line := range strings.Lines(text) {
		if !known[strings.TrimSpace(line)] {
			n++
		}
	}
	return n
}

// WithExample returns s with the texts of e.
func (s State) WithExample(e gallery.Example) State {
	s.Draft = exampleDraft(e)
	return s
}

func exampleDraft(e gallery.Example) Draft {
	d := Draft{Own: true, Request: e.Request, Response: e.Response, Example: e.ID, example: e}
	if e.Configuration != "" {
		d.Request = e.Configuration
	}
	return d
}

// sample returns the texts of the RFC's example.
func sample() Draft {
	e, _ := gallery.Carried(sampleExample)
	return exampleDraft(e)
}

// JudgeSummary says what there is to say about the editors in a sentence or two. A screen
// reader is told it.
func JudgeSummary(s State) string {
	if told, found := s.Draft.configuration(); found {
		return told.Summary()
	}
	return verdict.Summary(s.result())
}

// configuration reads the first editor as the configuration of a proxy, or of several in
// a row; found is false if it is none, or if a response stands beside it.
func (d Draft) configuration() (told configuration.Told, found bool) {
	if d.Response != "" || !d.Own || d.Example != "" && d.example.Configuration == "" {
		return nil, false
	}
	return configuration.Read(d.Request)
}

// fixLines are lines to copy: the configuration in the editor as it should be, or the
// lines of the example there, or of one that fits.
func (s State) fixLines() string {
	if told, found := s.Draft.configuration(); found {
		return told.Fixed()
	}
	if s.Draft.Example != "" {
		return s.Draft.example.Fix
	}
	return verdict.Lines(s.result())
}

// result judges what is in the editors.
func (s State) result() *judge.Result {
	if s.Draft.judged != nil {
		return s.Draft.judged
	}
	return s.Draft.judge()
}

// judge judges the texts of the editors. A text that no user wrote is taken as it
// is: the gallery has messages that are wrong in ways that no editor can show.
func (d Draft) judge() *judge.Result {
	return judge.Editors(
		judge.Editor{Text: d.Request, Exact: !d.typedRequest},
		judge.Editor{Text: d.Response, Exact: !d.typedResponse},
		d.Address)
}

// showWayToDiagnosis adds the button that leads from a wrong Accept in the editors to its
// diagnosis. Once that is there, it does not say again what the verdict says.
func (s State) showWayToDiagnosis(to *screen.Screen) {
	key, accept, wrong := s.WrongAccept()
	there := wrong && s.Case.Shows(key, accept)
	says, known := "Search for the cause", false
	if wrong {
		switch d := s.result().Diagnosis(); {
		case d.Verdict == diagnose.Mistake:
			says, known = "Show the proof and the code", true
		case d.Target == nil:
			says = "Show code to compare with"
		}
	}
	to.Label(WhyAccept, says)
	to.Hide(WhyAccept, !wrong || there, verdict.Title)
	to.Hide("diagnosis", there && known, verdict.Title)
}

// WrongAccept returns key and Accept of the handshake in the editors, if it has
// one of each and the Accept is wrong.
func (s State) WrongAccept() (key, accept string, wrong bool) {
	r := s.result()
	return r.Accept.Key, r.Accept.Got, r.WrongAccept()
}
